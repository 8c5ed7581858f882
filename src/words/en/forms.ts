export { common, done } from './forms-common.ts';
/** What the forms say. AWS's own names stand beside the plain ones; AWS's errors are said in AWS's words. */

const counted = (n: number, one: string, many: string): string => `${String(n)} ${n === 1 ? one : many}`;

export const failure = {
  title: 'AWS refused',
  partly: (n: number): string =>
    `${counted(n, 'call was', 'calls were')} carried out before this one. They stand, aren’t asked again, and can be undone.`,
  whatDecided: 'What decided',
  becomeRoot: 'Act as the root user',
  nowRoot: 'You now act as the root user. Ask once more.',
  rootRefused: 'Even this root user is held by it. Whoever may change that policy can let the call through.',
  notModelled: (feature: string): string =>
    `This playground has no answer here: ${feature} isn’t modelled yet. Nothing was changed.`,
  broken: 'Something in this page failed, and nothing was changed. Please try once more.',
  call: (operation: string): string => `Asked: ${operation}`,
  gates: {
    public: 'No gate was asked.',
    root: 'The root user’s own rights decided.',
    trust: 'The gate that stopped it: the role’s trust policy.',
    resource: 'The gate that stopped it: the resource’s policy.',
    identity: 'The gate that stopped it: the policies of whoever asked.',
    boundary: 'The gate that stopped it: the permissions boundary.',
    session: 'The gate that stopped it: the session policy.',
    scp: 'The gate that stopped it: a service control policy.',
    rcp: 'The gate that stopped it: a resource control policy.',
  },
} as const;

/** Plain hints under AWS's errors, by code. */
export const hints: ReadonlyMap<string, string> = new Map([
  ['EntityAlreadyExists', 'The name is taken. IAM compares names without regard to upper and lower case.'],
  ['LimitExceeded', 'This is one of AWS’s quotas.'],
  [
    'MalformedPolicyDocument',
    'AWS reads the document before it keeps it, and something in it is not as it should be.',
  ],
  ['NoSuchEntity', 'It isn’t there, or no longer.'],
  ['DeleteConflict', 'AWS deletes only what nothing hangs on any more.'],
  [
    'AccessDenied',
    'Whoever you act as may not do this. The root user may; so may anybody whom a policy lets.',
  ],
  ['ValidationError', 'The value doesn’t have the form that AWS asks for.'],
  ['InvalidInput', 'AWS can’t take this value.'],
  ['InvalidClientTokenId', 'The key that signed the call isn’t valid: it may be switched off or deleted.'],
  ['ExpiredToken', 'The session has run out. Act as somebody else, or put the role on again.'],
  ['PasswordPolicyViolation', 'The account’s password policy asks for more.'],
  [
    'InvalidAuthenticationCode',
    'Both codes must come from the app with this seed, one right after the other.',
  ],
  ['PackedPolicyTooLarge', 'Session policies and session tags share a limited room.'],
  ['UnmodifiableEntity', 'AWS keeps this one itself.'],
]);

export const fields = {
  userName: 'Name',
  groupName: 'Name',
  roleName: 'Name',
  policyName: 'Name',
  newName: 'New name',
  path: 'Path',
  pathHint: 'Sorts names into folders, such as /robots/. Most accounts leave it at /.',
  tags: 'Tags',
  tagKey: 'Key',
  tagValue: 'Value',
  addTag: 'Add a tag',
  removeTag: (key: string): string => (key === '' ? 'Remove this tag' : `Remove the tag ${key}`),
  groups: 'Groups',
  users: 'Users',
  policies: 'Policies',
  owners: 'Attach it to',
  description: 'Description',
  maxSession: 'A session lasts at most',
  maxSessionHint: 'From 1 to 12 hours. Whoever puts the role on may ask for less.',
  document: 'What it says',
  trustDocument: 'Whom it trusts',
  trust: 'Who may put it on',
  trustAccount: 'Anyone in this account whom a policy allows to ask',
  trustAccountHint:
    'Trusts the account. A user still needs a policy that allows sts:AssumeRole on this role.',
  trustPrincipal: 'Certain users or roles',
  trustPrincipalHint: 'Trusts them by name. Within one account that alone lets them in.',
  trustOther: 'Another account',
  trustOtherHint: 'The other account decides which of its people may ask.',
  trustService: 'An AWS service',
  trustServiceHint: 'The service puts it on for the programs that run in it.',
  trustProvider: 'People of a sign-in provider',
  trustProviderHint: 'Who has signed in there (OpenID Connect or SAML) gets the role, without a user here.',
  provider: 'Provider',
  audience: 'For which app',
  audienceHint: 'Tokens for other apps don’t count.',
  subject: 'Only these',
  subjectHint: 'What the provider calls them, such as repo:example/shop:*. GitHub’s must be narrowed down.',
  trustJson: 'Write the trust policy myself',
  trustJsonHint: 'Everything that JSON can say.',
  principals: 'Users and roles',
  otherAccount: 'Account id',
  otherAccountHint: '12 digits.',
  externalId: 'External id',
  externalIdHint:
    'A word agreed with the other company, which it must send along. It keeps others from using its name.',
  service: 'Service',
  setDefault: 'Use it at once',
  setDefaultHint:
    'Makes the new version the default version. Else it is kept, and the old one goes on deciding.',
  targetGroup: 'Group',
  newGroup: 'A new group',
  newGroupName: 'Name of the new group',
  alsoGain: (names: string): string => `They will have it too: ${names}.`,
  nobodyElse: 'Nobody else is in it, so nobody else gains anything.',
} as const;

