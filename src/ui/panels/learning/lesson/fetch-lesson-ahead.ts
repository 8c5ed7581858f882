import { prepareLesson } from '../../../../lessons/attempt/attempt.ts';
import { lessonStart } from '../../../../lessons/attempt/lesson-start.ts';
import { idle } from '../../../parts/idle.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

export type Loads = readonly (() => unknown)[];

/** Fetches modules one after the other, whenever the page is idle. */
export async function each(loads: Loads): Promise<void> {
  for (const load of loads) {
    await idle();
    // It is fetched again when it is needed, and a failure is reported then.
    await Promise.resolve(load()).catch(() => undefined);
  }
}

const terminal: Loads = [
  () => import('./demo/Demo.svelte'),
  () => import('../../use/terminal/TerminalPanel.svelte'),
  () => import('../../use/terminal/terminal.svelte.ts'),
  async () => (await import('../../../../terminal/terminal.ts')).loadComplete(),
];

/**
 * All that a workshop needs without a network: its lessons with their parts of the engine, and the pages up to its
 * end.
 */
const wholeWorkshop = ({ place }: LessonRun): Loads =>
  place.workshop === null
    ? []
    : [
        ...place.catalogue.map((entry) => async () => {
          const { lesson } = await entry.load();
          // Played once without being shown, so that everything its calls and lines need is fetched.
          const start = [...lesson.start, ...lesson.recipe.map(({ step }) => step)];
          await Promise.all([prepareLesson(lesson), lessonStart({ ...lesson, start }, Date.now())]);
        }),
        ...terminal,
        // No worker can start without a network.
        () => import('../../use/access/replica.ts'),
        () => import('../workshop/WorkshopPanel.svelte'),
        () => import('../questions/Review.svelte'),
        () => import('../../use/why/WhyPanel.svelte'),
      ];

/** Fetches the parts that a learner is likely to need next, once the page is idle: there may be no network later. */
export const fetchLessonAhead = (run: LessonRun): Promise<void> =>
  each([
    () => run.neighbour(1)?.load(),
    () => run.neighbour(-1)?.load(),
    () => import('../../use/log/LogPanel.svelte'),
    () => run.fetchWorker(),
    ...wholeWorkshop(run),
  ]);

/** Does the same for people who read hints: they type lines, or let them be played. */
export const fetchTerminalAhead = (): Promise<void> => each(terminal);
