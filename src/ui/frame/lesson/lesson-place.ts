import type { CatalogueEntry } from '../../../lessons/lesson.ts';
import { lessonsWords as words } from '#words/lessons.ts';
import type { Course } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import LessonPictures from '../../panels/learning/lesson/LessonPictures.svelte';
import type { View } from '../../view/view.svelte.ts';
import type { Shell } from '../whole-page.ts';

/** Goes to another place of the page, in the visitor's own account, with a word on why; `again` tries once more. */
export function leaveTo(shell: Shell, hash: string, message?: string, again?: () => void): void {
  history.replaceState(history.state, '', hash || location.pathname + location.search);
  const action = again && { label: words.tryAgain, run: again };
  shell.show({
    playground: shell.own(),
    ...(message !== undefined && { message: { text: message, tone: 'deny', ...(action && { action }) } }),
  });
}

/** The lesson that goes by this id in a course; of one that isn't there, the page says so beside the list. */
export function entryIn(course: Course, id: string, shell: Shell): CatalogueEntry | null {
  const entry = course.catalogue.find((one) => one.id === id);
  if (!entry) leaveTo(shell, course.overview, words.unknown(id.slice(0, 60)));
  return entry ?? null;
}

/** The page with a lesson in the story's place. */
export function arrange(view: View): void {
  view.base = 'lesson';
  view.besidePicture = LessonPictures;
  view.leftTab = 'lesson';
  view.bottomTab = 'try';
  view.mobileTab = 'learn';
}

/** The lesson that stands in the page. */
interface Standing {
  /** Its address. */
  readonly hash: string;
  /** Says there why another one could not be fetched, and offers to try again. */
  readonly say: (text: string, again: () => void) => void;
}

let standing: Standing | null = null;

/** Tells which lesson stands in the page from now on. @returns what ends it */
export function stands(lesson: Standing): () => void {
  standing = lesson;
  return () => {
    if (standing === lesson) standing = null;
  };
}

/** Stays in the lesson that stands there, at its address, and says why. @returns whether there is one */
export function stay(text: string, again: () => void): boolean {
  if (!standing) return false;
  history.replaceState(history.state, '', standing.hash);
  standing.say(text, again);
  return true;
}
