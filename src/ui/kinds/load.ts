import type * as Details from './details/kinds.ts';

/**
 * Fetches the details of all kinds: facts, sections and actions. Called when the page first shows an item in detail.
 */
export const loadDetails = (): Promise<typeof Details> => import('./details/kinds.ts');
