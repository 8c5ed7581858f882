import type { Call, Credentials, Try } from '../../engine/index.ts';
import { FieldReader, isFields } from '../fields.ts';
import type { Guess } from '../goal.ts';
import { isGuess } from '../goal.ts';

/** A command of an attempt, as the learner gave it. */
export type KeptCommand =
  Call | Try | { readonly type: 'clock'; readonly milliseconds: number } | { readonly type: 'undo' | 'redo' };

/** One action in an attempt: a command with the device's time at which it ran, or an answer. */
export type KeptStep =
  | { readonly type: 'command'; readonly at: number; readonly command: KeptCommand }
  | { readonly type: 'answer' | 'twin'; readonly question: string; readonly guess: Guess };

/** Help that somebody took: a hint was read, or the lesson was played to them. `after`: how many steps were done before. */
export interface Help {
  readonly kind: 'hint' | 'shown';
  readonly after: number;
}

/** A stored attempt: its steps, repeated from the lesson's start, lead to where it was left. Times in ms. */
export interface KeptAttempt {
  /** The lesson's id. */
  readonly id: string;
  readonly version: number;
  /** The time for which the lesson's start was made; the attempt's fresh names depend on it, too. */
  readonly begunAt: number;
  readonly steps: readonly KeptStep[];
  readonly hints: number;
  /** The help that was taken, in its order. Earlier pages didn't store it. */
  readonly helped?: readonly Help[];
  /** The credentials of the acting identity; null if it is the one at the beginning. */
  readonly actingAs: Credentials | null;
  /**
   * The device's time at which something was done last. The times of steps lag behind it: the lesson's clock stands
   * while nobody is there. Earlier pages didn't store it.
   */
  readonly leftAt?: number;
}

/** The most steps that are stored, which is more than anybody needs. */
export const mostSteps = 1000;
/** The most help that is stored. */
const mostHelp = 50;

/** Returns an attempt with one more help after its steps. */
export const withHelp = (attempt: KeptAttempt, kind: Help['kind']): KeptAttempt => ({
  ...attempt,
  helped: [...(attempt.helped ?? []), { kind, after: attempt.steps.length }].slice(-mostHelp),
});

function isCommand(value: unknown): value is KeptCommand {
  if (!isFields(value)) return false;
  const { type, service, operation, input, action, resource, credentials, milliseconds } = value;
  const isBy = credentials === null || isFields(credentials);
  switch (type) {
    case 'call':
      return typeof service === 'string' && typeof operation === 'string' && isFields(input) && isBy;
    case 'try':
      return typeof action === 'string' && typeof resource === 'string' && isBy;
    case 'clock':
      return Number.isSafeInteger(milliseconds) && Number(milliseconds) > 0;
    default:
      return type === 'undo' || type === 'redo';
  }
}

function isStep(value: unknown): value is KeptStep {
  if (!isFields(value)) return false;
  if (value['type'] === 'command') return Number.isFinite(value['at']) && isCommand(value['command']);
  return (
    (value['type'] === 'answer' || value['type'] === 'twin') &&
    typeof value['question'] === 'string' &&
    isGuess(value['guess'])
  );
}

const isHelp = (value: unknown): value is Help =>
  isFields(value) &&
  (value['kind'] === 'hint' || value['kind'] === 'shown') &&
  Number.isSafeInteger(value['after']) &&
  Number(value['after']) >= 0;

/** Reads the help of a stored row; null if it isn't that. */
function helpIn(reader: FieldReader): Pick<KeptAttempt, 'helped'> | null {
  if (!reader.has('helped')) return {};
  const helped = reader.at('helped').value;
  return Array.isArray(helped) && helped.length <= mostHelp && helped.every(isHelp) ? { helped } : null;
}

/** Reads a stored row as an attempt; null if there is none, or it isn't one. */
export function storedAttempt(row: unknown): KeptAttempt | null {
  const reader = new FieldReader(row);
  if (!reader.has('id')) return null;
  const steps = reader.at('steps').value;
  const actingAs = reader.at('actingAs').value;
  const attempt = {
    id: reader.text('id'),
    version: reader.whole('version'),
    begunAt: reader.whole('begunAt'),
    hints: Math.min(reader.whole('hints'), 3),
    ...(reader.has('leftAt') && { leftAt: reader.whole('leftAt') }),
  };
  if (reader.faults.length > 0 || !Array.isArray(steps) || steps.length > mostSteps) return null;
  if (!steps.every(isStep) || !(actingAs === null || isFields(actingAs))) return null;
  const help = helpIn(reader);
  return help && { ...attempt, ...help, steps, actingAs: actingAs as Credentials | null };
}
