const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

export const logWords = {
  label: 'Everything that was called, newest first',
  filter: 'Show',
  filters: { all: 'All', changes: 'Changes', refused: 'Refused' },
  empty: {
    all: { title: 'Nothing was called yet', text: 'Every call stands here, as the AWS CLI would write it.' },
    changes: { title: 'No changes yet', text: 'What makes, changes or deletes something stands here.' },
    refused: { title: 'Nothing was refused yet', text: 'Refused calls stand here, with what stopped them.' },
  },
  older: (count: number) => `Show ${String(count)} older`,
  /** A moment (ms), with its day where that isn't `today` (ms). */
  time: (ms: number, today: number) =>
    day.format(ms) === day.format(today) ? time.format(ms) : `${day.format(ms)}, ${time.format(ms)}`,
  by: (who: string) => `by ${who}`,
  root: 'the root user',
  nobody: 'nobody',
  page: 'this page',
  ok: 'answered',
  allowed: 'allowed',
  refused: (code: string) => code,
  notModelled: 'not modelled',
  asked: (action: string, resource: string) => `May I? ${action} on ${resource}`,
  load: (source: string) => `Opened: ${source}`,
  clock: (forward: string) => `The clock moved forward by ${forward}`,
  undo: (what: string) => `Undo: ${what}`,
  redo: (what: string) => `Redo: ${what}`,
  earlier: (rev: number) => `change ${String(rev)}`,
  takenBack: 'taken back',
  copy: 'The AWS CLI line',
  steps: 'Show its steps',
  undoThis: 'Undo this',
  redoThis: 'Bring this back',
  askAgain: 'Ask this again',
  why: 'What decided it',
  noDecision: 'It didn’t come to any policy.',
  decisionGone: 'What decided it isn’t kept for calls of earlier visits.',
  event: 'The event, as CloudTrail would record it',
  eventLabel: 'CloudTrail event',
  awsSays: 'AWS says',
  notModelledText: (feature: string) => `Not modelled here: ${feature}. The account stayed as it was.`,
} as const;
