import { ahead } from '../../../parts/fetch-ahead.ts';

/**
 * Fetches something once. After it has been fetched, the call returns the thing itself instead of a promise, so that
 * it appears in the same frame as its surroundings. A failed fetch is tried again.
 */
function once<T>(load: () => Promise<T>): () => T | Promise<T> {
  let arrived: T | undefined;
  return () => arrived ?? load().then((it) => (arrived = it));
}

/** The parts that show a scene: its steps, their buttons, and the picture that plays them. */
export const replayPart = ahead(once(() => import('./Replay.svelte')));
export const controlsPart = once(() => import('./StepsControls.svelte'));
export const stagePart = once(() => import('../../account/graph/StageView.svelte'));

/** Waits until a scene's parts have been fetched, or can't be: a missing part then shows that in its place. */
export const scenePartsFetched = (): Promise<unknown> =>
  Promise.allSettled([replayPart(), controlsPart(), stagePart()]);
