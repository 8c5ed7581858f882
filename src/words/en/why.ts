import type { GateId, GateState } from '../../assume/why/gates.ts';
import type { PolicyOwnerKind, PolicyRef } from '../../engine/index.ts';
import { count as digits, plural } from '../index.ts';
import { counted, othersDeny } from './counted.ts';
import { isolating } from '../isolate.ts';
import { rootUser } from './decision.ts';

/** Names for the caller and for the thing that was asked for. */
export const why = /* @__PURE__ */ isolating({
  nobody: 'somebody without a signature',
  root: 'the root user',
  anything: 'anything',
} as const);

/** The gates: title, AWS's term, and one sentence. */
export const gateTexts: Readonly<
  Record<GateId | 'trust', { readonly title: string; readonly term: string; readonly about: string }>
> = {
  deny: {
    title: 'Explicit deny',
    term: 'every Deny of every policy',
    about: 'AWS looks for a Deny first, in all policies at once. A Deny that matches refuses the request.',
  },
  rcp: {
    title: 'RCP',
    term: 'resource control policy',
    about: 'The organization limits what anyone may do with its accounts’ resources, level by level.',
  },
  scp: {
    title: 'SCP',
    term: 'service control policy',
    about: 'The organization limits what its accounts may do. Every level must allow it by itself.',
  },
  resource: {
    title: 'Resource policy',
    term: 'resource-based policy',
    about: 'A policy on the thing itself says who may use it.',
  },
  trust: {
    title: 'Trust policy',
    term: 'trust policy, the resource policy of a role',
    about: 'The role’s own policy says who may put it on, and on which conditions.',
  },
  identity: {
    title: 'Identity policies',
    term: 'identity-based policies',
    about: 'The caller’s own policies give permissions: attached to it, to its groups, or to its role.',
  },
  boundary: {
    title: 'Boundary',
    term: 'permissions boundary',
    about: 'A boundary is a ceiling. It gives nothing, and AWS refuses what it doesn’t name.',
  },
  session: {
    title: 'Session policy',
    term: 'session policy',
    about:
      'A session can be started with a policy of its own. It gives nothing and only limits this session.',
  },
};

export const stateTexts: Readonly<Record<GateState, string>> = {
  passed: 'passed',
  silent: 'says nothing, goes on',
  shut: 'shut: decided here',
  unknown: 'not modelled: no answer',
  absent: 'nothing to ask',
  notAsked: 'not asked',
};

/** The plain word for an action on a thing. Null if the action's own name is clearer. */
function plain(action: string, type: string, name: string): string | null {
  const [, operation = ''] = action.split(':');
  if (/^AssumeRole/i.test(operation)) return `put on ${name}`;
  const [, verb = '', noun = ''] = /^([A-Z][a-z]+)([A-Z]\w*)$/.exec(operation) ?? [];
  if (noun.toLowerCase() !== type) return null;
  const verbs: Readonly<Record<string, string>> = {
    Get: type === 'object' ? 'read' : 'look at',
    List: 'list',
    Put: 'write',
    Create: 'create',
    Delete: 'delete',
    Update: 'change',
  };
  const said = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return said === undefined ? null : `${said} ${name}`;
}

const owned: Readonly<Record<PolicyOwnerKind, (name: string) => string>> = {
  user: (name) => `of ${name}`,
  group: (name) => `of the group ${name}`,
  role: (name) => `of the role ${name}`,
  resource: (name) => `of ${name}`,
  session: (name) => `of the session ${name}`,
  organizationRoot: () => 'at the organization’s root',
  unit: (name) => `at the unit ${name}`,
  account: (name) => `at the account ${name}`,
};

