import type { Layer } from '../engine/index.ts';
import type { Expected } from './goal.ts';

/** The fields of a lesson's file and of each part of it, in the order in which they are written. */
export const fieldNames = {
  lesson: [
    'id',
    'version',
    'chapter',
    'buildsOn',
    'title',
    'learned',
    'account',
    'actor',
    'documents',
    'start',
    'sessions',
    'predictions',
    'goals',
    'hints',
    'misconceptions',
    'pages',
    'author',
    'licence',
    'solutions',
    'nearMisses',
    'spared',
    'open',
  ],
  goal: ['id', 'says', 'needs'],
  call: ['as', 'call', 'input', 'gets'],
  /** A call that was made has more. */
  tried: ['as', 'call', 'input', 'gets', 'when', 'says'],
  /** Beside a `can`. */
  can: ['by', 'holder', 'keys'],
  diff: ['over', 'gained', 'lost'],
  set: ['who', 'do', 'but', 'over'],
  only: ['who', 'do', 'but', 'over', 'from'],
  after: ['do', 'needs'],
  right: ['least', 'of'],
  session: ['role', 'by', 'lasts', 'depth', 'mfa', 'policy', 'scoped', 'amr', 'alive', 'since'],
  asked: ['ask', 'of', 'given', 'keys', 'is', 'because'],
  prediction: ['id', 'ask', 'of', 'given', 'keys', 'is', 'because', 'misconception', 'twin'],
  misconception: ['id', 'when', 'says'],
  page: ['title', 'url'],
  solution: ['way', 'steps'],
  nearMiss: ['says', 'from', 'without', 'steps', 'misses'],
  spared: ['kind', 'way', 'because'],
  open: ['who', 'do', 'lost', 'because'],
  hint: ['do', 'press'],
} as const;

export const expectations: readonly Expected[] = ['allow', 'refused', 'implicitDeny', 'explicitDeny'];

export const layers: readonly Layer[] = [
  'public',
  'root',
  'trust',
  'resource',
  'identity',
  'boundary',
  'session',
  'scp',
  'rcp',
];

/** From what a set of requests may be wider, and since when a session may be there. */
export const froms = ['start', 'nothing'] as const;
export const sinces = ['start', 'attempt'] as const;
