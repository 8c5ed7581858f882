/**
 * The inspector for entities beyond users, groups, roles and policies: devices, providers, pools, resources, workloads,
 * organizations.
 */
import { amountOf } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

export const badges = {
  leaked: 'its key leaked',
  leakedOnce: 'leaked once',
  disabled: 'disabled',
  unconfirmed: 'unconfirmed',
  deleting: 'to be deleted',
  viewed: 'looked at',
  management: 'management account',
  suspended: 'suspended',
  guests: 'lets guests in',
  free: 'not assigned',
  byAws: 'kept by AWS',
  outdated: 'not provisioned',
} as const;

export const factNames = {
  id: 'Id',
  created: 'Created',
  changed: 'Changed',
  path: 'Path',
  tags: 'Tags',
  owner: 'Belongs to',
  enabled: 'In use since',
  url: 'Issuer',
  audiences: 'Audiences',
  thumbprints: 'Thumbprints',
  entityId: 'Entity id',
  validUntil: 'Valid until',
  guests: 'Guests',
  classic: 'Basic (classic) flow',
  developer: 'Developer provider',
  signedIn: 'Signed in at',
  status: 'Status',
  mail: 'Mail',
  subject: 'sub',
  code: 'Code in the mail',
  password: 'Password rules',
  flows: 'Sign-in flows',
  precedence: 'Precedence',
  description: 'Description',
  region: 'Region',
  size: 'Size',
  publicAccess: 'Block public access',
  encryption: 'Encrypted with',
  encryptsWith: 'New objects encrypted with',
  state: 'State',
  aliases: 'Aliases',
  role: 'Runs as',
  runtime: 'Runtime',
  handler: 'Handler',
  keys: 'Keys',
  value: 'Value',
  holds: 'Holds',
  leaked: 'Leaked',
  account: 'Account',
  email: 'E-mail',
  joined: 'Joined',
  stands: 'Stands in',
  manages: 'Management account',
  features: 'Features',
  types: 'Policy types',
  trustedServices: 'Trusted services',
  rootAccess: 'Root access',
  users: 'Users',
  roles: 'Roles',
  alias: 'Alias',
  root: 'Root user',
  duration: 'Session',
  attribute: 'Attributes',
  sessionTags: 'Session tags',
} as const;

export const facts = /* @__PURE__ */ isolating({
  yes: 'yes',
  no: 'no',
  guestsLetIn: 'let in',
  guestsKeptOut: 'kept out',
  bytes: (n: number): string => amountOf(n, 'byte'),
  ownKeys: 'S3’s own keys',
  allPublicBlocked: 'all four settings on',
  partlyBlocked: (n: number): string => `${String(n)} of 4 settings on`,
  nothing: 'nothing, so it can’t sign a call',
  length: (n: number): string => `at least ${String(n)} characters`,
  outsideOrganization: 'no organization',
  confirmed: 'confirmed',
  mustChange: 'has to choose a password',
  unconfirmed: 'not confirmed yet',
  hasSecret: 'kept here, for callers who may read it',
  noSecret: 'none yet',
  ofTwo: (name: string, type: string): string =>
    `${name} (${type === 'HASH' ? 'partition key' : 'sort key'})`,
} as const);

export const sections = {
  hands: 'Hands out the role',
  held: 'Held by',
  givesRoles: 'Roles it gives',
  people: 'People',
  guests: 'Guests',
  identities: 'Whom it knows',
  groups: 'Groups',
  clients: 'App clients',
  vouchers: 'Whose word it takes',
  trustedBy: 'Roles that trust it',
  poolsOf: 'Identity pools that take its word',
  named: 'Whom its policy names',
  statements: 'Statements of its policy',
  objects: 'Objects',
  runs: 'Runs in it',
  signs: 'What it signs with',
  leaked: 'What a stranger has',
  inside: 'In it',
  accounts: 'Accounts',
  units: 'Organizational units',
  ceilings: 'Attached policies (SCPs, RCPs)',
  inherited: 'Comes down from above',
  targets: 'Attached to',
  contents: 'What the account holds',
  sessions: 'Live sessions',
  mapping: 'Rules that choose the role',
  policy: 'Resource-based policy',
  document: 'What it says',
  metadata: 'Metadata document',
  setRoles: 'Roles it made',
  setPolicies: 'AWS managed policies',
  assigned: 'Permission sets',
  inline: 'Inline policy',
} as const;

export const empties = {
  hands: 'No role yet, so an instance with this profile has none.',
  held: 'Nothing holds it.',
  givesRoles: 'None yet, so it gives no credentials.',
  people: 'Nobody yet.',
  identities: 'Nobody yet.',
  groups: 'None.',
  clients: 'None, so nobody can sign in.',
  vouchers: 'Nobody’s. Only guests can use it.',
  trustedBy: 'No role trusts it, so it leads nowhere.',
  named: 'It has no policy. Only the account’s own policies count.',
  objects: 'None.',
  accounts: 'None.',
  ceilings: 'None.',
  targets: 'Nowhere. It limits nobody until you attach it.',
  units: 'None.',
  signs: 'Nothing: it can’t sign a call.',
  leaked: 'Temporary keys that have expired. They no longer work.',
  setRoles: 'None yet. Assign it to somebody in an account.',
  setPolicies: 'None, and no inline policy. Its people may do nothing yet.',
  assigned: 'None, so the portal shows no account.',
} as const;

