import { lessons } from 'virtual:lessons';
import { endpointOfPage } from '../../../playground/open-storage.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import { lessonsWords as words } from '#words/lessons.ts';
import { beginLesson, goOnWith, resumeLesson } from '../../panels/learning/lesson/begin-lesson.ts';
import { fetchCanvas } from '../../panels/learning/lesson/goals/fetch-canvas.ts';
import type { Course, LessonPlace, LessonRun } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { learning } from '../../panels/learning/progress/learning.svelte.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import { rememberLesson } from '../../view/browser-memory.ts';
import type { Shell } from '../whole-page.ts';
import { arrange, entryIn, leaveTo, stay } from './lesson-place.ts';
import LessonChip from './LessonChip.svelte';

/** The attempts begun on this page, by lesson: each goes on where it was left, as long as the page is open. */
const begun = new Map<string, LessonRun>();

const allLessons: Course = {
  catalogue: lessons,
  workshop: null,
  hashOf: (id, presented) => writeAddress({ kind: 'lesson', id, ...(presented && { presented }) }),
  overview: writeAddress({ kind: 'lessons' }),
};

function showRun(run: LessonRun, shell: Shell, place: LessonPlace): void {
  run.place = place;
  begun.set(run.lesson.id, run);
  if (place.workshop === null) rememberLesson(run.lesson);
  run.playground.start();
  shell.show({
    playground: run.playground,
    chip: LessonChip,
    onleave: () => run.playground.stop(),
    arrange: (view) => {
      arrange(view);
      view.present = () => (location.hash = place.hashOf(run.lesson.id, true));
    },
  });
  void fetchAhead(run);
}

/** Keeps the attempt that a new one takes the place of: one press brings it back. What was only played is forgotten. */
function keepEarlier(run: LessonRun, before: LessonRun | undefined, shell: Shell, place: LessonPlace): void {
  if (!before) return;
  if (before.isDemo) {
    run.earlier = run.isDemo ? before.earlier : null;
    if (!run.isDemo) before.earlier?.forget();
    before.playground.close();
    return;
  }
  before.earlier?.forget();
  before.earlier = null;
  run.earlier = {
    restore: () => {
      run.playground.close();
      showRun(before, shell, place);
      before.keep();
    },
    forget: () => before.playground.close(),
  };
}

/** Fetches the terminal and all that is used by pointer, so that a workshop goes on without a network. */
async function fetchAhead(run: LessonRun): Promise<void> {
  // It is fetched again when it is needed, and a failure is reported then.
  const lesson = await import('../../panels/learning/lesson/fetch-lesson-ahead.ts').catch(() => null);
  await lesson?.fetchLessonAhead(run);
  if (run.place.workshop === null) return;
  const pointer = await import('./fetch-pointer-ahead.ts').catch(() => null);
  await pointer?.fetchPointerAhead();
}

/**
 * Returns the attempt that was begun on this page at a lesson. Another version of a workshop may have the same lesson
 * in other words: its attempt goes on from what is stored.
 */
async function begunAt(lesson: Lesson): Promise<LessonRun | null> {
  const run = begun.get(lesson.id);
  if (!run || JSON.stringify(run.lesson) === JSON.stringify(lesson)) return run ?? null;
  run.playground.close();
  begun.delete(lesson.id);
  await learning.settled();
  return null;
}

/** Goes on with an attempt that somebody sent. One press brings back the visitor's own, which stays stored until
 * something is done here. */
async function sentRun(
  link: string,
  lesson: Lesson,
  place: LessonPlace,
  own: LessonRun,
  shell: Shell,
): Promise<LessonRun> {
  const { readAttempt } = await import('./sent-attempt.ts');
  const sent = await readAttempt(lesson.id, link);
  const run = sent && (await goOnWith(sent, lesson, place));
  if (!run) {
    own.resumed = 'notSent';
    return own;
  }
  run.sentSteps = sent.steps.length;
  if (own.kept?.steps.length !== 0) keepEarlier(run, own, shell, place);
  else own.playground.close();
  return run;
}

/** The lesson's id, whether it is presented, and an attempt that somebody sent. */
type Asked = Pick<Extract<ApartAddress, { kind: 'lesson' }>, 'id' | 'presented' | 'attempt'>;

/** Shows a lesson in an account of its own, at its start or where it was left, or says why it can't be shown. */
export async function openLesson(
  { id, presented, attempt }: Asked,
  shell: Shell,
  course: Course = allLessons,
): Promise<void> {
  if (presented) {
    const { openPresented } = await import('./open-presented.ts');
    return openPresented(id, shell, course);
  }
  if (endpointOfPage() !== null) {
    const { openEndpointLesson } = await import('./endpoint-lesson.ts');
    if (await openEndpointLesson(id, shell)) return;
  }
  const entry = entryIn(course, id, shell);
  if (!entry) return;
  // From here on, its own address: a reload goes on with what was done since.
  if (attempt !== undefined) history.replaceState(history.state, '', course.hashOf(id));
  const isAddressed = (): boolean => location.hash === course.hashOf(id);
  const place: LessonPlace = {
    ...course,
    restart: async (isDemo) => {
      const { lesson } = await entry.load();
      const run = await beginLesson(lesson, place, isDemo);
      keepEarlier(run, begun.get(id), shell, place);
      showRun(run, shell, place);
    },
    leave: () => {
      begun.get(id)?.playground.stop();
      history.pushState(history.state, '', location.pathname + location.search);
      shell.show({ playground: shell.own() });
    },
  };
  try {
    // The picture comes with the text, since a phone's text stands below it; if it can't be fetched, that is said in its place.
    const canvas = fetchCanvas().catch(() => null);
    const { lesson } = await entry.load();
    const own = (await begunAt(lesson)) ?? (await resumeLesson(lesson, place));
    const run = attempt === undefined ? own : await sentRun(attempt, lesson, place, own, shell);
    await canvas;
    // A visitor who has gone elsewhere meanwhile stays there.
    if (isAddressed()) showRun(run, shell, place);
  } catch (error) {
    console.error(error);
    if (!isAddressed()) return;
    const again = (): void => {
      location.hash = course.hashOf(id);
    };
    if (!stay(words.notFetchedHere(entry.title), again)) leaveTo(shell, '', words.notFetched, again);
  }
}
