import type { LearnedFault } from '../../lessons/progress/learned-file.ts';
import type { Remark } from '../../lessons/results/learners.ts';
import type { Cell, CellState, Filter, Order, Standing } from '../../lessons/results/states.ts';
import { amountOf, count as digits, listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';
import { learnedFaultWords } from './learned-fault.ts';

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

const minute = 60_000;
const hour = 60 * minute;

/** A time in one unit, as short as it can be said. */
function time(milliseconds: number): string {
  if (milliseconds < 2 * hour) return `${digits(Math.round(milliseconds / minute))} min`;
  if (milliseconds < 48 * hour) return amountOf(Math.round(milliseconds / hour), 'hour');
  return amountOf(Math.round(milliseconds / (24 * hour)), 'day');
}

/** A long list of learners names the first of them, and counts the others. */
function learnersOf(names: readonly string[]): string {
  const named = 3;
  if (names.length <= named + 1) return listOf(names);
  const first = names.filter((_, at) => at < named);
  return listOf([...first, `${digits(names.length - named)} others`]);
}

/** The reason why as many results have one history. */
const cameFrom = (count: number): string =>
  count === 2
    ? 'both come from one browser, or one is a copy'
    : 'they come from one browser, or some are copies';

const triesOf = (count: number): string => plural(count, { one: '1 try', other: `${digits(count)} tries` });
const failedTries = (count: number): string =>
  plural(count, { one: '1 failed try', other: `${digits(count)} failed tries` });
const hintsOf = (count: number): string => plural(count, { one: '1 hint', other: `${digits(count)} hints` });

const states: Readonly<Record<CellState, string>> = {
  solved: 'solved',
  helped: 'with hints',
  shown: 'was shown it',
  at: 'at it',
  stuck: 'stuck',
  none: 'not begun',
};

/** Lists what a cell tells beside its state. */
function moreOf({ tries, hints, idle }: Cell): readonly string[] {
  return [
    ...(tries > 0 ? [failedTries(tries)] : []),
    ...(hints > 0 ? [hintsOf(hints)] : []),
    ...(idle !== null && idle >= 10 * minute ? [`${time(idle)} without a step`] : []),
  ];
}

/** The results of a class, on the instructor's page. */
export const resultsWords = /* @__PURE__ */ isolating({
  title: 'Results of a workshop',
  back: 'Back',
  none: 'no result yet',
  count: (count: number) =>
    `${plural(count, { one: '1 result', other: `${digits(count)} results` })}, in this tab only`,
  files: 'Open result files',
  dropHere: 'Drop the result files here',
  dropText: 'As many as you like, of one workshop or several. A class’s file is one of them.',
  or: 'or',
  codes: 'Codes',
  codesHint: 'Paste one code or many',
  readCodes: 'Read the codes',
  add: 'Add results',
  addDone: 'Back to the class',
  clear: 'Close all',
  closed: (count: number) =>
    plural(count, { one: '1 result is closed.', other: `${digits(count)} results are closed.` }),
  undo: 'Undo',
  noClass: 'No class yet?',
  seeFilled: 'See this page filled.',
  openSample: (count: number) => `Open a sample class of ${digits(count)}`,
  makingSample: 'Playing the lessons of the sample class',
  sampleFailed:
    'The page could not fetch the lessons of the sample class. Check your connection, then open it again.',
  sample: 'Sample class',
  isSample: (count: number) =>
    `${digits(count)} learners who don’t exist: the page has just played their lessons`,
  from: 'Where results come from',
  fromSteps: [
    'Learners open your workshop’s link or file, and work by themselves, offline too.',
    'At the end, or whenever they stop: **Save the result** or **Copy as a code**.',
    'They hand it to you. A name is in it only if they typed one.',
  ],
  stays: 'What you read stays in this tab. Nothing is stored or sent; closing the tab forgets it.',
  rowsText:
    'One row a learner, those who need help first. Beside it: what was hard, and what each one did, step by step.',
  reading: (done: number, all: number) => `${digits(done)} of ${digits(all)} read`,
  read: (count: number) => plural(count, { one: '1 result read.', other: `${digits(count)} results read.` }),
  twice: (count: number) =>
    plural(count, { one: '1 was here already.', other: `${digits(count)} were here already.` }),
  joined: (count: number) =>
    plural(count, {
      one: '1 is of a learner who has a row already: the newer one counts.',
      other: `${digits(count)} are of learners who have a row already: the newer ones count.`,
    }),
  lookAt: (names: readonly string[]) => `Look again at ${learnersOf(names)}.`,
  remark: (remark: Remark) => {
    switch (remark.kind) {
      case 'sameHistory':
        return `the same history as ${learnersOf(remark.names)}: ${cameFrom(remark.names.length + 1)}`;
      case 'future':
        return 'its date is in the future: the clock of that device is wrong, or somebody changed the date';
      case 'otherVersion':
        return remark.theirs === remark.here
          ? 'made with another file of the workshop than this page has'
          : `made with version ${digits(remark.theirs)} of the workshop; this page has version ${digits(remark.here)}`;
    }
  },
  remarkShort: (remark: Remark) => {
    switch (remark.kind) {
      case 'sameHistory':
        return `same history as ${learnersOf(remark.names)}`;
      case 'future':
        return 'dated in the future';
      case 'otherVersion':
        return 'another version';
    }
  },
  saidOf: (name: string, what: string) => `${name}: ${what}`,
  sharing: (names: readonly string[]) =>
    `${learnersOf(names)} have the same history: ${cameFrom(names.length)}`,
  /** A remark or a finding that stands alone. */
  alone: (said: string) => said.charAt(0).toUpperCase() + said.slice(1),
  differs: 'the replay differs',
  findingIn: (lesson: string, finding: string) => `${lesson}: ${finding}`,
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
  learner: 'Learner',
  notes: 'What stops them',
  noName: (number: number) => `No name (${digits(number)})`,
  workshop: 'Workshop',
  sortedBy: 'Sorted by',
  orders: { help: 'who needs help', name: 'name', solved: 'most solved' } satisfies Record<Order, string>,
  shownOnly: 'Which learners are shown',
  counts: {
    all: 'in all',
    stuck: 'are stuck',
    at: 'are at it',
    through: 'are through',
  } satisfies Record<Filter, string>,
  solvedOfAll: (all: number) => `of ${digits(all)} solved`,
  nobody: 'Nobody here is at that point.',
  states,
  lesson: (number: number) => `lesson ${digits(number)}`,
  byOf: (count: number, of: number) => `${digits(count)} of ${digits(of)}`,
  /** A cell as it is read out: “imke, lesson 3, stuck, 3 failed tries”. */
  heard: (name: string, number: number, cell: Cell) =>
    [name, `lesson ${digits(number)}`, states[cell.state], ...moreOf(cell)].join(', '),
  /** The reason why somebody needs help, in a few words. */
  note: (standing: Standing, cell: Cell, number: number) =>
    standing === 'shown'
      ? `was shown ${digits(number)}`
      : cell.tries >= 3
        ? `${triesOf(cell.tries)} at ${digits(number)}, ${time(cell.took)}`
        : `no step at ${digits(number)}, ${time(cell.idle ?? 0)}`,
  needHelp: (count: number) =>
    plural(count, { one: '1 learner needs help', other: `${digits(count)} learners need help` }),
  nobodyStuck: 'Nobody needs help.',
  others: (at: number, through: number) => `${digits(at)} more at it, ${digits(through)} through`,
  showAll: 'All learners',
  hard: 'What was hard',
  hardText: (count: number) => `misconceptions, by how many of ${digits(count)} showed them`,
  nothingHard: 'Nobody has shown a misconception yet.',
  moreHard: (count: number) => plural(count, { one: '1 more', other: `${digits(count)} more` }),
  fewer: 'Fewer',
  perLesson: 'How each lesson went',
  middle: 'minutes, in the middle',
  triesEach: 'failed tries each',
  minutes: (milliseconds: number | null) =>
    milliseconds === null ? '–' : digits(Math.round(milliseconds / minute)),
  perLearner: (value: number) => digits(Math.round(value * 10) / 10),
  gain: (learners: number, before: number, after: number) =>
    `The three questions, of ${plural(learners, { one: '1 who answered', other: `${digits(learners)} who answered` })} them twice: ${digits(Math.round(before * 10) / 10)} right before, ${digits(Math.round(after * 10) / 10)} after.`,
  // One learner.
  detail: (number: number, title: string, cell: Cell) =>
    [
      `lesson ${digits(number)}, ${title}`,
      [...moreOf(cell), ...(cell.state === 'none' ? [] : [time(cell.took)])].join(', '),
    ]
      .filter(Boolean)
      .join(' · '),
  close: 'Close',
  chooseLesson: 'Lesson',
  steps: (name: string) => `What ${name} did`,
  noSteps: 'The result holds no steps of this lesson.',
  stepsFailed: 'The page can’t repeat these steps, so it only lists them.',
  stepOf: (place: number, all: number) => `${digits(place)} of ${digits(all)}`,
  play: 'Play it from here',
  open: 'Open the account here',
  made: (when: string, by: string) => `Handed in ${when}, made by version ${by} of this page.`,
  madeSample: 'A result of the sample class.',
  earlier: (count: number) =>
    plural(count, {
      one: 'The newest result counts. 1 earlier one was read, too.',
      other: `The newest result counts. ${digits(count)} earlier ones were read, too.`,
    }),
  ownGain: (before: number | null, after: number | null) =>
    `The three questions: ${before === null ? 'not answered' : `${digits(before)} right`} before, ${after === null ? 'not answered' : `${digits(after)} right`} after.`,
  waiting: 'the replay waits',
  findings: {
    agrees: 'the replay agrees',
    nothing: 'nothing to replay',
    noHistory: 'solved, but its history isn’t in the result',
    otherVersion: 'made with another version of the lesson, so it isn’t replayed',
    notSolved: 'said to be solved, but the replay doesn’t solve it',
    unsolved: 'said not to be solved, but the replay solves it',
    answers: 'its hints, missed questions or misconceptions differ from its history',
    times: 'its times can’t be right: something ends before it begins, or before anybody could do it',
    broken: 'the page can’t repeat it',
    noLesson: 'this page doesn’t have the lesson: open its workshop here first',
  },
  save: 'Save',
  csv: 'Save as CSV',
  csvDetail: 'A row for each learner and lesson, for a spreadsheet',
  classFile: 'Save as one file',
  classFileDetail: 'All results, to open them here again',
  print: 'Print this page',
  solutions: 'Solutions',
  solutionsText: 'The proof of each lesson has these ways through it.',
  noSolutions: 'This page doesn’t have the workshop. Open its link or file here first.',
  way: (way: string) => ({ cli: 'By commands', pointer: 'By pointer' })[way] ?? way,
} as const);

/** One learner's steps, as marks and in words. */
export const stepWords = /* @__PURE__ */ isolating({
  answered: (guess: string) => `Answered: ${guess}`,
  right: 'That was right.',
  wrong: 'That was not right.',
  refused: 'AWS refused it',
  notModelled: 'The page doesn’t model it',
  goals: (met: number, all: number) => `${digits(met)} of ${digits(all)} goals are true`,
  /** Help that the learner took. */
  help: {
    hint: (number: number) => `Read hint ${digits(number)}`,
    third: 'The third hint: every step, with the line to type.',
    shown: 'Had the lesson played',
    shownText: 'The page played the lesson in an account of its own.',
  },
  marks: {
    hint: 'hint',
    shown: 'played',
    answer: 'answer',
    again: 'again',
    clock: 'clock',
    undo: 'undo',
    redo: 'redo',
    ask: 'ask',
    notYet: 'not yet',
    refused: 'refused',
    start: 'start',
    now: 'now',
    solved: 'solved',
  },
  heard: (place: number, label: string, headline: string) => `Step ${digits(place)}, ${label}: ${headline}`,
  step: (place: number, label: string) => `Step ${digits(place)}, ${label}:`,
} as const);

/** A learner's steps, played on the canvas. */
export const playedWords = /* @__PURE__ */ isolating({
  title: (name: string) => `What ${name} did`,
  says: (name: string) =>
    `The steps of ${name}, in an account of their own. Whatever you do here changes nothing else.`,
  place: (place: number, all: number) => `Step ${digits(place)} of ${digits(all)}`,
  start: 'At the start',
  next: 'Next step',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  over: 'These were all steps.',
  results: 'Back to the results',
  forgotten: 'These results are no longer in this tab. Open their files again.',
  failed: 'The page can’t repeat the steps of this result.',
} as const);
