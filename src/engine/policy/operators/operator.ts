import type { Resolved } from '../variables.ts';

/** One condition operator: adding one is one entry in its family's file. */
export interface Operator {
  readonly name: string;
  /** A negated operator matches where its `meets` holds for none of the policy's values. */
  readonly negated: boolean;
  /** Whether policy variables are replaced in its values. */
  readonly allowsVariables: boolean;
  /**
   * Whether one value of the request meets one of the policy; null where either can't be read as this type, `open`
   * where AWS doesn't say how it reads it.
   */
  readonly meets: (actual: string, expected: Resolved) => boolean | null | 'open';
  /** Set for `Null`, which asks whether the key is there at all. */
  readonly onPresence?: (isPresent: boolean, expected: Resolved) => boolean | null;
}

type Meets = Operator['meets'];

/** An operator and its negated twin. */
export function pair(name: string, negatedName: string, allowsVariables: boolean, meets: Meets): Operator[] {
  return [
    { name, negated: false, allowsVariables, meets },
    { name: negatedName, negated: true, allowsVariables, meets },
  ];
}

/** The six comparisons of an ordered type: Equals, NotEquals, LessThan and so on. `read` gives null for bad text. */
export function comparisons(family: string, read: (text: string) => number | null | 'open'): Operator[] {
  const compare =
    (holds: (actual: number, expected: number) => boolean): Meets =>
    (actual, expected) => {
      const left = read(actual);
      const right = read(expected.text);
      if (left === null || right === null) return null;
      return left === 'open' || right === 'open' ? 'open' : holds(left, right);
    };
  const ordered = (name: string, holds: (actual: number, expected: number) => boolean): Operator => ({
    name: family + name,
    negated: false,
    allowsVariables: false,
    meets: compare(holds),
  });
  return [
    ...pair(
      `${family}Equals`,
      `${family}NotEquals`,
      false,
      compare((a, b) => a === b),
    ),
    ordered('LessThan', (a, b) => a < b),
    ordered('LessThanEquals', (a, b) => a <= b),
    ordered('GreaterThan', (a, b) => a > b),
    ordered('GreaterThanEquals', (a, b) => a >= b),
  ];
}
