import { lessons } from 'virtual:lessons';
import { embed as words } from '#words/embed.ts';
import { workspaceNames } from '#words/playground.ts';
import { worldFrom } from '../../../engine/index.ts';
import { askable } from '../../../exchange/link/bare-command.ts';
import { readLink } from '../../../exchange/link/link.ts';
import type { LinkState, Shown } from '../../../exchange/link/link-state.ts';
import { Playground } from '../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../playground/preview-options.ts';
import { firstCredentials, sampleRows } from '../../../playground/sample.ts';
import { isStoryFrame } from '../../../words/story-frame-ids.ts';
import { cameraOf } from '../../panels/learning/story/frames.ts';
import { beginLesson, goOnWith } from '../../panels/learning/lesson/begin-lesson.ts';
import type { LessonPlace, LessonRun } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { flowOf } from '../../panels/use/steps/flow.svelte.ts';
import { holderById } from '../../panels/use/access/holder.ts';
import { replayAsSent } from '../../panels/use/steps/replay-as-sent.ts';
import { type Address, parseAddress, writeAddress } from '../../view/addresses.ts';
import type { EmbedView } from '../../view/embed-views.ts';
import type { EmbedSource } from './embed-run.svelte.ts';

/** An embed that can't be shown, with the reason in words. */
export class EmbedError extends Error {}

/** Shows a source in the place of the present one. Resolves once it stands there. */
type Show = (source: EmbedSource) => Promise<void>;

type Opening = Pick<EmbedSource, 'hash' | 'restart'>;

/** The sample account, as every visitor finds it at first. */
function samplePlayground(): Playground {
  const credentials = firstCredentials(worldFrom(sampleRows));
  return new Playground(
    previewOptions({ name: workspaceNames.sample, rows: sampleRows, credentials, at: Date.now() }),
  );
}

/** Makes the call that a link shows, so that its steps or its answer are there. @returns its revision, or null */
async function decide(
  playground: Playground,
  state: LinkState,
  shown: Extract<Shown, { command: object }>,
): Promise<number | null> {
  const flow = flowOf(playground);
  const command = await askable(shown.command, playground.world, state.at);
  if (command) return (await playground.run(command)).rev;
  // Its token stayed with the sender: the steps are shown as they were sent.
  const replay = replayAsSent(playground.world, state);
  if (replay) flow.showSent(replay, 0, true);
  return null;
}

/** The arrangement that suits what a link shows. */
const viewOf = ({ shown, lines }: LinkState): EmbedView =>
  lines
    ? 'terminal'
    : shown?.kind === 'step'
      ? 'stage'
      : shown?.kind === 'why' || shown?.kind === 'ask'
        ? 'why'
        : 'picture';

/** The ARN of whoever is selected, else of whoever acts. */
function whoIn({ world, selected, caller }: Playground): string {
  const acting = caller.ok ? caller.value.principalId : null;
  const holder = [selected, acting].map((id) => (id === null ? null : holderById(world, id))).find(Boolean);
  return holder?.arn ?? '';
}

async function openLink(link: string, wanted: EmbedView | null, more: Opening): Promise<EmbedSource> {
  const read = await readLink(link);
  if (!read.ok) throw new EmbedError(words.problem.link);
  const { state } = read;
  const { shown, typed, lines, selected } = state;
  const playground = new Playground(previewOptions({ ...state, name: state.name || workspaceNames.sample }));
  playground.start();
  await playground.settled();
  const kind = wanted ?? viewOf(state);
  if (selected !== null) playground.selected = selected;
  const who = kind === 'access' && { who: whoIn(playground) };
  const source = {
    ...more,
    playground,
    kind,
    ...(typed !== undefined && { typed }),
    ...(lines && { lines }),
    ...who,
  };
  if (shown?.kind === 'story') return { ...source, frame: shown.frame };
  if (shown?.kind === 'ask') return { ...source, why: { kind: 'ask', question: shown.question } };
  return shown ? openAnswered(source, state, shown) : source;
}

