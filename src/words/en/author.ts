import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The page for writing lessons. */
export const authorWords = /* @__PURE__ */ isolating({
  title: 'Write a lesson',
  back: 'Back to the account',
  lead: 'A lesson is one Markdown file with YAML fields above it. Write it here: the page reads it as you type, says what is wrong and where, and keeps your draft in this browser.',
  drafts: 'Drafts',
  noDrafts: 'You have no draft yet.',
  newDraft: 'New lesson',
  from: 'Begin with a lesson of the page',
  openFile: 'Open a file',
  unreadable: 'The browser could not read the file.',
  notFetched: 'The page could not fetch the lesson. Try again in a moment.',
  tooBig: (limit: number) => `The file is longer than a lesson may be (${digits(limit)} characters).`,
  untitled: 'A lesson without a title',
  allDrafts: 'All drafts',
  text: 'The lesson’s file',
  kept: 'Kept in this browser',
  keeping: 'Being kept',
  notKept: 'The browser doesn’t keep it. Save the file.',
  save: 'Save the file',
  remove: 'Delete this draft',
  preview: 'As learners see it',
  noPreview: 'The preview comes back when the file has no faults.',
  faults: (count: number) =>
    plural(count, { one: '1 thing is wrong', other: `${digits(count)} things are wrong` }),
  reads: 'The page can read it.',
  prove: 'Prove it',
  proving: 'Proving',
  provingHow: (done: number, all: number, plays: number) =>
    `${digits(done)} of ${digits(all)} answers, written in ${digits(plays)} other ways so far`,
  stopProof: 'Stop the proof',
  stopped: 'The proof was stopped.',
  changedSince: 'The lesson has changed since its proof. Prove it again.',
  proved: (rewritings: number, wrong: number) =>
    `Proved: ${digits(rewritings)} other ways of writing the answers are accepted, and ${digits(wrong)} wrong answers are refused.`,
  problems: (count: number) =>
    plural(count, { one: '1 thing is missing', other: `${digits(count)} things are missing` }),
  problem: (check: string, detail: string) => `${check}: ${detail}`,
  failed: 'The proof broke off:',
  recordLead:
    'The page opens an account of its own. What you do there, by pointer or in the terminal, becomes lines of this file. A recorded solution also becomes the third hint, unless the hint that is there solves the lesson.',
  recordStart: 'Record the start',
  recordSolution: 'Record a solution',
  recordFirst: 'The page can record once it can read the file.',
  way: 'recorded',
  wayAgain: (number: number) => `recorded ${digits(number)}`,
  recorded: (steps: number) =>
    plural(steps, {
      one: 'The page wrote 1 step into the file.',
      other: `The page wrote ${digits(steps)} steps into the file.`,
    }),
  hinted: (actions: number) =>
    plural(actions, {
      one: 'The third hint tells it now, as a line and as what to press.',
      other: `The third hint tells them now, as ${digits(actions)} lines and as what to press.`,
    }),
  leftOut: (step: string) => `${step} is left out`,
  misses: (count: number) =>
    plural(count, {
      one: 'Without one of its steps, it misses a goal that no near-miss is about yet.',
      other: `Without one of its steps, it misses goals that no near-miss is about yet: ${digits(count)} of them.`,
    }),
  addMisses: (count: number) =>
    plural(count, { one: 'Add that as a near-miss', other: `Add those as ${digits(count)} near-misses` }),
  takeBack: 'Take that back',
  goals: 'What should be true',
  hints: 'Hints',
} as const);

/** The bar above an account while the page records the author's steps. */
export const recordWords = /* @__PURE__ */ isolating({
  region: 'The recording',
  start: 'You record the start. Build the account that the lesson begins with.',
  solution: 'You record a solution. Do what a learner would do.',
  steps: (count: number) => plural(count, { one: '1 step so far', other: `${digits(count)} steps so far` }),
  stop: 'Stop',
  stopTitle: 'Stop, and write it into the draft',
  discard: 'Discard',
  resumed: 'You go on with what you recorded before.',
  changed: 'You changed the draft after you recorded, so this recording begins anew.',
  notRepeated: 'The page can’t repeat what you recorded before. Begin it anew.',
  notKept: 'A reload ends this recording: the browser doesn’t keep it any more.',
  nothing: 'You did nothing, so the page wrote nothing down.',
  lost: 'You opened another account in between, so the page can’t write down how you got here.',
  unnamed: 'A lesson can’t name everyone who acted, so the page wrote nothing down.',
  unreadable: 'The page can’t read this draft, so it can’t record in its account.',
  gone: 'There is no such draft in this browser.',
  name: { start: 'The start', solution: 'A solution' },
} as const);

/** The text of a new lesson. The page can read it, and its proof says what it lacks. */
export const newLesson = `---
id: my-lesson
version: 1
chapter: own
title: My lesson
learned: What a learner knows afterwards, in one sentence.
start: []
goals:
  - id: ana
    says: There is a user ana.
    needs: [{exists: user ana}]
hints:
  - A nudge in the right direction.
  - Where to look.
  - - {do: aws iam create-user --user-name ana, press: 'New user, then the name ana'}
pages:
  - {title: IAM users, url: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html}
author: Your name
licence: CC BY 4.0
---
What doesn’t work, and what should work. At most 150 words.
`;
