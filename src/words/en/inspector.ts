/** The inspector's texts about the selected entity. AWS's own term stands beside each plain word. */

import { isolating } from '../isolate.ts';

/** In the middle of a sentence. */
export const rootName = 'the root user';

export const factNames = {
  arn: 'ARN',
  id: 'Unique id',
  keyId: 'Key id',
  created: 'Created',
  updated: 'Changed',
  path: 'Path',
  description: 'Description',
  sessions: 'Sessions',
  tags: 'Tags',
  lastUsed: 'Last used',
  status: 'Status',
  owner: 'Belongs to',
  secret: 'Secret',
  boundary: 'Permissions boundary',
  version: 'Default version',
  account: 'Account',
  value: 'Principal',
  askedBy: 'Asked for by',
  started: 'Issued',
  ends: 'Expires',
  left: 'Time left',
  sourceIdentity: 'Source identity',
  sessionTags: 'Session tags',
  provider: 'Vouched for by',
  policyArns: 'Session policies',
  mfaAt: 'MFA code given',
  console: 'Console password',
  users: 'Users',
  groups: 'Groups',
  roles: 'Roles',
  policies: 'Policies',
  actingAs: 'Acting as',
} as const;

/** The creators of entities that every account has. */
export const createActions = {
  createUser: 'New user',
  createGroup: 'New group',
  createRole: 'New role',
  createPolicy: 'New policy',
} as const;

export const done = /* @__PURE__ */ isolating({
  activated: (key: string): string => `${key} is switched on.`,
  deactivated: (key: string): string => `${key} is switched off.`,
  removedBy: (what: string): string => `Done: ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
  actingAs: (name: string): string => `You now act as ${name}.`,
  moved: (user: string, group: string): string => `${user} now has it through ${group}.`,
  copied: 'Copied.',
  revoked: (role: string): string =>
    `AWS now denies everything to sessions of ${role} that began before. New sessions work as usual.`,
} as const);

export const panel = /* @__PURE__ */ isolating({
  label: 'Inspector',
  nothing:
    'Select a user, a group, a role, a key or a policy in the picture or under Identities. Then you see here who reaches it and what it may do.',
  account: 'This account',
  copy: (what: string): string => `Copy ${what}`,
  gone: 'This is no longer in the account',
  refused: (message: string): string => `AWS refused: ${message}`,
  why: 'Why?',
  log: 'Open the log',
} as const);
