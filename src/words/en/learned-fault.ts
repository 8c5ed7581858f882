import type { LearnedFault } from '../../lessons/progress/learned-file.ts';
import { isolating } from '../isolate.ts';

type Misplaced = Extract<LearnedFault, { kind: 'wrong' }>;

const expected = ({ what, detail }: Misplaced): string => {
  switch (what) {
    case 'unknown':
      return 'the page knows no such field';
    case 'missing':
      return `the field “${detail}” is missing`;
    case 'tooBig':
    case 'tooMany':
      return `the page expects at most ${detail}`;
    default:
      return `the page expects ${detail}`;
  }
};

/** Describes a fault of a progress file or a result file, and its place. */
export const learnedFaultWords = /* @__PURE__ */ isolating({
  misplaced: (fault: Misplaced) => `${fault.place === '' ? '' : `${fault.place}: `}${expected(fault)}.`,
} as const);
