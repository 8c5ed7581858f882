import { clockSeconds, count as digits, dayOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

export const logWords = /* @__PURE__ */ isolating({
  label: 'All calls, newest first',
  filter: 'Show',
  filters: { all: 'All', changes: 'Changes', refused: 'Refused' },
  empty: {
    all: { title: 'No calls yet', text: 'Every call appears here, as the AWS CLI would write it.' },
    changes: { title: 'No changes yet', text: 'Calls that create, change or delete something appear here.' },
    refused: { title: 'No refused calls yet', text: 'Refused calls appear here, with what stopped them.' },
  },
  script: 'As a script',
  scripts: {
    account: 'This account',
    accountDetail: 'commands that make it again in an empty one',
    shown: (count: number) =>
      plural(count, { one: 'The call shown here', other: `The ${digits(count)} calls shown here` }),
    shownDetail: 'only calls that succeeded and that you haven’t undone',
    from: 'Script from here on',
  },
  older: (count: number) => `Show ${digits(count)} older`,
  /** A moment (ms), with its day if that isn't the day of `today` (ms). */
  time: (ms: number, today: number) =>
    dayOf(ms) === dayOf(today) ? clockSeconds(ms) : `${dayOf(ms)}, ${clockSeconds(ms)}`,
  by: (who: string) => `by ${who}`,
  root: 'the root user',
  nobody: 'nobody',
  page: 'this page',
  saving: 'saving…',
  ok: 'answered',
  allowed: 'allowed',
  deployment: {
    running: (calls: number) =>
      plural(calls, { one: '1 call so far', other: `${digits(calls)} calls so far` }),
    made: 'deployed',
    updated: 'updated',
    deleted: 'deleted',
    failed: 'failed',
    rolledBack: 'rolled back',
    cancelled: 'cancelled',
    removed: 'failed, and deleted',
    calls: (count: number) =>
      plural(count, { one: 'The call that followed', other: `The ${digits(count)} calls that followed` }),
  },
  refused: (code: string) => code,
  notModelled: 'not modelled',
  asked: (action: string, resource: string) => `May I? ${action} on ${resource}`,
  load: (source: string) => `Opened: ${source}`,
  clock: (forward: string) => `The clock moved forward by ${forward}`,
  undo: (what: string) => `Undo: ${what}`,
  redo: (what: string) => `Redo: ${what}`,
  earlier: (rev: number) => `change ${String(rev)}`,
  takenBack: 'undone',
  copy: 'The AWS CLI line',
  steps: 'Show its steps',
  undoThis: 'Undo this',
  redoThis: 'Bring this back',
  askAgain: 'Ask this again',
  gates: 'Why?',
  why: 'What decided it',
  noDecision: 'AWS read no policy.',
  decisionGone: 'The page doesn’t keep what decided calls of earlier visits.',
  event: 'The event, as CloudTrail would record it',
  eventLabel: 'CloudTrail event',
  awsSays: 'AWS says',
  notModelledText: (feature: string) => `Not modelled here: ${feature}. The account is unchanged.`,
} as const);
