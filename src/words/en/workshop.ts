import type { LinkProblem } from '../../exchange/link/link-problem.ts';
import { count as digits, listOf, plural } from '../index.ts';
import type { WorkshopPart } from '../../lessons/workshop/changes.ts';
import { isolating } from '../isolate.ts';

const parts: Readonly<Record<WorkshopPart, string>> = {
  title: 'the title',
  author: 'the author’s name',
  licence: 'the licence',
  minutes: 'the time that it takes',
  welcome: 'the welcome',
  order: 'the order of the lessons',
};

const named = (author: string): string => author || 'somebody who gives no name';

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
  minutes: (minutes: number) => plural(minutes, { one: '1 minute', other: `${digits(minutes)} minutes` }),
  needs: {
    title: 'What it needs',
    browser:
      'A browser, on a computer, a tablet or a phone: no AWS account and, once it is open, no network.',
    nothing: 'You need to know nothing before.',
    lessons: 'It is easier after these lessons:',
    before: (titles: readonly string[]) =>
      titles.length === 0
        ? 'You need to know nothing before.'
        : `It is easier after the lessons ${listOf(titles)}.`,
  },
  sheet: {
    show: 'Show its QR code',
    print: 'Print a sheet',
    code: 'The link to the workshop as a QR code',
    scan: 'Open it with your camera',
    noLesson: 'This workshop has no lesson yet.',
    noLink: 'There is no link to this workshop. Ask for the file.',
    tooLong: 'The link is too long for a QR code. Ask for the file or the link.',
    tooLongFor: (length: number, most: number) =>
      `The link has ${digits(length)} characters, and a QR code holds ${digits(most)} at most. Send the link or the file.`,
  },
  solvedOf: (solved: number, all: number) => `${digits(solved)} of ${digits(all)} solved`,
  openTitle: 'Open another workshop',
  openText:
    'Choose the file of a workshop or of a single lesson, or paste a link that your instructor sent you. The page checks it first, and runs nothing of it.',
  file: 'Open a file',
  link: 'A link to a workshop',
  openLink: 'Open the link',
  noLink: 'This is not a link to a workshop: it holds no part that begins with #w1.',
  teach: {
    title: 'If you teach',
    build: {
      name: 'Build a workshop',
      text: 'Choose lessons, put them in order, and send a link or a file.',
    },
    write: { name: 'Write a lesson', text: 'The page shows it as learners see it, and proves its goals.' },
    results: { name: 'Read results', text: 'See who needs help, what was hard, and each step.' },
  },
  builder: 'The page that builds workshops',
  change: 'Change it',
  changeReady: 'Make your own of it',
  unreadable: 'The browser could not read the file. Choose it again, or ask for another copy of it.',
  refused: 'The page did not open it. What is wrong with it:',
  refusedLink: 'The page did not open the workshop in this link. What is wrong with it:',
  saveRefused: 'Save its text as a file',
  unknown: 'This browser doesn’t have this workshop. Open its file or its link again, or choose another one.',
  by: (author: string, licence: string) => `By ${author}, ${licence}`,
  sent: {
    reading: 'Reading the link…',
    failed: 'The page could not read this link. Everything else works. Reload the page to try again.',
    workshop: 'A workshop from a link',
    lesson: 'A lesson from a link',
    origin: 'From a link, checked, not vouched for',
    originText:
      'The page has checked that it can read all of it, and runs nothing of it. Nobody vouches for its author or for what it says: a name in a file is only a name.',
    facts: 'What it is',
    author: 'Author',
    noAuthor: 'gives no name',
    licence: 'Licence',
    noLicence: 'none given',
    version: 'Version',
    length: 'Lessons',
    size: 'Size',
    kilobytes: (bytes: number) => `${digits(Math.max(1, Math.round(bytes / 1000)))} kB of text`,
    start: 'Start',
    leave: 'Leave it',
    notStored: 'This browser stores nothing of it until you start.',
    says: 'What it says of itself',
  },
  unread: {
    title: 'Stored, but not readable',
    lead: 'This browser keeps a workshop that the page can’t open: something changed its text, or the page has become stricter. What you learned in it is kept. What is wrong with it:',
    save: 'Save its text as a file',
    discard: 'Take it away',
  },
  namesake: {
    title: {
      newer: 'A newer version of what you opened before',
      older: 'An older version of what you opened before',
      other: 'Another one of this name',
    },
    newer: (title: string, version: number, author: string) =>
      `You opened version ${digits(version)} of “${title}” by ${named(author)} here. This one calls itself a newer version of it.`,
    older: (title: string, version: number, author: string) =>
      `You opened version ${digits(version)} of “${title}” by ${named(author)} here. That one calls itself newer than this one.`,
    other: (title: string, version: number, author: string) =>
      `You opened “${title}” by ${named(author)} here, too. It has the same name and version ${digits(version)}, but other content.`,
    unsure: 'The page can’t tell whether the same author made both. Both stay on your list, side by side.',
    changes: 'What differs here',
    nothing: 'No lesson and no text that you see differs.',
    parts: (changed: readonly WorkshopPart[]) =>
      `These parts differ: ${changed.map((part) => parts[part]).join(', ')}.`,
    added: (title: string) => `“${title}” is only here.`,
    removed: (title: string) => `“${title}” is only there.`,
    changed: (title: string) =>
      `“${title}” has another account, other steps, goals or questions. You begin it anew.`,
    reworded: (title: string) => `“${title}” has other texts. Your progress in it counts here, too.`,
    kept: (kept: number, all: number) =>
      `What you learned there counts here in ${digits(kept)} of ${plural(all, { one: '1 lesson', other: `${digits(all)} lessons` })}.`,
    open: 'Open the other one',
  },
  versionBy: (version: number, author: string) => `version ${digits(version)}, by ${named(author)}`,
  contents: (fingerprint: string) => `content ${fingerprint}`,
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
