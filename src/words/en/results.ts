import { learnedFaultWords } from './learned-fault.ts';
import type { LessonProgress } from '../../lessons/progress/lesson-progress.ts';
import type { Measures } from '../../lessons/progress/measures.ts';
import type { Remark } from '../../lessons/results/learners.ts';
import type { LearnedFault } from '../../lessons/progress/learned-file.ts';
import { count as digits, dateAndTime, listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** Why the page refuses a result. */
const faults: Readonly<Record<LearnedFault['kind'], string>> = {
  tooBig: 'it is larger than any result.',
  tooLong: 'it takes longer to read than any result.',
  tooDeep: 'it is nested deeper than any result.',
  notJson: 'it is not a result file, and not a whole code.',
  otherFile: 'it is not a result of this page.',
  newer: 'a newer version of this page made it. Reload this page, then open it again.',
  wrong: 'part of it doesn’t have the form that this page writes.',
};

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

/** The instructor's page. */
export const resultsWords = /* @__PURE__ */ isolating({
  title: 'Results of a workshop',
  back: 'Back to the account',
  lead: 'Read the results of your learners here, as many as you like. They stay in this tab: the page stores and sends nothing.',
  files: 'Open result files',
  codes: 'Codes',
  codesHint: 'Paste one code or many, with blanks or new lines between them.',
  readCodes: 'Read the codes',
  clear: 'Close all results',
  reading: (done: number, all: number) => `${digits(done)} of ${digits(all)} read`,
  read: (count: number) => plural(count, { one: '1 result read.', other: `${digits(count)} results read.` }),
  twice: (count: number) =>
    plural(count, { one: '1 was here already.', other: `${digits(count)} were here already.` }),
  joined: (count: number) =>
    plural(count, {
      one: '1 is of a learner who has a row already: the newer one counts.',
      other: `${digits(count)} are of learners who have a row already: the newer ones count.`,
    }),
  lookAt: (names: readonly string[]) => `Look again at ${listOf(names)}. The column “History” says why.`,
  remark: (remark: Remark) => {
    switch (remark.kind) {
      case 'sameHistory':
        return `the same history as ${listOf(remark.names)}: both come from one browser, or one is a copy`;
      case 'future':
        return 'its date is in the future: the clock of that device is wrong, or somebody changed the date';
      case 'otherVersion':
        return remark.theirs === remark.here
          ? 'made with another file of the workshop than this page has'
          : `made with version ${digits(remark.theirs)} of the workshop; this page has version ${digits(remark.here)}`;
    }
  },
  refused: (name: string, fault: LearnedFault) =>
    `The page did not read ${name}: ${faults[fault.kind]}${fault.kind === 'wrong' ? ` ${learnedFaultWords.misplaced(fault)}` : ''}`,
  damaged: (name: string) =>
    `The page did not read ${name}: a part of the code is missing or has changed on its way. Ask for the code again, or for the file.`,
  unreadable: (name: string) =>
    `The page did not read ${name}: the browser could not open the file. Choose it again.`,
  code: (number: number) => `Code ${digits(number)}`,
  replaying: 'Replaying what was done',
  replayed: (done: number, all: number) => `${digits(done)} of ${digits(all)} lessons`,
  whatReplayFinds:
    'The page repeats what each learner did, and says where the result differs. This finds damage and carelessness, not forgery: somebody who writes a result by hand can make it agree.',
  learners: 'Who is where',
  noName: (number: number) => `No name (${digits(number)})`,
  columns: {
    name: 'Learner',
    workshop: 'Workshop',
    solved: 'Solved',
    at: 'Is at',
    hints: 'Hints',
    tries: 'Failed tries',
    misconceptions: 'Misconceptions',
    gain: 'Before → after',
    when: 'Made',
    history: 'History',
  },
  solvedOf: (solved: number, all: number) => `${digits(solved)} of ${digits(all)}`,
  end: 'the end',
  gain: (before: number | null, after: number | null) =>
    before === null && after === null
      ? '–'
      : `${before === null ? '–' : digits(before)} → ${after === null ? '–' : digits(after)}`,
  waiting: 'waits',
  allAgree: (count: number) =>
    plural(count, { one: '1 lesson agrees', other: `${digits(count)} lessons agree` }),
  findings: {
    agrees: 'agrees',
    nothing: 'nothing done',
    noHistory: 'solved, but its history isn’t in the result',
    otherVersion: 'made with another version of the lesson, so it isn’t replayed',
    notSolved: 'said to be solved, but the replay doesn’t solve it',
    unsolved: 'said not to be solved, but the replay solves it',
    answers: 'its hints, missed questions or misconceptions differ from its history',
    times: 'its times can’t be right: something ends before it begins, or before anybody could do it',
    broken: 'the page can’t repeat it',
    noLesson: 'this page doesn’t have the lesson: open its workshop here first',
  },
  madeBy: (version: string) => `made by version ${version} of this page`,
  hard: 'What was hard',
  hardColumns: {
    lesson: 'Lesson',
    solved: 'Solved by',
    hints: 'Hints each',
    tries: 'Failed tries each',
    missed: 'Missed most',
  },
  byOf: (count: number, of: number) => `${digits(count)} of ${digits(of)}`,
  perLearner: (value: number) => digits(Math.round(value * 10) / 10),
  missedBy: (text: string, count: number) => `${text} (${digits(count)})`,
  csv: 'Save as CSV',
  solutions: 'Solutions',
  solutionsText: 'The proof of each lesson has these ways through it.',
  way: (way: string) => ({ cli: 'By commands', pointer: 'By pointer' })[way] ?? way,
  actAs: (who: string) => `Act as ${who}`,
  wait: (minutes: number) => `Move the clock forward by ${digits(minutes)} minutes`,
  tryIt: (action: string, resource: string) => `Try ${action} on ${resource}`,
  answer: (question: string) => `Answer ${question}`,
  undo: 'Undo',
} as const);
