/**
 * Fetches something once. Once it has arrived, the call returns the thing itself and no promise, so that it is shown in the
 * same frame as its surroundings. A failed fetch is tried again.
 */
function once<T>(load: () => Promise<T>): () => T | Promise<T> {
  let arrived: T | undefined;
  return () => arrived ?? load().then((it) => (arrived = it));
}

/** The parts that show a scene: its steps, their buttons, and the picture that plays them. */
export const replayPart = once(() => import('./Replay.svelte'));
export const controlsPart = once(() => import('./StepsControls.svelte'));
export const stagePart = once(() => import('../../account/graph/StageView.svelte'));

/** Waits until a scene's parts are there, or can't be fetched: a missing part then says so in its place. */
export const scenePartsFetched = (): Promise<unknown> =>
  Promise.allSettled([replayPart(), controlsPart(), stagePart()]);
