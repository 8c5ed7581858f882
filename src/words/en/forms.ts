import { amountOf, count, listOf, plural } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';
import { notFetched } from './not-fetched.ts';

export { common, done } from './forms-common.ts';
/** The forms. AWS's own names are beside the plain ones; AWS's errors keep AWS's words. */

export const failure = /* @__PURE__ */ isolating({
  title: 'AWS refused',
  partly: (n: number): string =>
    `AWS carried out ${counted(n, 'call')} before this one. That much stands: trying again doesn’t repeat it, and you can undo it.`,
  whatDecided: 'What decided',
  becomeRoot: 'Act as the root user',
  nowRoot: 'You now act as the root user. Try again.',
  rootRefused:
    'This policy limits even the root user. Somebody who may change the policy can let the call through.',
  notModelled: (feature: string): string =>
    `No answer here: the playground doesn’t model ${feature}. Nothing has changed.`,
  broken: 'Something in this page failed, and nothing has changed. Please try again.',
  notFetched: notFetched.text,
  call: (operation: string): string => `Asked: ${operation}`,
  gates: {
    public: 'The call needs no permission.',
    root: 'The root user’s own rights decided.',
    trust: 'What stopped it: the role’s trust policy.',
    resource: 'What stopped it: the resource’s policy.',
    identity: 'What stopped it: the caller’s own policies.',
    boundary: 'What stopped it: the permissions boundary.',
    session: 'What stopped it: the session policy.',
    scp: 'What stopped it: a service control policy.',
    rcp: 'What stopped it: a resource control policy.',
  },
} as const);

/** Plain hints under AWS's errors, by code. */
export const hints: ReadonlyMap<string, string> = new Map([
  ['EntityAlreadyExists', 'The name is taken. IAM ignores upper and lower case when it compares names.'],
  ['LimitExceeded', 'This is one of AWS’s quotas.'],
  ['MalformedPolicyDocument', 'AWS checks a document before it saves it, and this one has a mistake.'],
  ['NoSuchEntity', 'It doesn’t exist, or no longer does.'],
  ['DeleteConflict', 'AWS deletes something only when nothing else depends on it.'],
  [
    'AccessDenied',
    'You act as somebody who may not do this. The root user may, and so may anyone whose policies allow it.',
  ],
  ['ValidationError', 'The value doesn’t have the form that AWS asks for.'],
  ['InvalidInput', 'AWS doesn’t accept this value.'],
  ['InvalidClientTokenId', 'The key that signed the call isn’t valid. It may be switched off or deleted.'],
  ['ExpiredToken', 'The session has expired. Act as somebody else, or assume the role again.'],
  ['PasswordPolicyViolation', 'The account’s password policy asks for more.'],
  [
    'InvalidAuthenticationCode',
    'Both codes must come from the app with this seed, one right after the other.',
  ],
  ['PackedPolicyTooLarge', 'Session policies and session tags share a limited space.'],
  ['UnmodifiableEntity', 'Only AWS can change this one.'],
]);

const letterName = (letter: string): string => (/\s/.test(letter) ? 'the space' : `the ${letter}`);

/** Says what to mend in a field that AWS refuses, above AWS's own sentence. */
export const plainFaults = /* @__PURE__ */ isolating({
  empty: (label: string): string =>
    /name$/i.test(label) ? 'Type a name.' : `Type something under “${label}”.`,
  tooLong: (most: number): string => `This is too long. Type at most ${count(most)} characters.`,
  leaveOut: (letters: readonly string[]): string => `Leave out ${listOf(letters.map(letterName))}.`,
  aws: (message: string): string => `AWS says: ${message}`,
} as const);

export const fields = /* @__PURE__ */ isolating({
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
  writeOne: 'Write one',
  owners: 'Attach it to',
  description: 'Description',
  descriptionExample: 'For the release of the shop',
  maxSession: 'A session lasts at most',
  maxSessionHint: 'From 1 to 12 hours. A caller may ask for less.',
  document: 'What it says',
  trustDocument: 'Whom it trusts',
  trust: 'Who may assume it',
  trustAccount: 'Anyone in this account whose policies allow it',
  trustAccountHint:
    'Trusts the account. A user still needs a policy that allows sts:AssumeRole on this role.',
  trustPrincipal: 'Certain users or roles',
  trustPrincipalHint: 'Trusts them by name. Within one account that alone lets them in.',
  trustOther: 'Another account',
  trustOtherHint: 'The other account decides which of its people may ask.',
  trustService: 'An AWS service',
  trustServiceHint: 'The service assumes it for the programs that run in it.',
  trustProvider: 'People of a sign-in provider',
  trustProviderHint:
    'People who sign in there (OpenID Connect or SAML) get the role. They need no user here.',
  provider: 'Provider',
  audience: 'For which app',
  audienceHint: 'The role refuses tokens for other apps.',
  subject: 'Only these',
  subjectHint:
    'The provider’s name for them, such as repo:example/shop:*. For GitHub you must name your own repositories.',
  trustJson: 'Write the trust policy myself',
  trustJsonHint: 'For anything that the choices above don’t offer.',
  principals: 'Users and roles',
  otherAccount: 'Account id',
  otherAccountHint: '12 digits.',
  externalId: 'External id',
  externalIdHint:
    'A word that you and the other company agree on. The company sends it with each request, so that others can’t use the company’s name.',
  service: 'Service',
  setDefault: 'Use it at once',
  setDefaultHint:
    'Makes the new version the default version. Otherwise AWS keeps it, and the old version still decides.',
  targetGroup: 'Group',
  newGroup: 'A new group',
  newGroupName: 'Name of the new group',
  alsoGain: (names: string): string => `These users will have it, too: ${names}.`,
  nobodyElse: 'Nobody else is in it, so nobody else gains anything.',
} as const);

