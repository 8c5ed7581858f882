import { count as digits, listOf, plural } from '../index.ts';
import type { Level } from '../../graph/overview/usage.ts';
import type { KeyState, Trusted } from '../../graph/overview/facts.ts';
import type { FlowColumn } from '../../graph/overview/flow.ts';
import { isolating } from '../isolate.ts';
import { counted } from './counted.ts';

const users = (count: number): string => counted(count, 'user');
const many = (count: number, one: string, other: string): string => plural(count, { one, other });

/** `Several groups` or, in a narrow place, `Several`. */
type Names = readonly [name: string, short: string];

export const classes = {
  users: {
    several: ['Several groups', 'Several'],
    one: ['One group', 'One'],
    none: ['No group', 'No group'],
  },
  keys: { used: ['used', 'used'], inactive: ['inactive', 'inactive'], unused: ['unused', 'unused'] },
  roles: {
    here: ['for this account', 'this account'],
    service: ['for services', 'services'],
    account: ['for other accounts', 'accounts'],
    federation: ['for federation', 'federation'],
    nobody: ['for nobody', 'nobody'],
  },
  policies: {
    everything: ['Everything', 'Everything'],
    iam: ['Change IAM itself', 'Change IAM'],
    write: ['Write', 'Write'],
    read: ['Read', 'Read'],
    nothing: ['Only deny', 'Only deny'],
    limit: ['Only limit somebody', 'Limits'],
    idle: ['Not attached', 'Idle'],
  },
} as const satisfies {
  readonly users: Readonly<Record<string, Names>>;
  readonly keys: Readonly<Record<KeyState, Names>>;
  readonly roles: Readonly<Record<Trusted, Names>>;
  readonly policies: Readonly<Record<Level | 'limit' | 'idle', Names>>;
};

export const who = /* @__PURE__ */ isolating({
  here: (count: number): string => `${digits(count)} of these users`,
  service: (count: number): string => counted(count, 'AWS service'),
  account: (count: number): string => counted(count, 'other account'),
  federation: (count: number): string => counted(count, 'identity provider'),
  nobody: (): string => 'nobody',
} as const satisfies Readonly<Record<Trusted, (count: number) => string>>);

/** The same in a narrow place: the icon beside it says the rest. */
export const whoShort = /* @__PURE__ */ isolating({
  here: users,
  service: (count: number): string => counted(count, 'service'),
  account: (count: number): string => counted(count, 'account'),
  federation: (count: number): string => counted(count, 'provider'),
  nobody: (): string => 'nobody',
} as const satisfies Readonly<Record<Trusted, (count: number) => string>>);

export const headings: Readonly<Record<FlowColumn, string>> = {
  keys: 'Keys',
  users: 'Users',
  who: 'Who may put them on',
  groups: 'Groups',
  own: 'Policies of their own',
  roles: 'Roles',
  policies: 'Policies',
};

/** Short headings, for columns in which a heading would reach into the next one. */
export const narrowHeadings: { readonly [C in FlowColumn]?: string } = { who: 'Put on by' };

export const blocks = /* @__PURE__ */ isolating({
  moreGroups: (count: number): string => `${digits(count)} more ${many(count, 'group', 'groups')}`,
  moreRoles: (count: number): string => `${digits(count)} more ${many(count, 'role', 'roles')}`,
  morePolicies: (count: number): string => `${digits(count)} more`,
  moreKinds: (count: number): string => `${digits(count)} more kinds`,
  short: (count: number): string => `${digits(count)} more`,
  emptyGroups: (count: number): string => `${digits(count)} without members`,
  emptyShort: (count: number): string => `${digits(count)} empty`,
  own: (count: number): string =>
    `${digits(count)} ${many(count, 'has policies of its own', 'have policies of their own')}`,
  ownShort: (count: number): string => `${digits(count)} with their own`,
  adminWays: (count: number): string => `reached in ${counted(count, 'way')}`,
} as const);

/** The common properties of the users of one kind. */
export const alike = /* @__PURE__ */ isolating({
  onlyIn: (group: string): string => `only in ${group}`,
  noGroup: 'no group',
  alsoIn: (groups: readonly string[]): string => `also in ${listOf(groups)}`,
  alsoInMany: (count: number): string => `also in ${digits(count)} more groups`,
  inGroups: (groups: readonly string[]): string => `in ${listOf(groups)}`,
  inMany: (count: number): string => `in ${digits(count)} groups`,
  keys: {
    none: 'no key',
    password: 'password, no key',
    used: 'with a key',
    inactive: 'inactive key',
    unused: 'key never used',
    mixed: 'several keys',
  },
  own: (policies: readonly string[]): string => `${listOf(policies)} directly`,
  ownMany: (count: number): string => `${digits(count)} policies directly`,
  limited: 'limited by a boundary',
  mayPutOn: (roles: readonly string[]): string => `may put on ${listOf(roles)}`,
  mayPutOnMany: (count: number): string => `may put on ${digits(count)} roles`,
  unlike: 'unlike all others',
  names: (names: readonly string[], more: number): string =>
    more > 0 ? `${names.join(', ')} and ${digits(more)} more` : names.join(', '),
} as const);

