import type { CellCondition, Way } from '../../engine/access/index.ts';
import type { AnyKind, Layer } from '../../engine/index.ts';
import { count as digits, either } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

const positive: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringEqualsIgnoreCase: 'is',
  StringLike: 'is like',
  StringNotEquals: 'is not',
  StringNotEqualsIgnoreCase: 'is not',
  StringNotLike: 'is not like',
  ArnEquals: 'is',
  ArnLike: 'is like',
  ArnNotEquals: 'is not',
  ArnNotLike: 'is not like',
  Bool: 'is',
  BinaryEquals: 'is',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
  NumericEquals: 'is',
  NumericNotEquals: 'is not',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is more than',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'is',
  DateNotEquals: 'is not',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is at the latest',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is at the earliest',
};

/** The operator without its set and without `IfExists`. */
const bare = (operator: string): string =>
  operator.replace(/^For(?:All|Any)Values?:/i, '').replace(/IfExists$/i, '');

function told({ operator, key, values }: CellCondition): string {
  if (operator === null) return `the resource names its own ${key}`;
  const name = bare(operator);
  if (name === 'Null') return `${key} is ${values[0] === 'false' ? 'there' : 'not there'}`;
  const known = Object.entries(positive).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
  const set = /^ForAllValues:/i.test(operator)
    ? `each ${key}`
    : /^ForAnyValue:/i.test(operator)
      ? `one ${key}`
      : key;
  const absent = /IfExists$/i.test(operator) ? ', or is not there' : '';
  return `${set} ${known ?? name} ${either(values)}${absent}`;
}

const isMfa = ({ operator, key, values }: CellCondition): boolean =>
  key.toLowerCase() === 'aws:multifactorauthpresent' &&
  operator !== null &&
  bare(operator).toLowerCase() === 'bool' &&
  values.length === 1;

/** The tag in `aws:ResourceTag/team`, and the same key of a service, where a condition names its value; else null. */
function tagOf({ operator, key }: CellCondition): string | null {
  const [, tag] = /^[\w-]+:ResourceTag\/(.+)$/i.exec(key) ?? [];
  return tag !== undefined && operator?.toLowerCase() === 'stringequals' ? tag : null;
}

/** A condition in words: “with MFA”, “on what is tagged team = web”, “if aws:SourceIp is in 203.0.113.0/24”. */
function condition(one: CellCondition): string {
  if (isMfa(one)) return (one.values[0] === 'true') === one.holds ? 'with MFA' : 'without MFA';
  const tag = tagOf(one);
  if (tag !== null) return `on what is ${one.holds ? '' : 'not '}tagged ${tag} = ${either(one.values)}`;
  return `${one.holds ? 'if' : 'unless'} ${told(one)}`;
}

const layers: Readonly<Record<Layer | 'refused', string>> = {
  public: 'it needs no permission',
  root: 'the root user may',
  trust: 'the role’s trust policy',
  resource: 'the resource’s own policy',
  identity: 'a policy of the identity',
  boundary: 'the permissions boundary',
  session: 'the session’s policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  refused: 'AWS, whatever policies say',
};

/** The most actions, and resources, of a set that are named. */
const mostNamed = 2;
const allActions = 'every action';
const moreActions = (count: number): string => `+ ${digits(count)} more`;
const but = (pattern: string): string => `all but ${pattern}`;

function set(actions: readonly string[]): string {
  if (actions.length === 0) return allActions;
  const left = actions.length - mostNamed;
  return [actions.slice(0, mostNamed).join(', '), ...(left > 0 ? [moreActions(left)] : [])].join(' ');
}

