import type { OperationName, OutputOf } from '../../engine/index.ts';

/** The answers to one form's calls so far: the newest for each operation. */
export class Answers {
  readonly #byOperation = new Map<OperationName, unknown>();

  put(id: OperationName, answer: unknown): void {
    this.#byOperation.set(id, answer);
  }

  of<N extends OperationName>(id: N): OutputOf<N> | undefined {
    return this.#byOperation.get(id) as OutputOf<N> | undefined;
  }
}

/** A part of a request that only the answer to an earlier call tells, such as a new pool's id. */
class FromAnswer<T> {
  constructor(
    /** The placeholder in capitals that a CLI line shows until the answer is here. */
    readonly shown: T,
    readonly find: (answers: Answers) => T | undefined,
  ) {}

  toJSON(): T {
    return this.shown;
  }
}

/** Returns a stand-in for a value in an input; `settled` puts the value in. */
export const fromAnswer = <T>(shown: T, find: (answers: Answers) => T | undefined): T =>
  new FromAnswer(shown, find) as unknown as T;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Returns the input with the values from `answers` in place of all stand-ins; without answers, with their
 * placeholders.
 */
export function settled<T>(input: T, answers: Answers | null): T {
  const settle = (value: unknown): unknown => {
    if (value instanceof FromAnswer) return (answers && value.find(answers)) ?? value.shown;
    if (Array.isArray(value)) return value.map(settle);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settle(one)]));
  };
  return settle(input) as T;
}