/** Asks what a link shows again, for the arrangements that show the answer to it. */
async function openAnswered(
  source: EmbedSource,
  state: LinkState,
  shown: Extract<Shown, { command: object }>,
): Promise<EmbedSource> {
  const { kind, playground } = source;
  if (kind !== 'stage' && kind !== 'why' && kind !== 'question') return source;
  const rev = await decide(playground, state, shown);
  const step = shown.step === undefined ? {} : { step: shown.step };
  if (kind === 'stage') {
    const flow = flowOf(playground);
    flow.send({ type: 'goTo', index: Math.min(flow.last, shown.step ?? flow.last) });
  }
  return { ...source, ...step, ...(rev !== null && { why: { kind: 'why', rev } }) };
}

type LessonAddress = Extract<Address, { kind: 'lesson' }>;

async function openLesson({ id, attempt }: LessonAddress, more: Opening, show: Show): Promise<EmbedSource> {
  const entry = lessons.find((one) => one.id === id);
  if (!entry) throw new EmbedError(words.problem.unknown);
  const [{ lesson }, { attemptAddress, readAttempt }] = await Promise.all([
    entry.load(),
    import('../lesson/sent-attempt.ts'),
  ]);
  const shown = (run: LessonRun): EmbedSource => {
    run.playground.start();
    return {
      ...more,
      restart: () => place.restart(false),
      playground: run.playground,
      kind: 'lesson',
      attempt: async () => (run.kept && run.kept.steps.length > 0 ? attemptAddress(run.kept) : null),
    };
  };
  const begin = async (isDemo: boolean): Promise<EmbedSource> =>
    shown(await beginLesson(lesson, place, isDemo));
  const place: LessonPlace = {
    catalogue: lessons,
    workshop: null,
    hashOf: (other) => writeAddress({ kind: 'lesson', id: other }),
    overview: writeAddress({ kind: 'lessons' }),
    restart: async (isDemo) => show(await begin(isDemo)),
    leave: () => undefined,
  };
  if (attempt === undefined) return begin(false);
  const sent = await readAttempt(id, attempt);
  const run = sent && (await goOnWith(sent, lesson, place));
  if (!run) throw new EmbedError(words.problem.link);
  return shown(run);
}

function openSample(address: Address | null, wanted: EmbedView | null, more: Opening): EmbedSource {
  const playground = samplePlayground();
  playground.start();
  if (address?.kind === 'ask')
    return {
      ...more,
      playground,
      kind: wanted ?? 'why',
      why: { kind: 'ask', question: address.question },
    };
  const who = address?.kind === 'access' ? address.who : wanted === 'access' ? whoIn(playground) : null;
  if (who !== null) return { ...more, playground, kind: wanted ?? 'access', who };
  return openFrame(address, playground, wanted, more);
}

/** Opens a frame of the story, or the sample account as it is. */
function openFrame(
  address: Address | null,
  playground: Playground,
  wanted: EmbedView | null,
  more: Opening,
): EmbedSource {
  const frame = address?.kind === 'story' ? address.frame : null;
  if (frame !== null && !isStoryFrame(frame)) throw new EmbedError(words.problem.unknown);
  const isDoor = isStoryFrame(frame) && cameraOf(frame) === 'door';
  const kind = wanted ?? (isDoor ? 'stage' : 'picture');
  return { ...more, playground, kind, ...(frame !== null && { frame }) };
}

/**
 * Opens what an embed's address names, in an account in memory. `show` replaces it when a lesson begins again.
 * Rejects with an `EmbedError` if there is no such thing.
 */
export async function openEmbed(hash: string, view: EmbedView | null, show: Show): Promise<EmbedSource> {
  const address = parseAddress(hash);
  // Only a lesson has one: anything else is shown as it suits it.
  const wanted = view === 'lesson' ? null : view;
  const more: Opening = {
    hash,
    restart: async () => show(await openEmbed(hash, wanted, show)),
  };
  // The rest of the page's places belong to the visitor's own account.
  switch (address === 'unknown' ? 'unknown' : (address?.kind ?? null)) {
    case 'link':
      return openLink((address as Extract<Address, { kind: 'link' }>).link, wanted, more);
    case 'lesson':
      return openLesson(address as LessonAddress, more, show);
    case null:
    case 'access':
    case 'ask':
    case 'story':
      return openSample(address as Address | null, wanted, more);
    default:
      throw new EmbedError(words.problem.unknown);
  }
}