export const durations = /* @__PURE__ */ isolating({
  hours: (n: number): string => amountOf(n, 'hour'),
} as const);

export const titles = /* @__PURE__ */ isolating({
  createUser: 'New user',
  createGroup: 'New group',
  createRole: 'New role',
  createPolicy: 'New managed policy',
  createKey: (user: string): string => `New access key for ${user}`,
  rename: (name: string): string => `Rename ${name}`,
  tags: (name: string): string => `Tags of ${name}`,
  editTrust: (role: string): string => `Who may assume ${role}`,
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
} as const);

export const leads = {
  createUser:
    'One person or one program. It may do nothing that needs a permission until a policy gives it one.',
  createGroup: 'Several users, so that one policy reaches all of them.',
  createRole: 'It belongs to nobody and has no keys. Those it trusts may assume it for a while.',
  createPolicy: 'A page of rules. It does nothing until it is attached to a group, a role or a user.',
  createKey:
    'AWS makes the id and the secret. A user can have two keys, so that you can replace one while the other works.',
  renameUser:
    'The unique id stays, and so do groups and policies. A policy that names the old ARN as a resource no longer matches.',
  renameGroup: 'The unique id stays, and so do members and policies.',
  tags: 'Your own labels for it. Policies can test them.',
  editTrust:
    'The trust policy (AssumeRolePolicyDocument). It says who may assume the role. Other policies say what the role may do.',
  editRole: 'You can’t rename a role: AWS renames users and groups only.',
  editPolicy: 'AWS keeps up to five versions. Each change makes a new one.',
  inline: 'It belongs to this one owner and is deleted with it.',
  versions: 'The default version decides. AWS keeps at most five.',
  attach: 'You can attach several at once. A search finds AWS’s own policies, too.',
  attachPolicy: 'Policies usually go on groups.',
  groupsOf: 'A user gets the policies of all its groups. It can be in ten groups at most.',
  membersOf: 'Members get what the group’s policies allow.',
  moveToGroup:
    'The group gets them first, and then the user loses its own copies. So the user can do the same throughout.',
} as const;

export const submits = {
  createUser: 'Create the user',
  createGroup: 'Create the group',
  createRole: 'Create the role',
  createPolicy: 'Create the policy',
  createKey: 'Create the key',
  rename: 'Rename',
  save: 'Save',
  saveVersion: 'Save as a new version',
  attach: 'Attach',
  apply: 'Apply',
  move: 'Move',
} as const;

export const keyDialog = /* @__PURE__ */ isolating({
  made: 'Created the key. You can see its secret only now.',
  once: 'AWS keeps no copy that anybody could read, so nobody can show it again. If you lose it, create a new key and delete this one.',
  id: 'Access key id',
  secret: 'Secret access key',
  download: 'Download as a file',
  fileName: (user: string): string => `${user}_accessKeys.csv`,
  actAs: (user: string): string => `Act as ${user} with it`,
  doneReading: 'I have it',
  notReal: 'It opens nothing outside of this page.',
} as const);

export const deletion = /* @__PURE__ */ isolating({
  warning: 'It is gone at once. You can undo that here, but not in AWS.',
  submit: (name: string): string => `Delete ${name}`,
  refused: 'AWS deletes it only when nothing else depends on it:',
  first: 'These depend on it. The console would remove them first:',
  removeFirst: (n: number, name: string): string =>
    `Remove ${plural(n, { one: 'this', other: `these ${count(n)}` })} first, then delete ${name}`,
  tryAnyway: 'See what AWS says',
} as const);

export const versions = /* @__PURE__ */ isolating({
  default: 'default',
  setDefault: (version: string): string => `Make ${version} the default`,
  delete: (version: string): string => `Delete ${version}`,
  made: (version: string): string => `${version} now decides.`,
  deleted: (version: string): string => `Deleted ${version}.`,
  document: (version: string): string => `What ${version} says`,
} as const);

export const services: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'ec2.amazonaws.com', label: 'EC2: virtual machines' },
  { value: 'lambda.amazonaws.com', label: 'Lambda: functions' },
  { value: 'ecs-tasks.amazonaws.com', label: 'ECS: containers' },
  { value: 'codebuild.amazonaws.com', label: 'CodeBuild: builds' },
  { value: 'cloudformation.amazonaws.com', label: 'CloudFormation: stacks' },
  { value: 'states.amazonaws.com', label: 'Step Functions: workflows' },
  { value: 'events.amazonaws.com', label: 'EventBridge: events' },
];

export const providerKinds = { oidc: 'OpenID Connect', saml: 'SAML' } as const;
