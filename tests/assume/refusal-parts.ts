import type { Replay } from '../../src/assume/step.ts';
import type { Credentials } from '../../src/engine/index.ts';
import { apply, byName } from '../../src/engine/index.ts';
import { as, noon, roleArn } from './account.ts';
import type { Scene } from './scene.ts';
import { document } from './scene.ts';

/** What the scenes of refused requests are made of. */

export const account = '111122223333';
export const partner = '444455556666';
export const deployer = { RoleArn: roleArn('Deployer'), RoleSessionName: 'test' };
export const trusting = (statement: object, ...more: object[]): string =>
  document({ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole', ...statement }, ...more);
export const asks = (scene: Scene, by: Credentials | null, more: object = {}): Promise<Replay> =>
  scene.asks('AssumeRole', { ...deployer, ...more }, by);
export const trusts = (scene: Scene, PolicyDocument: string) =>
  scene.does('UpdateAssumeRolePolicy', { RoleName: 'Deployer', PolicyDocument });
export const wants = (condition: object): string => trusting({ Condition: condition });
export const deny = { Sid: 'KeepOut', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' };
export const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
export const inlineOf = (scene: Scene, UserName: string, ...statements: object[]) =>
  scene.does('PutUserPolicy', { UserName, PolicyName: 'Own', PolicyDocument: document(...statements) });

export async function bound(scene: Scene, ...statements: object[]): Promise<void> {
  await scene.does('CreatePolicy', { PolicyName: 'Limit', PolicyDocument: document(...statements) });
  const PermissionsBoundary = `arn:aws:iam::${account}:policy/Limit`;
  await scene.does('PutUserPermissionsBoundary', { UserName: 'ana', PermissionsBoundary });
}

/** ana's second factor, as it stands once she has enabled it. */
export function device(scene: Scene): void {
  const ownerId = byName(scene.world, 'users', account, 'ana')?.id ?? '';
  const id = `arn:aws:iam::${account}:mfa/ana`;
  const after = {
    id,
    account,
    name: 'ana',
    path: '/',
    seed: 'JBSWY3DPEHPK3PXP',
    ownerId,
    createDate: noon,
    tags: [],
  };
  scene.world = apply(scene.world, [{ table: 'mfaDevices', key: id, before: null, after }]);
}

/** ana wears Deployer. */
export async function worn(scene: Scene, more: object = {}): Promise<Credentials> {
  const { issued } = await asks(scene, as('ana'), more);
  if (!issued) throw new Error('Deployer was not lent');
  const { accessKeyId, secretAccessKey, sessionToken } = issued;
  return { type: 'key', accessKeyId, secretAccessKey, sessionToken };
}

/** An account of an organization, with kim and a role that trusts kim. */
export async function member(scene: Scene, content: string | null): Promise<Replay> {
  await scene.does('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  const { CreateAccountStatus } = await scene.does('organizations:CreateAccount', {
    AccountName: 'Shop',
    Email: 'shop@example.com',
  });
  const made = await scene.does('organizations:DescribeCreateAccountStatus', {
    CreateAccountRequestId: CreateAccountStatus?.Id ?? '',
  });
  const id = made.CreateAccountStatus?.AccountId ?? '';
  const there = { type: 'console', id } as const;
  await scene.does('CreateUser', { UserName: 'kim' }, there);
  const trust = document({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${id}:user/kim` },
    Action: 'sts:AssumeRole',
  });
  await scene.does('CreateRole', { RoleName: 'Keeper', AssumeRolePolicyDocument: trust }, there);
  const { Policy } = await scene.does('organizations:CreatePolicy', {
    Name: 'Fence',
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: content ?? document(read),
  });
  await scene.does('organizations:AttachPolicy', { PolicyId: Policy?.PolicySummary?.Id ?? '', TargetId: id });
  if (content === null)
    await scene.does('organizations:DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: id });
  const kim = byName(scene.world, 'users', id, 'kim')?.id ?? '';
  const input = { RoleArn: `arn:aws:iam::${id}:role/Keeper`, RoleSessionName: 'test' };
  return scene.asks('AssumeRole', input, { type: 'console', id: kim });
}

export const issuer = 'https://token.actions.githubusercontent.com';
export async function token(scene: Scene, subject = 'repo:example/shop'): Promise<string> {
  await scene.does('CreateOpenIDConnectProvider', { Url: issuer, ClientIDList: ['sts.amazonaws.com'] });
  const signedIn = { Issuer: issuer, Subject: subject, Audience: 'sts.amazonaws.com' };
  return (await scene.does('playground:SignInToProvider', signedIn, null)).WebIdentityToken ?? '';
}
export const byToken = async (
  scene: Scene,
  change: (text: string) => string = (text) => text,
): Promise<Replay> =>
  scene.asks(
    'AssumeRoleWithWebIdentity',
    { ...deployer, WebIdentityToken: change(await token(scene)) },
    null,
  );

/** pat of another account that is here, too, and who may ask for any role. */
export async function outsider(scene: Scene, Action = 'sts:AssumeRole'): Promise<Credentials> {
  const there = { type: 'console', id: partner } as const;
  await scene.does('playground:AddAccount', { Name: 'Partner', AccountId: partner });
  await scene.does('CreateUser', { UserName: 'pat' }, there);
  const PolicyDocument = document({ Effect: 'Allow', Action, Resource: '*' });
  await scene.does('PutUserPolicy', { UserName: 'pat', PolicyName: 'MayAsk', PolicyDocument }, there);
  return { type: 'console', id: byName(scene.world, 'users', partner, 'pat')?.id ?? '' };
}
