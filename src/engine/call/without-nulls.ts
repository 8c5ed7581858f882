/** No operation's input nests deeper; what does is refused by its model. */
const deepest = 24;

/**
 * An input without the members that are null: to AWS a null member of JSON is one that isn't there. The input
 * itself where there are none.
 */
export function withoutNulls<T>(input: T): T {
  return strip(input, 0) as T;
}

function strip(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => strip(item, depth + 1));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const members = Object.entries(value);
  const kept = members
    .filter(([, member]) => member !== null)
    .map(([name, member]) => [name, strip(member, depth + 1)] as const);
  const isSame = kept.length === members.length && kept.every(([, member], i) => member === members[i]?.[1]);
  return isSame ? value : Object.fromEntries(kept);
}
