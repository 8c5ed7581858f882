import LessonPictures from '../../panels/lesson/LessonPictures.svelte';
import type { View } from '../../view/view.svelte.ts';
import type { Shell } from '../whole-page.ts';

/** Goes to another place of the page, in the visitor's own account. */
export function leaveTo(shell: Shell, hash: string, message?: string): void {
  history.replaceState(history.state, '', hash || location.pathname + location.search);
  shell.show({
    playground: shell.own(),
    ...(message !== undefined && { message: { text: message, tone: 'deny' } }),
  });
}

/** The page with a lesson in the story's place. */
export function arrange(view: View): void {
  view.base = 'lesson';
  view.besidePicture = LessonPictures;
  view.leftTab = 'lesson';
  view.bottomTab = 'try';
  view.mobileTab = 'learn';
}
