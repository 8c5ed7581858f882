import { lessons } from 'virtual:lessons';
import { palette as words } from '#words/help.ts';
import { chapterTitle } from '#words/lessons.ts';
import { storyFrames } from '#words/story-frames.ts';
import { workshops } from '../../panels/learning/workshop/workshops.svelte.ts';
import type { Address } from '../../view/addresses.ts';
import { writeAddress } from '../../view/addresses.ts';
import type { Entry } from './entries.ts';

/** Goes to a place as its link does. */
const goTo = (address: Address) => (): void => {
  location.hash = writeAddress(address);
};

/** Returns the places to learn: the story's frames, the lessons, and the workshops that are here. */
export async function placeEntries(): Promise<readonly Entry[]> {
  await workshops.read();
  return [
    ...lessons.map(({ id, title, chapter }): Entry => ({
      id: `lesson-${id}`,
      kind: 'lesson',
      icon: 'book',
      label: title,
      detail: chapterTitle(chapter),
      run: goTo({ kind: 'lesson', id }),
    })),
    ...storyFrames.map(({ id, title }, index): Entry => ({
      id: `frame-${id}`,
      kind: 'frame',
      icon: 'play',
      label: title,
      detail: words.frameAt(index + 1, storyFrames.length),
      run: goTo({ kind: 'story', frame: id }),
    })),
    ...[...workshops.ready, ...workshops.opened].map(({ key, workshop }): Entry => ({
      id: `workshop-${key}`,
      kind: 'workshop',
      icon: 'folder',
      label: workshop.title,
      detail: words.lessonsIn(workshop.lessons.length),
      run: goTo({ kind: 'workshop', key }),
    })),
  ];
}
