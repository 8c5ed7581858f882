/** What the forms about accounts and the organization say. */
export const titles = {
  add: 'Another account',
  organization: 'New organization',
  create: 'New account in the organization',
  unit: 'New organizational unit',
  move: (name: string) => `Move ${name}`,
  createPolicy: 'New organization policy',
  editPolicy: (name: string) => `Edit ${name}`,
  standingOn: (name: string) => `Policies on ${name}`,
  standsOn: (name: string) => `Where ${name} stands`,
} as const;

export const leads = {
  add: 'An account of its own, such as a partner’s: with its own root user, its own people and roles. It is held on this page too, so both sides of a trust are known.',
  organization:
    'Several accounts under one roof (AWS Organizations). The account that makes it becomes the management account, which no policy of the organization limits.',
  create:
    'The new account comes with a role that the management account may put on (OrganizationAccountAccessRole).',
  unit: 'A folder for accounts (OU). A policy on it limits every account in it.',
  move: 'What limits the account changes at once with where it stands.',
  createPolicy:
    'A ceiling: it gives nobody anything. What it doesn’t leave open is denied, whatever an account’s own policies say.',
  editPolicy: 'It holds at once, everywhere it stands.',
  standingOn:
    'Every level from the root to the account must leave an action open (service control policies).',
  standsOn: 'On the root it limits all accounts but the management account.',
} as const;

export const fields = {
  name: 'Name',
  email: 'E-mail of its root user',
  accountId: 'Account id',
  accountIdHint: '12 digits. Left empty, one is made up.',
  features: 'What the organization is for',
  all: 'Everything, ceilings included',
  allHint: 'All features: policies of the organization can limit its accounts.',
  billing: 'One bill only',
  billingHint: 'Consolidated billing: no policies.',
  parent: 'Stands in',
  root: 'Root',
  role: 'Name of its first role',
  type: 'Which ceiling',
  scp: 'For what accounts’ people may do',
  scpHint: 'Service control policy (SCP)',
  rcp: 'For what may be done to accounts’ resources',
  rcpHint: 'Resource control policy (RCP): it also stops people from outside.',
  description: 'Description',
  document: 'What it says',
  targets: 'Stands on',
  policies: 'Policies',
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

export const done = {
  created: (name: string) => `${name} is there.`,
  organization: 'The organization is there.',
  moved: (name: string) => `${name} is moved.`,
  saved: (name: string) => `${name} is saved.`,
} as const;

/** The account switcher. */
export const switcher = {
  label: 'Account',
  title: 'Which account is shown',
  lead: 'Calls act in the account of whoever you act as; here you choose which one you look at.',
  home: 'home account',
  management: 'management account',
  suspended: 'closed',
  shown: 'shown now',
  actAsRoot: 'Act as root',
  of: (name: string) => `of ${name}`,
  add: 'Another account',
} as const;
