import type { LinkProblem } from '../../exchange/link/link-problem.ts';
import type { Verdict } from '../../exchange/link/link-state.ts';
import { count } from '../index.ts';
import { isolating } from '../isolate.ts';
import { problemText } from './exchange.ts';

/** The page of a link, and its buttons. */
export const links = /* @__PURE__ */ isolating({
  untitled: 'A sent account',
  region: 'The link that you opened',
  copy: 'Somebody sent you this copy. Try what you like: the page keeps nothing of it.',
  keep: 'Keep a copy',
  /** An endpoint that serves the page has only one account. */
  keepOnEndpoint: 'Put it on the endpoint',
  copyOnEndpoint: 'On the endpoint it would replace the account there. Undo would bring that account back.',
  back: 'Back to yours',
  kept: (name: string) => `Kept as the workspace “${name}”.`,
  keptOnEndpoint: 'The endpoint has this account now. Undo brings back the one before.',
  sent: (answer: string) => `As sent: ${answer}`,
  deciding: 'The page decides it again.',
  same: (answer: string) => `As sent, and decided again here with the same answer: ${answer}`,
  other: (sent: string, answer: string) =>
    `As sent: ${sent} Decided again here, the answer is another one: ${answer}`,
  short: (code: string | null) => (code === null ? 'AWS said yes.' : `AWS refused (${code}).`),
  withheld: (answer: string) =>
    `As sent: ${answer} It can’t be decided again here, because its token stayed with the sender.`,
} as const);

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** An answer of AWS in a sentence. */
export const verdictText = /* @__PURE__ */ isolating((verdict: Verdict): string => {
  if (verdict.ok) return 'AWS said yes.';
  if ('notModelled' in verdict) return `Not modelled: ${sentence(verdict.notModelled)}`;
  return `AWS refused (${verdict.code}): ${sentence(verdict.message)}`;
});

const fine = 'Your account is open and has not changed.';

/** Why the page did not open a link, what still works, and what helps. */
export const linkProblem = /* @__PURE__ */ isolating((problem: LinkProblem): string => {
  switch (problem.kind) {
    case 'cut':
      return `The end of this link is missing. Some chats and mails cut long links. ${fine} Ask for the whole link, or for a file.`;
    case 'altered':
      return `A part of this link was lost or changed on its way. ${fine} Ask for the link again, or for a file.`;
    case 'newer':
      return `A newer version of this page made this link (${problem.what}). ${fine} Reload the page and open the link again.`;
    case 'tooBig':
      return `This link is longer than any link of this page (${count(problem.limit)} at most). ${fine} Ask for a file instead.`;
    case 'wrong': {
      const { kind } = problem.problem;
      const { text, place } = problemText(
        'file' in problem.problem ? { ...problem.problem, file: 'It' } : problem.problem,
      );
      if (kind === 'secret')
        return `Something in this link looks like a real credential, so the page did not open it. ${fine} If it is yours, deactivate it.`;
      const detail = kind === 'wrongShape' ? `it ${problem.problem.what}` : text;
      return `This link doesn’t hold an account of this page: ${sentence(detail)} ${place ? `Where: ${place}. ` : ''}${fine}`;
    }
  }
});
