import { lessons } from 'virtual:lessons';
import { courseOf } from '../../../lessons/workshop/course.ts';
import { keptId, lessonId } from '../../../lessons/workshop/workshop.ts';
import { workshopWords as words } from '#words/workshop.ts';
import type { Course } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { type OpenWorkshop, workshops } from '../../panels/learning/workshop/workshops.svelte.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import { leaveTo } from './lesson-place.ts';
import { openLesson } from './open-lesson.ts';

type WorkshopAddress = Extract<ApartAddress, { kind: 'workshopLesson' }>;

const all = writeAddress({ kind: 'workshop', key: null });

/** `key` is the one in the page's address. */
function courseIn(key: string, { workshop }: OpenWorkshop): Course {
  const addressed = new Map(workshop.lessons.map((one) => [keptId(one), lessonId(one)]));
  return {
    catalogue: courseOf(workshop, lessons),
    workshop: workshop.title,
    welcome: workshop.welcome,
    hashOf: (id, presented) =>
      writeAddress({
        kind: 'workshopLesson',
        key,
        id: addressed.get(id) ?? id,
        ...(presented && { presented }),
      }),
    overview: writeAddress({ kind: 'workshop', key }),
  };
}

/** Opens a lesson within a workshop, or says why it can't be opened. */
export async function openWorkshopLesson(address: WorkshopAddress, shell: Shell): Promise<void> {
  await workshops.read();
  const found = workshops.of(address.key);
  if (!found) {
    leaveTo(shell, all, words.unknown);
    return;
  }
  const lesson = found.workshop.lessons.find((one) => lessonId(one) === address.id);
  const id = lesson ? keptId(lesson) : address.id;
  await openLesson({ ...address, id }, shell, courseIn(address.key, found));
}
