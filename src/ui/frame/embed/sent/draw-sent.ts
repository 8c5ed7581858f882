import { worldFrom } from '../../../../engine/index.ts';
import { readLink } from '../../../../exchange/link/link.ts';
import type { Size } from '../../../../graph/picture/geometry.ts';
import type { EmbedView } from '../../../view/embed-views.ts';
import type { Scheme } from '../pages/drawing.ts';

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

/** The height of the foot in CSS pixels. */
export const foot = 46;

/**
 * Draws the scene of a link from the link alone, without the page: the stage on which its sender stood, as it was
 * answered then, or the account. The account's first picture needs no decision; a second one follows if some lines in it
 * do. Yields nothing where the link isn't enough: then the page shows it once it is there.
 */
export async function* drawSent(scene: SentScene): AsyncGenerator<SentPicture, void> {
  const read = await readLink(scene.link);
  if (!read.ok) return;
  const { state } = read;
  const { shown, lines } = state;
  const suits = shown?.kind === 'step' ? 'stage' : shown === null && !lines ? 'picture' : null;
  const view = scene.view ?? suits;
  if (view !== 'picture' && view !== 'stage') return;
  const world = worldFrom(state.rows);
  // Each is fetched alone, with all that draws it.
  if (view === 'picture') yield* (await import('./sent-account.ts')).accountPictures(world, state, scene);
  else {
    const picture = (await import('./replayed-stage.ts')).replayedStage(world, state, scene);
    if (picture) yield picture;
  }
}
