import { prepareLesson } from '../../../../lessons/attempt.ts';
import { lessonStart } from '../../../../lessons/lesson-start.ts';
import { idle } from '../../../parts/idle.ts';
import type { LessonRun } from './lesson-run.svelte.ts';

export type Loads = readonly (() => unknown)[];

/** Fetches one after the other, whenever the page has nothing better to do. */
export async function each(loads: Loads): Promise<void> {
  for (const load of loads) {
    await idle();
    // Fetched again, and reported, where it is wanted.
    await Promise.resolve(load()).catch(() => undefined);
  }
}

const terminal: Loads = [
  () => import('../../use/terminal/TerminalPanel.svelte'),
  () => import('../../use/terminal/terminal.svelte.ts'),
  async () => (await import('../../../../terminal/terminal.ts')).loadComplete(),
];

/** A workshop goes on without a network: its lessons with what they take of the engine, and the way to its end. */
const wholeWorkshop = ({ place }: LessonRun): Loads =>
  place.workshop === null
    ? []
    : [
        ...place.catalogue.map((entry) => async () => {
          const { lesson } = await entry.load();
          // Played once, for nobody: then all that its calls and lines take is here.
          const start = [...lesson.start, ...lesson.recipe.map(({ step }) => step)];
          await Promise.all([prepareLesson(lesson), lessonStart({ ...lesson, start }, Date.now())]);
        }),
        ...terminal,
        () => import('../workshop/WorkshopPanel.svelte'),
        () => import('../questions/Review.svelte'),
        () => import('../../use/why/WhyPanel.svelte'),
      ];

/** Fetches what a learner is likely to want next, once the page has nothing better to do: the network may be gone then. */
export const fetchLessonAhead = (run: LessonRun): Promise<void> =>
  each([
    () => run.neighbour(1)?.load(),
    () => run.neighbour(-1)?.load(),
    () => import('../../use/log/LogPanel.svelte'),
    ...wholeWorkshop(run),
  ]);

/** The same for who reads hints: lines are typed, or played. */
export const fetchTerminalAhead = (): Promise<void> => each(terminal);
