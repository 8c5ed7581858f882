import { count as digits, listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

const some = (one: string, other: string) => (count: number) =>
  `${digits(count)} ${plural(count, { one, other })}`;

/** Names in a sentence; of many only the first. */
const few = (names: readonly string[]): string =>
  listOf([
    ...names.filter((_name, i) => names.length < 5 || i < 3),
    ...(names.length < 5 ? [] : [`${digits(names.length - 3)} more`]),
  ]);

/** An account as code: for each thing that code leaves out, a short form for a comment, a title and the reason. */
export const codeWords = /* @__PURE__ */ isolating({
  terraform: 'Terraform',
  leftOut: (texts: readonly string[]): string => `left out: ${texts.join(', ')}`,
  otherAccount: 'The id of another account that these policies name.',
  codeBucket: 'The S3 bucket that holds the code of the functions.',
  codeKey: 'The key of the archive with the code in that bucket.',
  codeHere: 'Put the code of the function here.',
  archive: 'The path of the archive with the code of the functions.',
  imports:
    'These blocks take over what the account already has. Delete this file to make everything new in an empty account.',
  short: {
    keys: some('access key', 'access keys'),
    passwords: some('password', 'passwords'),
    mfa: some('MFA device', 'MFA devices'),
    sessions: some('session', 'sessions'),
    rootSignIn: some('key or device of the root user', 'keys or devices of the root user'),
    objects: some('object', 'objects'),
    secretValues: some('value', 'values'),
    functionCode: some('function’s code', 'functions’ code'),
    functionStatement: some('statement that no permission can say', 'statements that no permission can say'),
    versions: some('older version', 'older versions'),
    tags: some('tag', 'tags'),
    settings: some('setting of the account', 'settings of the account'),
    identities: some('identity that signed in', 'identities that signed in'),
    unconfirmed: some('unconfirmed person', 'unconfirmed people'),
    poolPasswords: some('person’s password', 'people’s passwords'),
    workloads: some('workload', 'workloads'),
    leavingKeys: some('key that is being deleted', 'keys that are being deleted'),
    leavingSecrets: some('secret that is being deleted', 'secrets that are being deleted'),
    otherAccounts: some('other account', 'other accounts'),
    members: () => 'what is in it',
    suspended: () => 'that it is closed',
    policyTypes: some('kind of policies', 'kinds of policies'),
    services: some('trusted service', 'trusted services'),
    detached: some('target without FullAWSAccess', 'targets without FullAWSAccess'),
    moved: () => 'the place of the management account',
    gonePrincipals: some('principal who is gone', 'principals who are gone'),
    circles: some('principal that would close a circle', 'principals that would close a circle'),
    uniqueIds: some('id that AWS chooses anew', 'ids that AWS chooses anew'),
    linkedTags: some('tag', 'tags'),
    linkedRoles: some('service’s own role', 'services’ own roles'),
    identityCenter: some('thing of IAM Identity Center', 'things of IAM Identity Center'),
    thumbprints: () => 'that it has no thumbprint',
    roleNames: some('role’s name', 'roles’ names'),
    gone: some('thing that is gone', 'things that are gone'),
    elsewhere: some('id in another region', 'ids in another region'),
  },
  why: {
    keys: (names: readonly string[]) =>
      `A secret is shown once, to its owner. After deploying, make new ones for ${few(names)}.`,
    passwords: (names: readonly string[]) =>
      `A template would show it to every reader. Give ${few(names)} a new one after deploying.`,
    mfa: (names: readonly string[]) =>
      `Its seed never leaves the phone. ${few(names)} ${names.length === 1 ? 'registers' : 'register'} it again.`,
    sessions: () => 'A session runs out by itself. Code can’t hold one.',
    rootSignIn: () => 'Nobody makes the root user’s keys and devices by code.',
    objects: (names: readonly string[]) => `The code makes ${few(names)} empty.`,
    secretValues: (names: readonly string[]) =>
      `A template would show it. Put the value into ${few(names)} after deploying.`,
    functionCode: (names: readonly string[]) =>
      `The playground keeps no code of ${few(names)}. A line stands in its place.`,
    functionStatement: (names: readonly string[]) =>
      `AddPermission can’t write a statement in the policy of ${few(names)}.`,
    versions: (names: readonly string[]) => `Only the version that counts is written, of ${few(names)}.`,
    tags: (names: readonly string[]) => `CloudFormation has no tags for ${few(names)}.`,
    settings: () =>
      'CloudFormation has no resource for the account’s alias and password policy. Terraform has.',
    identities: (names: readonly string[]) => `They come about when somebody signs in to ${few(names)}.`,
    unconfirmed: (names: readonly string[]) => `They signed up in ${few(names)} and sign up again.`,
    poolPasswords: (names: readonly string[]) =>
      `Cognito sends the people of ${few(names)} a first password of their own.`,
    workloads: (names: readonly string[]) =>
      `${few(names)}: programs that hold credentials are no part of IAM.`,
    leavingKeys: (names: readonly string[]) => `${few(names)} will be gone soon.`,
    leavingSecrets: (names: readonly string[]) => `${few(names)} will be gone soon.`,
    otherAccounts: (names: readonly string[]) => `${few(names)}: each account is code of its own.`,
    members: (names: readonly string[]) => `What is in ${few(names)} is code of its own.`,
    suspended: (names: readonly string[]) => `No language closes ${few(names)}. Close it by hand.`,
    policyTypes: () =>
      'CloudFormation can’t switch kinds of organization policies on. Do it first: aws organizations enable-policy-type.',
    services: (names: readonly string[]) => `CloudFormation can’t switch on ${few(names)}.`,
    detached: (names: readonly string[]) =>
      `AWS attaches FullAWSAccess to ${few(names)} by itself. Detach it after deploying.`,
    moved: () => 'Nobody moves the management account by code. It stands under the root.',
    gonePrincipals: (names: readonly string[]) =>
      `AWS refuses a policy that names ${few(names)}, who no longer exists.`,
    circles: (names: readonly string[]) =>
      `Each would have to exist before the other. Add ${few(names)} to the trust policy after deploying.`,
    uniqueIds: (names: readonly string[]) =>
      `${few(names)}: what is made anew gets another id. Put the new one there.`,
    linkedTags: (names: readonly string[]) => `The code makes ${few(names)} without tags.`,
    linkedRoles: (names: readonly string[]) =>
      `Their services make ${few(names)} by themselves, and the playground does not model those services.`,
    identityCenter: (names: readonly string[]) =>
      `IAM Identity Center alone makes ${few(names)}, when a permission set is assigned.`,
    thumbprints: (names: readonly string[]) => `AWS looks the thumbprint of ${few(names)} up by itself.`,
    roleNames: (names: readonly string[]) =>
      `SAM makes the role with its function and gives it a name of its own, instead of ${few(names)}.`,
    gone: (names: readonly string[]) =>
      `${few(names)}: code says what is there. Take them out of the code that has them.`,
    elsewhere: (names: readonly string[]) =>
      `A stack can’t ask another region for ${few(names)}. Put the new id there.`,
  },
} as const);
