import type { Change, World } from '../../../../engine/index.ts';
import { apply, rowsOf, worldFrom } from '../../../../engine/index.ts';
import type {
  AsSent,
  LinkState,
  PictureState,
  Shown,
  Vouched,
} from '../../../../exchange/link/link-state.ts';
import type { HistoryRow } from '../../../../playground/history-row.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { apartAt, writeAddress } from '../../../view/addresses.ts';
import type { View } from '../../../view/view.svelte.ts';
import { slotOf } from '../../use/steps/flow-slot.svelte.ts';
import type { Issued, Replay } from '../../../../assume/step.ts';
import { traceOf } from '../../../../exchange/link/traced.ts';
import { writeLink } from '../../../../exchange/link/link.ts';
import { longestLines, longestTyped, mostLines } from '../../../../exchange/link/read-state.ts';
import type { EnteredLine } from '../../../view/entered-line.ts';
import type { LinkProblem } from '../../../../exchange/link/link-problem.ts';
import { rowsForOthers } from '../../../../exchange/link/secret-fields.ts';
import { formatWorkspace } from '../../../../exchange/workspace-file.ts';
import { links as words } from '#words/links.ts';

type SharedAddress =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly problem: LinkProblem };

/** The address of the page itself, without a place: an embed's, too, which may stand in a folder below it. */
export const pageAddress = (): string =>
  new URL(document.documentElement.dataset['embed'] || '.', location.href).href;

/** Returns the whole address of the link for `state`. */
export async function addressOf(state: LinkState, secrets: boolean): Promise<SharedAddress> {
  const written = await writeLink(state, secrets);
  if (!written.ok) return written;
  return { ok: true, address: `${pageAddress()}#${written.link}` };
}

/** Returns the same account as a file that this page can open again. */
export function sharedFile(
  { name, rows }: LinkState,
  secrets: boolean,
): { readonly name: string; readonly text: string } {
  // Anonymous things have no name.
  const world = worldFrom(secrets ? rows : rowsForOthers(rows));
  const text = formatWorkspace(world, name || words.untitled);
  return { name: `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'account'}.iam-playground.json`, text };
}

const sessionOf = (name: string, { issuedAt, expiresAt }: Issued): NonNullable<Vouched['session']> => ({
  name,
  seconds: Math.round((expiresAt - issuedAt) / 1000),
});

/** Returns the provider's statement about the person who asked; null if somebody signed. */
function vouchedOf({ assumption, cast, issued }: Replay): Vouched | null {
  const { type, account, federation } = assumption.outcome.caller ?? {};
  if ((type !== 'webIdentity' && type !== 'saml') || account === undefined || !federation) return null;
  const { principal, keys } = federation;
  return { type, account, principal, keys, ...(issued && { session: sessionOf(cast.sessionName, issued) }) };
}

/** Returns the answer to the call of the steps, as far as their scene needs it. */
export function asSentOf(replay: Replay): AsSent {
  const { decision, world } = replay.assumption.outcome;
  const vouched = vouchedOf(replay);
  return {
    trace: decision && traceOf(decision, world),
    session: replay.issued?.accessKeyId ?? null,
    ...(vouched && { vouched }),
  };
}

/** The part of the page that a link leads to. */
export type SharedPlace = 'step' | 'why' | 'ask' | 'account' | 'lines';

/** A place with an address of its own, which carries no account. */
interface OwnPlace {
  readonly kind: 'lesson' | 'story';
  readonly hash: string;
}

/** Returns the lesson that is done, or the frame of the story that is read; null if it is neither. */
export function ownPlace({ leftTab, storyFrame, storyFinished }: View): OwnPlace | null {
  const apart = apartAt(location.hash);
  if (apart?.kind === 'lesson')
    return { kind: 'lesson', hash: writeAddress({ kind: 'lesson', id: apart.id }) };
  // An account that was sent isn't the one that the story tells of.
  if (apart || leftTab !== 'story' || storyFrame === null || storyFinished) return null;
  return { kind: 'story', hash: writeAddress({ kind: 'story', frame: storyFrame }) };
}

/** Returns the commit whose answer the visitor sees, as steps or as gates; null if there is none. */
function answered(
  playground: Playground,
  view: View,
): { readonly kind: 'step' | 'why'; readonly row: HistoryRow } | null {
  const replay = view.bottomTab === 'steps' ? (slotOf(playground).flow?.replay ?? null) : null;
  const rev = view.why ? (view.why.kind === 'why' ? view.why.rev : null) : (replay?.assumption.rev ?? null);
  const row = playground.history.find((one) => one.rev === rev);
  return row ? { kind: view.why ? 'why' : 'step', row } : null;
}

/** Returns the account before a commit, or null if its history doesn't reach back that far. */
function before({ world, history }: Playground, rev: number): World | null {
  const since = history.filter((row) => row.rev >= rev).reverse();
  const changes: Change[] = [];
  for (const row of since) {
    if ('count' in row.changes) return null;
    for (const change of [...row.changes].reverse())
      changes.push({ ...change, before: change.after, after: change.before } as Change);
  }
  return apply(world, changes);
}

