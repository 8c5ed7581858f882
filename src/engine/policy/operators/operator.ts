import type { Resolved } from '../template.ts';
import type { Work } from '../work.ts';

/**
 * How one value of a request compares with all values of a policy. `unreadable`: it matches none, and it or
 * one of the policy's values can't be read as the operator's type. `undocumented`: AWS doesn't say how it
 * reads one of the policy's values.
 */
type Meeting = 'met' | 'notMet' | 'unreadable' | 'undocumented';

/** Compares a request's value with a policy's values, which were read once. */
export type Expected = (actual: string, work: Work) => Meeting;

/**
 * A policy's value: the text as it stands if it has no variable (nearly all have none), or the text with its
 * variables replaced.
 */
export type PolicyValue = string | Resolved;

export const textOf = (value: PolicyValue): string => (typeof value === 'string' ? value : value.text);

/** One condition operator: adding one is one entry in its family's file. */
export interface Operator {
  readonly name: string;
  /** A negated operator matches if the request's value matches none of the policy's. */
  readonly negated: boolean;
  /** Whether policy variables are replaced in its values. */
  readonly allowsVariables: boolean;
  readonly expect: (values: readonly PolicyValue[]) => Expected;
  /** Set for `Null`, which asks whether the key is there at all. */
  readonly onPresence?: (isPresent: boolean, expected: Resolved) => boolean | null;
}

/** Stands for a value that can't be read as the operator's type, or that AWS doesn't say how to read. */
export const unreadable = Symbol('unreadable');
export const undocumented = Symbol('undocumented');
type Unread = typeof unreadable | typeof undocumented;

/** How a family of operators reads both sides. Without `meets`, equal values match. */
interface Comparison<Actual, Value> {
  readonly readActual: (text: string) => Actual | Unread;
  readonly readExpected: (value: PolicyValue) => Value | Unread;
  readonly meets?: (actual: Actual, expected: Value, work: Work) => boolean;
}

/** The cost of comparing two values, added to the work on patterns. */
const cost = 16;

/** From this many values on, looking a value up is cheaper than comparing with all, once the look-up is made. */
const many = 4;

const isRead = <T>(reading: T | Unread): reading is T => reading !== unreadable && reading !== undocumented;

/** Reads a policy's values by a comparison, and answers for each value of a request. */
export function comparing<Actual, Value>(comparison: Comparison<Actual, Value>): Operator['expect'] {
  const { readActual, readExpected, meets } = comparison;
  return (values) => {
    const expected: Value[] = [];
    let otherwise: Meeting = 'notMet';
    for (const value of values) {
      const reading = readExpected(value);
      if (isRead(reading)) expected.push(reading);
      else if (reading === undocumented) otherwise = 'undocumented';
      else if (otherwise === 'notMet') otherwise = 'unreadable';
    }
    const isLookedUp = !meets && expected.length > many;
    let asked = 0;
    let same: ReadonlySet<unknown> | null = null;
    // Most policies of a large account are asked about once, and a search is cheaper than making the look-up.
    const includes = (actual: unknown): boolean => {
      if (asked++ === 0) return (expected as readonly unknown[]).includes(actual);
      same ??= new Set(expected);
      return same.has(actual);
    };
    return (text, work) => {
      if (values.length === 0) return 'notMet';
      if (!work.affords(1 + (text.length >> 2))) return 'undocumented';
      const actual = readActual(text);
      if (!isRead(actual)) return actual === unreadable ? 'unreadable' : 'undocumented';
      if (isLookedUp) return includes(actual) ? 'met' : otherwise;
      for (const value of expected) {
        if (!work.affords(cost)) return 'undocumented';
        if (meets ? meets(actual, value, work) : (actual as unknown) === value) return 'met';
      }
      return otherwise;
    };
  };
}

/** An operator and its negated twin. */
export function pair(
  name: string,
  negatedName: string,
  allowsVariables: boolean,
  expect: Operator['expect'],
): Operator[] {
  return [
    { name, negated: false, allowsVariables, expect },
    { name: negatedName, negated: true, allowsVariables, expect },
  ];
}

/** The six comparisons of an ordered type: Equals, NotEquals, LessThan and so on. */
export function comparisons(family: string, read: (text: string) => number | Unread): Operator[] {
  const readExpected = (value: PolicyValue): number | Unread => read(textOf(value));
  const compare = (meets?: (actual: number, expected: number) => boolean): Operator['expect'] =>
    comparing({ readActual: read, readExpected, ...(meets ? { meets } : {}) });
  const ordered = (name: string, meets: (actual: number, expected: number) => boolean): Operator => ({
    name: family + name,
    negated: false,
    allowsVariables: false,
    expect: compare(meets),
  });
  return [
    ...pair(`${family}Equals`, `${family}NotEquals`, false, compare()),
    ordered('LessThan', (a, b) => a < b),
    ordered('LessThanEquals', (a, b) => a <= b),
    ordered('GreaterThan', (a, b) => a > b),
    ordered('GreaterThanEquals', (a, b) => a >= b),
  ];
}
