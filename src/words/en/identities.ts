/** The account as text: the same as the picture, for the keyboard, screen readers and phones. */

const counted = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

export const tree = {
  label: 'Identities',
  help: 'Arrow keys move and open, Enter shows what is selected, Delete deletes, F2 renames, and the menu key lists all that can be done.',
  filter: 'Filter by name',
  noMatch: (query: string): string => `Nobody and nothing is called “${query}”.`,
  found: (n: number): string => counted(n, 'match', 'matches'),
  actions: (name: string): string => `Actions for ${name}`,
  menu: 'Actions',
  create: 'New',
} as const;

export const groups = {
  users: 'Users',
  groups: 'Groups',
  roles: 'Roles',
  policies: 'Policies',
  sessions: 'Sessions',
  outside: 'Outside this account',
} as const;

export const groupEmpty = {
  users: 'No users yet.',
  groups: 'No groups yet.',
  roles: 'No roles yet.',
  policies: 'No policies yet.',
  sessions: 'Nobody wears a role at the moment.',
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
} as const;

/** The short summary that stands behind a name. */
export const summaries = {
  memberOf: (names: string): string => `member of ${names}`,
  noGroup: 'in no group',
  keys: (active: number, inactive: number): string =>
    [
      ...(active > 0 ? [counted(active, 'key', 'keys')] : []),
      ...(inactive > 0 ? [`${String(inactive)} inactive`] : []),
    ].join(', ') || 'no key',
  direct: 'direct policy (unusual)',
  members: (n: number): string => counted(n, 'member', 'members'),
  policies: (n: number): string => counted(n, 'policy', 'policies'),
  noKey: 'no key',
  trusts: (names: string): string => `trusts ${names}`,
  trustsNobody: 'trusts nobody',
  thisAccount: 'this account',
  attachedTo: (n: number): string => (n === 0 ? 'attached to nothing' : `attached to ${String(n)}`),
  left: (time: string): string => `${time} left`,
  active: 'active',
  inactive: 'inactive',
  and: (names: readonly string[], more: number): string =>
    more > 0 ? `${names.join(', ')} and ${String(more)} more` : names.join(', '),
} as const;