/** Returns the part of the page that the visitor sees; `account` if there is no answer. */
export function placeInSight(playground: Playground, view: View): SharedPlace {
  if (view.why?.kind === 'ask') return 'ask';
  const found = answered(playground, view);
  const { type } = found?.row.command ?? {};
  const isDecided = type === 'call' || type === 'try';
  return found && isDecided && before(playground, found.row.rev) ? found.kind : 'account';
}

/** Whether the account was changed after the answer in sight: a link to that answer would leave the change out. */
export function isOutdated(playground: Playground, view: View): boolean {
  const rev = answered(playground, view)?.row.rev ?? Infinity;
  return playground.history.some((row) => row.rev > rev && (row.undoable || row.of !== null));
}

/** Returns the state of the pictures, and the frame of the story beside them. */
function pictureNow({ pictureStates, leftTab, storyFrame, storyFinished }: View): PictureState {
  const isRead = leftTab === 'story' && storyFrame !== null && !storyFinished;
  return { ...pictureStates.picture, ...(isRead && { frame: storyFrame }) };
}

/** The line that isn't run yet, if a link carries it. */
const typedNow = ({ typed }: View): Pick<LinkState, 'typed'> =>
  typed.trim() !== '' && typed.length <= longestTyped ? { typed } : {};

/** Whether a commit made something of the account, or of its clock, another. */
const changes = ({ undoable, of, command }: HistoryRow): boolean =>
  undoable || of !== null || command.type === 'clock' || command.type === 'load';

/**
 * Returns the lines that a link can carry, the newest last: those that were typed after whatever else changed the account,
 * as far as they have no secret and a link has room for them.
 */
export function linesTyped(
  { history }: Pick<Playground, 'history'>,
  { entered }: Pick<View, 'entered'>,
): readonly EnteredLine[] {
  const lines: EnteredLine[] = [];
  const made = new Set<number>();
  let length = 0;
  for (const line of entered.toReversed()) {
    length += line.text.length;
    const fits = lines.length < mostLines && line.text.length <= longestTyped && length <= longestLines;
    if (!line.isStorable || !fits) break;
    for (const rev of line.revs) made.add(rev);
    if (history.some((row) => row.rev > line.before && changes(row) && !made.has(row.rev))) break;
    lines.unshift(line);
  }
  return lines;
}

/** Makes the state before the lines that were typed last, with them; null if the account's history doesn't reach back. */
function beforeLines(playground: Playground, view: View, state: LinkState): LinkState | null {
  const lines = linesTyped(playground, view);
  const [first] = lines;
  const earlier = first && before(playground, first.before + 1);
  if (!first || !earlier) return null;
  const { time = state.at } = playground.history.find(({ rev }) => rev > first.before) ?? {};
  return {
    ...state,
    rows: rowsOf(earlier),
    at: time,
    credentials: first.credentials,
    panels: { ...state.panels, bottom: 'terminal' },
    lines: lines.map(({ text }) => text),
  };
}

/** Makes the state that a link to a place carries. */
export function sharedState(playground: Playground, view: View, place: SharedPlace): LinkState {
  const { world, credentials, now, selected, workspace } = playground;
  const state: LinkState = {
    name: workspace.name,
    rows: rowsOf(world),
    at: now,
    credentials,
    shown: null,
    selected,
    account: view.account,
    panels: { left: view.leftTab, bottom: view.bottomTab },
    picture: pictureNow(view),
    ...typedNow(view),
  };
  if (place === 'lines') return beforeLines(playground, view, state) ?? state;
  const { gate } = view.pictureStates;
  if (place === 'ask' && view.why?.kind === 'ask')
    return {
      ...state,
      shown: { kind: 'ask', question: view.why.question, ...(gate !== null && { step: gate }) },
    };
  return place === 'account' ? state : answeredState(playground, view, state);
}

/** Makes the state of a link to the answer in sight, with the account before it; `state` itself if there is none. */
function answeredState(playground: Playground, view: View, state: LinkState): LinkState {
  const found = answered(playground, view);
  const earlier = found && before(playground, found.row.rev);
  if (!earlier) return state;
  const { gate } = view.pictureStates;
  const { kind, row } = found;
  const { command, answer, time } = row;
  if (command.type !== 'call' && command.type !== 'try') return state;
  const { flow } = slotOf(playground);
  const cursor = kind === 'step' ? flow?.cursor : (gate ?? undefined);
  const asSent = kind === 'step' && flow?.replay ? asSentOf(flow.replay) : null;
  const shown: Shown = {
    kind,
    command,
    verdict: answer,
    ...(cursor !== undefined && { step: cursor }),
    ...(asSent && { asSent }),
  };
  return { ...state, rows: rowsOf(earlier), at: time, shown };
}
