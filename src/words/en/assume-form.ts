import { isolating } from '../isolate.ts';
import { rootUser } from './decision.ts';

/** The form for assuming a role. */
export const formWords = /* @__PURE__ */ isolating({
  title: 'Who puts on which role?',
  intro:
    'A role is like a hat. It belongs to nobody, and those it trusts can put it on for a while (assume it).',
  putOn: 'Put on',
  rootCant: `You act as the root user. ${rootUser.noRole}.`,
  nobodyCant: 'The credentials that you act with don’t work any more, so they can’t put on a role.',
  actAs: (name: string, role: string) => `Act as ${name}, who may put on ${role}`,
  nobodyCould: (role: string) => `No user of this account may put on ${role} now.`,
  role: 'Role',
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
    7200: '2 hours',
    14400: '4 hours',
    43200: '12 hours',
  },
  more: 'More about the request',
  submit: (who: string) => `Put it on as ${who}`,
  as: (who: string) => `as ${who}`,
  cli: 'The AWS CLI line for this',
  noRoles: 'This account has no role yet',
  noRolesText: 'Create one first. Its trust policy says who may put it on.',
  createRole: 'Create a role',
  failed: (message: string) => `The page got no answer: ${message}`,
} as const);
