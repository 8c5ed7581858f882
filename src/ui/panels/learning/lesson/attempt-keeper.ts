import type { Credentials } from '../../../../engine/index.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import {
  type Help,
  type KeptAttempt,
  type KeptCommand,
  type KeptStep,
  mostSteps,
} from '../../../../lessons/progress/kept-attempt.ts';
import type { JournalCommand, JournalRow } from '../../../../storage/store.ts';

const isKept = (command: JournalCommand): command is KeptCommand => command.type !== 'load';

/** Whether a stack has made the call: it makes it again when its deployment is repeated. */
const isOfStack = (command: JournalCommand): boolean => command.type === 'call' && command.via !== undefined;

/** Records the steps of an attempt, so that it can be repeated. */
export class AttemptKeeper {
  #steps: KeptStep[] = [];
  /** The help that was taken on the way. */
  helped: readonly Help[] = [];
  /** How far the lesson's clock was moved ahead of the device's, ms. */
  #ahead = 0;
  #lost: 'long' | 'loaded' | null = null;

  constructor(
    private readonly lesson: Lesson,
    private readonly begunAt: number,
  ) {}

  add(step: KeptStep): void {
    this.#steps.push(step);
    if (this.#steps.length > mostSteps) this.#lost ??= 'long';
  }

  /** Notes that help was taken now. */
  help(kind: Help['kind']): void {
    this.helped = [...this.helped, { kind, after: this.#steps.length }];
  }

  hear({ command, time }: Pick<JournalRow, 'command' | 'time'>): void {
    if (isOfStack(command)) return;
    if (command.type === 'clock') this.#ahead += command.milliseconds;
    if (isKept(command)) this.add({ type: 'command', at: time - this.#ahead, command });
    // The account is no longer the lesson's: the steps that made this one aren't known.
    else this.#lost ??= 'loaded';
  }

  /** Why the attempt can't be stored: it is too long, or holds an account that was loaded. Null if it can. */
  get lost(): 'long' | 'loaded' | null {
    return this.#lost;
  }

  /** Returns the attempt to store, or null if it can't be repeated as a whole. */
  kept(hints: number, actingAs: Credentials): KeptAttempt | null {
    if (this.#lost) return null;
    const { id, version } = this.lesson;
    const { begunAt, helped } = this;
    const help = helped.length > 0 && { helped };
    return { id, version, begunAt, steps: [...this.#steps], hints, ...help, actingAs };
  }
}
