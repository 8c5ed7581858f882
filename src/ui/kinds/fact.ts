import { factNames } from '#words/inspector.ts';

/** One line of the inspector's list. `target` is the id of the item that the value names, if it can be selected. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Ids and ARNs: set in the monospaced face, with a button that copies them. */
  readonly code: boolean;
  readonly target: string | null;
  /** True if the value counts down and is read out again each second. */
  readonly live: boolean;
}

/** A line in words. */
export const plain = (label: keyof typeof factNames, value: string, more: Partial<Fact> = {}): Fact => ({
  id: label,
  label: factNames[label],
  value,
  code: false,
  target: null,
  live: false,
  ...more,
});
/** A line of an id or an ARN. */
export const code = (label: keyof typeof factNames, value: string): Fact =>
  plain(label, value, { code: true });
