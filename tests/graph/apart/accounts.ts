import { byName, nowOf } from '../../../src/engine/index.ts';
import type { Credentials, World } from '../../../src/engine/index.ts';
import { poolTrust } from '../../../src/ui/panels/account/dialogs/pool-calls.ts';
import { Account, home, root } from '../../engine/account.ts';
import { randomFrom } from '../../engine/random-calls.ts';

/** A small account in some state, and whom it is looked at with. */
export interface Case {
  readonly title: string;
  readonly world: World;
  readonly now: number;
  /** The account that is looked at; its home if left out. */
  readonly account?: string;
  /** The node that acts; null for nobody. */
  readonly you: string | null;
  readonly selected: string | null;
}

const users = [
  'ana',
  'ben',
  'carol',
  'ci-bot',
  'dana.longname@example.com',
  'Wilhelmina-Montgomery',
  'ed',
  'mmmmmmmm',
];
const groups = ['Developers', 'Auditors', 'ops', 'BillingAndCostManagementReaders'];
const roles = [
  'Deployer',
  'AppGuest',
  'WebServer',
  'x',
  'CrossAccountReadOnlyForTheAuditors',
  'DeployStackPipeline',
];
const buckets = ['reports', 'team-bucket', 'b', 'deploy-artifacts-of-the-web-team', 'payroll'];
const policies = [
  'Read',
  'AccessKeysPerUser',
  'TeamBucket',
  'DeployStack',
  'MayAssumeEverythingThatIsThere',
  'Keep',
];
const partner = '444455556666';
const partners = ['pat', 'quinn', 'Bartholomew-Featherstone', 'ana'];
const partnerRoles = ['Audit', 'Deployer', 'ReadOnlyAccessForTheOtherAccount'];
const partnerBuckets = ['ledger', 'exchange-with-the-other-account'];

type Random = () => number;
const some = <T>(random: Random, from: readonly T[], most: number): T[] => {
  const left = [...from];
  const taken: T[] = [];
  const count = Math.floor(random() * (Math.min(most, from.length) + 1));
  for (let i = 0; i < count; i++) taken.push(...left.splice(Math.floor(random() * left.length), 1));
  return taken;
};
const oneOf = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const text = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

function documentOf(
  random: Random,
  roleNames: readonly string[],
  bucketNames: readonly string[],
  owner = home,
): string {
  const statement = (): object => {
    const pick = random();
    const Effect = random() < 0.2 ? 'Deny' : 'Allow';
    const bucket = oneOf(random, bucketNames.length > 0 ? bucketNames : ['reports']);
    if (pick < 0.3)
      return { Effect, Action: ['s3:GetObject', 's3:PutObject'], Resource: `arn:aws:s3:::${bucket}/*` };
    if (pick < 0.45) return { Effect, Action: 's3:ListBucket', Resource: `arn:aws:s3:::${bucket}` };
    if (pick < 0.65 && roleNames.length > 0)
      return {
        Effect,
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::${owner}:role/${oneOf(random, roleNames)}`,
      };
    if (pick < 0.75) return { Effect, Action: 'iam:*', Resource: '*' };
    if (pick < 0.85)
      return {
        Effect,
        Action: 'cloudformation:*',
        Resource: `arn:aws:cloudformation:*:${home}:stack/web-*/*`,
      };
    return { Effect, Action: '*', Resource: '*' };
  };
  return text(...Array.from({ length: 1 + Math.floor(random() * 3) }, statement));
}

function trustOf(random: Random, userNames: readonly string[]): string {
  const named =
    userNames.length > 0
      ? `arn:aws:iam::${home}:user/${oneOf(random, userNames)}`
      : `arn:aws:iam::${home}:root`;
  const principals: readonly object[] = [
    { AWS: `arn:aws:iam::${home}:root` },
    { AWS: named },
    { AWS: [`arn:aws:iam::${home}:root`, named] },
    { AWS: `arn:aws:iam::${partner}:root` },
    { Service: 'ec2.amazonaws.com' },
    { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] },
  ];
  return text({ Effect: 'Allow', Principal: oneOf(random, principals), Action: 'sts:AssumeRole' });
}

/** Lends a second role beside the first, in a third of the accounts, and lets guests of an app in, in a sixth of them. */
function meetAgain(
  account: Account,
  seed: number,
  { userNames, roleNames }: { readonly userNames: readonly string[]; readonly roleNames: readonly string[] },
): void {
  const random = randomFrom(seed + 100_000);
  if (random() < 0.33)
    for (const RoleName of roleNames.slice(-2))
      account.call(
        'sts:AssumeRole',
        { RoleArn: `arn:aws:iam::${home}:role/${RoleName}`, RoleSessionName: 'again' },
        userNames.length > 0 ? account.user(oneOf(random, userNames)) : undefined,
      );
  if (random() <= 0.17) letGuestsIn(account, root, home);
}

/** Encrypts buckets with keys, in a third of the accounts: each with its own, or two with one. */
function encrypt(account: Account, seed: number, bucketNames: readonly string[]): void {
  const random = randomFrom(seed + 400_000);
  if (random() > 0.33) return;
  const keys = ['alias/reports', 'alias/everything-of-the-web-team'].slice(0, 1 + Math.floor(random() * 2));
  const ids = keys.flatMap((AliasName) => {
    const { result } = account.call('kms:CreateKey', {});
    if (!result.ok) return [];
    const { KeyId: TargetKeyId = '' } = (result.value as { KeyMetadata: { KeyId?: string } }).KeyMetadata;
    account.call('kms:CreateAlias', { AliasName, TargetKeyId });
    return TargetKeyId;
  });
  for (const Bucket of some(random, bucketNames, 3)) {
    const rule = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: oneOf(random, [...ids, ...keys]) };
    account.call('s3:PutBucketEncryption', {
      Bucket,
      ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: rule }] },
    });
  }
}

