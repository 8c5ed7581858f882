import type { Difference } from '../../exchange/link/anonymous/own-questions.ts';
import type { LinkProblem } from '../../exchange/link/link-problem.ts';
import { count } from '../index.ts';
import { isolating } from '../isolate.ts';
import { problemText } from './exchange.ts';

/** The dialog that makes links and files for others. */
export const share = /* @__PURE__ */ isolating({
  title: 'Share what you see',
  lead: 'The link holds the account itself. The page sends nothing anywhere: only people who get the link see it.',
  what: 'What the link opens',
  places: {
    step: 'These steps, and the account before them',
    why: 'This answer, and the account before it',
    ask: 'This question, and the account',
    account: 'The account as it is now',
    lines: 'The lines that you typed last, and the account before them',
    lesson: 'This lesson, from its start',
    story: 'This frame of the story, in the sample account',
  },
  lines: (lines: number) =>
    lines === 1
      ? 'One line goes with the link, as you typed it. Your reader sees it first, and runs it again with one press.'
      : `${count(lines)} lines go with the link, as you typed them. Your reader sees them first, and runs them again with one press.`,
  link: 'The link',
  copy: 'Copy the link',
  copied: 'The link is copied.',
  copyByHand: 'The browser doesn’t let the page copy. The link is selected: copy it by hand.',
  making: 'Making the link…',
  drawing: 'Drawing what they will see…',
  size: (length: number) => `${count(length)} characters.`,
  fits: 'Every chat and mail takes a link of that length.',
  long: (most: number) =>
    `Some chats and bookmarks cut links of more than ${count(most)} characters. A file is safer.`,
  file: 'Download as a file',
  picture: 'Save the picture…',
  embed: 'Embed…',
  code: 'As code…',
  saved: (name: string) => `Saved as ${name}.`,
  fileSize: (bytes: number) => `The file has ${count(Math.ceil(bytes / 1000))} kB.`,
  secrets: 'Include the secrets of keys, sessions and passwords',
  secretsHint:
    'Without them the page makes new ones for the person who opens the link, so everything still works. All of them are made up anyway.',
  failed: (what: string) => `The page could not make the link: ${what}`,
} as const);

/** The question whether an account is sent with made-up names. */
export const anonymous = /* @__PURE__ */ isolating({
  label: 'Make it anonymous',
  hint: 'Made-up words of the same length stand in for everything that isn’t AWS’s own, the same word each time: names, numbers, addresses, dates, texts in policies. Descriptions are left out.',
  making: 'Making up names…',
  names: (shown: number, all: number) =>
    shown === all
      ? 'The names, as they will be seen'
      : `${count(shown)} of ${count(all)} names, as they will be seen`,
  own: 'Your name',
  seen: 'They see',
  search: 'Is this word still in it?',
  searchHint:
    'The page looks through everything that it would send. Try the names of your company, people and projects.',
  found: (
    word: string,
    { count: often, first }: { readonly count: number; readonly first: string | null },
  ) =>
    often === 0 || first === null
      ? `“${word.trim()}” isn’t in it.`
      : `“${word.trim()}” is in ${often === 1 ? 'one text' : `${count(often)} texts`}. The first is: ${first}`,
  same: (asked: number) =>
    `The page decided ${count(asked)} of the account’s own questions before and after. All answers stay the same.`,
  differs: (wrong: number, asked: number) =>
    `The page decided ${count(asked)} of the account’s own questions before and after. ${wrong === 1 ? 'One answer changes' : `${count(wrong)} answers change`} with made-up names:`,
  difference: ({ who, action, resource, before, after }: Difference) =>
    `${who}, ${action} on ${resource}: ${verdictOf(before)} before, ${verdictOf(after)} after.`,
  failed: (what: string) =>
    `The page could not make up names: ${what}. Your account has not changed. Close this dialog and try again.`,
} as const);

const verdictOf = (verdict: Difference['before']): string =>
  ({
    allow: 'allowed',
    explicitDeny: 'denied explicitly',
    implicitDeny: 'denied',
    notModelled: 'not modelled',
    none: 'not decided',
  })[verdict ?? 'none'];

/** Why the page could not make a link, and what helps. */
export const notShared = /* @__PURE__ */ isolating((problem: LinkProblem): string => {
  if (problem.kind === 'tooBig')
    return `This account is too large for a link, which has ${count(problem.limit)} characters at most. Send it as a file.`;
  if (problem.kind === 'wrong' && problem.problem.kind === 'secret') {
    const { place } = problem.problem.at;
    return `The page made no link: something in this account looks like a real credential${place ? ` (${place})` : ''}. Take it out first. If it is real, deactivate it.`;
  }
  return problem.kind === 'wrong' ? problemText(problem.problem).text : problem.kind;
});

/** The dialog that makes a part of the page for a post. */
export const embedDialog = /* @__PURE__ */ isolating({
  title: 'Embed in a post',
  lead: 'The post shows a part of this page. Its readers try it there, and nothing of it is kept.',
  view: 'What the post shows',
  views: {
    picture: 'Only the picture',
    stage: 'The steps on the stage, with their timeline',
    why: 'The answer with its gates',
    question: 'The question; its answer comes once the reader has predicted it',
    lesson: 'This lesson, from its start',
    terminal: 'The terminal with the picture',
    access: 'Who reaches what, as a table',
  },
  size: 'Size',
  sizes: {
    wide: (height: number) => `Wide, ${count(height)} px high`,
    narrow: (height: number) => `Narrow, ${count(height)} px high`,
  },
  theme: 'Colours',
  themes: { auto: 'As the post', light: 'Light', dark: 'Dark' },
  start: 'It starts',
  starts: { scroll: 'when it comes into sight', tap: 'when it is pressed', now: 'at once' },
  form: 'To copy',
  forms: {
    frame: 'A frame (HTML)',
    element: 'An element (HTML)',
    markdown: 'A link (Markdown)',
  },
  hints: {
    frame: 'It works wherever a post takes HTML.',
    element: 'It follows the post’s colours. The post loads a script of 2 kB from this page.',
    markdown: 'For places that allow no frame, such as a README.',
  },
  readOnly: 'Read-only',
  readOnlyHint: 'Readers look, step and predict, but change nothing.',
  checked: 'Run only this script',
  checkedHint:
    'The browser compares the script with its hash. The server of this page has to let other sites read it (Access-Control-Allow-Origin). If yours can’t, switch this off.',
  code: 'The code',
  copy: 'Copy the code',
  copied: 'The code is copied.',
  copyByHand: 'The browser doesn’t let the page copy. The code is selected: copy it by hand.',
  making: 'Making the code…',
  failed:
    'The page could not make the code, because this account fits into no link. Choose a smaller part and try again.',
  untitled: 'IAM Playground',
  open: 'Open it in IAM Playground',
} as const);
