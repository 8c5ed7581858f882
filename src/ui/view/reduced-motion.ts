import { MediaQuery } from 'svelte/reactivity';

/**
 * Whether somebody wants less motion. It is what `svelte/motion` exports, without all that moves, which few parts of the
 * page need.
 */
export const prefersReducedMotion = new MediaQuery('(prefers-reduced-motion: reduce)');