/** One plain sentence: who can or can’t do what, and the reason. */
export const headline = /* @__PURE__ */ isolating({
  doing: (action: string, type: string, name: string, isOne: boolean) =>
    (isOne ? plain(action, type, name) : null) ?? (isOne ? `use ${action} on ${name}` : `use ${action}`),
  asks: (who: string, what: string) => `Can ${who} ${what}?`,
  can: (who: string, what: string, reason: string) => `${who} can ${what}: ${reason}.`,
  cannot: (who: string, what: string, reason: string) => `${who} can’t ${what}: ${reason}.`,
  unknown: (who: string, what: string, reason: string) => `Can ${who} ${what}? No answer here: ${reason}.`,
  /** A service that asks another one on behalf of its caller. */
  behalf: (service: string, asked: string, who: string) => `${service} asks ${asked} for ${who}`,
  who: (behalf: string) => `${behalf}, who`,
  services: { s3: 'S3', kms: 'KMS' } as Readonly<Record<string, string>>,
  because: {
    denied: (policy: string, where: string) => `${policy}, ${where}, denies it`,
    resourceDenies: (policy: string) => `a statement in the ${policy} denies it`,
    deniedTwice: (reason: string, others: number) => `${reason}, ${othersDeny(others)}`,
    ceiling: (kind: 'RCP' | 'SCP', where: string) => `no ${kind} ${where} allows it`,
    resource: (thing: string) => `the policy of ${thing} doesn’t let them in`,
    noResource: (thing: string) => `no policy of ${thing} lets them in`,
    trust: (role: string) => `the trust policy of ${role} doesn’t name them`,
    noRole: (role: string) => `there is no role ${role} that trusts them`,
    trustCondition: (role: string) => `a condition in the trust policy of ${role} isn’t met`,
    condition: (policy: string) => `a condition in ${policy} isn’t met`,
    identity: 'no policy of theirs allows it',
    noIdentity: 'they have no policy that could allow it',
    boundary: (policy: string) => `the boundary ${policy} leaves it out`,
    session: 'the session policy leaves it out',
    noSession: 'a federated user without a session policy may do nothing',
    rootRole: rootUser.noRole,
    feature: (feature: string) => `the playground doesn’t model ${feature}`,
  },
  thanks: {
    policy: (policy: string, where: string) => `${policy}, ${where}, allows it`,
    names: (thing: string) => `the policy of ${thing} names them`,
    trustNames: (role: string) => `${role} trusts them by name`,
    root: 'the root user needs no policy',
    free: 'it needs no permission',
  },
} as const);

/** The text under a gate's name in the picture. */
export const short = /* @__PURE__ */ isolating({
  none: 'none anywhere',
  denies: (policy: string) => `${policy} denies`,
  deniesHere: 'holds the Deny',
  allows: 'allows',
  levels: (names: readonly string[]) =>
    names.length > 3 ? counted(names.length, 'level') : names.join(', '),
  atLevel: (name: string) => `${name} leaves it out`,
  noLimit: 'none applies',
  named: (who: string) => `names ${who}`,
  accountIn: 'lets the account in',
  saysNothing: 'says nothing',
  noPolicy: 'no policy',
  notLetIn: 'doesn’t let them in',
  yes: (policy: string) => `yes: ${policy}`,
  rootYes: 'root needs none',
  rootNo: 'root may not',
  nothing: 'nothing allows it',
  inside: 'inside it',
  leavesOut: 'leaves it out',
  noBoundary: 'no boundary',
  noSession: 'no session',
  noSessionPolicy: 'no session policy',
  notAsked: 'not asked',
  notNeeded: 'not needed',
  unknown: 'not modelled',
  condition: 'condition not met',
} as const);

/** The sentence of each stop on the way. */
export const walkTexts = /* @__PURE__ */ isolating({
  question: (who: string, action: string, resource: string) =>
    resource === '*'
      ? `${who} asks for ${action}. AWS now asks seven gates, one after the other.`
      : `${who} asks for ${action} on ${resource}. AWS now asks seven gates, one after the other.`,
  questionFor: (behalf: string, action: string, resource: string) =>
    `${behalf}: ${action} on ${resource}. AWS now asks seven gates, one after the other.`,
  noDeny: (policies: number, statements: number) =>
    statements === 0
      ? 'No policy that applies here has a Deny.'
      : plural(statements, {
          one: `IAM read 1 Deny. It doesn’t match.`,
          other: `IAM read ${digits(statements)} Deny statements in ${counted(policies, 'policy', 'policies')}. None matches.`,
        }),
  absent: {
    deny: 'IAM reads no policy for this.',
    rcp: 'No resource control policy applies here.',
    scp: 'No service control policy applies here.',
    resource: 'No resource-based policy applies here.',
    trust: 'No trust policy applies here.',
    identity: 'The caller has no policies of its own.',
    boundary: 'No permissions boundary limits the caller.',
    session: 'No session policy limits the caller.',
  },
  decidedBefore: (gate: string) => `AWS doesn’t ask this gate: ${gate} decided before.`,
  holdsDeny: (policy: string) => `${policy} has the Deny that ended it at the first gate.`,
  needless: 'AWS doesn’t need this gate: another one was enough.',
  public: 'This call needs no permission, so AWS asks no gate.',
  root: 'AWS refuses the root user here before it reads any policy.',
  atGate: (title: string, state: string, sentence: string) => `${title}: ${state}. ${sentence}`,
  answer: 'Every gate that AWS asked let it through.',
} as const);

