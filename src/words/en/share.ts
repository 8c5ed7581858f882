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
  },
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
  saved: (name: string) => `Saved as ${name}.`,
  fileSize: (bytes: number) => `The file has ${count(Math.ceil(bytes / 1000))} kB.`,
  secrets: 'Include the secrets of keys, sessions and passwords',
  secretsHint:
    'Without them the page makes new ones for the person who opens the link, so everything still works. All of them are made up anyway.',
  anonymous: 'Make it anonymous',
  anonymousHint:
    'Made-up words of the same length stand in for everything that isn’t AWS’s own, the same word each time: names, numbers, addresses, dates, texts in policies. Descriptions are left out.',
  failed: (what: string) => `The page could not make the link: ${what}`,
} as const);

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
