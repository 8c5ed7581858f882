import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';
import { learnedFaultWords } from './learned-fault.ts';
import type { LearnedFault } from '../../lessons/progress/learned-file.ts';
import type { StorageErrorKind } from '../../storage/storage-error.ts';

/** Why progress isn't stored. */
const problems: Readonly<Record<StorageErrorKind, string>> = {
  unavailable:
    'This browser doesn’t let the page store your progress. It stays only until you close the tab. Save a progress file to keep it.',
  quota:
    'The browser has no space left for your progress. It stays only in this tab. Save a progress file to keep it.',
  blocked:
    'Another tab with an older version of this page holds your stored progress. Close it, then try again.',
  corrupt:
    'The page can’t read your stored progress. What you do now stays only in this tab. Save a progress file to keep that.',
  newer: 'A newer version of this page has taken over your progress. Reload the page to go on with it.',
  disconnected:
    'The page could not store your progress. It stays only in this tab. Try again, or save a progress file.',
};

/** Why the page refuses a progress file. */
const faults: Readonly<Record<LearnedFault['kind'], string>> = {
  tooBig: 'It is larger than any progress file.',
  tooLong: 'It takes longer to read than any progress file.',
  tooDeep: 'It is nested deeper than any progress file.',
  notJson: 'It is not JSON.',
  otherFile: 'It is not a progress file of this page.',
  newer: 'A newer version of this page has saved it. Reload this page, then open it again.',
  wrong: 'Part of it doesn’t have the form that this page saves.',
};

/** The stored progress, in the browser and as a file. */
export const progressWords = /* @__PURE__ */ isolating({
  title: 'Keep your progress',
  where:
    'Your progress is stored in this browser only. A file takes it to another browser, or brings it back.',
  attempts: 'The file holds what you solved, not lessons that you are in the middle of.',
  save: 'Save a progress file',
  open: 'Open a progress file',
  taken: (count: number) =>
    plural(count, {
      one: 'Opened. The file has 1 lesson; of each lesson the better result stays.',
      other: `Opened. The file has ${digits(count)} lessons; of each lesson the better result stays.`,
    }),
  refused: (fault: LearnedFault) =>
    `The page did not open the file, and your progress is as it was. ${faults[fault.kind]}${
      fault.kind === 'wrong' ? ` ${learnedFaultWords.misplaced(fault)}` : ''
    }`,
  unreadable: 'The browser could not read the file. Your progress is as it was.',
  lasting: 'Some browsers delete what a site stores after a week without a visit.',
  persist: 'Ask the browser to keep it',
  persisted: 'The browser keeps it until you delete it yourself.',
  notPersisted: 'The browser doesn’t promise to keep it. A progress file is safe.',
  problems,
  again: 'Try again',
  resumed: 'You go on where you stopped.',
  notSent:
    'The page could not open the attempt in the link, because it is cut, changed or of another version of this lesson. The lesson still works, with your own attempt. Ask for the link again.',
  changed:
    'This lesson has changed since you began it. Your steps were done again in it. Look at the goals: some may ask for more.',
  attemptNotKept: {
    long: 'You have done more here than the page keeps. Leave and come back, and the lesson starts anew.',
    loaded: 'This account is no longer the lesson’s own. Leave and come back, and the lesson starts anew.',
  },
  unreadableAttempt: 'The page can’t read what you did here, so the lesson starts anew.',
} as const);
