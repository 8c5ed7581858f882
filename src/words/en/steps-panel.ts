import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The words of the Steps panel around the steps themselves. */
export const panel = /* @__PURE__ */ isolating({
  titles: {
    assumed: (who: string, role: string) => `${who} put on ${role}`,
    refused: (who: string, role: string) => `${who} asked for ${role}: refused`,
    notModelled: (who: string, role: string) => `${who} asked for ${role}: no answer`,
  },
  cards: 'The steps',
  wholeAccount: 'Whole account',
  stage: 'Show it on the stage',
  letTimePass: 'Let the time pass',
  controls: 'Move through the steps',
  back: 'Back',
  next: 'Next',
  play: 'Play',
  pause: 'Pause',
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
  announce: (at: number, all: number, title: string, headline: string) =>
    `Step ${String(at)} of ${String(all)}, ${title}. ${headline}`,
  page: 'AWS: more about this',
  awsSays: 'AWS says',
  moreStatements: (count: number) => counted(count, 'more statement'),
  noStatement: 'No statement matched.',
  request: 'The request',
  durationLabel: 'The session’s length, in seconds',
  left: (countdown: string) => `${countdown} left`,
  over: 'over',
  asSession: 'Act as this session',
  actingAs: (name: string) => `You act as ${name} now.`,
  actsAlready: 'You act as this session.',
  gone: 'The account no longer has this session.',
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

export const formWords = /* @__PURE__ */ isolating({
  title: 'Who puts on which role?',
  intro: (who: string) =>
    `A role is like a hat. It belongs to nobody, and those it trusts can put it on for a while (assume it). You act as ${who}.`,
  root: 'the root user',
  nobody: 'somebody without valid credentials',
  role: 'Role',
  choose: 'Choose a role',
  ready: (name: string) => name,
  elsewhere: 'A role in another account',
  elsewhereNamed: (name: string, account: string) => `${name}, of account ${account}`,
  arn: 'The role’s ARN',
  session: 'Session name',
  externalId: 'External id',
  externalIdHint: 'Only if the role’s trust policy asks for one.',
  duration: 'For how long',
  optional: 'optional',
  durations: {
    default: 'AWS’s default, 1 hour',
    900: '15 minutes',
    3600: '1 hour',
    14400: '4 hours',
    43200: '12 hours',
  },
  more: 'More about the request',
  mfa: 'MFA device',
  noMfa: 'none',
  mfaHint: 'If the role’s trust policy asks for a second factor.',
  code: 'Code',
  readCode: 'Read the code from the app',
  tags: 'Session tags',
  tagsHint: 'Labels for this session only. Both sides must allow sts:TagSession.',
  transitive: 'Pass on to the next role',
  transitiveHint: 'Keys of these tags, one on each line.',
  sourceIdentity: 'Source identity',
  sourceIdentityHint: 'Who it really is. It stays the same in every further role.',
  limit: 'Limit the session with a policy of its own',
  policy: 'Session policy',
  managed: 'Managed policies as session policies',
  submit: (who: string) => `Put it on as ${who}`,
  cli: 'The AWS CLI line for this',
  noRoles: 'This account has no role yet',
  noRolesText: 'Create one first. Its trust policy says who may put it on.',
  createRole: 'Create a role',
  failed: (message: string) => `The page got no answer: ${message}`,
} as const);

/** The line that decided a step. */
export const lineWords = /* @__PURE__ */ isolating({
  issued: (key: string) => `${key}, a secret and a session token`,
  until: (time: string) => `Expiration ${time}`,
  notAuthorized: 'not authorized to perform: sts:AssumeRole',
  where: (policy: string, sid: string | null) => (sid === null ? policy : `${policy}: ${sid}`),
  inTrust: (role: string) => `in ${role}’s trust policy`,
  inPolicy: (policy: string) => `in ${policy}`,
  whole: 'Whole statement',
  wholeRequest: 'Whole request',
} as const);
