import { isolating } from '../../isolate.ts';

/** Texts of the forms about accounts and the organization. */
export const titles = /* @__PURE__ */ isolating({
  add: 'Another account',
  organization: 'New organization',
  create: 'New account in the organization',
  unit: 'New organizational unit',
  move: (name: string) => `Move ${name}`,
  createPolicy: 'New organization policy',
  editPolicy: (name: string) => `Edit ${name}`,
  standingOn: (name: string) => `Policies on ${name}`,
  standsOn: (name: string) => `Where ${name} is attached`,
  rootAccess: 'Root access to member accounts',
} as const);

export const leads = {
  add: 'An account of its own, such as a partner’s: with its own root user, its own people and roles. This page holds it, too, so it knows both sides of a trust.',
  organization:
    'Several accounts under one roof (AWS Organizations). The account that creates it becomes the management account. No policy of the organization limits that account.',
  create:
    'The new account comes with a role that the management account may assume (OrganizationAccountAccessRole).',
  unit: 'A folder for accounts (OU). A policy on it limits every account in it.',
  move: 'The policies that limit the account change at once with its place.',
  createPolicy:
    'A ceiling gives nobody anything. AWS denies what the ceiling doesn’t allow, also where an account’s own policies allow it.',
  editPolicy: 'The change takes effect at once, wherever the policy is attached.',
  standingOn: 'Every level from the root to the account must allow an action (service control policies).',
  standsOn: 'On the root it limits all accounts except the management account.',
  rootAccess:
    'The management account does by itself what only a member’s root user could do (centralized root access). The members then need no root password, and Organizations trusts IAM for it.',
} as const;

export const fields = {
  name: 'Name',
  email: 'E-mail of its root user',
  accountId: 'Account id',
  accountIdHint: '12 digits. Leave it empty to get a made-up one.',
  features: 'What the organization is for',
  all: 'Everything, ceilings included',
  allHint: 'All features: policies of the organization can limit its accounts.',
  billing: 'One bill only',
  billingHint: 'Consolidated billing: no policies.',
  parent: 'Inside',
  root: 'Root',
  role: 'Name of its first role',
  type: 'Which ceiling',
  scp: 'For what accounts’ people may do',
  scpHint: 'Service control policy (SCP)',
  rcp: 'For what anyone may do to accounts’ resources',
  rcpHint: 'Resource control policy (RCP): it also stops people from outside.',
  description: 'Description',
  descriptionExample: 'Keeps data in the regions that we use',
  document: 'What it says',
  targets: 'Attached to',
  policies: 'Policies',
  rootFeatures: {
    RootCredentialsManagement: {
      label: 'Take the root users’ credentials away',
      hint: 'Passwords, keys and MFA devices of members’ root users can be deleted, and new accounts come without them.',
    },
    RootSessions: {
      label: 'Act as a member’s root user for one task',
      hint: 'sts:AssumeRoot gives 15 minutes at most, for one of five tasks: to unlock a bucket or a queue, for example.',
    },
  },
  kinds: { root: 'the root', unit: 'unit', account: 'account' },
  types: { SERVICE_CONTROL_POLICY: 'SCP', RESOURCE_CONTROL_POLICY: 'RCP' },
} as const;

export const submits = {
  add: 'Open the account',
  organization: 'Create the organization',
  create: 'Create the account',
  unit: 'Create the unit',
  move: 'Move it',
  policy: 'Create the policy',
  save: 'Save',
  apply: 'Apply',
} as const;

export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `Created ${name}.`,
  organization: 'Created the organization.',
  moved: (name: string) => `Moved ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
  rootAccess: 'Saved the root access.',
} as const);

/** The account switcher. */
export const switcher = /* @__PURE__ */ isolating({
  label: 'Account',
  title: 'Which account is shown',
  lead: 'Your calls go to the account that you act in. Here you choose which account you look at.',
  home: 'home account',
  management: 'management account',
  suspended: 'closed',
  shown: 'shown now',
  actAsRoot: 'Act as root',
  of: (name: string) => `of ${name}`,
  add: 'Another account',
} as const);
