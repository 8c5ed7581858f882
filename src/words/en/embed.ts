import { isolating } from '../isolate.ts';

/** The page in a post of somebody else's. */
export const embed = /* @__PURE__ */ isolating({
  label: 'IAM Playground in this post',
  full: 'Open in full in IAM Playground',
  fullName: 'IAM Playground',
  wholeSentence: 'The whole sentence',
  byHand: 'This page forbids new windows. Copy the address and open it in a tab of its own:',
  address: 'The address',
  body: 'This part of the post',
  picture: 'The picture as a list',
  question: 'What does AWS say?',
  predict: 'Answer to see which gate decides.',
  showAnswer: 'Show the answer',
  verdict: (title: string, term: string) => `AWS says: ${title}${term === '' ? '' : ` (${term})`}.`,
  gates: 'Each gate opens to what its policies say.',
  lesson: 'Your turn.',
  lessonAsks: 'Predict first. Then the goals show how they stand.',
  lessonSum: (met: number, of: number) => `${String(met)} of ${String(of)} goals are true.`,
  solved: 'Solved.',
  terminal: 'The line is ready. Press Enter to run it.',
  back: 'Back',
  next: 'Next',
  steps: 'The steps',
  closePanel: 'Back to the lesson',
  sample: 'Users, groups, roles, keys and policies of a small AWS account, as one picture that you can try.',
  askDescription: 'Seven gates decide every request in AWS. See which of them decides this one, and why.',
  problem: {
    link: 'This part of the post can’t be shown: its link is cut, changed or newer than this page. The rest of the post still works. Tell the author, or open IAM Playground.',
    unknown:
      'This part of the post names a place that this page doesn’t have. The rest of the post still works. Tell the author, or open IAM Playground.',
    call: 'This part of the post doesn’t know this call. It takes getState, reset, runCheck, and setState with a link that getState gave.',
    undecided: 'Nobody has asked for anything here, so there is no answer to show. Open it in full to ask.',
    failed:
      'This part of the post could not be loaded. The rest of the post still works. Reload the page to try again.',
  },
} as const);
