import type { Credentials } from '../../engine/index.ts';
import { actorNamed } from '../attempt/acting.ts';
import { afterAnswer, afterCommit, prepareLesson, startAttempt } from '../attempt/attempt.ts';
import type { PreparedLesson } from '../attempt-state.ts';
import { Bench } from '../attempt/bench.ts';
import { checkGoals, misconceptionsIn } from '../attempt/check-goals.ts';
import { failedTries } from '../failed-try.ts';
import { FieldReader } from '../fields.ts';
import type { Step } from '../goal.ts';
import type { Lesson } from '../lesson.ts';
import { lessonStart } from '../attempt/lesson-start.ts';
import type { Help, KeptCommand, KeptStep } from '../progress/kept-attempt.ts';
import { afterEvent, begun, type Event } from '../progress/lesson-progress.ts';
import { measured, type Measures } from '../progress/measures.ts';
import { againIn } from '../attempt/questions.ts';
import { readSteps } from '../read-steps.ts';
import { unrepeatedForOthers } from './for-others.ts';
import type { LessonResult, WorkshopResult } from './result.ts';
import { type Play, plays, type Way } from './sample-plays.ts';

/** Says in a result that nobody made it: it stands in place of the page's version. */
export const sampleMaker = 'the sample class';

/** The signs of a lesson: solved alone, solved with hints, shown, stuck, at it. Any other: not begun. */
type Sign = keyof typeof wayOf;

const wayOf = { s: 'solved', h: 'helped', d: 'shown', x: 'stuck', a: 'begun' } as const satisfies Readonly<
  Record<string, Way>
>;

/** Thirty learners, and how far each has come. Two typed no name. */
const learners: readonly (readonly [name: string, signs: string])[] = [
  ['imke', 'shx..'],
  ['jonas', 'sx...'],
  ['', 'x....'],
  ['farah', 'shdx.'],
  ['lev', 'hhx..'],
  ['mara', 'sda..'],
  ['', 'dha..'],
  ['ada', 'shda.'],
  ['tom', 'hha..'],
  ['yara', 'sha..'],
  ['paul', 'ssa..'],
  ['nele', 'hsha.'],
  ['ines', 'ssha.'],
  ['otto', 'shha.'],
  ['ravi', 'sssa.'],
  ['lena', 'shsa.'],
  ['kim', 'sssa.'],
  ['bo', 'hsssa'],
  ['dario', 'shssa'],
  ['eva', 'ssssa'],
  ['finn', 'ssssa'],
  ['gita', 'shssa'],
  ['hugo', 'ssssa'],
  ['juna', 'shshs'],
  ['luca', 'sshss'],
  ['mina', 'sssss'],
  ['noor', 'shsss'],
  ['oskar', 'sssss'],
  ['pia', 'sssss'],
  ['zoe', 'sssss'],
];

/** When the class handed in, ms since the epoch: on a Monday morning. */
const handedIn = Date.parse('2026-03-02T09:42:00Z');
const minute = 60_000;

/** How long each kind of way takes in each lesson, in minutes; mostly one more for every third learner. */
const minutes: Readonly<Record<Way, readonly number[]>> = {
  solved: [3, 5, 7, 5, 6],
  helped: [4, 7, 11, 8, 9],
  shown: [3, 4, 5, 4, 5],
  begun: [4, 5, 6, 4, 5],
  stuck: [8, 9, 11, 6, 7],
};

/** An attempt that was played, and what the page notes of it. */
type Played = Required<Pick<LessonResult, 'progress' | 'attempt'>>;

/** Lists what the page notes after each step of a play, and the questions that come back at its end. */
interface Judged {
  readonly events: readonly (readonly Event[])[];
  readonly twins: readonly KeptStep[];
}

const stepsOf = ({ steps }: Play): readonly Step[] => readSteps(new FieldReader(steps).entries());

/** Carries steps out in the lesson's own account as it is when it begins at `begunAt`. */
async function benchAt(lesson: Lesson, begunAt: number): Promise<Bench> {
  const { world } = await lessonStart(lesson, begunAt);
  return new Bench(lesson, world, lesson.actor, `${lesson.id}-${String(begunAt)}`);
}

/** Plays all steps once and judges each as the page does. Takes longer than to play them. */
async function judge(prepared: PreparedLesson, play: Play, way: Way): Promise<Judged> {
  const { lesson } = prepared;
  const bench = await benchAt(lesson, handedIn);
  let attempt = startAttempt(prepared, bench.world, bench.seed);
  const count = (): number => checkGoals(attempt).filter(({ state }) => state === 'met').length;
  let met = count();
  const events: Event[][] = [];
  for (const step of stepsOf(play)) {
    const found: Event[] = [];
    events.push(found);
    if (step.type === 'answer') {
      const { question, guess } = step;
      if (lesson.predictions.some(({ id, is }) => id === question && is !== guess))
        found.push({ type: 'missed', question });
      attempt = afterAnswer(attempt, question, guess);
      met = count();
    }
    for (const commit of (await bench.step(step)).commits) {
      attempt = afterCommit(attempt, commit);
      const before = met;
      met = count();
      if (failedTries([commit], before, met) > 0) found.push({ type: 'failed' });
      for (const { id } of misconceptionsIn(attempt)) found.push({ type: 'misconception', id });
    }
  }
  const solves = met === lesson.goals.length;
  if (solves !== solvesIt(way))
    throw new Error(`In the sample class, ${lesson.id} is ${solves ? '' : 'not '}solved by “${way}”`);
  const twins = againIn(attempt, solves).flatMap(({ question, asked, guess }) =>
    guess === null ? [{ type: 'twin', question: question.id, guess: asked.is } as const] : [],
  );
  return { events, twins };
}

