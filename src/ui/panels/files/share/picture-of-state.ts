import type { Replay } from '../../../../assume/step.ts';
import { expiredNow, stageOf } from '../../../../assume/stage.ts';
import { remedyOf } from '../../../../assume/remedy.ts';
import { firstLine } from '../../../../assume/policy-pages.ts';
import { whyOf, walkOf } from '../../../../assume/why/gates.ts';
import { accountOf as homeOf } from '../../../../engine/index.ts';
import { askable } from '../../../../exchange/link/bare-command.ts';
import type { LinkState, Shown as Asked } from '../../../../exchange/link/link-state.ts';
import { FactsIndex } from '../../../../graph/overview/facts-index.ts';
import { focusOf } from '../../../../graph/overview/focus.ts';
import { overviewOf } from '../../../../graph/overview/overview.ts';
import { usageOf } from '../../../../graph/overview/usage.ts';
import type { Pictured } from '../../../../graph/sheet/pictured.ts';
import type { Command } from '../../../../playground/command.ts';
import { Playground } from '../../../../playground/playground.svelte.ts';
import { previewOptions } from '../../../../playground/preview-options.ts';
import { readQuestion } from '../../../view/questions.ts';
import { picturedOverview } from '../../../../graph/sheet/pictured-overview.ts';
import { replayAsSent } from '../../use/steps/replay-as-sent.ts';
import { prepareGraph } from '../../account/graph/first-model.ts';
import { picturedAccount } from '../../account/graph/pictured-account.ts';
import { Shown } from '../../account/graph/shown.svelte.ts';
import { flowOf } from '../../use/steps/flow.svelte.ts';
import { picturedStep, toldStep } from '../../use/steps/pictured-step.ts';
import { answerTo } from '../../use/why/asking.ts';
import { picturedWhy } from '../../use/why/pictured-why.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns the counts of a large account, with the part that is open in them. */
async function countsOf(
  playground: Playground,
  id: string,
  open: string | null,
  size: Size,
): Promise<Pictured> {
  const { world } = playground;
  const facts = await FactsIndex.inSlices(world, id);
  const usage = usageOf(facts);
  const focus = open === null ? null : focusOf(facts, open, firstLine, usage);
  const name = world.tables.accounts.get(id)?.name ?? null;
  return picturedOverview({ overview: overviewOf(facts, usage), focus, ...size, id, name });
}

async function accountOf(playground: Playground, state: LinkState, size: Size): Promise<Pictured> {
  const { picture, account } = state;
  if (picture?.organization) {
    const { picturedOrganization } =
      await import('../../account/graph/organization/pictured-organization.ts');
    const tree = picturedOrganization(playground.world, account ?? homeOf(playground.world));
    if (tree) return tree;
  }
  playground.selected = state.selected;
  // A link may hold policies that take seconds to read.
  await prepareGraph(playground, account);
  const shown = new Shown(playground, () => account, picture?.order);
  shown.container.resize(size.width, size.height);
  const isThere = (id: string): boolean => shown.model.nodes.has(id);
  shown.compact = size.width < 600;
  shown.opened.add(...(picture?.opened ?? []).filter(isThere));
  if (!shown.isLarge) return picturedAccount(shown, playground, shown.wayOf(null));
  const centre = picture?.trail?.ids.at(-1) ?? null;
  if (centre === null || !isThere(centre))
    return countsOf(playground, shown.viewedAccount, picture?.trail?.open ?? null, size);
  shown.around = centre;
  return picturedAccount(shown, playground, shown.wayOf(null));
}

function sceneOf(replay: Replay, step: number | undefined, remedy: string | null, width: number): Pictured {
  const last = replay.steps.length - 1;
  const cursor = Math.min(step ?? last, last);
  return picturedStep(
    {
      stage: expiredNow(stageOf(replay), false),
      cursor,
      left: 1,
      called: 0,
      remedy,
      told: () => toldStep(replay, cursor, false),
    },
    width,
  );
}

/** Returns the scene that a link holds for a call whose token stays with its sender; null if it holds none. */
function toldScene(playground: Playground, state: LinkState, { width }: Size): Pictured | null {
  const replay = replayAsSent(playground.world, state);
  return replay && sceneOf(replay, state.shown?.kind === 'step' ? state.shown.step : undefined, null, width);
}

/** Returns the scene in which a role is lent; null if the call has none. */
async function stepOf(
  playground: Playground,
  command: Command,
  step: number | undefined,
  { width }: Size,
): Promise<Pictured | null> {
  const flow = flowOf(playground);
  const { rev } = await playground.run(command);
  if (!flow.show(rev) || !flow.replay) return null;
  const { replay } = flow;
  return sceneOf(replay, step, remedyOf(replay, playground.world)?.label ?? null, width);
}

/** Returns the gates of an answer; null if nothing was decided. */
function gatesOf(
  { history }: Playground,
  rev: number,
  step: number | undefined,
  { width }: Size,
): Pictured | null {
  const row = history.find((one) => one.rev === rev);
  if (!row?.decision || row.decision.steps.length === 0) return null;
  const why = whyOf(row.decision);
  const last = walkOf(why).steps.length - 1;
  const { command } = row;
  const keys = (command.type === 'call' || command.type === 'try' ? command.context?.keys : null) ?? {};
  return picturedWhy({ why, keys, at: Math.min(step ?? last, last), width });
}

async function askedOf(
  playground: Playground,
  shown: Asked,
  state: LinkState,
  size: Size,
): Promise<Pictured | null> {
  if (shown.kind === 'story') return null;
  if (shown.kind === 'ask') {
    const question = readQuestion(shown.question);
    const rev = question && (await answerTo(playground, question));
    return rev === null ? null : gatesOf(playground, rev, shown.step, size);
  }
  const command = await askable(shown.command, playground.world, state.at);
  if (!command) return toldScene(playground, state, size);
  if (shown.kind === 'step') return stepOf(playground, command, shown.step, size);
  const { rev } = await playground.run(command);
  return gatesOf(playground, rev, shown.step, size);
}

/** Draws what a link shows, in an account of its own, which is discarded afterwards. */
export async function pictureOfState(state: LinkState, size: Size): Promise<Pictured> {
  const playground = new Playground(previewOptions(state));
  playground.start();
  try {
    await playground.settled();
    const asked = state.shown && (await askedOf(playground, state.shown, state, size));
    return asked ?? (await accountOf(playground, state, size));
  } finally {
    playground.close();
  }
}
