import { amountOf, count, dateAndTimeInUtc } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

const minute = 60;
const hour = 3600;

/** `1 hour`, `90 minutes`, `12 hours`. */
function duration(seconds: number): string {
  if (seconds % hour === 0) return amountOf(seconds / hour, 'hour');
  if (seconds % minute === 0) return amountOf(seconds / minute, 'minute');
  return amountOf(seconds, 'second');
}

/** Details in the inspector: badges, facts and sections. */
/** Words at whatever is selected. */
export const selected = /* @__PURE__ */ isolating({
  actions: (name: string): string => `Actions for ${name}`,
  cli: 'The same as an AWS CLI line',
  asCode: 'As code',
  ldap: 'LDAP entry',
  /** Names the part that couldn't be fetched: it says which stack has made the thing. */
  madeBy: 'The stack',
  unusual:
    'This policy is attached to the user directly. It works, but most accounts give policies to groups, so that one edit reaches everybody who does the same work.',
} as const);

/** A policy in a few words. */
export const policySummary = /* @__PURE__ */ isolating({
  denies: (services: string): string => `denies ${services}`,
  everything: 'everything',
  nothingAllowed: 'allows nothing',
} as const);

export const badges = {
  noKeys: 'no keys',
  unusual: 'unusual: direct policy',
  notPrincipal: 'not a principal',
  inactive: 'inactive',
  active: 'active',
  temporary: 'temporary',
  expired: 'expired',
  byAws: 'kept by AWS',
  outside: 'outside this account',
} as const;

export const facts = /* @__PURE__ */ isolating({
  sessionsUpTo: (seconds: number): string => `up to ${duration(seconds)}`,
  never: 'never',
  lastUsed: (time: number, service: string, region: string): string =>
    `${dateAndTimeInUtc(time)}, ${service} in ${region}`,
  active: 'Active',
  inactive: 'Inactive: AWS refuses calls signed with it',
  secretShownOnce: 'AWS showed it once, when it made the key, and can’t show it again.',
  versions: (current: string, all: number): string => `${current} of ${counted(all, 'version', 'versions')}`,
  tag: (key: string, value: string): string => (value === '' ? key : `${key} = ${value}`),
  left: (time: string): string => `${time} left`,
  ranOut: 'expired',
  codeLeft: (seconds: number): string => `${count(seconds)} s`,
  transitive: (text: string): string => `${text} (carried on)`,
  password: 'yes',
  passwordReset: 'yes; the user must change it at the next sign-in',
  noPassword: 'no',
} as const);

export const sections = {
  keys: 'Keys (access keys)',
  groups: 'Member of',
  members: 'Members',
  userPolicies: 'What it may do',
  groupPolicies: 'What members may do',
  canPutOn: 'Roles it can put on (assume)',
  whoMayPutOn: 'Who may put it on (assume it)',
  wornNow: 'Worn now',
  temporaryKeys: 'Temporary keys',
  attachedTo: 'Attached to',
  reaches: 'Reaches through groups',
  policyText: 'What it says',
  owner: 'Belongs to',
  trustedBy: 'Roles that trust it',
  trustText: 'Trust policy',
  sessionPolicy: 'Session policy',
  scope: 'Scoped down to (scope-down policy)',
  mfa: 'MFA devices',
  instanceProfiles: 'Instance profiles',
  limits: 'Limits (permissions boundary of)',
  heldBy: 'Held by',
  used: 'Last used',
} as const;

/** The buttons beside section titles. */
export const sectionActions = {
  keys: 'New key',
  groups: 'Add',
  members: 'Add',
  policies: 'Attach',
  whoMayPutOn: 'Edit trust',
  attachedTo: 'Attach',
  mfa: 'Add',
  instanceProfiles: 'Add',
  policyText: 'Edit',
} as const;

export const empties = {
  keys: 'None, so no program can sign calls as this user. If you act as the user, the playground signs.',
  groups: 'No group. Users usually get their policies from groups.',
  members: 'Nobody yet.',
  policies: 'No policy of its own. AWS denies what no other policy allows.',
  canPutOn: 'None. No role trusts this user.',
  whoMayPutOn: 'Nobody. Its trust policy lets no one in.',
  wornNow: 'Nobody wears it now.',
  attachedTo: 'Nothing. It has no effect until you attach it.',
  trustedBy: 'No role trusts it.',
  mfa: 'None. This user has no second factor.',
  used: 'Nobody called anything in the last 400 days.',
} as const;

