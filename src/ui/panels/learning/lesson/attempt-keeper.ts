import type { Credentials } from '../../../../engine/index.ts';
import type { Lesson } from '../../../../lessons/lesson.ts';
import {
  type KeptAttempt,
  type KeptCommand,
  type KeptStep,
  mostSteps,
} from '../../../../lessons/progress/kept-attempt.ts';
import type { Command, Commit } from '../../../../playground/command.ts';

const isKept = (command: Command): command is KeptCommand => command.type !== 'load';

/** Writes down what is done in an attempt, so that it can be done again. */
export class AttemptKeeper {
  #steps: KeptStep[] = [];
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

  hear({ command, time }: Commit): void {
    if (command.type === 'clock') this.#ahead += command.milliseconds;
    if (isKept(command)) this.add({ type: 'command', at: time - this.#ahead, command });
    // Another account than the lesson's: what it was made of isn't here.
    else this.#lost ??= 'loaded';
  }

  /** Why it isn't kept: it is too long, or holds an account that was loaded. Null where it is. */
  get lost(): 'long' | 'loaded' | null {
    return this.#lost;
  }

  /** Null where it can't be done again as a whole. */
  kept(hints: number, actingAs: Credentials): KeptAttempt | null {
    if (this.#lost) return null;
    const { id, version } = this.lesson;
    return { id, version, begunAt: this.begunAt, steps: [...this.#steps], hints, actingAs };
  }
}
