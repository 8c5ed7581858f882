/**
 * The parts that the page shows by itself once it is open. They arrive as one file (`scripts/chunk-groups.ts`), since
 * one compresses better and comes sooner than many.
 */
export { default as SessionOver } from '../../panels/account/acting/SessionOver.svelte';
export { default as GraphPanel } from '../../panels/account/graph/GraphPanel.svelte';
export { prepareGraph } from '../../panels/account/graph/first-model.ts';
export { default as Inspector } from '../../panels/account/inspector/Inspector.svelte';
export { default as Overlays } from '../Overlays.svelte';
