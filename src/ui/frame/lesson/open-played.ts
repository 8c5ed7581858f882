import { lessons } from 'virtual:lessons';
import { courseOf } from '../../../lessons/workshop/course.ts';
import { keptId, lessonId } from '../../../lessons/workshop/workshop.ts';
import { playedWords as words } from '#words/results-class.ts';
import { replayLesson } from '../../panels/learning/lesson/begin-lesson.ts';
import type { LessonPlace } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import { lessonsOf } from '../../panels/learning/results/lessons-of.ts';
import { namesOf } from '../../panels/learning/results/names.ts';
import { Played } from '../../panels/learning/results/played.svelte.ts';
import PlayedSteps from '../../panels/learning/results/PlayedSteps.svelte';
import { results } from '../../panels/learning/results/results.svelte.ts';
import { toldSteps } from '../../panels/learning/results/told-steps.ts';
import { workshops } from '../../panels/learning/workshop/workshops.svelte.ts';
import { type ApartAddress, writeAddress } from '../../view/addresses.ts';
import type { Shell } from '../whole-page.ts';
import { leaveTo } from './lesson-place.ts';
import { showPassing } from './passing-run.ts';

type PlayedAddress = Extract<ApartAddress, { kind: 'playedResult' }>;

const overview = writeAddress({ kind: 'results' });

/** Returns what a result holds of a lesson, and the lesson as this page has it; null if either isn't here. */
async function foundAt({ learner, id }: PlayedAddress) {
  await workshops.read();
  const one = results.read[learner - 1];
  const kept = one?.result.lessons.find((lesson) => lesson.id === id)?.attempt;
  const key = one?.result.workshop.key ?? '';
  const workshop = workshops.of(key)?.workshop;
  const lesson = await lessonsOf(key)(id);
  return one && kept && workshop && lesson ? { one, kept, workshop, lesson } : null;
}

/** Plays a learner's steps in a lesson, in an account of its own, or says why it can't. */
export async function openPlayed(address: PlayedAddress, shell: Shell): Promise<void> {
  const found = await foundAt(address);
  if (!found) {
    leaveTo(shell, overview, words.forgotten);
    return;
  }
  const { one, kept, workshop, lesson } = found;
  const hash = writeAddress(address);
  const name = namesOf(results.read).get(one) ?? '';
  const { steps: told } = await toldSteps(lesson, kept);
  const addressed = new Map(workshop.lessons.map((row) => [keptId(row), lessonId(row)]));
  const place: LessonPlace = {
    catalogue: courseOf(workshop, lessons),
    workshop: workshop.title,
    hashOf: (id) => writeAddress({ ...address, id: addressed.get(id) ?? id }),
    overview,
    says: words.says(name),
    demo: PlayedSteps,
    restart: () => show(0, false),
    leave: () => leaveTo(shell, ''),
  };
  async function show(at: number, isPlaying: boolean): Promise<void> {
    const run = await replayLesson(lesson, place, kept.begunAt);
    const played = new Played(run, name, kept, told, (next) => void show(next, false));
    await played.skipTo(at);
    if (showPassing(run, hash, shell)) played.isPlaying = isPlaying && !played.isOver;
  }
  await show(results.play.at, results.play.isPlaying);
}
