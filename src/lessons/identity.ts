import { isFields } from './fields.ts';
import { fingerprint } from './fingerprint.ts';

/**
 * The parts of a lesson's file on which its progress rests: the account with the steps that make it, the goals and the
 * questions. Somebody who met these goals has met them, however the title or the hints are worded. The file's own
 * values are taken, not what the page makes of them, so that every later page finds the same.
 */
const parts = ['account', 'actor', 'documents', 'start', 'sessions', 'goals', 'predictions'] as const;

/** Puts the fields of an object in the order of their names: in a file their order means nothing. */
const inOrder = (_name: string, value: unknown): unknown =>
  isFields(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/**
 * Returns the id under which progress in a lesson is stored, made of the lesson's content: two lessons share it if
 * they have the same account, steps, goals and predictions. `values` are those of the file's front matter.
 */
export const contentId = (values: unknown): string =>
  fingerprint(
    JSON.stringify(
      parts.map((name) => (isFields(values) ? (values[name] ?? null) : null)),
      inOrder,
    ),
  );
