import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** A fold: its field, and how much it holds. */
interface FoldedField {
  readonly field: string;
  readonly entries: number;
  readonly twins: number;
  readonly lines: number;
}

/** The checks of a proof. */
const checks = {
  prose: 'Text',
  start: 'Start',
  prediction: 'Question',
  solution: 'Ways to solve it',
  hint: 'Third hint',
  subset: 'A way with a step left out',
  necessary: 'A goal that nothing proves',
  set: 'A goal about everything',
  nearMiss: 'Wrong answers (near-misses)',
  rewriting: 'A way written otherwise',
  mutant: 'A way with a mistake',
  cell: 'A way with other rights',
  misconception: 'Misconception',
  time: 'Time',
  size: 'Size',
} as const;

/** The page for writing lessons. */
export const authorWords = /* @__PURE__ */ isolating({
  title: 'Write a lesson',
  back: 'Back to the account',
  lead: 'Fill in a lesson’s fields, or write it as text: the page reads it as you go, says what is wrong and where, and keeps your draft in this browser. Its file is Markdown with YAML fields above.',
  toWorkshop: 'Back to the workshop',
  toWorkshopOf: (title: string) => `Back to the workshop “${title}”`,
  drafts: 'Drafts',
  noDrafts: 'You have no draft yet.',
  how: 'How a lesson comes about',
  howSteps: [
    'Give it a start: an account as AWS CLI lines. Then a task, and **goals** that say what should be true.',
    'The lesson lives beside your text. Below it the page **proves** it: its solution has to solve it, the same solution written in another way too, and a wrong answer may not.',
    'Save the file, and put it into **a workshop** of yours. Learners need no account, and nothing of theirs leaves their browser.',
  ],
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
  elsewhere: 'Another tab changed this draft, too. What was written there is a draft of its own now.',
  openElsewhere: 'Open that one',
  keeping: 'Being kept',
  notKept: 'The browser doesn’t keep it. Save the file.',
  save: 'Save the file',
  remove: 'Delete this draft',
  more: 'More',
  plain: 'Write in a plain field',
  coloured: 'Write in the editor with colours',
  sides: 'What is shown',
  side: { text: 'Text', lesson: 'Lesson' },
  size: (characters: number, most: number, wordCount: number, mostWords: number) =>
    `${digits(Math.round(characters / 100) / 10)} of ${digits(Math.round(most / 1000))} KB, ${digits(wordCount)} of ${digits(mostWords)} words`,
  keys: 'Esc, then Tab leaves the text. Ctrl Space completes, F8 goes to the next fault, Ctrl . mends it.',
  keysShort: 'Esc, then Tab leaves the text',
  usedHere: 'used here',
  offered: (shown: number, all: number) => `${digits(shown)} of ${digits(all)}: type on to narrow it`,
  unfold: 'Unfold',
  undo: 'Undo in the text',
  redo: 'Redo in the text',
  folded: ({ field, entries, twins, lines }: FoldedField) => {
    const inLines = plural(lines, { one: '1 line', other: `${digits(lines)} lines` });
    if (field === 'predictions' && entries > 0) {
      const asked = plural(entries, { one: '1 question', other: `${digits(entries)} questions` });
      const twin =
        twins === entries ? plural(twins, { one: ' and its twin', other: ' and their twins' }) : '';
      return `${asked}${twin}, ${inLines}`;
    }
    return entries > 0 ? `${digits(entries)}, ${inLines}` : inLines;
  },
  faults: (count: number) =>
    plural(count, { one: '1 thing is wrong', other: `${digits(count)} things are wrong` }),
  inLine: (line: number, says: string) => `Line ${digits(line)}: ${says}`,
  moreFaults: (count: number) =>
    plural(count, {
      one: 'One more fault on this line.',
      other: `${digits(count)} more faults on this line.`,
    }),
  noAction: (name: string) => `AWS has no action ${name}.`,
  meant: (name: string) => `Did you mean ${name}?`,
  fails: (says: string) => `This step of the start fails: ${says}${says.endsWith('.') ? '' : '.'}`,
  startBroken: 'Steps of the start fail. The text marks them:',
  takeOut: 'Take the step out',
  fix: {
    write: (what: string) => `Write ${what}`,
    add: (what: string) => `Add ${what}`,
    remove: (what: string) => `Take out ${what}`,
    quotes: () => 'Put it in quotes',
    code: () => 'Show it as code',
  },
  reads: 'The page can read it.',
  reading: 'The page reads it.',
  asItWas: (time: string, line: number) => `as it was at ${time}, before line ${digits(line)}`,
  neverRead: 'The lesson appears here once the page can read its text.',
  notBuilt: 'The page could not build the lesson’s account:',
  living: 'The lesson, as learners see it',
  shows: {
    start: 'Nothing is done yet.',
    solution: (way: string) => `Shown: the solution “${way}”`,
    nearMiss: (says: string) => `Shown: the near-miss “${says}”`,
    subset: (way: string, steps: string) => `Shown: “${way}” without step ${steps}`,
    rewriting: (way: string, name: string) => `Shown: “${way}”, written as ${name}`,
    mutant: (way: string, name: string) => `Shown: “${way}” with ${name}`,
    cell: (way: string, name: string) => `Shown: “${way}”, ${name}`,
    beyond: (who: string, action: string, resource: string) =>
      `Shown: a solution that also lets ${who} do ${action} on ${resource}`,
    gone: 'The lesson no longer has that answer.',
  },
  toStart: 'Back to the start',
  goals: 'What should be true',
  removeGoal: (says: string) => `Take out the goal “${says}”`,
  onlyGoal: 'A lesson needs a goal. Add another one before you take this one out.',
  removedGoal: (says: string, misses: number) =>
    misses === 0
      ? `The goal “${says}” is out of the text.`
      : plural(misses, {
          one: `The goal “${says}” is out of the text, and so is the near-miss about it.`,
          other: `The goal “${says}” is out of the text, and so are the ${digits(misses)} near-misses about it.`,
        }),
  hints: 'Hints',
  say: 'Change what it says',
  form: {
    title: 'What the lesson says',
    lead: 'What you leave empty stays as it is in the text.',
    fields: {
      title: 'Title',
      learned: 'What a learner knows afterwards',
      task: 'Task',
      nudge: 'First hint',
      where: 'Second hint',
      author: 'Author',
    },
    task: (most: number) => `Markdown, at most ${digits(most)} words`,
    third: 'The third hint is the solution: “Record a solution” writes it.',
    write: 'Write these into the text',
    cancel: 'Cancel',
  },
  pickGoal: 'Add a goal by pointing',
  pick: {
    title: 'A goal by pointing',
    lead: 'Select somebody and a thing in the picture, or here.',
    who: 'Who',
    wish: 'May or may not',
    wishes: { may: 'may', mayNot: 'may not', nobodyElse: 'is the only one who may' },
    deed: 'Deed',
    thing: 'Thing',
    nothing: 'The account at the start has nobody, or nothing, that a goal could be about.',
    write: 'Write it into the text',
    cancel: 'Cancel',
    written: (says: string) => `Written: ${says}`,
    says: {
      may: (who: string, verb: string, thing: string) => `${who} may ${verb} ${thing}.`,
      mayNot: (who: string, verb: string, thing: string) => `${who} may not ${verb} ${thing}.`,
      nobodyElse: (who: string, verb: string, thing: string) => `Nobody but ${who} may ${verb} ${thing}.`,
    },
    every: (bucket: string) => `every object of ${bucket}`,
    any: (bucket: string) => `any object of ${bucket}`,
    verbs: {
      read: 'read',
      write: 'write',
      delete: 'delete',
      list: 'list',
      assume: 'assume',
      send: 'send to',
      receive: 'receive from',
      invoke: 'invoke',
      encrypt: 'encrypt with',
      decrypt: 'decrypt with',
    },
  },
  proof: 'Proof',
  proofOf: (time: string) => `of ${time}`,
  proofBefore: (time: string) => `of ${time}, before your last change`,
  unproved: 'not made yet',
  prove: 'Prove it',
  proveAgain: 'Prove again',
  proving: 'Proving',
  provingHow: (done: number, all: number, plays: number) =>
    `${digits(done)} of ${digits(all)} answers, written in ${digits(plays)} other ways so far`,
  stopProof: 'Stop the proof',
  stopped: 'The proof was stopped.',
  cannotProve: 'The page can prove it once it can read the text.',
  start: 'start',
  startOpen: 'doesn’t pass',
  startPasses: 'passes already',
  startFails: 'AWS refuses it',
  solutionsPass: (count: number) =>
    plural(count, { one: '1 solution passes', other: `${digits(count)} solutions pass` }),
  solutionsFail: (failed: number, all: number) => `${digits(failed)} of ${digits(all)} solutions fail`,
  writtenIn: (ways: number) =>
    plural(ways, { one: 'written in 1 way', other: `written in ${digits(ways)} ways` }),
  noMisses: 'No near-misses',
  missesRefused: (refused: number, all: number, accepted: number) =>
    accepted === 0
      ? `${digits(refused)} of ${digits(all)} near-misses refused`
      : `${digits(refused)} of ${digits(all)} near-misses refused, ${digits(accepted)} accepted`,
  dot: (number: number, says: string, isAccepted: boolean) =>
    `Near-miss ${digits(number)}, ${isAccepted ? 'accepted' : 'refused'}: ${says}`,
  dots: 'Near-misses',
  showAccepted: (count: number) => (count === 1 ? 'Show it' : `Show the ${digits(count)}`),
  showNext: (next: number, count: number) => `Show ${digits(next)} of ${digits(count)}`,
  solution: (way: string, ways: number) =>
    `The solution “${way}” passes, ${plural(ways + 1, { one: 'written in 1 way', other: `written in ${digits(ways + 1)} ways` })}.`,
  show: 'Show it',
  showing: 'Shown',
  proved: (rewritings: number, wrong: number) =>
    `Proved: ${digits(rewritings)} other ways of writing the answers are accepted, and ${digits(wrong)} wrong answers are refused.`,
  problems: (count: number) =>
    plural(count, { one: '1 thing is missing', other: `${digits(count)} things are missing` }),
  problem: (check: keyof typeof checks, detail: string) => `${checks[check]}: ${detail}`,
  through: (count: number) =>
    plural(count, {
      one: 'A goal lets more through than the first solution gives.',
      other: `Goals let more through than the first solution gives: ${digits(count)} sets.`,
    }),
  lets: (goal: string, who: string, action: string, resource: string, more: number) =>
    `${goal}: ${who} may ${action} on ${resource}${more > 0 ? `, and ${plural(more, { one: '1 action more', other: `${digits(more)} actions more` })}` : ''}`,
  details: 'What the proof found',
  closeDetails: 'Close what the proof found',
  failed: 'The proof broke off:',
  recordLead:
    'The page opens an account of its own. What you do there, by pointer or in the terminal, becomes lines of this file. A recorded solution also becomes the third hint, unless the hint that is there solves the lesson.',
  record: { start: 'Record the start', solution: 'Record a solution', miss: 'Record a wrong answer' },
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
  missed: (goal: string) => `Not true then: ${goal}`,
  leftOut: (step: string) => `${step} is left out`,
  misses: (count: number) =>
    plural(count, {
      one: 'Without one of its steps, it misses a goal that no near-miss is about yet.',
      other: `Without one of its steps, it misses goals that no near-miss is about yet: ${digits(count)} of them.`,
    }),
  addMisses: (count: number) =>
    plural(count, { one: 'Add that as a near-miss', other: `Add those as ${digits(count)} near-misses` }),
  takeBack: 'Take that back',
} as const);

