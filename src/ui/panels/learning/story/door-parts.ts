import { scenePartsFetched } from '../../use/steps/scene-parts.ts';

/** Fetches a door's scene with the words beside it, so that they appear together. Without its words it tells itself. */
export const doorFetched = () =>
  Promise.all([
    import('./door-walk.svelte.ts'),
    scenePartsFetched(),
    import('./Door.svelte').catch(() => undefined),
  ]);
