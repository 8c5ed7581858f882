import { first } from '../index.ts';
import type { StepWords } from './steps.ts';
import { isolating } from '../isolate.ts';

/** The words of the Steps panel around the steps themselves. */
export const panel = /* @__PURE__ */ isolating({
  titles: {
    assumed: (who: string, role: string) => `${first(who)} put on ${role}`,
    refused: (who: string, role: string) => `${first(who)} asked for ${role}: refused`,
    notModelled: (who: string, role: string) => `${first(who)} asked for ${role}: no answer`,
  },
  cards: 'The steps',
  wholeAccount: 'Whole account',
  stage: 'Show it on the stage',
  controls: 'Move through the steps',
  back: 'Back',
  next: 'Next',
  play: 'Play',
  pause: 'Pause',
  playing: 'It goes on by itself. Pause stops it.',
  again: 'Play again',
  speed: 'Speed',
  speeds: { '0.5': 'Slow', '1': 'Normal', '2': 'Fast' },
  close: 'Close the steps',
  position: (at: number, all: number) => `Step ${String(at)} of ${String(all)}`,
  status: {
    ok: 'passed',
    refused: 'refused',
    notNeeded: 'not needed',
    notModelled: 'not modelled',
    waiting: 'to come',
  },
  /** One sentence for people who can't see the step: who does what, and why. */
  announce: (
    at: number,
    all: number,
    title: string,
    { headline, why }: Pick<StepWords, 'headline' | 'why'>,
  ) =>
    `Step ${String(at)} of ${String(all)}, ${title}. ${
      why === undefined ? headline : `${headline.replace(/\.$/, '')}: ${why}.`
    }`,
  page: 'AWS: more about this',
  awsSays: 'AWS says',
  noStatement: 'No statement matched.',
  request: 'The request',
  left: (countdown: string) => `${countdown} left`,
  over: 'over',
  asSession: 'Act as this session',
  actingAs: (name: string) => `You act as ${name} now.`,
  actsAlready: 'You act as this session.',
  gone: 'The account no longer has this session.',
  withSender: 'Only the sender’s account has this session.',
  wearAgain: 'Put it on again',
} as const);

export const credentialsWords = {
  label: 'The temporary credentials',
  reveal: 'Show the secret and the token',
  hide: 'Hide the secret and the token',
  hidden: '••••••••',
  note: 'They work in this playground only.',
} as const;

export const firstCallWords = {
  title: 'A first call as the session',
  action: 'Action',
  resource: 'Resource',
  run: 'Call it as the session',
  suggested: 'From the role’s own policies',
  own: 'The caller’s own permissions don’t count here. Try one of those, too.',
} as const;

/** The line that decided a step. */
export const lineWords = /* @__PURE__ */ isolating({
  issued: (key: string) => `${key}, a secret and a session token`,
  until: (time: string) => `Expiration ${time}`,
  notAuthorized: (action: string) => `not authorized to perform: ${action}`,
  where: (policy: string, sid: string | null) => (sid === null ? policy : `${policy}: ${sid}`),
  inTrust: (role: string) => `in ${role}’s trust policy`,
  inPolicy: (policy: string) => `in ${policy}`,
  whole: 'Whole statement',
  wholeRequest: 'Whole request',
} as const);
