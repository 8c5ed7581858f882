import type { LinkProblem } from '../../exchange/link/link-problem.ts';
import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The list of workshops, and one workshop with its lessons. */
export const workshopWords = /* @__PURE__ */ isolating({
  title: 'Workshops',
  lead: 'A workshop is a list of lessons with a welcome. Do them on your own, or in a room with others. At the end you have a result that your instructor can read. Everything stays in this browser.',
  back: 'Back to the account',
  all: 'All workshops',
  ready: 'Ready workshops',
  opened: 'Opened here',
  length: (lessons: number, minutes: number | null) =>
    [
      plural(lessons, { one: '1 lesson', other: `${digits(lessons)} lessons` }),
      ...(minutes === null
        ? []
        : [plural(minutes, { one: '1 minute', other: `${digits(minutes)} minutes` })]),
    ].join(' · '),
  solvedOf: (solved: number, all: number) => `${digits(solved)} of ${digits(all)} solved`,
  openTitle: 'Open another workshop',
  openText:
    'Choose the file of a workshop or of a single lesson, or paste a link that your instructor sent you. The page checks it first, and runs nothing of it.',
  file: 'Open a file',
  link: 'A link to a workshop',
  openLink: 'Open the link',
  noLink: 'This is not a link to a workshop: it holds no part that begins with #w1.',
  authors: 'For authors: write a lesson',
  instructors: 'For instructors: read the results of a workshop',
  unreadable: 'The browser could not read the file.',
  refused: 'The page did not open it. What is wrong with it:',
  refusedLink: 'The page did not open the workshop in this link. What is wrong with it:',
  unknown: (key: string) =>
    `This browser has no workshop “${key}”. Open its file or its link again, or choose another one.`,
  by: (author: string, licence: string) => `By ${author}, ${licence}`,
  lessons: 'Lessons',
  start: 'Begin',
  goOn: 'Go on',
  again: 'Look at the first lesson again',
  solved: 'solved',
  changed: 'solved, and changed since',
  begun: 'begun',
  open: 'open',
  own: 'in the workshop’s own file',
  share: 'Give it to others',
  shareText:
    'The link holds the whole workshop, so nothing is uploaded. Everyone who opens it gets the same lessons.',
  shareReady: 'This workshop comes with the page: the link leads others to it.',
  makeLink: 'Copy the link',
  copied: 'The link is copied.',
  copyByHand: 'The browser did not let the page copy it. Copy it from the field.',
  saveFile: 'Save the file',
  remove: 'Take it off this list',
  removed: (title: string) => `“${title}” is off the list. What you learned in it stays.`,
} as const);

/** Why the page made no link to a workshop, or no code for a result. */
export const notLinked = /* @__PURE__ */ isolating((problem: LinkProblem): string => {
  if (problem.kind === 'tooBig')
    return `This is too large for a link (${digits(problem.limit)} characters at most). Send the file.`;
  if (problem.kind === 'wrong' && problem.problem.kind === 'secret')
    return 'There is no link: something in the text looks like a real credential. Take it out first. If it is real, deactivate it.';
  return 'There is no link. Send the file.';
});
