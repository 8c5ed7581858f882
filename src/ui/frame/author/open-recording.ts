import { loadTotp, nowOf, rowsOf, type World } from '../../../engine/index.ts';
import { actorNamed } from '../../../lessons/acting.ts';
import { filesAt } from '../../../lessons/typed-line.ts';
import { lessonStart } from '../../../lessons/lesson-start.ts';
import { parseLesson } from '../../../lessons/parse-lesson.ts';
import { Playground } from '../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../playground/preview-options.ts';
import { recordWords as words } from '#words/author.ts';
import { drafts, draftOf } from '../../panels/author/drafts.svelte.ts';
import { giveFiles } from '../../panels/terminal/given-files.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import RecordBar from './RecordBar.svelte';
import { RecordingRun } from './recording-run.svelte.ts';

type Asked = Extract<ApartAddress, { kind: 'record' }>;

/** Goes back to where lessons are written, with a word on why where that isn't plain. */
function back(shell: Shell, text?: string): void {
  history.replaceState(history.state, '', writeAddress({ kind: 'author' }));
  shell.show({ playground: shell.own(), ...(text !== undefined && { message: { text, tone: 'deny' } }) });
}

/** Opens an account as a draft's lesson begins, and writes down what is done in it; else says why it can't. */
export async function openRecording({ draft: addressed, what }: Asked, shell: Shell): Promise<void> {
  const id = draftOf(addressed);
  await drafts.read();
  const draft = drafts.of(id);
  if (!draft) return back(shell, words.gone);
  drafts.opened = id;
  const parsed = parseLesson(draft.text);
  if (!parsed.ok) return back(shell, words.unreadable);
  const { lesson } = parsed;
  const [{ world }, codes] = await Promise.all([lessonStart(lesson, Date.now()), loadTotp()]);
  const playground = playgroundOf(world, what === 'start' ? 'root' : lesson.actor, words.name[what]);
  giveFiles(playground, filesAt(lesson, world, addressed, codes));
  void new RecordingRun(playground, what, lesson, codes, draft, (text) => {
    playground.close();
    back(shell, text);
  });
  playground.start();
  shell.show({
    playground,
    bar: RecordBar,
    onleave: () => playground.stop(),
    arrange: (view) => {
      view.leftTab = 'identities';
      view.bottomTab = 'terminal';
      view.mobileTab = 'account';
    },
  });
}

const playgroundOf = (world: World, actor: string, name: string): Playground =>
  new Playground(
    previewOptions({
      id: 'recording',
      name,
      rows: rowsOf(world),
      credentials: actorNamed(world, actor),
      at: nowOf(world),
    }),
  );
