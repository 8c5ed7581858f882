import { count } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The texts on large policy sheets, which are drawn if somebody has few of them. */
export const sheets = /* @__PURE__ */ isolating({
  moreLines: (more: number): string => (more === 1 ? '+1 line' : `+${count(more)} lines`),
  nothing: 'No policy',
  nothingText: 'none is attached here',
});
