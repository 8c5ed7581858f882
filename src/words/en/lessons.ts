import type { Chapter } from '../../lessons/curriculum.ts';
import type { Guess } from '../../lessons/goal.ts';
import { isWord } from '../called.ts';
import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

const chapterTitles: Readonly<Record<Chapter | 'own', string>> = {
  'users-and-groups': 'Users and groups',
  'policies-and-keys': 'Policies and keys',
  'roles-and-sessions': 'Roles and sessions',
  'beyond-the-account': 'Beyond the account',
  'guard-rails': 'Guard rails',
  'everyday-work': 'Everyday work',
  'services-and-code': 'Services and code',
  bonus: 'Attack and repair',
  own: 'Own lessons',
};

/** Returns a chapter's title; a chapter that isn't one of the page's has its id as its title. */
export const chapterTitle = /* @__PURE__ */ isolating((id: string): string =>
  Object.hasOwn(chapterTitles, id) ? chapterTitles[id as Chapter] : id,
);

/** The answers to a question: what AWS says, or the layer that decides why it refuses. */
export const guesses: Readonly<Record<Guess, string>> = {
  allow: 'AWS allows it',
  implicitDeny: 'Nothing allows it',
  explicitDeny: 'Something denies it',
  rcp: 'The organization’s RCP',
  scp: 'The organization’s SCP',
  trust: 'The role’s trust policy',
  resource: 'The resource’s own policy',
  identity: 'The caller’s own policies',
  boundary: 'The permissions boundary',
  session: 'The session policy',
};

/** The map of all lessons, and the frame of a lesson. */
export const lessonsWords = /* @__PURE__ */ isolating({
  title: 'Lessons',
  lead: 'Each lesson has an account of its own. Yours stays as it is. Nothing is locked.',
  workshops: 'Or do a workshop: lessons in a row.',
  back: 'Back to the account',
  count: (solved: number, all: number) => `${digits(solved)} of ${digits(all)} solved`,
  solved: 'solved',
  changed: 'solved, and changed since',
  goOn: 'go on here',
  open: 'open',
  comesBack: 'a question comes back',
  goOnWith: (number: number, title: string) => `Go on with ${digits(number)}: ${title}`,
  beginWith: (number: number, title: string) => `Begin with ${digits(number)}: ${title}`,
  legend: {
    done: 'solved',
    next: 'go on here',
    ready: 'ready',
    later: 'builds on others; you can still open it',
    due: 'a missed question comes back',
  },
  buildsOn: (titles: string) => `builds on ${titles}`,
  unknown: (id: string) => `This page has no lesson “${id}”. The list shows those that it has.`,
  notFetched: 'The page could not load the lesson. You may be offline. Your own account is open.',
  notFetchedHere: (title: string) =>
    `The page could not load “${title}”. You may be offline. This lesson is still open, and it goes on.`,
  tryAgain: 'Try again',
  region: 'The lesson that you do',
  apart: 'This lesson has an account of its own. Yours stays as it is.',
  apartIn: (workshop: string) => `${workshop}: this lesson has an account of its own. Yours stays as it is.`,
  toEnd: 'Solved: go on',
  leave: 'Back to yours',
  tally: (met: number, all: number) => `${digits(met)} of ${digits(all)} true`,
  ownAccount: 'has its own account',
} as const);

/** A lesson on an endpoint, which the learner may also do in a real terminal. */
export const endpointLesson = /* @__PURE__ */ isolating({
  says: 'You do this lesson on the endpoint. What you type in your own terminal counts here.',
} as const);

