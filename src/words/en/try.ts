import type {
  ConditionReason,
  Layer,
  LayerTrace,
  RuleId,
  StatementTrace,
  Verdict,
} from '../../engine/index.ts';
import { count as digits, listOf, plural } from '../index.ts';
import { counted } from './counted.ts';

/** Some actions work on a dozen types of resources: enough to see what they are like. */
const some = (types: readonly string[]): string =>
  types.length > 5 ? listOf([...types.slice(0, 4), `${digits(types.length - 4)} more`]) : listOf(types);

export const tryWords = {
  intro: (who: string) => `Ask whether ${who} may do something. Nothing is carried out, it is only decided.`,
  action: 'Action',
  resource: 'Resource',
  keys: 'More about the request',
  keyName: 'Condition key',
  keyValue: 'Value',
  addKey: 'Add a condition key',
  removeKey: (key: string) => `Remove ${key === '' ? 'this condition key' : key}`,
  ask: (who: string) => `Ask as ${who}`,
  needsAction: 'An action is a service, a colon and a name, such as s3:GetObject.',
  needsResource: 'A resource is an ARN, such as arn:aws:s3:::reports/q3, or *.',
  unknownAction: 'AWS has no action of this name. It can be asked all the same.',
  about: (level: string, types: readonly string[]) =>
    types.length === 0 ? `${level}. It is about no resource: ask on *.` : `${level}, on: ${some(types)}.`,
  failed: (message: string) => `The question could not be answered: ${message}`,
  askedAs: (who: string) => `Asked as ${who}`,
  root: 'the root user',
  nobody: 'nobody',
  actingChanged: (who: string) => `You act as ${who} now; ask again to see the answer for that.`,
  nothingYet: 'Any action on any resource',
  nothingYetText: 'The answer says which policy decided it, and why.',
  examples: 'For example',
} as const;

/** The four ways in which a decision ends. */
export const verdictWords: Readonly<Record<Verdict, { readonly title: string; readonly text: string }>> = {
  allow: { title: 'Allowed', text: 'A policy allows it and none forbids it.' },
  explicitDeny: {
    title: 'Denied, by a statement',
    text: 'A Deny matches, and a Deny outweighs every Allow (explicit deny).',
  },
  implicitDeny: {
    title: 'Denied, as nothing allows it',
    text: 'What no policy allows is denied (implicit deny).',
  },
  notModelled: {
    title: 'Not modelled',
    text: 'Something that isn’t modelled here might decide, so there is no answer rather than a guess.',
  },
};

export const refusedBefore = {
  title: 'Refused before any policy was read',
  text: 'The credentials or the request itself were not good.',
} as const;

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
  'implicit-deny': 'Nothing here allows it, and what isn’t allowed is denied.',
  'identity-allow': 'A policy of the caller’s own allows it.',
  'trust-allow': 'The role’s trust policy lets the caller in.',
  'trust-names-caller': 'The role’s trust policy names this very caller, which is enough within one account.',
  'trust-delegates-to-account':
    'The role’s trust policy lets the account in, and leaves the choice to the account’s own policies.',
  'trust-silent': 'The role’s trust policy doesn’t let this caller in.',
  'root-is-allowed': 'The root user may do everything in its own account.',
  'roles-refuse-root': 'The root user can’t put on a role, whatever any policy says.',
  'no-permission-needed': 'This call needs no permission, and no policy can forbid it.',
  'own-credentials': 'It is about the caller’s own credentials.',
  'service-is-trusted':
    'The role’s trust policy names this service, and a service has no policies of its own.',
  'other-account-decides':
    'Across accounts both sides must say yes, and the other account’s policies aren’t here.',
  'federation-is-trusted': 'The role’s trust policy lets in whom this identity provider vouches for.',
  'unsigned-call': 'Nobody signs this call, so no policy of a caller decides it.',
  'resource-names-caller':
    'The resource’s policy names this very caller, which is enough within one account.',
  'resource-names-role':
    'The resource’s policy names the role or user behind the session, within the session’s limits.',
  'resource-delegates-to-account':
    'The resource’s policy lets the account in, and leaves the choice to the account’s own policies.',
  'resource-allows-outsider': 'The resource’s policy lets the caller in from another account.',
  'resource-silent': 'No policy of the resource lets this caller in.',
  'stays-in-its-account': 'Another account’s IAM is closed to outsiders, whatever any policy says.',
  'boundary-allow': 'The permissions boundary leaves room for it.',
  'boundary-silent': 'It lies outside of the permissions boundary, and no policy gives what lies outside.',
  'session-allow': 'The session policies leave room for it.',
  'session-silent': 'None of the session policies allows it, and they limit the session.',
  'federated-without-policy':
    'A federated user without a session policy may only what a resource’s policy gives it.',
  'scp-allow': 'The organization’s policies leave room for it at every level.',
  'scp-silent': 'At one level of the organization no policy allows it, and every level must.',
  'rcp-allow': 'The organization’s policies for resources leave room for it.',
  'rcp-silent': 'At one level of the organization no policy for resources allows it.',
  'feature-not-modelled': 'A policy here uses something that isn’t modelled, and it might decide.',
};

export const decisionWords = {
  awsSays: 'AWS says',
  decidedBy: 'What decided it',
  gates: 'Every gate on the way',
  page: 'AWS: how this is decided',
  path: 'The way to the policy',
  noPolicies: 'There is no policy here to read.',
  read: (count: number) => `IAM read ${counted(count, 'statement')}.`,
  noneMatched: (count: number) =>
    plural(count, {
      one: 'IAM read 1 statement. It doesn’t match.',
      other: `IAM read ${digits(count)} statements. None matches.`,
    }),
  more: (count: number) => `${digits(count)} more`,
  why: 'Why?',
} as const;

export const statementWords = {
  label: (policy: string, place: number) => `Statement ${String(place)} of ${policy}`,
  place: (sid: string | null, place: number) =>
    sid === null ? `statement ${String(place)}` : `statement ${String(place)}, ${sid}`,
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
} as const;