/** The panel's question and the parts around the picture. */
export const panel = /* @__PURE__ */ isolating({
  title: 'Why?',
  documentTitle: (action: string | null) => (action === null ? 'Why?' : `Why? ${action}`),
  open: 'Why?',
  asPicture: 'Why? As a picture',
  back: 'Back',
  change: 'Change the question',
  verdicts: {
    allow: { title: 'allowed', term: '' },
    explicitDeny: { title: 'denied', term: 'explicit deny' },
    implicitDeny: { title: 'denied', term: 'implicit deny' },
    notModelled: { title: 'no answer', term: 'not modelled' },
  },
  gates: 'The seven gates, in AWS’s order',
  keys: 'Arrow keys move along the gates, Enter opens one, Escape goes back.',
  asText: 'As text',
  detail: 'What happened at this gate',
  timeline: 'The request’s way',
  controls: 'Move along the request’s way',
  titles: { question: 'Question', answer: 'Answer' },
  status: { ok: 'passed' },
  announce: (at: number, all: number, text: string) => `Stop ${String(at)} of ${String(all)}. ${text}`,
  asked: 'asked',
  hasNone: 'nothing: the request has no such key',
  stands: { allowed: 'allowed', denied: 'denied', spared: 'all but', named: 'named', expected: 'expected' },
  about: { condition: 'condition' },
  more: (count: number) => `and ${digits(count)} more`,
  statement: (place: number, sid: string | null) =>
    sid === null ? `Statement ${String(place)}` : `Statement ${String(place)}, ${sid}`,
  inWhole: 'The statement',
  awsSays: 'AWS says',
  page: 'AWS: how this is decided',
  read: {
    title: 'What IAM read here',
    allow: 'allows it',
    deny: 'denies it',
    silent: 'says nothing',
    notModelled: 'not modelled',
    statements: (count: number) => counted(count, 'statement'),
    denials: (count: number) => counted(count, 'Deny'),
  },
  level: (name: string, state: string) => `${name}: ${state}`,
  levels: 'Level by level',
  levelStates: {
    passed: 'allows',
    silent: 'says nothing',
    shut: 'leaves it out',
    unknown: 'not modelled',
    absent: 'none',
    notAsked: 'not asked',
  } satisfies Record<GateState, string>,
  unknownRev: (rev: number) => `This workspace has no answer number ${digits(rev)}.`,
  unreadable: (text: string) =>
    `This link holds no question: ${text.slice(0, 60)}. A question has an action and a resource.`,
  unknownWho: (who: string) => `This account has nobody with the ARN ${who}.`,
  gone: 'The page keeps the reasons of an answer for one visit. This one is from an earlier visit.',
  goneCall: 'Do it again, and ask why then.',
  undecided:
    'No policy decided this: AWS refused the request before it read any policy, or the request needs no permission.',
  askAgain: 'Ask again',
} as const);

const kinds: Readonly<Record<PolicyRef['kind'], string>> = {
  managed: 'policy',
  inline: 'inline policy',
  trust: 'trust policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
};

/** `permissions boundary of carol`. */
export const policyPlace = /* @__PURE__ */ isolating(
  (kind: PolicyRef['kind'], owner: PolicyOwnerKind, name: string) =>
    kind === 'trust' ? `trust policy of ${name}` : `${kinds[kind]} ${owned[owner](name)}`,
);

/** `of the group Developers`, `at the unit Dev`. */
export const ownerPlace = /* @__PURE__ */ isolating((owner: PolicyOwnerKind, name: string) =>
  owned[owner](name),
);

/** The output of `why` in the terminal. */
export const terminalWhy = /* @__PURE__ */ isolating({
  refused: (code: string, message: string) => `${code}: ${message}`,
  undecided: 'No policy decided this: AWS refused the request before it read any policy.',
  otherReason: 'No policy refused this. AWS could not carry out the request itself.',
  gone: 'The page keeps the reasons of an answer for one visit. Do it again, and ask why then.',
  asked: (action: string, resource: string) => `asked: ${action} on ${resource}`,
  line: (mark: string, title: string, said: string) => `  ${mark} ${title.padEnd(18)} ${said}`,
  marks: { passed: '✓', silent: '–', shut: '✗', unknown: '?', absent: ' ', notAsked: '·' } satisfies Record<
    GateState,
    string
  >,
  statement: (text: string) => `The statement:\n${text}`,
  picture: (address: string) => `See it as a picture: ${address}`,
} as const);
