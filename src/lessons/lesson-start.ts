import type { World } from '../engine/index.ts';
import { createWorld } from '../engine/index.ts';
import { Bench } from './bench.ts';
import type { Step } from './goal.ts';
import type { Lesson } from './lesson.ts';
import { refusalsOf } from './refusals.ts';

/** What a start did that it should not have: a refusal, an exit code. */
interface StartFault {
  readonly step: Step;
  readonly said: string;
}

/** The account in which a lesson begins, made by its start's steps as the root user. `now` in ms since the epoch. */
export async function lessonStart(
  lesson: Pick<Lesson, 'documents' | 'account' | 'start'>,
  now: number,
): Promise<{ readonly world: World; readonly faults: readonly StartFault[] }> {
  const bench = new Bench(lesson, createWorld(lesson.account, now), 'root', 'start');
  const faults: StartFault[] = [];
  for (const step of lesson.start) {
    const done = await bench.step(step);
    const [refused] = refusalsOf(done);
    if (done.code !== 0 || refused !== undefined)
      faults.push({ step, said: done.printed.trim() || (refused ?? `exit code ${String(done.code)}`) });
  }
  return { world: bench.world, faults };
}
