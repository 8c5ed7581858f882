import type { CatalogueEntry } from '../../../lessons/lesson.ts';
import { lessonsWords as words } from '#words/lessons.ts';
import type { Course } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import FetchedCanvas from '../../panels/learning/lesson/goals/FetchedCanvas.svelte';
import type { View } from '../../view/view.svelte.ts';
import type { Shell } from '../whole-page.ts';

/** Goes to another place of the page, in the visitor's own account, and gives the reason; `again` tries once more. */
export function leaveTo(shell: Shell, hash: string, message?: string, again?: () => void): void {
  history.replaceState(history.state, '', hash || location.pathname + location.search);
  const action = again && { label: words.tryAgain, run: again };
  shell.show({
    playground: shell.own(),
    ...(message !== undefined && { message: { text: message, tone: 'deny', ...(action && { action }) } }),
  });
}

/** Returns the lesson with this id in a course. If there is none, the page shows the list and says so. */
export function entryIn(course: Course, id: string, shell: Shell): CatalogueEntry | null {
  const entry = course.catalogue.find((one) => one.id === id);
  if (!entry) leaveTo(shell, course.overview, words.unknown(id.slice(0, 60)));
  return entry ?? null;
}

/** Arranges the page with a lesson in the story's place. */
export function arrange(view: View): void {
  view.base = 'lesson';
  view.aroundPicture = FetchedCanvas;
  view.leftTab = 'lesson';
  view.bottomTab = 'try';
  view.mobileTab = 'learn';
}

/** The lesson that the page shows now. */
interface Standing {
  /** Its address. */
  readonly hash: string;
  /** Says why another lesson could not be fetched, and offers to try again. */
  readonly say: (text: string, again: () => void) => void;
}

let standing: Standing | null = null;

/** Notes the lesson that the page shows from now on. @returns a function that ends this */
export function stands(lesson: Standing): () => void {
  standing = lesson;
  return () => {
    if (standing === lesson) standing = null;
  };
}

/** Stays in the present lesson, restores its address, and gives the reason. @returns whether there is such a lesson */
export function stay(text: string, again: () => void): boolean {
  if (!standing) return false;
  history.replaceState(history.state, '', standing.hash);
  standing.say(text, again);
  return true;
}