function resources(all: readonly string[], isExcept: boolean): string {
  const named = all.slice(0, mostNamed).join(', ');
  return isExcept ? but(named) : named;
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const ways: Readonly<Record<Way, string>> = {
  key: 'With a key',
  password: 'Signed in',
  mfa: 'Signed in with MFA',
  session: 'In a session',
  root: 'As the root user',
  service: 'As a service',
  account: 'As another account',
  anyone: 'As anyone',
  token: 'With a token',
};

/** Why there is no way to call, and what makes one. */
function noWay(who: string, kind: AnyKind): string {
  if (kind === 'directoryUser') return `${who} has no permission set in any account.`;
  if (kind === 'permissionSet') return `${who} has no role in any account yet.`;
  if (kind === 'identity' || kind === 'guest' || kind === 'poolUser') return `${who} has no session now.`;
  return `${who} has ended, and can do nothing any more.`;
}
function noWayHint(kind: AnyKind): string {
  if (kind === 'directoryUser' || kind === 'permissionSet')
    return 'Assign a permission set to somebody in an account. That makes the role.';
  if (kind === 'identity' || kind === 'guest' || kind === 'poolUser')
    return 'Which role it gets is decided when it signs in. Do that at the identity pool, then come back here.';
  return 'Get another session, then come back here.';
}

function nobodyAsks(who: string, kind: AnyKind): string {
  if (kind === 'group') return `Nobody is in ${who} now, so nobody can ask. Add a user, then come back here.`;
  if (kind === 'directoryUser') return `${who} has to sign in with it first. Then come back here to ask.`;
  if (['federated', 'oidcProvider', 'samlProvider'].includes(kind))
    return 'To ask this takes a token of the provider: sign in there, and take the role with it.';
  return `Nobody wears ${who} now, so nobody can ask. Put it on, then come back here.`;
}

/** Somebody by name, within a sentence. */
function called(name: string, kind?: AnyKind): string {
  if (kind === 'root') return `the root user of ${name}`;
  if (kind === 'anyone') return 'anyone who signs nothing';
  if (kind === 'federated' || kind === 'oidcProvider' || kind === 'samlProvider')
    return `somebody with a token of ${name}`;
  return name;
}

function title(who: string, kind?: AnyKind): string {
  if (kind === 'group') return `All that ${who} allows its members`;
  if (kind === 'permissionSet') return `All that ${who} allows the people who have it`;
  return `All that ${called(who, kind)} can do`;
}

export const accessWords = /* @__PURE__ */ isolating({
  called,
  title,
  noWay,
  noWayHint,
  /** Above what a group allows; null: it has no member. */
  ofGroup: (member: string | null) =>
    member === null
      ? 'Worked out for a user who has nothing but this group.'
      : `Worked out as if ${member} had nothing but this group. A request is asked as ${member}, with all else that ${member} has.`,
  calling: (of: string | null, way: Way) =>
    of === null ? ways[way] : way === 'session' ? of : `${of}, ${lower(ways[way])}`,
  back: 'Back',
  /** `hasOthers`: whether actions of services that aren't counted are allowed, too. */
  summary: (actions: number, services: number, sets: number, hasOthers: boolean) =>
    `${counted(actions, 'action')} in ${counted(services, 'service')}${hasOthers ? ' and every other service' : ''}, ${counted(sets, 'set')}`,
  nobody: (who: string) => `This account has nobody with the name ${who}.`,
  nobodyHint: 'Choose somebody in Identities. The details lead here.',
  working: (who: string) => `Working out all that ${who} can do …`,
  failed: (message: string) => `The page could not work that out: ${message}. Everything else still works.`,
  again: 'Try again',
  way: 'How the call is signed',
  ways,
  comparedWith: 'Compared with',
  noComparison: 'nobody',
  find: 'Action or resource',
  found: (lines: number) => (lines === 0 ? 'Nothing here matches.' : `${counted(lines, 'set')} found`),
  service: 'Service',
  actions: 'Actions',
  onWhat: 'On what',
  always: 'always',
  of: (some: number, all: number) => `${digits(some)} of ${digits(all)}`,
  others: 'Every other service',
  allActions,
  moreActions,
  buckets: (count: number) => counted(count, 'resource'),
  but,
  set,
  resources,
  condition,
  more: (who: string, other: string) => `${who} may, ${other} may not`,
  fewer: (who: string, other: string) => `${other} may, ${who} may not`,
  stopped: 'What stops the rest',
  stoppedHint: 'A Deny, a boundary, a session or an organization says no here, whatever else allows it.',
  rest: 'All else is refused, since no policy allows it.',
  unknown: 'What is not modelled',
  unknownHint: 'The playground does not model what decides here, so it does not guess.',
  bounded: 'Some patterns tell too much apart to be split: for them, examples stand for the rest.',
  from: (policy: string, statement: number, owner: string) =>
    `From ${policy}, statement ${digits(statement)}, of ${owner}.`,
  /** It in a table. */
  layer: (layer: Layer | 'refused') => upper(layers[layer]),
  by: (layer: Layer | 'refused') => `Decided by ${layers[layer]}.`,
  look: (policy: string) => `Look at ${policy}`,
  statement: 'The statement',
  witnesses: 'One request for each side',
  answers: { allowed: 'allowed', denied: 'refused', unknown: 'not modelled' },
  nobodyAsks,
  inside: 'inside of this set',
  outside: { condition: 'the same without that', action: 'another action', resource: 'on something else' },
  same: (who: string, other: string) => `${who} and ${other} may do the same.`,
  ask: 'Ask it',
  key: (key: string, values: readonly string[]) =>
    values.length === 0 ? `no ${key}` : `${key}=${values.join(', ')}`,
  madeUp: 'The page knows no action of AWS that matches what a policy names here.',
  choose: 'Choose a set to see the statement behind it, and one request for each side.',
  chosen: 'The chosen set',
  /** Heard when a set is chosen. */
  chose: (actions: readonly string[], on: readonly string[], isExcept: boolean) =>
    `Chosen: ${set(actions)} on ${resources(on, isExcept)}`,
});
