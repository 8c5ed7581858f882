interface Named {
  readonly id: string;
  readonly name: string;
}

/** Sorts by name, then by id: no two things are equal, so that the order never depends on how an account came about. */
export const byName = (a: Named, b: Named): number =>
  a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1;

/** The largest first; of the same size, by name. */
export const ranked = <T extends Named>(things: Iterable<T>, sizeOf: (thing: T) => number): T[] =>
  [...things].sort((a, b) => sizeOf(b) - sizeOf(a) || byName(a, b));

/** Returns a page of a ranked list, and the rest. */
export function page<T>(list: readonly T[], from: number, most: number): { shown: T[]; rest: T[] } {
  const end = list.length - from <= most ? list.length : from + most;
  return { shown: list.slice(from, end), rest: list.slice(end) };
}