const solvesIt = (way: Way): boolean => way === 'solved' || way === 'helped';

/** How somebody plays a lesson: from when on, and for how many ms. */
interface Turn {
  readonly play: Play;
  readonly way: Way;
  readonly begunAt: number;
  readonly took: number;
}

async function played(lesson: Lesson, { events, twins }: Judged, turn: Turn): Promise<Played> {
  const { play, way, begunAt, took } = turn;
  const bench = await benchAt(lesson, begunAt);
  const all = stepsOf(play);
  const pace = Math.floor(took / (all.length + 1));
  let at = begunAt;
  let progress = begun(lesson.id, lesson.version, at);
  const note = (event: Event): void => void (progress = afterEvent(progress, event, at));
  const steps: KeptStep[] = [];
  let actingAs: Credentials | null = null;
  for (const [index, step] of all.entries()) {
    at += pace;
    if (step.type === 'answer') steps.push({ type: 'answer', question: step.question, guess: step.guess });
    if (step.type === 'as') actingAs = actorNamed(bench.world, step.who);
    for (const { command } of (await bench.step(step)).commits)
      steps.push({ type: 'command', at, command: command as KeptCommand });
    events[index]?.forEach(note);
  }
  steps.push(...twins);
  if (play.hints > 0) note({ type: 'hint', read: play.hints });
  if (way === 'shown') note({ type: 'shown' });
  if (solvesIt(way)) note({ type: 'solved', version: lesson.version });
  const { id, version } = lesson;
  // A learner who is stuck reads on; the next hint comes after as many steps as the one before.
  const hinted = Array.from({ length: play.hints }, (_none, one): Help => {
    return { kind: 'hint', after: Math.ceil((steps.length * (one + 1)) / (play.hints + 1)) };
  });
  const shown: readonly Help[] = way === 'shown' ? [{ kind: 'shown', after: steps.length }] : [];
  const helped = [...hinted, ...shown];
  const kept = { id, version, begunAt, steps, hints: play.hints, helped, actingAs, leftAt: at };
  return { attempt: unrepeatedForOthers(lesson, kept), progress };
}

/** Says what somebody knew before and after: the weaker half begins with one right answer, the rest with two. */
function measuresOf(index: number, at: number): Measures {
  const round = (right: number, when: number) => ({
    at: when,
    answers: measured.map((question, place) => ({ question, isRight: place < right, isSure: place < right })),
  });
  const isThrough = learners[index]?.[1].includes('.') === false && !learners[index]?.[1].includes('a');
  return {
    before: round(index < learners.length / 2 ? 0 : 1, at),
    ...(isThrough && { after: round(index % 3 === 0 ? 2 : 3, handedIn) }),
  };
}

/** The workshop that the class does, and its lessons in their order. */
interface Taught {
  readonly workshop: WorkshopResult['workshop'];
  readonly lessons: readonly Lesson[];
}

/** Where each learner stands in each lesson, and for how long, in ms. Everybody hands in at once. */
function turnsOf(index: number, lessons: readonly Lesson[]): readonly (Turn | null)[] {
  const ways = [...(learners[index]?.[1] ?? '')].map((sign) => (sign in wayOf ? wayOf[sign as Sign] : null));
  const lengths = ways.map((way, place) =>
    way ? ((minutes[way][place] ?? 5) + (way !== 'stuck' && index % 3 === 0 ? 1 : 0)) * minute : 0,
  );
  // No two begin at the same moment.
  let at = handedIn - lengths.reduce((sum, length) => sum + length, 0) - index * 731;
  return lessons.map(({ id }, place) => {
    const way = ways[place] ?? null;
    const ready = way ? plays[id]?.[way] : undefined;
    const play = ready?.[index % ready.length];
    const begunAt = at;
    const took = lengths[place] ?? 0;
    at += took;
    return way && play ? { play, way, begunAt, took } : null;
  });
}

export const sampleSize = learners.length;
/** The key of the workshop that the sample class does. */
export const sampleWorkshop = 'iam-identities';

/**
 * Makes the results of a class that doesn't exist: each learner's steps are really played, so that the results are such
 * as learners make, and the same every time. Yields one result after the other, so that the page can draw meanwhile.
 */
export async function* sampleClass({ workshop, lessons }: Taught): AsyncGenerator<WorkshopResult, void> {
  const prepared = await Promise.all(lessons.map(prepareLesson));
  const judged = new Map<Play, Judged>();
  for (const [index, [name]] of learners.entries()) {
    const turns = turnsOf(index, lessons);
    const done: LessonResult[] = [];
    for (const [place, one] of prepared.entries()) {
      const { lesson } = one;
      const turn = turns[place];
      if (turn) {
        const known = judged.get(turn.play) ?? (await judge(one, turn.play, turn.way));
        judged.set(turn.play, known);
        done.push({ id: lesson.id, ...(await played(lesson, known, turn)) });
      } else done.push({ id: lesson.id, progress: null, attempt: null });
    }
    const first = turns[0]?.begunAt ?? handedIn;
    const measures = measuresOf(index, first);
    yield { madeBy: sampleMaker, madeAt: handedIn + index * 1000, name, workshop, lessons: done, measures };
  }
}
