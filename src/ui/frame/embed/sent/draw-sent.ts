import { account as accountWords } from '#words/pictures.ts';
import { callerNode } from '../../../../assume/caller-node.ts';
import { policyTexts } from '../../../../assume/policy-texts.ts';
import { accountOf, holdsAccount, identify, type World, worldFrom } from '../../../../engine/index.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import { readLink } from '../../../../exchange/link/link.ts';
import { project } from '../../../../graph/model/project.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import { isLarge } from '../../../../graph/picture/surroundings.ts';
import type { EmbedView } from '../../../view/embed-views.ts';
import { accountDrawing } from '../pages/account-drawing.ts';
import { type Scheme, svgFile } from '../pages/drawing.ts';

/** A link whose scene is drawn before its page has arrived. */
export interface SentScene {
  /** The text behind the `#` of its address. */
  readonly link: string;
  /** The arrangement that the post asks for; null for the one that suits the link. */
  readonly view: EmbedView | null;
  /** The size of the frame in CSS pixels. */
  readonly frame: Size;
  readonly scheme: Scheme;
}

/** The picture of a link's scene, with the sentence that the live page says of it; the first part is marked. */
export interface SentPicture {
  readonly view: 'picture' | 'stage';
  readonly svg: string;
  readonly strong: string;
  readonly text: string;
}

/** The foot, the timeline below a stage, and the margin around a picture, in CSS pixels. */
const [foot, moves, margin] = [46, 48, 12];

function pictureOf(world: World, { account, at, credentials }: LinkState, { frame, scheme }: SentScene) {
  const caller = identify(world, credentials, at);
  const you = caller.ok ? callerNode(world, caller.value) : null;
  const shown = account !== null && holdsAccount(world, account) ? account : accountOf(world);
  const model = project(world, at, shown);
  // A large account is shown as counts, which the page itself draws.
  if (isLarge(model)) return null;
  const told = { model, texts: policyTexts(world, shown), now: at, you };
  const room = { width: frame.width - 2 * margin, height: frame.height - foot - 2 * margin };
  const drawn = accountDrawing(told, null)(room);
  const name = world.tables.accounts.get(shown)?.name ?? null;
  return (
    drawn && {
      view: 'picture' as const,
      svg: svgFile(drawn, scheme),
      strong: '',
      text: accountWords.title(shown, name, null),
    }
  );
}

/** Draws the stage on which the link's sender stood, as it was answered then. Null if the link doesn't tell enough. */
async function stageOf(world: World, state: LinkState, { frame, scheme }: SentScene) {
  const { replayedStage } = await import('./replayed-stage.ts');
  const stage = replayedStage(world, state);
  const drawn = stage?.drawing({ width: frame.width, height: frame.height - foot - moves });
  if (!stage || !drawn) return null;
  return { view: 'stage' as const, svg: svgFile(drawn, scheme), strong: stage.headline, text: stage.text };
}

/**
 * Draws the scene of a link from the link alone: nothing is decided, so that neither the engine's operations nor the
 * page are needed. Null where that isn't enough: then the page shows it once it is there.
 */
export async function drawSent(scene: SentScene): Promise<SentPicture | null> {
  const read = await readLink(scene.link);
  if (!read.ok) return null;
  const { state } = read;
  const { shown, lines } = state;
  const suits = shown?.kind === 'step' ? 'stage' : shown === null && !lines ? 'picture' : null;
  const view = scene.view ?? suits;
  if (view !== 'picture' && view !== 'stage') return null;
  const world = worldFrom(state.rows);
  return view === 'stage' ? stageOf(world, state, scene) : pictureOf(world, state, scene);
}
