/** The account as text: the same as the picture, for the keyboard, screen readers and phones. */

import { count, listOf } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

export const tree = /* @__PURE__ */ isolating({
  label: 'Identities',
  labelOf: (account: string): string => `Identities of account ${account}`,
  help: 'Arrow keys move and open, Enter shows what is selected, Delete deletes, F2 renames, and the menu key lists what you can do.',
  filter: 'Filter by name',
  noMatch: (query: string): string => `Nothing here is called “${query}”.`,
  selected: (name: string): string => `${name} is selected. The panel beside it has the details.`,
  found: (n: number): string => counted(n, 'match', 'matches'),
  actions: (name: string): string => `Actions for ${name}`,
  menu: 'Actions',
  create: 'New',
} as const);

export const groups = {
  users: 'Users',
  groups: 'Groups',
  roles: 'Roles',
  policies: 'Policies',
  sessions: 'Sessions',
  outside: 'Outside this account',
  workloads: 'What runs (workloads)',
  instanceProfiles: 'Instance profiles',
  providers: 'Identity providers',
  identityPools: 'Identity pools',
  identities: 'Cognito identities',
  userPools: 'User pools',
  people: 'People of user pools',
  poolGroups: 'Groups of user pools',
  poolClients: 'App clients',
  permissionSets: 'Permission sets',
  directoryUsers: 'People of the company’s directory',
  resources: 'Resources',
  objects: 'Objects',
  mfaDevices: 'MFA devices nobody has',
  accounts: 'Accounts',
  organization: 'Organization',
} as const;

export const groupEmpty = {
  users: 'No users yet.',
  groups: 'No groups yet.',
  roles: 'No roles yet.',
  policies: 'No policies yet.',
  sessions: 'Nobody wears a role now.',
  outside: 'No role trusts anybody outside.',
} as const;

/** Relations, each a phrase after the name it belongs to. */
export const relations = {
  memberOf: 'member of',
  key: 'key',
  attached: 'has the policy',
  inline: 'has the inline policy',
  canPutOn: 'can put on',
  member: 'member',
  wornBy: 'worn as',
  trusts: 'trusts',
  wears: 'wears',
  attachedTo: 'attached to',
  trustedBy: 'may put on',
  temporaryKey: 'temporary key',
  mfa: 'MFA device',
  boundary: 'limited by',
  limits: 'limits',
  profile: 'in the instance profile',
} as const;

/** Relations of further kinds, by their section or fact in the inspector. */
export const phrases = {
  owner: 'belongs to',
  role: 'runs as',
  holds: 'holds',
  stands: 'stands in',
  manages: 'managed by',
  root: 'its root user is',
  hands: 'hands out',
  held: 'held by',
  givesRoles: 'gives',
  mapping: 'gives by a rule',
  people: 'person',
  identities: 'knows',
  groups: 'group',
  clients: 'app client',
  vouchers: 'takes the word of',
  trustedBy: 'trusted by',
  pools: 'believed by',
  named: 'its policy names',
  objects: 'holds',
  runs: 'runs',
  signs: 'signs with',
  leaked: 'leaked',
  units: 'unit',
  accounts: 'account',
  ceilings: 'limited by',
  inherited: 'limited from above by',
  targets: 'attached to',
  sessions: 'has the session',
  encryption: 'encrypted with',
  encryptsWith: 'encrypts with',
} as const;

/** The short summary after a name. */
export const summaries = /* @__PURE__ */ isolating({
  memberOf: (names: string): string => `member of ${names}`,
  noGroup: 'in no group',
  handChanged: 'changed by hand',
  keys: (active: number, inactive: number): string =>
    [
      ...(active > 0 ? [counted(active, 'key', 'keys')] : []),
      ...(inactive > 0 ? [`${count(inactive)} inactive`] : []),
    ].join(', ') || 'no key',
  direct: 'direct policy (unusual)',
  members: (n: number): string => counted(n, 'member', 'members'),
  policies: (n: number): string => counted(n, 'policy', 'policies'),
  noKey: 'no key',
  trusts: (names: string): string => `trusts ${names}`,
  trustsNobody: 'trusts nobody',
  thisAccount: 'this account',
  attachedTo: (n: number): string => (n === 0 ? 'attached to nothing' : `attached to ${count(n)}`),
  left: (time: string): string => `${time} left`,
  holds: (what: string): string => `holds ${what}`,
  holdsNothing: 'holds nothing',
  names: (n: number): string => `its policy names ${counted(n, 'principal', 'principals')}`,
  identities: (n: number): string => counted(n, 'identity', 'identities'),
  people: (n: number): string => counted(n, 'person', 'people'),
  accounts: (n: number): string => counted(n, 'account', 'accounts'),
  home: 'your own',
  active: 'active',
  inactive: 'inactive',
  and: (names: readonly string[], more: number): string =>
    listOf(more > 0 ? [...names, `${count(more)} more`] : names),
} as const);
