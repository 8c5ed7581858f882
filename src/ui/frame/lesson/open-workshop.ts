import { lessons } from 'virtual:lessons';
import { readTextLink } from '../../../exchange/link/text-link.ts';
import { courseOf, keptId } from '../../../lessons/workshop/course.ts';
import { lessonId } from '../../../lessons/workshop/workshop.ts';
import { linkProblem } from '#words/links.ts';
import { workshopWords as words } from '#words/workshop.ts';
import type { Course } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { type OpenWorkshop, workshops } from '../../panels/learning/workshop/workshops.svelte.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import { leaveTo } from './lesson-place.ts';
import { openLesson } from './open-lesson.ts';

type WorkshopAddress = Extract<ApartAddress, { kind: 'workshopLesson' | 'sentWorkshop' }>;

const all = writeAddress({ kind: 'workshop', key: null });

function courseIn({ key, workshop }: OpenWorkshop): Course {
  const addressed = new Map(workshop.lessons.map((one) => [keptId(key, one), lessonId(one)]));
  return {
    catalogue: courseOf(key, workshop, lessons),
    workshop: workshop.title,
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

/** Opens a lesson within a workshop, or the workshop that a link holds, or says why it can't be opened. */
export async function openWorkshop(address: WorkshopAddress, shell: Shell): Promise<void> {
  if (address.kind === 'sentWorkshop') return openSent(address.link, shell);
  await workshops.read();
  const found = workshops.of(address.key);
  if (!found) {
    leaveTo(shell, all, words.unknown(address.key.slice(0, 60)));
    return;
  }
  const lesson = found.workshop.lessons.find((one) => lessonId(one) === address.id);
  const id = lesson ? keptId(found.key, lesson) : address.id;
  await openLesson({ ...address, id }, shell, courseIn(found));
}

async function openSent(link: string, shell: Shell): Promise<void> {
  const read = await readTextLink('w1', link);
  if (!read.ok) {
    leaveTo(shell, all, linkProblem(read.problem));
    return;
  }
  const key = await workshops.takeOrTell(read.text);
  leaveTo(shell, writeAddress({ kind: 'workshop', key }), key === null ? words.refusedLink : undefined);
}