/** The panel of a lesson. */
export const lessonWords = /* @__PURE__ */ isolating({
  of: (place: number, all: number) => `Lesson ${digits(place)} of ${digits(all)}`,
  map: 'Map',
  workshop: 'Workshop',
  startFails:
    'This lesson’s file makes an account to start from, and a part of that failed. You can try the lesson, but perhaps nobody can solve it. Tell its author:',
  goals: 'What should be true',
  now: (met: number, all: number) => `${digits(met)} of ${digits(all)} now`,
  /** When the list says how each goal stands. */
  waits: (questions: number) =>
    plural(questions, {
      one: 'after your answer',
      other: 'after your answers',
    }),
  questionOpen: 'All of it is true. Answer the question to finish the lesson.',
  twinOpen: 'All of it is true. One question is still open below.',
  notTried: 'not tried yet',
  why: 'Why',
  met: 'True',
  notYet: 'Not yet',
  notModelled: 'Not modelled',
  checking: 'Being checked',
  beingChecked: 'being checked',
  notFetched: 'not checked: the page could not fetch that part. Your next change fetches it again',
  tried: 'Tried',
  got: 'Got',
  decided: 'Decided',
  tryIt: 'Try it',
  breached: 'This has happened, and undo doesn’t take it back. Start the lesson again.',
  announced: (met: number, all: number, more: string) =>
    `${digits(met)} of ${digits(all)} true.${more === '' ? '' : ` ${more}`}`,
  heardSolved: 'The lesson is solved.',
  question: 'Before you look',
  caseOf: (place: number, all: number) => `Case ${digits(place)} of ${digits(all)}`,
  twin: 'Once more, because you missed it',
  comesBack: 'The question comes back before the end, with other names.',
  hints: 'Hints',
  hintsLeft: (left: number) => plural(left, { one: '1 left', other: `${digits(left)} left` }),
  hint: ['A nudge', 'Where to look', 'The next actions'],
  orTyped: 'or type',
  boldIsPressed:
    'Bold words are what you press. If you don’t see something, find it by its name (Ctrl+K, or “More” on a phone).',
  showMe: 'Show me',
  showMeText:
    'The page plays the lesson in a new account. Your attempt is kept: one press takes you back to it. It doesn’t count as solved.',
  begun: 'You began again. Your attempt before is kept.',
  shown: 'You watch. Your own attempt is kept.',
  takeBack: 'Take it back',
  toMine: 'Back to my attempt',
  restartText: 'The lesson begins again from its start. You can take that back.',
  situation: 'What AWS said, and why',
  demo: 'The page plays the lesson',
  demoStep: (done: number, all: number) => `${digits(done)} of ${digits(all)} steps done`,
  /** For people who can't see which step it was: who did it, and what. */
  demoHeard: (who: string, what: string) => `: ${who} did this, “${what}”`,
  rootUser: 'the root user',
  demoNext: 'Play the next step',
  demoFailed:
    'The page could not load what plays this step. You may be offline. Try again in a moment, or do the step yourself.',
  demoDone: 'That was one way. It doesn’t count as solved: now do it yourself, in this way or another.',
  restart: 'Start again',
  toTerminal: 'To the terminal',
  previous: (number: string, title: string) => `${number}, previous lesson: ${title}`,
  next: (number: string, title: string) => `${number}, next lesson: ${title}`,
  allTrue: 'All goals are true',
  oneQuestion: 'A question is still open',
  solvedTitle: 'Solved',
  solvedAll: 'That was the last lesson for now.',
  solvedOf: (solved: number, all: number) => `${digits(solved)} of ${digits(all)} lessons`,
  learned: 'What you know now',
  nextKey: 'or press N',
  goOn: (title: string) => `Next lesson: ${title}`,
  toMap: 'To all lessons',
  toMapNow: 'See where you are on the map',
  workshopEnd: 'That was the last lesson of this workshop. You can save your result there.',
  toWorkshop: 'To the workshop',
  pages: 'AWS’s own pages',
  otherPages: 'Pages that the author names',
  outside: 'opens another site',
  host: (host: string) => `(${host})`,
  licence: (author: string, licence: string) => `By ${author}, ${licence}`,
} as const);

/** The filled button of a lesson that isn't solved yet: the change that comes next. */
export const changeWords = /* @__PURE__ */ isolating({
  /** A name such as `all` or `read` would be a word of the sentence. */
  change: (policy: string) => `Change ${isWord(policy) ? `policy ${policy}` : policy}`,
  /** A policy on a role or a bucket has no name of its own. */
  trustOf: (role: string) => `the trust of ${role}`,
  policyOf: (owner: string) => `the policy of ${owner}`,
  assume: (role: string) => `Assume ${role}`,
  look: (name: string) => `Look at ${name}`,
  create: (name: string) => `Create ${name}`,
  actAs: (name: string) => `Act as ${name}`,
  type: 'Open the terminal',
  again: 'Start again',
} as const);