/** The bar above an account while the page records the author's steps. */
export const recordWords = /* @__PURE__ */ isolating({
  region: 'The recording',
  start: 'You record the start. Build the account that the lesson begins with.',
  solution: 'You record a solution. Do what a learner would do.',
  miss: 'You record a wrong answer, which the lesson has to refuse. Do what a learner might do wrong.',
  solves: 'That solves the lesson, so the page wrote no wrong answer down.',
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
  name: { start: 'The start', solution: 'A solution', miss: 'A wrong answer' },
} as const);

/** The goal of a new lesson, as an example. It gives way to the first goal that is picked by pointing. */
export const exampleGoal = `  - id: ana
    says: There is a user ana.
    needs: [{exists: user ana}]
`;

/** What a new lesson says until its author says something else. */
export const newTexts = {
  title: 'My lesson',
  learned: 'What a learner knows afterwards, in one sentence.',
  task: 'What doesn’t work, and what should work. At most 150 words.',
  nudge: 'A nudge in the right direction.',
  where: 'Where to look.',
  author: 'Your name',
} as const;

/** The text of a new lesson. The page can read it, and its proof says what it lacks. */
export const newLesson = `---
id: my-lesson
version: 1
chapter: own
title: ${newTexts.title}
learned: ${newTexts.learned}
start: []
goals:
${exampleGoal}hints:
  - ${newTexts.nudge}
  - ${newTexts.where}
  - - {do: aws iam create-user --user-name ana, press: 'New user, then the name ana'}
pages:
  - {title: IAM users, url: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html}
author: ${newTexts.author}
licence: CC BY 4.0
---
${newTexts.task}
`;
