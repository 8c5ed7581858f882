import { resultsWords as words } from '#words/results-class.ts';
import type { ReadResult } from './read-result.ts';
import { lessons } from 'virtual:lessons';
import type { CatalogueEntry } from '../../../../lessons/lesson.ts';
import type { WorkshopResult } from '../../../../lessons/results/result.ts';
import { courseOf } from '../../../../lessons/workshop/course.ts';
import { lessonId } from '../../../../lessons/workshop/workshop.ts';
import { workshops } from '../workshop/workshops.svelte.ts';

/** Returns the learners' names; a learner who typed none gets a number. */
export function namesOf(all: readonly ReadResult[]): ReadonlyMap<ReadResult, string> {
  let nameless = 0;
  return new Map(all.map((one) => [one, one.result.name || words.noName(++nameless)]));
}

/** Returns the lessons of these results' workshops that this page has, by their ids there. */
export function entriesOf(all: readonly WorkshopResult[]): ReadonlyMap<string, CatalogueEntry> {
  const entries = new Map<string, CatalogueEntry>();
  for (const key of new Set(all.map(({ workshop }) => workshop.key))) {
    const found = workshops.of(key);
    if (!found) continue;
    const course = courseOf(found.workshop, lessons);
    for (const [index, one] of found.workshop.lessons.entries()) {
      const entry = course[index];
      if (entry) entries.set(lessonId(one), entry);
    }
  }
  return entries;
}

const titleOfOurs = (id: string): string => lessons.find((one) => one.id === id)?.title ?? id;

/** Returns the titles of the lessons in these results: those in their workshops, else the page's. */
export function titlesIn(all: readonly WorkshopResult[]): (id: string) => string {
  const entries = entriesOf(all);
  return (id) => entries.get(id)?.title ?? titleOfOurs(id);
}