export const notes = /* @__PURE__ */ isolating({
  signedIn: 'people who signed in',
  guest: 'guests',
  byRule: (claim: string): string => `by ${claim}`,
  token: 'the token says which',
  noRole: 'gives no role',
  key: 'access key',
  from: (name: string): string => `on ${name}`,
  lets: (who: string, what: string): string => `${who}: ${what}`,
  people: (n: number): string => counted(n, 'person', 'people'),
  accounts: (n: number): string => counted(n, 'account', 'accounts'),
  holds: (what: string): string => `holds ${what}`,
  nothing: 'holds nothing',
  inAccount: (account: string): string => `in ${account}`,
  outdated: (account: string): string => `in ${account}, as the set was before`,
} as const);

/** The buttons that remove a relation. */
export const removals = /* @__PURE__ */ isolating({
  statement: (name: string): string => `Remove the statement ${name}`,
  assignment: (set: string, account: string): string => `Take ${set} away in ${account}`,
} as const);

/** The buttons beside section titles. */
export const sectionActions = {
  add: 'Add',
  edit: 'Edit',
  change: 'Change',
  attach: 'Attach',
} as const;

export const actions = /* @__PURE__ */ isolating({
  view: 'Look at this account',
  edit: 'Edit',
  role: 'Choose its role',
  roles: 'Choose its roles',
  signIn: 'Sign in here',
  mfa: 'Code, on and off',
  policy: 'Edit its policy',
  tags: 'Edit tags',
  members: 'Who is in it',
  newPerson: 'New person',
  newGroup: 'New group of people',
  newClient: 'New app client',
  newObject: 'New object',
  encryption: 'Choose its encryption',
  configure: 'Change what it holds',
  leak: 'Let it leak',
  stranger: 'Act as the stranger who read it',
  rotate: 'Rotate its key',
  newAccount: 'New account here',
  newUnit: 'New unit here',
  move: 'Move it',
  attachCeiling: 'Attach a policy',
  attachIt: 'Attach it',
  switchOff: 'Switch it off',
  identityCenter: 'Turn on IAM Identity Center',
  attributes: 'Choose session tags',
  newDirectoryUser: 'New person of the directory',
  rootAccess: 'Root access to member accounts',
  newSet: 'New permission set',
  setPolicies: 'Edit what it allows',
  assign: 'Assign it',
  provision: 'Provision it',
  portal: 'Sign in to the portal',
} as const);

/** Said after an action without a dialog. */
export const done = /* @__PURE__ */ isolating({
  identityCenter: 'IAM Identity Center is on.',
  provisioned: (name: string): string => `The roles of ${name} are as it says.`,
} as const);

/** The New menu: what can be created, in plain words with AWS's term beside them. */
export const creations = {
  'create-instance-profile': 'Instance profile',
  'create-oidc-provider': 'Identity provider (OIDC)',
  'create-saml-provider': 'Identity provider (SAML)',
  'create-mfa-device': 'MFA device',
  'create-workload': 'Something that runs (workload)',
  'create-resource': 'Something to reach for (resource)',
  'create-identity-pool': 'Identity pool (Cognito)',
  'create-user-pool': 'User pool (Cognito)',
  'add-account': 'Another account',
  'create-organization': 'Organization',
  'service-linked-role': 'Service-linked role',
} as const;

/** The credentials of programs, and their leaks. */
export const workload = /* @__PURE__ */ isolating({
  acts: (name: string): string => `You now act as ${name}.`,
  goesOn: (name: string): string => `You act as ${name}, with the temporary keys that it has already.`,
  deadKey: (name: string): string =>
    `You act as ${name}, but its key is switched off or gone, so AWS refuses it.`,
  stranger: 'You act with what leaked, as the stranger would.',
  rotated: (name: string, cleared: boolean): string =>
    `${name} has a new key, and the old one is off.${cleared ? ' The key that was off before is deleted, because a user can have only two.' : ''}`,
  works: 'access key, works',
  worksForThem: 'still works, for them too',
  off: 'switched off',
  deleted: 'deleted',
  keyLasts: 'A long-lived key: it works from anywhere until somebody switches it off.',
  sessionLasts:
    'Temporary keys of the role. AWS hands it new ones before they expire, so you have no key to keep or rotate.',
  leakedKey:
    'It doesn’t end by itself. Rotate the key: once the old key is off, the stranger’s copy is dead.',
  leakedDeadKey: 'The stranger’s copy is dead.',
  leakedSession: 'It ends by itself. Move the clock forward to see that, and act as the stranger again.',
  holdsNone: {
    nothing: (name: string): string =>
      `${name} holds nothing, so it can’t sign a call. Give it a key or a role.`,
    noInstanceProfile: (name: string): string =>
      `The instance profile of ${name} is gone, so it gets no keys. Give it another.`,
    noRole: (name: string): string =>
      `The instance profile of ${name} has no role in it, so it gets no keys. Put one in.`,
    noFunction: (name: string): string => `The function of ${name} is gone, and its role’s keys with it.`,
  },
} as const);
