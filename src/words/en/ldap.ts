import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

const some = (value: number, one: string, other: string): string =>
  `${digits(value)} ${plural(value, { one, other })}`;

/** A user or a group beside its entry in an LDAP directory. */
export const ldapWords = /* @__PURE__ */ isolating({
  title: (name: string) => `${name}, and the LDAP entry`,
  back: 'Back',
  which: 'Which entry is shown',
  group: (name: string) => `the group ${name}`,
  open: 'Open an LDIF file',
  copy: 'Copy as LDIF',
  save: (name: string) => `Save ${name}`,
  nobody: 'Nobody is here',
  nobodyHint: 'The user or group of this address isn’t in the account.',
  ofAccount: (kind: 'user' | 'group', account: string) =>
    `${kind === 'user' ? 'User' : 'Group'} of ${account}`,
  pairs: 'What corresponds',
  none: 'none',
  yes: 'yes',
  no: 'no',
  serverGives: 'the server gives one',
  serverWrites: 'A server writes these itself, and refuses them from a file:',
  facts: {
    name: 'Name',
    arn: 'ARN',
    id: 'Unique id',
    created: 'Created',
    memberOf: 'Member of',
    members: 'Members',
    password: 'Console password',
    tags: 'Tags',
  },
  likeness: { same: 'the same', alike: 'alike, with a difference', written: 'only written down' },
  why: {
    name: 'a name, unique in the account',
    arn: 'both name one entry; the ARN is flat, the DN a place in a tree',
    id: 'stays when the name changes',
    created: 'the server writes it',
    memberOf: 'seen at the user and at the group',
    members: 'the people of the group',
    password: 'IAM never gives a hash out; LDAP binds with it',
    tags: 'LDAP has no free tags: written as a description',
  },
  onlyIam: 'IAM has it, LDAP doesn’t',
  onlyLdap: 'LDAP has it, IAM doesn’t',
  keys: (value: number) => some(value, 'access key', 'access keys'),
  keysWhy: 'For programs. A directory knows only what somebody binds with.',
  policies: (own: number, through: number) =>
    through
      ? `${some(own, 'policy', 'policies')}, ${digits(through)} through groups`
      : some(own, 'policy', 'policies'),
  policiesWhy: (name: string) =>
    `They say what ${name} may do. In LDAP that stands in the servers’ own access rules.`,
  limits: (devices: number, boundary: number) =>
    `${some(devices, 'MFA device', 'MFA devices')}, ${boundary ? 'a boundary' : 'no boundary'}`,
  limitsWhy: 'Up to 8 devices. One boundary as a ceiling.',
  surname: 'A person must have a surname. IAM has none, so the name stands in.',
  place: 'A place in a tree. IAM’s path looks like one, but holds nothing.',
  nested: 'A group in a group. IAM’s groups don’t nest: an import flattens them, and says so.',
  source: 'The entry as LDIF',
} as const);
