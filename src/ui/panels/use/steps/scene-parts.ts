import { once } from '../../../parts/once.ts';

/** What a scene is shown with: its steps, their buttons, and the picture that plays them. */
export const replayPart = once(() => import('./Replay.svelte'));
export const controlsPart = once(() => import('./StepsControls.svelte'));
export const stagePart = once(() => import('../../account/graph/stage/StageView.svelte'));
