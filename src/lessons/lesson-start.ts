import type { World } from '../engine/index.ts';
import { createWorld } from '../engine/index.ts';
import { Bench, refusalsOf } from './bench.ts';
import type { Step } from './goal.ts';
import type { Lesson } from './lesson.ts';

const stepName = (step: Step): string =>
  step.type === 'line' ? step.line : step.type === 'call' ? `${step.service} ${step.operation}` : step.type;

/**
 * Makes the account in which a lesson begins: carries out the steps of its start as the root user. `now` in ms since
 * the epoch. `faults` are steps that failed, each with the message: a refusal or an exit code.
 */
export async function lessonStart(
  lesson: Pick<Lesson, 'documents' | 'account' | 'start'>,
  now: number,
): Promise<{ readonly world: World; readonly faults: readonly string[] }> {
  const bench = new Bench(lesson, createWorld(lesson.account, now), 'root', 'start');
  const faults: string[] = [];
  for (const step of lesson.start) {
    const done = await bench.step(step);
    const [refused] = refusalsOf(done);
    if (done.code === 0 && refused === undefined) continue;
    const said = done.printed.trim() || (refused ?? `exit code ${String(done.code)}`);
    faults.push(`${stepName(step)}: ${said}`);
  }
  return { world: bench.world, faults };
}