export const notes = /* @__PURE__ */ isolating({
  inline: 'inline',
  ofAws: 'AWS’s own',
  through: (group: string): string => `through ${group}`,
  direct: 'direct',
  narrowed: 'The session policy must allow it, too.',
  ready: 'trusted and allowed',
  notAllowed: 'trusted, not allowed',
  notTrusted: 'allowed, not trusted',
  namedByTrust: 'trusted by name',
  denied: 'denied',
  trustedOutside: 'trusted; its own side decides too',
  trustedService: 'trusted',
  trustedOnly: (role: string, others: number): string =>
    `None. ${
      others === 0 ? `${role} trusts` : `${role} and ${counted(others, 'more role')} trust`
    } this user, but no policy of the user allows sts:AssumeRole.`,
  members: (n: number): string => counted(n, 'member', 'members'),
  more: (n: number): string => `and ${count(n)} more`,
  notAllLooked: (looked: number, all: number): string =>
    `The first ${count(looked)} of ${count(all)} were checked.`,
  active: 'active',
  inactive: 'inactive',
  conditions: 'The trust policy also sets conditions, such as an external id.',
  withConditions: 'on conditions',
  leaked: 'leaked',
  usedService: (service: string, actions: readonly string[]): string =>
    actions.length === 0 ? service : `${service}: ${actions.join(', ')}`,
  usedAt: (time: string, by: string | null): string => (by === null ? time : `${time}, by ${by}`),
  neverUsed: (services: readonly string[], more: number): string =>
    `Allowed, but never called: ${services.join(', ')}${more === 0 ? '' : ` and ${counted(more, 'more service')}`}.`,
  allowsEveryService: 'The policies allow services that they don’t name, too.',
  /** Names of the buttons beside a section's title. */
  section: (action: string, title: string): string => `${action}: ${title}`,
} as const);

export const removals = /* @__PURE__ */ isolating({
  removeFrom: (user: string, group: string): string => `Remove ${user} from ${group}`,
  detachFrom: (policy: string, owner: string): string => `Detach ${policy} from ${owner}`,
} as const);

export const actions = /* @__PURE__ */ isolating({
  actAs: (name: string): string => `Act as ${name}`,
  actAsRoot: 'Act as the root user',
  putOn: (caller: string): string => `Put it on as ${caller}`,
  actAsWhoCould: (name: string): string => `Act as ${name}, who may put it on`,
  wearAgain: 'Put it on again',
  newKey: 'New access key',
  addToGroups: 'Add to groups',
  addUser: 'Add a user',
  attach: 'Attach a policy',
  attachIt: 'Attach it',
  inline: 'Write an inline policy',
  editTags: 'Edit tags',
  rename: 'Rename',
  editTrust: 'Edit trust',
  revoke: 'Revoke its active sessions',
  editRole: 'Description and session length',
  editDocument: 'Edit the document',
  newVersion: 'Edit as a new version',
  versions: 'Versions',
  activate: 'Switch it on',
  deactivate: 'Switch it off',
  delete: 'Delete',
  deleteKey: 'Delete this key',
  moveToGroup: 'Move it to a group',
  moveAllToGroup: 'Move them to a group',
  stopActing: 'Take it off',
  handOn: 'Hand on fewer rights',
  copyArn: 'Copy the ARN',
  more: 'More',
  password: 'Console password',
  newMfa: 'New MFA device',
  boundary: 'Permissions boundary',
  newProfile: 'Put it in an instance profile',
  accountAlias: 'Account alias',
  passwordPolicy: 'Password policy',
  view: 'Look at this account',
} as const);

/** The steps that must come before a deletion. */
export const steps = /* @__PURE__ */ isolating({
  removeFromGroup: (user: string, group: string): string => `take ${user} out of ${group}`,
  detach: (policy: string, owner: string): string => `detach ${policy} from ${owner}`,
  deleteInline: (policy: string): string => `delete the inline policy ${policy}`,
  deleteKey: (key: string): string => `delete the access key ${key}`,
  deleteVersion: (version: string): string => `delete version ${version}`,
  takePassword: (user: string): string => `take the console password of ${user} away`,
  switchOff: (device: string): string => `switch the MFA device ${device} off`,
  outOfProfile: (role: string, profile: string): string =>
    `take ${role} out of the instance profile ${profile}`,
  noBoundary: (owner: string): string => `take the permissions boundary of ${owner} away`,
  deleteObject: (name: string): string => `delete the object ${name}`,
  unassign: (set: string, account: string): string => `take ${set} away in ${account}`,
} as const);
