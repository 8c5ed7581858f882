import { controlsPart, replayPart, stagePart } from './scene-parts.ts';

/** Waits until a scene's parts are there, or can't be fetched: what is missing then says so in its place. */
export const scenePartsFetched = (): Promise<unknown> =>
  Promise.allSettled([replayPart(), controlsPart(), stagePart()]);
