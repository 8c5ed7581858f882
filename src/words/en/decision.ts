import type {
  ConditionReason,
  Layer,
  LayerTrace,
  RuleId,
  StatementTrace,
  Verdict,
} from '../../engine/index.ts';
import { count as digits, plural } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';
import { statementPlace } from './statement-place.ts';

/**
 * What AWS lets the root user do and not do, wherever the page says it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html
 */
export const rootUser = {
  /** After “the root user”. */
  may: 'may do nearly everything in the account, except put on a role',
  noRole: 'AWS lets no root user put on a role',
} as const;

/** The four ways in which a decision ends. */
export const verdictWords: Readonly<Record<Verdict, { readonly title: string; readonly text: string }>> = {
  allow: { title: 'Allowed', text: 'A policy allows it and none forbids it.' },
  explicitDeny: {
    title: 'Denied by a statement',
    text: 'A Deny matches, and a Deny outweighs every Allow (explicit deny).',
  },
  implicitDeny: {
    title: 'Denied: no policy allows it',
    text: 'AWS denies what no policy allows (implicit deny).',
  },
  notModelled: {
    title: 'Not modelled',
    text: 'Something that the playground doesn’t model might decide, and it doesn’t guess.',
  },
};

/** The title of the one refusal that isn't about what policies say: no policy could allow it. */
export const noRootTitle = 'Denied to every root user';

export const gateWords: Readonly<Record<Layer, { readonly title: string; readonly term: string }>> = {
  public: { title: 'No permission needed', term: 'public' },
  root: { title: 'The root user', term: 'root' },
  trust: { title: 'The role’s trust', term: 'trust policy' },
  resource: { title: 'The resource’s own policy', term: 'resource-based policy' },
  identity: { title: 'The caller’s own policies', term: 'identity-based policies' },
  boundary: { title: 'The caller’s outer limit', term: 'permissions boundary' },
  session: { title: 'The session’s own limit', term: 'session policy' },
  scp: { title: 'The organization’s limit for accounts', term: 'service control policy' },
  rcp: { title: 'The organization’s limit for resources', term: 'resource control policy' },
};

export const gateVerdict: Readonly<Record<LayerTrace['verdict'], string>> = {
  allow: 'allows',
  deny: 'denies',
  silent: 'says nothing',
  notApplicable: 'not asked',
  notModelled: 'not modelled',
};

/** AWS's rules, each as one plain sentence. */
export const ruleWords: Readonly<Record<RuleId, string>> = {
  'explicit-deny': 'A matching Deny ends it: no Allow outweighs a Deny.',
  'implicit-deny': 'No policy here allows it, and AWS denies what no policy allows.',
  'identity-allow': 'One of the caller’s own policies allows it.',
  'trust-allow': 'The role’s trust policy lets the caller in.',
  'trust-names-caller': 'The role’s trust policy names this very caller. Within one account that is enough.',
  'trust-delegates-to-account':
    'The role’s trust policy lets the account in. The account’s own policies then decide.',
  'trust-silent': 'The role’s trust policy doesn’t let this caller in.',
  'root-is-allowed': `The root user ${rootUser.may}.`,
  'roles-refuse-root': `${rootUser.noRole}, and no policy can change that.`,
  'no-permission-needed': 'This call needs no permission, and no policy can forbid it.',
  'own-credentials': 'It is about the caller’s own credentials.',
  'service-is-trusted':
    'The role’s trust policy names this service, and a service has no policies of its own.',
  'other-account-decides':
    'Across accounts both sides must say yes. This page doesn’t have the other account’s policies.',
  'federation-is-trusted': 'The role’s trust policy lets in people this identity provider vouches for.',
  'unsigned-call': 'Nobody signs this call, so no policy of a caller decides it.',
  'resource-names-caller': 'The resource’s policy names this very caller. Within one account that is enough.',
  'resource-names-role':
    'The resource’s policy names the role or user behind the session, within the session’s limits.',
  'resource-delegates-to-account':
    'The resource’s policy lets the account in. The account’s own policies then decide.',
  'resource-allows-outsider': 'The resource’s policy lets the caller in from another account.',
  'resource-silent': 'No policy of the resource lets this caller in.',
  'stays-in-its-account': 'Another account’s IAM is closed to outsiders, and no policy can change that.',
  'boundary-allow': 'The permissions boundary allows it.',
  'boundary-silent': 'The permissions boundary doesn’t allow it, and no other policy can add it.',
  'session-allow': 'A session policy allows it.',
  'session-silent': 'No session policy allows it, and session policies limit the session.',
  'federated-without-policy':
    'A federated user without a session policy has only what a resource’s policy gives it.',
  'scp-allow': 'The organization’s policies allow it at every level.',
  'scp-silent': 'Every level of the organization must allow it, and at one level no policy does.',
  'rcp-allow': 'The organization’s policies for resources allow it.',
  'rcp-silent': 'At one level of the organization no policy for resources allows it.',
  'feature-not-modelled':
    'A policy here uses something that the playground doesn’t model, and that might decide.',
};

export const decisionWords = /* @__PURE__ */ isolating({
  awsSays: 'AWS says',
  decidedBy: 'What decided it',
  gates: 'Every check on the way',
  page: 'AWS: how this is decided',
  path: 'The way to the policy',
  noPolicies: 'IAM found no policy here to read.',
  read: (count: number) => `IAM read ${counted(count, 'statement')}.`,
  noneMatched: (count: number) =>
    plural(count, {
      one: 'IAM read 1 statement. It doesn’t match.',
      other: `IAM read ${digits(count)} statements. None matches.`,
    }),
  more: (count: number) => `${digits(count)} more`,
  why: 'Why?',
} as const);

export const statementWords = /* @__PURE__ */ isolating({
  label: (policy: string, place: number) => `Statement ${String(place)} of ${policy}`,
  place: statementPlace,
  of: (policy: string, place: string) => `${policy}, ${place}`,
  on: {
    user: 'on the user',
    group: 'on the group',
    role: 'on the role',
    resource: 'on the resource',
    session: 'passed for the session',
    organizationRoot: 'on the organization’s root',
    unit: 'on the organizational unit',
    account: 'on the account in its organization',
  },
  trust: (role: string) => `The trust policy of ${role}`,
  outcome: {
    matched: (effect: StatementTrace['effect']) => (effect === 'Allow' ? 'allows it' : 'denies it'),
    notModelled: () => 'not modelled',
    action: () => 'is about other actions',
    resource: () => 'is about other resources',
    principal: () => 'names others',
    condition: () => 'has a condition that isn’t met',
  },
  conditions: 'Conditions',
  condition: 'Condition',
  expected: 'Expected',
  actual: 'In the request',
  none: 'nothing',
  reasons: {
    matched: 'met',
    valueDiffers: 'the value differs',
    valueIsExcluded: 'this value is excluded',
    keyMissing: 'the request has no such key',
    keyMissingMatchesNegated: 'met: the request has no such key, and the operator is a negated one',
    emptySetMatches: 'met: the request has no value for this key, and ForAllValues lets that pass',
    keyMissingIfExists: 'met: the request has no such key, and IfExists lets that pass',
    badValue: 'the value can’t be compared',
    unresolvedVariable: 'a policy variable has no value',
    notModelled: 'not modelled',
  } satisfies Record<ConditionReason, string>,
} as const);
