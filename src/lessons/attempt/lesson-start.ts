import type { World } from '../../engine/index.ts';
import { createWorld } from '../../engine/index.ts';
import { Bench, refusalsOf } from './bench.ts';
import type { Step } from '../goal.ts';
import type { Lesson } from '../lesson.ts';

const stepName = (step: Step): string =>
  step.type === 'line' ? step.line : step.type === 'call' ? `${step.service} ${step.operation}` : step.type;

/** A step of a lesson's start that failed. */
export interface StartFault {
  /** Its place in the start, from 0. */
  readonly at: number;
  /** The step, and the refusal or what was printed. */
  readonly says: string;
}

/**
 * Makes the account in which a lesson begins: carries out the steps of its start as the root user. `now` in ms since
 * the epoch. `faults` are the steps that failed.
 */
export async function lessonStart(
  lesson: Pick<Lesson, 'documents' | 'account' | 'start'>,
  now: number,
): Promise<{ readonly world: World; readonly faults: readonly StartFault[] }> {
  const bench = new Bench(lesson, createWorld(lesson.account, now), 'root', 'start');
  const faults: StartFault[] = [];
  for (const [at, step] of lesson.start.entries()) {
    const done = await bench.step(step);
    const [refused] = refusalsOf(done);
    if (done.code === 0 && refused === undefined) continue;
    const said = done.printed.trim() || (refused ?? `exit code ${String(done.code)}`);
    faults.push({ at, says: `${stepName(step)}: ${said}` });
  }
  return { world: bench.world, faults };
}
