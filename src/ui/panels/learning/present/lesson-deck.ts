import { audience } from '../../../../graph/goals/audience.ts';
import type { GoalState } from '../../../../graph/goals/goals.ts';
import { chapterTitle, guesses, lessonWords } from '#words/lessons.ts';
import { presentWords as words } from '#words/present.ts';
import type { Step } from '../../../../lessons/goal.ts';
import { plainText } from '../text/plain-text.ts';
import { typedLine } from '../../../../lessons/attempt/typed-line.ts';
import type { View } from '../../../view/view.svelte.ts';
import type { LessonRun } from '../lesson/lesson-run.svelte.ts';
import { recipeText } from '../lesson/recipe-text.ts';
import { playStep } from '../lesson/demo/play-step.ts';
import { type Deck, paragraph, type Slide } from './slides.ts';
import { leans, slideCounts, thoughtsOf } from './thoughts.ts';
import { inlinesOf } from './story-deck.ts';
import { undoStacks } from '../../../../playground/history.ts';

/** Steps that undo doesn't take back: a clock doesn't run backwards, and an answer stays. */
const stays = new Set<Step['type']>(['clock', 'answer', 'undo']);

const canTakeBack = (step: Step): boolean => !stays.has(step.type);

/**
 * Marks the present state of a lesson's account. @returns a function that goes back to it by the playground's own undo
 */
function markOf({ playground }: LessonRun): () => Promise<void> {
  const { credentials } = playground;
  const changes = (): number => undoStacks(playground.history).undo.length;
  const before = changes();
  return async () => {
    for (let left = changes(); left > before; left = changes()) {
      await playground.undo();
      if (changes() >= left) throw new Error('What was played can’t be taken back');
    }
    playground.actAs(credentials);
  };
}

const said = (text: string): Slide['says'] => [paragraph(inlinesOf(text))];

/** The most characters of a line that an audience can read while somebody speaks. */
const readable = 120;

/** Returns a step's line where it can be read: on the slide, or else in the speaker's window. */
function typed(run: LessonRun, step: Step): Pick<Slide, 'code' | 'dictated'> {
  if (step.type !== 'line') return {};
  const line = (): string => plainText(typedLine(run.attempt, step.line, run.playground.now));
  return step.line.length > readable ? { dictated: line } : { code: line };
}

/** Says how many goals are true; deciding takes a moment after each step. */
function counted({ states, met }: LessonRun): string {
  const isDeciding = states.some(({ state }) => state === 'checking');
  return isDeciding ? lessonWords.checking : lessonWords.announced(met, states.length, '');
}

/**
 * Returns the functions that play the recipe's step at a place from 0 and take it back, and that say what is true after
 * it.
 */
function playing(
  run: LessonRun,
  step: Step,
  place: number,
  view: View,
): Pick<Slide, 'act' | 'takeBack' | 'stands'> {
  let back: (() => Promise<void>) | null = null;
  const act = async (): Promise<string> => {
    // If the step assumes a role, its scene takes the picture's place.
    view.bottomTab = 'steps';
    view.mobileTab = 'steps';
    back = markOf(run);
    await playStep(run, step);
    run.played += 1;
    return '';
  };
  const stands = (): string => (run.played > place ? counted(run) : '');
  if (!canTakeBack(step)) return { act, stands };
  const takeBack = async (): Promise<void> => {
    await back?.();
    run.played -= 1;
  };
  return { act, takeBack, stands };
}

/** Returns the slides with which a workshop begins, before its first lesson. */
function welcomeOf({ lesson, index, place }: LessonRun): Slide[] {
  const { workshop, welcome = [], catalogue } = place;
  if (workshop === null || index > 0) return [];
  return thoughtsOf(welcome, slideCounts.least).map((says) => ({
    part: lesson.id,
    over: words.workshop(catalogue.length),
    title: workshop,
    course: catalogue,
    says,
  }));
}

