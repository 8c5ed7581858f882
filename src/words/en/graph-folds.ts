import { count as digits } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The counts of the rows that fold while the drawer is open. */
export const foldWords = /* @__PURE__ */ isolating({
  folds: 'Folded to make room',
  more: (count: number) => `+${digits(count)} more`,
  pages: (count: number) => (count === 1 ? '+1 page' : `+${digits(count)} pages`),
  roles: (roles: string) => `${roles} behind STS`,
} as const);