export const unusual = /* @__PURE__ */ isolating({
  admin: (ways: number): string => `Admin reached in ${counted(ways, 'way')}`,
  unusedKeys: (count: number): string => `${counted(count, 'key')} never used`,
  own: (count: number): string => `${users(count)} with ${many(count, 'its', 'their')} own policies`,
  noGroup: (count: number): string => `${users(count)} without a group`,
  nobody: (count: number): string => `${counted(count, 'role')} that nobody can put on`,
  anyone: (count: number): string => `${counted(count, 'role')} that anyone in AWS may put on`,
  rootKeys: 'The root user has an access key',
} as const);

const thingsWorthALook = (count: number): string =>
  count === 0
    ? 'Nothing stands out.'
    : count === 1
      ? 'One thing worth a look.'
      : `${digits(count)} things worth a look.`;

/** The announcements for blocks and for the whole. */
export const spoken = /* @__PURE__ */ isolating({
  whole: (totals: readonly string[], unusualThings: number): string =>
    `Whole account. ${totals.join(', ')}. ${thingsWorthALook(unusualThings)}`,
  users,
  groups: (count: number): string => counted(count, 'group'),
  roles: (count: number): string => counted(count, 'role'),
  policies: (count: number): string => counted(count, 'policy', 'policies'),
  keys: (count: number): string => counted(count, 'key'),
  block: (name: string, count: number | null, unit: string): string =>
    count === null ? name : `${name}: ${digits(count)}${unit === '' ? '' : ` ${unit}`}`,
  members: (count: number): string => many(count, 'member', 'members'),
  memberships: (count: number): string => many(count, 'membership', 'memberships'),
  goesTo: (ends: readonly string[]): string => `to ${listOf(ends)}`,
  comesFrom: (ends: readonly string[]): string => `from ${listOf(ends)}`,
  end: (count: number, name: string): string => `${digits(count)} ${name}`,
  moreEnds: (count: number): string => `${digits(count)} more`,
  worth: 'worth a look',
} as const);

/** Texts about things that open in the overview. */
export const opened = /* @__PURE__ */ isolating({
  title: {
    own: 'Users with policies of their own',
    anyone: 'Roles for anyone',
    noMembers: 'Groups without members',
    groupsFrom: (from: number, to: number): string => `Groups ${digits(from)} to ${digits(to)}`,
    rolesFrom: (title: string, from: number, to: number): string =>
      `${title}, ${digits(from)} to ${digits(to)}`,
    users: (name: string): string => name,
    roles: (name: string): string => `Roles ${name}`,
    keys: (name: string): string => `Keys: ${name}`,
    policies: (name: string): string => name,
  },
  spoken: (title: string, members: string, kinds: number): string =>
    kinds > 1 ? `${title}, open. ${members} in ${digits(kinds)} kinds.` : `${title}, open. ${members}.`,
  alike: (count: number): string =>
    `${digits(count)} of them are alike: the same groups, policies, keys and roles.`,
  memberCount: (count: number): string => counted(count, 'member'),
  ofGroups: (all: number): string => `1 of ${digits(all)}`,
  others: {
    users: (count: number): string => `${digits(count)} other ${many(count, 'user', 'users')}`,
    groups: (count: number): string => `${digits(count)} other ${many(count, 'group', 'groups')}`,
    roles: (count: number): string => `${digits(count)} other ${many(count, 'role', 'roles')}`,
    policies: (count: number): string => `${digits(count)} other ${many(count, 'policy', 'policies')}`,
    keys: (count: number): string => `${digits(count)} other ${many(count, 'key', 'keys')}`,
  },
} as const);

/** The bars around the picture of a large account. */
export const bars = /* @__PURE__ */ isolating({
  whole: 'Whole account',
  path: 'Where you are',
  asText: 'As text',
  back: (to: string): string => `Back to ${to}`,
  esc: 'Esc',
  worth: 'Worth a look',
  goThrough: (count: number): string => (count === 1 ? 'Look at it' : `Go through the ${digits(count)}`),
  next: (at: number, count: number): string => `Next, ${digits(at)} of ${digits(count)}`,
  close: (name: string): string => `Close ${name}`,
  strip: 'Back to the whole account',
  handChanged: (count: number): string => `${digits(count)} changed by hand since a stack was deployed`,
  name: 'The whole account as a picture',
  help: 'Arrow keys move along columns and bands. Enter opens. Escape goes back one level. Slash searches. T shows everything as text.',
  taller: 'Taller means more',
  place: (name: string): string => `Whole account, ${name} is here`,
  people: (groups: number, roles: number, further: number): string =>
    [
      groups > 0 && counted(groups, 'group'),
      roles > 0 && `${counted(roles, 'role')} within reach`,
      further > 0 && `${digits(further)} more from there`,
    ]
      .filter((part) => part !== false)
      .join(', '),
  told: 'What is told now',
} as const);
