import { lessons } from 'virtual:lessons';
import { lessonsWords as words } from '#words/lessons.ts';
import GoalBeside from '../../panels/lesson/GoalBeside.svelte';
import { beginLesson, resumeLesson } from '../../panels/lesson/begin-lesson.ts';
import type { LessonPlace, LessonRun } from '../../panels/lesson/lesson-run.svelte.ts';
import { parseAddress, writeAddress } from '../../view/addresses.ts';
import { rememberLesson } from '../../view/last-lesson.ts';
import type { View } from '../../view/view.svelte.ts';
import type { Shell } from '../whole-page.ts';
import LessonBar from './LessonBar.svelte';

/** The goes that were begun, by lesson: each goes on where it was left, as long as the page is open. */
const begun = new Map<string, LessonRun>();

function isAddressed(id: string): boolean {
  const address = parseAddress(location.hash);
  return address !== null && address !== 'unknown' && address.kind === 'lesson' && address.id === id;
}

/** Goes to another place of the page, in the visitor's own account. */
function leaveTo(shell: Shell, hash: string, message?: string): void {
  history.replaceState(history.state, '', hash || location.pathname + location.search);
  shell.show({
    playground: shell.own(),
    ...(message !== undefined && { message: { text: message, tone: 'deny' } }),
  });
}

function arrange(view: View): void {
  view.base = 'lesson';
  view.besidePicture = GoalBeside;
  view.leftTab = 'lesson';
  view.bottomTab = 'try';
  view.mobileTab = 'learn';
}

function showRun(run: LessonRun, shell: Shell): void {
  begun.set(run.lesson.id, run);
  rememberLesson(run.lesson);
  run.playground.start();
  shell.show({
    playground: run.playground,
    bar: LessonBar,
    onleave: () => run.playground.stop(),
    arrange,
  });
}

/** Shows a lesson in an account of its own, at its start or where it was left, or says why it can't be shown. */
export async function openLesson(id: string, shell: Shell): Promise<void> {
  const entry = lessons.find((one) => one.id === id);
  if (!entry) {
    leaveTo(shell, writeAddress({ kind: 'lessons' }), words.unknown(id.slice(0, 60)));
    return;
  }
  const place: LessonPlace = {
    catalogue: lessons,
    restart: async (isDemo) => {
      const { lesson } = await entry.load();
      const run = await beginLesson(lesson, place, isDemo);
      begun.get(id)?.playground.close();
      showRun(run, shell);
    },
    leave: () => {
      begun.get(id)?.playground.stop();
      history.pushState(history.state, '', location.pathname + location.search);
      shell.show({ playground: shell.own() });
    },
  };
  try {
    const run = begun.get(id) ?? (await resumeLesson((await entry.load()).lesson, place));
    // Who went on meanwhile stays there.
    if (isAddressed(id)) showRun(run, shell);
  } catch (error) {
    console.error(error);
    if (isAddressed(id)) leaveTo(shell, '', words.notFetched);
  }
}
