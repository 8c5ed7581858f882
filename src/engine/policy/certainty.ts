import type { Layer } from './decision.ts';

/** Whether something holds, where what can't be read here might decide it. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** What is certain, and which layer makes it so. */
export interface Term {
  readonly value: Certainty;
  readonly by: Layer;
}

/** The most certain of several alternatives. */
export function best(values: readonly Certainty[]): Certainty {
  return values.includes('yes') ? 'yes' : values.includes('maybe') ? 'maybe' : 'no';
}

/**
 * All must hold: the first that surely doesn't decides, else the first that might not, else `main`, which says
 * who let the caller in.
 */
export function all(main: Term, terms: readonly Term[]): Term {
  return terms.find(({ value }) => value === 'no') ?? terms.find(({ value }) => value === 'maybe') ?? main;
}

/** One is enough: the first that surely holds decides, else the first that might, else the last. */
export function either(first: Term, last: Term): Term {
  if (first.value === 'yes') return first;
  if (last.value === 'yes') return last;
  return first.value === 'maybe' ? first : last;
}
