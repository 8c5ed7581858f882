import type { Who } from '../../lessons/goal.ts';
import { count as digits, listOf, plural } from '../index.ts';
import { counted, othersDeny } from './counted.ts';
import { isolating } from '../isolate.ts';
import { whoIs } from './lesson-who.ts';

/** What goals count, by the word before a name. */
const things: Readonly<Record<string, readonly [one: string, more: string]>> = {
  users: ['user', 'users'],
  groups: ['group', 'groups'],
  roles: ['role', 'roles'],
  policies: ['policy', 'policies'],
  'keys of': ['access key', 'access keys'],
  'active keys of': ['active access key', 'active access keys'],
  'keys on': ['access key', 'access keys'],
  'groups of': ['group', 'groups'],
  'users in': ['user', 'users'],
  'policies on': ['policy', 'policies'],
  'policies on users': ['policy on a user', 'policies on users'],
};

const onWhat = (resource: string): string => (resource === '*' || resource === '' ? '' : ` on ${resource}`);

/** Names of people keep their small letters; all else begins a sentence. */
const beginning = (who: string): string => who.replace(/^(?:the|somebody|anybody|a) /, (word) => upper(word));
const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The state of an unmet goal. */
export const findingWords = /* @__PURE__ */ isolating({
  tried: (action: string, resource: string, name: Who) =>
    resource === '*' || resource === ''
      ? `${action}, as ${whoIs(name)}`
      : `${action} on ${resource}, as ${whoIs(name)}`,
  key: (key: string, values: readonly string[]) =>
    values.length === 0 ? `no ${key}` : `${key} = ${values.join(', ')}`,
  verdicts: {
    allow: 'allowed',
    implicitDeny: 'refused: nothing allows it',
    explicitDeny: 'refused: something denies it',
    refused: 'refused: AWS doesn’t take these credentials',
    notModelled: 'not modelled',
    ok: 'AWS said yes',
  },
  notTried: (what: string) => `Nobody has tried it yet: ${what}.`,
  allowedBy: (policy: string) => `Allowed by ${policy}:`,
  deniedBy: (policy: string, others: number) =>
    others > 0 ? `Denied by ${policy}, ${othersDeny(others)}:` : `Denied by ${policy}:`,
  missing: (name: string) => `There is no ${name}.`,
  missingWho: (name: Who) => `There is nobody to ask as ${whoIs(name)}.`,
  stillThere: (name: string) => `${name} is still there.`,
  stillIn: (name: string, group: string) => `${name} is still in ${group}.`,
  notIn: (name: string, group: string) => `${name} isn’t in ${group}.`,
  stillAttached: (policy: string, holder: string) => `${policy} is still attached to ${holder}.`,
  notAttached: (policy: string, holder: string) => `${policy} isn’t attached to ${holder}.`,
  another: (name: string) => `${name} is not the one that was there at the start.`,
  count: (what: string, name: string, got: number, wanted: number) => {
    const has = counted(got, ...(things[what] ?? [what, what]));
    const should = wanted === 0 ? 'none' : digits(wanted);
    return name === ''
      ? `There ${plural(got, { one: 'is', other: 'are' })} ${has}, and there should be ${should}.`
      : `${name} has ${has}, and should have ${should}.`;
  },
  ownPolicies: (names: readonly string[]) =>
    `${listOf(names)} still ${plural(names.length, { one: 'has a policy', other: 'have policies' })} of their own.`,
  /** Of a request that is answered as it should be, but by another policy than the goal wants. */
  notThrough: (name: Who, holder: string, policy: string, owner: string) =>
    `${beginning(whoIs(name))} may, but not through ${holder}. ${policy} on ${owner} allows it.`,
  notDeniedBy: (name: Who, holder: string) => `${beginning(whoIs(name))} is refused, but not by ${holder}.`,
  /** Of what counts only while a session lives, or once something else holds. */
  tooEarly: (name: Who, role: string, isThere: boolean) =>
    `${beginning(whoIs(name))} did this before there was a session of ${role}. ${isThere ? 'Do it again now.' : 'Once there is one, do it again.'}`,
  notThen: (name: Who) =>
    `${beginning(whoIs(name))} did this when it did not count yet. Do it again once the goals above are true.`,
  noSession: 'There is no such session now.',
  row: {
    gained: 'Gained, and should not have',
    lost: 'Lost, and should not have',
    kept: 'Should have changed, and hasn’t',
  },
  moments: (seen: number, all: number) => `${digits(seen)} of ${digits(all)} moments so far, in their order.`,
  answer: 'The question above has no answer yet.',
  right: (right: number, all: number, least: number) =>
    `${digits(right)} of ${digits(all)} are right so far, and ${digits(least)} should be. The page asks again below what you missed.`,
  /** For a goal about all requests: the one that shows that it isn't met. */
  set: {
    beyond: (action: string, resource: string, name: Who) =>
      `${beginning(whoIs(name))} may also do ${action}${onWhat(resource)}.`,
    lost: (action: string, resource: string, name: Who) =>
      `${beginning(whoIs(name))} may not do ${action}${onWhat(resource)}.`,
  },
  /** Of such a request whose action is made up, since a policy names something that AWS hasn't. */
  madeUp: 'The page knows no action of AWS that matches what a policy names here.',
  later: 'There is no such role yet, but somebody may make it.',
  byOthers: 'Somebody else has changed this account.',
  setUnknown: 'There are more requests than the page can tell apart here, so this stays open.',
  checking: 'The page is fetching what checks this.',
  after: 'The page asked this on a copy of this account, after the next change.',
} as const);
