import { idle } from '../../parts/idle.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

async function each(loads: readonly (() => unknown)[]): Promise<void> {
  for (const load of loads) {
    await idle();
    // Fetched again, and reported, where it is wanted.
    await Promise.resolve(load()).catch(() => undefined);
  }
}

/** Fetches what a learner is likely to want next, once the page has nothing better to do: the network may be gone then. */
export const fetchLessonAhead = (run: LessonRun): Promise<void> =>
  each([
    () => run.neighbour(1)?.load(),
    () => run.neighbour(-1)?.load(),
    () => import('../log/LogPanel.svelte'),
  ]);

/** The same for who reads hints: lines are typed, or played. */
export const fetchTerminalAhead = (): Promise<void> =>
  each([() => import('../terminal/TerminalPanel.svelte'), () => import('../terminal/terminal.svelte.ts')]);
