import type { Limit } from '../limit.ts';

/** Each one's sentence is in `words/en/limits/`. */
export const playgroundLimits = [] as const satisfies readonly Limit[];
