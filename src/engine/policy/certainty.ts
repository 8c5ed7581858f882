import type { Layer } from './decision.ts';

/** Whether something holds. `maybe`: something that can't be read here might decide it. */
export type Certainty = 'yes' | 'maybe' | 'no';

/** A certainty, and the layer that it comes from. */
export interface Term {
  readonly value: Certainty;
  readonly by: Layer;
}

/** The most certain of several alternatives. */
export function best(values: readonly Certainty[]): Certainty {
  return values.includes('yes') ? 'yes' : values.includes('maybe') ? 'maybe' : 'no';
}

/** A term that is worked out when it is asked for, so that an answer that is certain without it costs nothing. */
export type Ask = () => Term;

/**
 * All terms must hold. The first that surely doesn't hold decides; else the first that might not; else
 * `main`, which says who let the caller in.
 */
export function all(main: Ask, asks: readonly Ask[]): Term {
  let open: Term | null = null;
  for (const ask of asks) {
    const term = ask();
    if (term.value === 'no') return term;
    if (term.value === 'maybe') open ??= term;
  }
  return open ?? main();
}

/** One term is enough. The first that surely holds decides; else the first that might; else the last. */
export function either(first: Ask, last: Ask): Term {
  const one = first();
  if (one.value === 'yes') return one;
  const other = last();
  if (other.value === 'yes') return other;
  return one.value === 'maybe' ? one : other;
}

/** Works a term out once, however often it is asked for. */
export function once(ask: Ask): Ask {
  let term: Term | null = null;
  return () => (term ??= ask());
}
