import { loadTotp, nowOf, rowsOf, type World } from '../../../engine/index.ts';
import { actorNamed } from '../../../lessons/attempt/acting.ts';
import { filesAt } from '../../../lessons/attempt/typed-line.ts';
import { lessonStart } from '../../../lessons/attempt/lesson-start.ts';
import { textReader } from '../../../lessons/reading/text-reader.ts';
import { Playground } from '../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../playground/preview-options.ts';
import { recordWords as words } from '#words/author.ts';
import { drafts, draftOf } from '../../panels/learning/author/drafts.svelte.ts';
import { LessonClock } from '../../panels/learning/lesson/do-again.ts';
import { giveFiles } from '../../panels/use/terminal/given-files.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import RecordBar from './RecordBar.svelte';
import { RecordingRun } from './recording-run.svelte.ts';

type Asked = Extract<ApartAddress, { kind: 'record' }>;

/** Goes back to the page for writing lessons; `text` gives the reason if it isn't plain. */
function back(shell: Shell, text?: string): void {
  history.replaceState(history.state, '', writeAddress({ kind: 'author' }));
  shell.show({ playground: shell.own(), ...(text !== undefined && { message: { text, tone: 'deny' } }) });
}

/** Opens an account at the start of a draft's lesson and records what is done in it, or says why it can't. */
export async function openRecording({ draft: addressed, what }: Asked, shell: Shell): Promise<void> {
  const id = draftOf(addressed);
  await drafts.read();
  const draft = drafts.of(id);
  if (!draft) return back(shell, words.gone);
  drafts.opened = id;
  const parsed = await textReader.read('lesson', draft.text);
  if (!parsed.ok) return back(shell, words.unreadable);
  const { lesson } = parsed;
  const found = await drafts.recording(draft, what);
  const kept = found === 'changed' ? null : found;
  const begunAt = kept?.begunAt ?? Date.now();
  const [{ world }, codes] = await Promise.all([lessonStart(lesson, begunAt), loadTotp()]);
  const clock = new LessonClock(nowOf(world));
  const playground = playgroundOf(world, what === 'start' ? 'root' : lesson.actor, words.name[what], clock);
  giveFiles(playground, filesAt(lesson, world, addressed, codes));
  const end = (text?: string): void => {
    playground.close();
    back(shell, text);
  };
  const run = new RecordingRun(playground, what, lesson, codes, draft, end, begunAt);
  if (kept)
    try {
      await run.goOn(kept, clock);
    } catch (error) {
      console.error(error);
      drafts.keepRecording(draft, what, null);
      return end(words.notRepeated);
    }
  clock.go();
  playground.start();
  shell.show({
    playground,
    bar: RecordBar,
    onleave: () => playground.stop(),
    ...(found && { message: { text: kept ? words.resumed : words.changed, tone: kept ? 'allow' : 'deny' } }),
    arrange: (view) => {
      view.leftTab = 'identities';
      view.bottomTab = 'terminal';
      view.mobileTab = 'account';
    },
  });
}

const playgroundOf = (world: World, actor: string, name: string, clock: LessonClock): Playground =>
  new Playground(
    previewOptions({
      id: 'recording',
      name,
      rows: rowsOf(world),
      credentials: actorNamed(world, actor),
      at: nowOf(world),
      device: clock.now,
    }),
  );
