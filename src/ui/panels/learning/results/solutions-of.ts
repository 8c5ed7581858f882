import { lessons } from 'virtual:lessons';
import { taught } from 'virtual:taught';
import type { Solution } from '../../../../lessons/lesson.ts';
import type { WorkshopResult } from '../../../../lessons/results/result.ts';
import { lessonId } from '../../../../lessons/workshop/workshop.ts';
import { workshops } from '../workshop/workshops.svelte.ts';

/** A lesson whose solutions can be fetched. */
interface SolvedLesson {
  readonly id: string;
  readonly title: string;
  readonly load: () => Promise<readonly Solution[]>;
}

/** Returns each lesson of these results' workshops once, with its solutions. */
export function solutionsOf(all: readonly WorkshopResult[]): readonly SolvedLesson[] {
  const found = new Map<string, SolvedLesson>();
  for (const key of new Set(all.map(({ workshop }) => workshop.key))) {
    for (const one of workshops.of(key)?.workshop.lessons ?? []) {
      const id = lessonId(one);
      if ('carried' in one) {
        const { title, proof } = one.carried;
        found.set(id, { id, title, load: () => Promise.resolve(proof.solutions) });
        continue;
      }
      const parts = taught[id];
      const title = lessons.find((entry) => entry.id === id)?.title;
      if (parts && title !== undefined)
        found.set(id, { id, title, load: async () => (await parts.solutions()).solutions });
    }
  }
  return [...found.values()];
}
