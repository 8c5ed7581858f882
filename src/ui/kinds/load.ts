import type * as Details from './details/kinds.ts';

/** What is told of items and done with them, for each kind: fetched with the first thing that is looked at closely. */
export const loadDetails = (): Promise<typeof Details> => import('./details/kinds.ts');