/** Lets a guest of an app into an account. */
function letGuestsIn(account: Account, by: Credentials, id: string): void {
  const made = account.call(
    'cognito-identity:CreateIdentityPool',
    { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: true },
    by,
  );
  if (!made.result.ok) return;
  const { IdentityPoolId = '' } = made.result.value as { IdentityPoolId?: string };
  const AssumeRolePolicyDocument = poolTrust(IdentityPoolId, 'unauthenticated');
  account.call('CreateRole', { RoleName: 'Guest', AssumeRolePolicyDocument }, by);
  const Roles = { unauthenticated: `arn:aws:iam::${id}:role/Guest` };
  account.call('cognito-identity:SetIdentityPoolRoles', { IdentityPoolId, Roles }, by);
  const { result } = account.call('cognito-identity:GetId', { IdentityPoolId }, null);
  const { IdentityId = '' } = result.ok ? (result.value as { IdentityId?: string }) : {};
  account.call('cognito-identity:GetCredentialsForIdentity', { IdentityId }, null);
}

interface Names {
  readonly userNames: readonly string[];
  readonly roleNames: readonly string[];
  readonly bucketNames: readonly string[];
}

/** Puts another account beside the first: each trusts the other's people, lends them roles and opens buckets to them. */
function putBeside(account: Account, seed: number, { userNames, roleNames, bucketNames }: Names): void {
  const random = randomFrom(seed + 200_000);
  account.call('playground:AddAccount', { Name: 'Partner', AccountId: partner });
  const there: Credentials = { type: 'console', id: partner };
  const [people, rolesThere] = [some(random, partners, 4), some(random, partnerRoles, 3)];
  for (const UserName of people) {
    account.call('CreateUser', { UserName }, there);
    if (random() < 0.5) account.call('CreateAccessKey', { UserName }, there);
    const PolicyDocument = documentOf(random, roleNames, bucketNames, home);
    account.call('PutUserPolicy', { UserName, PolicyName: 'own', PolicyDocument }, there);
    const all = text({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
    account.call('PutUserPolicy', { UserName, PolicyName: 'may-assume', PolicyDocument: all }, there);
  }
  const nameOf = (id: string, names: readonly string[]): string =>
    names.length === 0 || random() < 0.3
      ? `arn:aws:iam::${id}:root`
      : `arn:aws:iam::${id}:user/${oneOf(random, names)}`;
  const open = (id: string, names: readonly string[]): string =>
    text({ Effect: 'Allow', Principal: { AWS: nameOf(id, names) }, Action: 'sts:AssumeRole' });
  for (const RoleName of rolesThere) {
    account.call('CreateRole', { RoleName, AssumeRolePolicyDocument: open(home, userNames) }, there);
    const PolicyDocument = documentOf(random, rolesThere, partnerBuckets, partner);
    account.call('PutRolePolicy', { RoleName, PolicyName: 'own', PolicyDocument }, there);
  }
  for (const RoleName of some(random, roleNames, 2))
    account.call('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: open(partner, people) });
  for (const Bucket of partnerBuckets) account.call('s3:CreateBucket', { Bucket }, there);
  const opened = (Bucket: string, id: string, names: readonly string[]): object => ({
    Bucket,
    Policy: text({
      Effect: 'Allow',
      Principal: { AWS: nameOf(id, names) },
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    }),
  });
  for (const Bucket of some(random, bucketNames, 2))
    account.call('s3:PutBucketPolicy', opened(Bucket, partner, people));
  for (const Bucket of some(random, partnerBuckets, 1))
    account.call('s3:PutBucketPolicy', opened(Bucket, home, userNames), there);
  const wears = (id: string, roles: readonly string[], names: readonly string[], at: string): void => {
    for (const RoleName of roles)
      for (const name of some(random, names, 2)) {
        const user = byName(account.world, 'users', at, name);
        const RoleArn = `arn:aws:iam::${id}:role/${RoleName}`;
        if (user)
          account.call(
            'sts:AssumeRole',
            { RoleArn, RoleSessionName: 'across' },
            { type: 'console', id: user.id },
          );
      }
  };
  wears(home, roleNames, people, partner);
  wears(partner, rolesThere, userNames, home);
  if (random() < 0.5) letGuestsIn(account, there, partner);
}

/** Every fifth account has another one beside it. */
const hasPartner = (seed: number): boolean => seed % 5 === 0;

/** The same account as it is seen from the one beside it; null if there is none. */
export function seenFromPartner(seed: number, { world, now, title }: Case): Case | null {
  if (!hasPartner(seed)) return null;
  const random = randomFrom(seed + 300_000);
  const people = [...world.tables.users.values()]
    .filter(({ account }) => account === partner)
    .map(({ id }) => id);
  const sessions = [...world.tables.sessions.values()].filter(({ account }) => account === partner);
  const actors = [...people, ...sessions.map(({ id }) => id), partner];
  const you = random() < 0.85 ? oneOf(random, actors) : null;
  const selected = random() < 0.5 && people.length > 0 ? oneOf(random, people) : null;
  return { title: `${title}, its partner`, world, now, account: partner, you, selected };
}

/** Makes an account by calls, as a learner would: some of everything, in every state. */
export function generated(seed: number): Case {
  const random = randomFrom(seed);
  const account = new Account();
  const userNames = some(random, users, 6);
  const groupNames = some(random, groups, 3);
  const roleNames = some(random, roles, 5);
  const bucketNames = some(random, buckets, 4);
  const policyNames = some(random, policies, 5);
  const call = (operation: string, input: object): boolean => account.call(operation, input).result.ok;
  for (const UserName of userNames) call('CreateUser', { UserName });
  for (const GroupName of groupNames) call('CreateGroup', { GroupName });
  for (const Bucket of bucketNames) call('s3:CreateBucket', { Bucket });
  for (const Bucket of some(random, bucketNames, 2))
    call('s3:PutObject', { Bucket, Key: 'q3.csv', Body: '' });
  for (const RoleName of roleNames)
    call('CreateRole', { RoleName, AssumeRolePolicyDocument: trustOf(random, userNames) });
  for (const PolicyName of policyNames)
    call('CreatePolicy', { PolicyName, PolicyDocument: documentOf(random, roleNames, bucketNames) });
  const arn = (name: string): string => `arn:aws:iam::${home}:policy/${name}`;
  for (const UserName of userNames) {
    if (random() < 0.6) call('CreateAccessKey', { UserName });
    if (random() < 0.2) call('CreateAccessKey', { UserName });
    for (const GroupName of some(random, groupNames, 2)) call('AddUserToGroup', { UserName, GroupName });
    for (const name of random() < 0.3 ? some(random, policyNames, 2) : [])
      call('AttachUserPolicy', { UserName, PolicyArn: arn(name) });
    if (random() < 0.2)
      call('PutUserPolicy', {
        UserName,
        PolicyName: 'own',
        PolicyDocument: documentOf(random, roleNames, bucketNames),
      });
    if (random() < 0.1 && policyNames[0] !== undefined)
      call('PutUserPermissionsBoundary', { UserName, PermissionsBoundary: arn(policyNames[0]) });
  }
  for (const GroupName of groupNames)
    for (const name of some(random, policyNames, 3))
      call('AttachGroupPolicy', { GroupName, PolicyArn: arn(name) });
  for (const RoleName of roleNames)
    for (const name of some(random, policyNames, 2))
      call('AttachRolePolicy', { RoleName, PolicyArn: arn(name) });
  let session: string | null = null;
  for (const RoleName of random() < 0.4 ? roleNames : []) {
    const user = userNames.length > 0 ? account.user(oneOf(random, userNames)) : null;
    if (!user || session !== null) continue;
    const answer = account.call(
      'sts:AssumeRole',
      { RoleArn: `arn:aws:iam::${home}:role/${RoleName}`, RoleSessionName: 'work' },
      user,
    );
    if (answer.result.ok) session = [...account.world.tables.sessions.keys()].at(-1) ?? null;
  }
  meetAgain(account, seed, { userNames, roleNames });
  encrypt(account, seed, bucketNames);
  if (hasPartner(seed)) putBeside(account, seed, { userNames, roleNames, bucketNames });
  const { world } = account;
  const { users: people, groups: all, roles: worn } = world.tables;
  const own = [people, all, worn].map((table) =>
    [...table.values()].filter(({ account: id }) => id === home).map(({ id }) => id),
  );
  const ids = own.flat();
  const actors = [...(own[0] ?? []), ...(session === null ? [] : [session]), home];
  return {
    title: `account ${String(seed)}`,
    world,
    now: nowOf(world),
    you: random() < 0.85 ? oneOf(random, actors) : null,
    selected: random() < 0.5 && ids.length > 0 ? oneOf(random, ids) : null,
  };
}
