import { worldFrom } from '../../../../engine/index.ts';
import { readLink } from '../../../../exchange/link/link.ts';
import type { SentPicture, SentScene } from './sent-scene.ts';

/**
 * Draws the scene of a link from the link alone, without the page: the stage on which its sender stood, as it was
 * answered then, or the account. What a picture needs only a moment later, such as an account's lines that are decided, or
 * a step's sentence, follows in a second one. Yields nothing where the link isn't enough: then the page shows it once it is there.
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
  else yield* (await import('./replayed-stage.ts')).replayedStage(world, state, scene);
}
