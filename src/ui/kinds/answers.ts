import type { OperationName, OutputOf } from '../../engine/index.ts';

/** The answers that one form's calls have had so far: the newest of each operation. */
export class Answers {
  readonly #byOperation = new Map<OperationName, unknown>();

  put(id: OperationName, answer: unknown): void {
    this.#byOperation.set(id, answer);
  }

  of<N extends OperationName>(id: N): OutputOf<N> | undefined {
    return this.#byOperation.get(id) as OutputOf<N> | undefined;
  }
}

/** A part of a request that only the answer of an earlier call knows, such as a new pool's id. */
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

/** Stands in an input as if it were the value; `settled` puts the value in. */
export const fromAnswer = <T>(shown: T, find: (answers: Answers) => T | undefined): T =>
  new FromAnswer(shown, find) as unknown as T;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The input with every part that was left open filled in from `answers`; without answers, with what is shown for it. */
export function settled<T>(input: T, answers: Answers | null): T {
  const settle = (value: unknown): unknown => {
    if (value instanceof FromAnswer) return (answers && value.find(answers)) ?? value.shown;
    if (Array.isArray(value)) return value.map(settle);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, settle(one)]));
  };
  return settle(input) as T;
}
