import type { LessonProgress } from '../../lessons/progress/lesson-progress.ts';
import type { Measures } from '../../lessons/progress/measures.ts';
import { count as digits, dateAndTime, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** A learner's result at the end of a workshop. */
export const resultWords = /* @__PURE__ */ isolating({
  title: 'Your result',
  text: 'The result holds your name if you type it, what you solved and when, and each of your steps. Made-up passwords stand in place of yours, and no key has its secret. Your instructor can replay the steps. The page sends nothing: you hand over the file or the code.',
  inside: 'Show what is inside',
  making: 'The page collects what you did.',
  head: (name: string, madeBy: string, madeAt: string) =>
    `${name === '' ? 'No name' : `Name: ${name}`}. Made ${madeAt} by version ${madeBy} of this page.`,
  questions: ({ before, after }: Measures) =>
    `The three questions: ${
      [
        before ? `${digits(before.answers.filter(({ isRight }) => isRight).length)} right before` : '',
        after ? `${digits(after.answers.filter(({ isRight }) => isRight).length)} right after` : '',
      ]
        .filter(Boolean)
        .join(', ') || 'not answered'
    }.`,
  nothing: 'You have opened none of the lessons yet.',
  steps: (count: number) => plural(count, { one: '1 step', other: `${digits(count)} steps` }),
  progress: ({ startedAt, solvedAt, hints, tries, missed, misconceptions }: LessonProgress) =>
    [
      `Begun ${dateAndTime(startedAt)}`,
      solvedAt === null ? 'not solved' : `solved ${dateAndTime(solvedAt)}`,
      plural(hints, { one: '1 hint', other: `${digits(hints)} hints` }),
      plural(tries, { one: '1 failed try', other: `${digits(tries)} failed tries` }),
      plural(missed.length, { one: '1 missed question', other: `${digits(missed.length)} missed questions` }),
      plural(misconceptions.length, {
        one: '1 misconception',
        other: `${digits(misconceptions.length)} misconceptions`,
      }),
    ].join(', '),
  leftOut:
    'Your steps stay here: something in them looks like a real credential, or they could not be replayed without your secrets.',
  actAs: (who: string) => `Act as ${who}`,
  wait: (minutes: number) => `Move the clock forward by ${digits(minutes)} minutes`,
  tryIt: (action: string, resource: string) => `Try ${action} on ${resource}`,
  answer: (question: string) => `Answer ${question}`,
  undo: 'Undo',
  withKey: (id: string) => `With the key ${id}, without its secret`,
  redo: 'Redo',
  name: 'Your name',
  nameHint: 'The result has it only if you type it.',
  optional: 'optional',
  save: 'Save the result',
  copy: 'Copy as a code',
  code: 'The code of your result',
  codeSize: (length: number) => `${digits(length)} characters`,
  withoutHistory: 'What you did is too long for a code, so the code leaves the history out. The file has it.',
  copied: 'The code is copied.',
  copyByHand: 'The browser did not let the page copy it. Copy it from the field.',
  notMade: 'The browser could not read what it keeps of your lessons. Reload the page and try again.',
  noCode:
    'There is no code: something in it looks like a real credential. Look at what is inside, and change your name or do that lesson again.',
  saved: (name: string) => `Saved as ${name}.`,
} as const);