export const durations = {
  hours: (n: number): string => counted(n, 'hour', 'hours'),
} as const;

export const titles = {
  createUser: 'New user',
  createGroup: 'New group',
  createRole: 'New role',
  createPolicy: 'New managed policy',
  createKey: (user: string): string => `New access key for ${user}`,
  rename: (name: string): string => `Rename ${name}`,
  tags: (name: string): string => `Tags of ${name}`,
  editTrust: (role: string): string => `Who may put ${role} on`,
  editRole: (role: string): string => `${role}: description and session length`,
  editPolicy: (policy: string): string => `Edit ${policy}`,
  newInline: (owner: string): string => `New inline policy for ${owner}`,
  editInline: (policy: string, owner: string): string => `${policy}, inline policy of ${owner}`,
  versions: (policy: string): string => `Versions of ${policy}`,
  attachTo: (owner: string): string => `Attach policies to ${owner}`,
  attachPolicy: (policy: string): string => `Attach ${policy}`,
  groupsOf: (user: string): string => `Groups of ${user}`,
  membersOf: (group: string): string => `Members of ${group}`,
  moveToGroup: (user: string): string => `Move ${user}’s own policies to a group`,
  delete: (name: string): string => `Delete ${name}`,
} as const;

export const leads = {
  createUser: 'One person or one program. It can do nothing until a policy allows something.',
  createGroup: 'Several users, so that one policy reaches all of them.',
  createRole: 'It belongs to nobody and has no keys. Whom it trusts may put it on for a while.',
  createPolicy: 'A page of rules. It does nothing until it is attached to a group, a role or a user.',
  createKey:
    'AWS makes the id and the secret. A user can have two keys, so that one can be changed for the other.',
  renameUser:
    'The unique id stays, and so do groups and policies. A policy that names the old ARN as a resource no longer fits.',
  renameGroup: 'The unique id stays, and so do members and policies.',
  tags: 'Words of your own on it. Policies can ask for them.',
  editTrust:
    'The trust policy (AssumeRolePolicyDocument). It says who may put the role on; what the role may do is said elsewhere.',
  editRole: 'A role’s name stays as it is: AWS renames users and groups only.',
  editPolicy: 'AWS keeps up to five versions; every change is a new one.',
  inline: 'It belongs to this one owner and goes with it.',
  versions: 'One is the default version: that one decides. At most five are kept.',
  attach: 'Several at once, if you like.',
  attachPolicy: 'Groups are where policies usually go.',
  groupsOf: 'A user gets the policies of all of its groups, at most ten of them.',
  membersOf: 'Members get what the group’s policies allow.',
  moveToGroup:
    'The group gets them first, then they are taken from the user: at no moment is anything missing.',
} as const;

export const submits = {
  createUser: 'Create the user',
  createGroup: 'Create the group',
  createRole: 'Create the role',
  createPolicy: 'Create the policy',
  createKey: 'Make the key',
  rename: 'Rename',
  save: 'Save',
  saveVersion: 'Save as a new version',
  attach: 'Attach',
  apply: 'Apply',
  move: 'Move',
} as const;

export const keyDialog = {
  made: 'The key is made. Its secret is shown this once.',
  once: 'AWS keeps no copy that anybody could read, so nobody can show it again. If it is lost, make a new key and delete this one.',
  id: 'Access key id',
  secret: 'Secret access key',
  download: 'Download as a file',
  fileName: (user: string): string => `${user}_accessKeys.csv`,
  actAs: (user: string): string => `Act as ${user} with it`,
  doneReading: 'I have it',
  notReal: 'It opens nothing outside of this page.',
} as const;

export const deletion = {
  warning: 'It goes at once. You can undo it here; AWS could not.',
  submit: (name: string): string => `Delete ${name}`,
  refused: 'AWS deletes it only when nothing hangs on it any more:',
  first: 'These hang on it. The console would remove them first:',
  removeFirst: (n: number, name: string): string =>
    `Remove ${n === 1 ? 'this' : `these ${String(n)}`} first, then delete ${name}`,
  tryAnyway: 'See what AWS says',
} as const;

export const steps = {
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
} as const;

export const versions = {
  default: 'default',
  setDefault: (version: string): string => `Make ${version} the default`,
  delete: (version: string): string => `Delete ${version}`,
  made: (version: string): string => `${version} now decides.`,
  deleted: (version: string): string => `${version} is deleted.`,
  document: (version: string): string => `What ${version} says`,
} as const;

export const services: readonly (readonly [value: string, label: string])[] = [
  ['ec2.amazonaws.com', 'EC2: virtual machines'],
  ['lambda.amazonaws.com', 'Lambda: functions'],
  ['ecs-tasks.amazonaws.com', 'ECS: containers'],
  ['codebuild.amazonaws.com', 'CodeBuild: builds'],
  ['cloudformation.amazonaws.com', 'CloudFormation: stacks'],
  ['states.amazonaws.com', 'Step Functions: workflows'],
  ['events.amazonaws.com', 'EventBridge: events'],
];

export const providerKinds = { oidc: 'OpenID Connect', saml: 'SAML' } as const;