function slidesOf(run: LessonRun, view: View): Slide[] {
  const { lesson, place } = run;
  const chapter = chapterTitle(lesson.chapter);
  const shared = {
    part: lesson.id,
    over: words.lesson(run.index + 1, place.catalogue.length, chapter),
    title: lesson.title,
  };
  const standing = (id: string): string => {
    const found = run.states.find(({ goal }) => goal.id === id);
    return found ? lessonWords[found.state] : '';
  };
  /** The goal before this one that stands by itself, where this one speaks of it. */
  const before = (index: number): string => {
    const says = lesson.goals.map((one) => one.says);
    const stands = (text = ''): boolean => !leans(inlinesOf(text));
    return stands(says[index]) ? '' : (says.slice(0, index).findLast(stands) ?? '');
  };
  // The questions have been answered on slides before.
  const steps = lesson.recipe.filter(({ step }) => step.type !== 'answer');
  const picture = (state: GoalState, goal: string | null = null) => ({
    show: () => {
      run.shown = state;
      // A phone's reader scrolls.
      run.audience = view.phone ? null : { ...audience, goal };
    },
  });
  const others = lesson.predictions.length + lesson.goals.length + steps.length + 1;
  const thoughts = thoughtsOf(lesson.prose, others);
  // A short lesson leaves time to ask the audience for a way, and to look at what often goes wrong.
  const room = Math.max(0, slideCounts.least - thoughts.length - others);
  const hints = lesson.hints.slice(0, room);
  const mistakes = lesson.misconceptions.slice(0, room - hints.length);
  const twins = lesson.predictions.slice(0, room - hints.length - mistakes.length);
  return [
    ...welcomeOf(run).map((slide) => ({ ...slide, ...picture('start') })),
    ...thoughts.map((says) => ({ ...shared, ...picture('start'), says })),
    ...lesson.predictions.map(({ id, ask, is, because }) => ({
      ...shared,
      ...picture('start'),
      title: lessonWords.question,
      says: said(ask),
      moving: words.nextAnswers,
      act: () => {
        run.answer(id, is);
        return Promise.resolve(`${words.sentence(guesses[is])} ${because}`);
      },
    })),
    ...lesson.goals.map(({ id, says }, index) => ({
      ...shared,
      ...picture('goal', id),
      title: words.goal,
      says: [before(index), says].filter(Boolean).flatMap(said),
      stands: () => standing(id),
    })),
    ...hints.map((hint) => ({ ...shared, ...picture('now'), title: words.hint, says: said(hint) })),
    ...steps.map((recipe, index) => ({
      ...shared,
      ...picture('now'),
      ...playing(run, recipe.step, index, view),
      ...typed(run, recipe.step),
      title: words.play,
      // A thing that a reference names may not be there before an earlier step is played.
      get says() {
        return said(words.sentence(recipeText(run, recipe)));
      },
    })),
    ...mistakes.map(({ says }) => ({ ...shared, ...picture('now'), title: words.mistake, says: said(says) })),
    ...twins.map(({ twin: { ask, is, because } }) => ({
      ...shared,
      ...picture('now'),
      title: words.onceMore,
      says: said(ask),
      moving: words.nextAnswers,
      act: () => Promise.resolve(`${words.sentence(guesses[is])} ${because}`),
    })),
    { ...shared, ...picture('now'), title: lessonWords.learned, says: said(lesson.learned) },
  ];
}

/** A deck that shows a lesson, from its text to what was learned, and plays its recipe. */
export function lessonDeck(run: LessonRun, view: View): Deck {
  const turnTo = (by: 1 | -1): (() => void) | undefined => {
    const other = run.neighbour(by);
    return other ? () => (location.hash = run.place.hashOf(other.id)) : undefined;
  };
  return {
    slides: slidesOf(run, view),
    start: 0,
    before: turnTo(-1),
    after: turnTo(1),
    leave: () => (run.place.unpresent ?? (() => view.showPage()))(),
  };
}
