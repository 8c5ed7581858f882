import type { LinkProblem } from '../../exchange/link/link-problem.ts';
import { count } from '../index.ts';
import { isolating } from '../isolate.ts';
import { problemText } from './exchange.ts';

/** Why a link isn't an account, where there is no page: for a terminal and for tests. */
export const unreadLink = /* @__PURE__ */ isolating((problem: LinkProblem): string => {
  switch (problem.kind) {
    case 'cut':
      return 'The end of this link is missing. Some chats and mails cut long links. Ask for the whole link, or for a file.';
    case 'altered':
      return 'A part of this link was lost or changed on its way. Ask for the link again, or for a file.';
    case 'newer':
      return `A newer version of IAM Playground made this link (${problem.what}). Install the newest version.`;
    case 'tooBig':
      return `This link is longer than any link may be (${count(problem.limit)} at most). Ask for a file instead.`;
    case 'wrong':
      return `This is not a link to an account: ${problemText(problem.problem).text}`;
  }
});

/** Why an account gets no link. */
export const unwrittenLink = /* @__PURE__ */ isolating((problem: LinkProblem): string => {
  if (problem.kind === 'tooBig')
    return `This account is too large for a link (${count(problem.limit)} characters at most). Take the workspace file instead.`;
  if (problem.kind === 'wrong')
    return `This account gets no link: ${problemText(problem.problem).text} Replace it first.`;
  return `This account gets no link (${problem.kind}). Take the workspace file instead.`;
});
