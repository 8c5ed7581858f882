import { count as digits } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The search over the account's picture. */
export const searchWords = /* @__PURE__ */ isolating({
  findIn: (what: string): string => `Find among ${what}`,
  results: (count: number): string => (count === 0 ? 'Nothing found' : `${digits(count)} found`),
  none: (query: string): string => `Nothing here is called “${query}”.`,
} as const);
