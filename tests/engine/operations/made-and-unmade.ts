import type { OperationName, Outcome } from '../../../src/engine/index.ts';
import { codeOfStep, totpStep } from '../../../src/engine/credentials/totp.ts';
import type { Account } from '../account.ts';
import { home } from '../account.ts';

type Step = readonly [operation: OperationName, input: object];

/** Something that calls make and unmake. */
export interface Kind {
  make(account: Account, name: string): void;
  unmake(account: Account, name: string): void;
}

const iam = (resource: string): string => `arn:aws:iam::${home}:${resource}`;
const json = (value: object): string => JSON.stringify(value);
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const PolicyDocument = json({ Version: '2012-10-17', Statement: statement });
const trust = json({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' },
});
const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const Tags = [{ Key: 'team', Value: 'web' }];
const metadata = `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/saml"><!-- ${'x'.repeat(1000)} --><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;

const all = (account: Account, steps: readonly Step[]): Outcome[] =>
  steps.map((step) => account.must(...step));

const kind = (make: (name: string) => readonly Step[], unmake: (name: string) => readonly Step[]): Kind => ({
  make: (account, name) => void all(account, make(name)),
  unmake: (account, name) => void all(account, unmake(name)),
});

const madeUser = (UserName: string): Step => ['CreateUser', { UserName, Tags }];
const goneUser = (UserName: string): Step => ['DeleteUser', { UserName }];

/** A user with something on it, which goes first. */
const onUser = (make: (UserName: string) => Step, unmake: (UserName: string) => Step): Kind =>
  kind(
    (name) => [madeUser(name), make(name)],
    (name) => [unmake(name), goneUser(name)],
  );

/** The answers of the call that made a key or a device are needed to unmake it. */
const withKey: Kind = {
  make: (account, UserName) => void all(account, [madeUser(UserName), ['CreateAccessKey', { UserName }]]),
  unmake(account, UserName) {
    const [AccessKeyId] = account.keys(UserName);
    all(account, [['DeleteAccessKey', { UserName, AccessKeyId }], goneUser(UserName)]);
  },
};

const withDevice: Kind = {
  make(account, UserName) {
    account.must('CreateUser', { UserName });
    account.must('CreateVirtualMFADevice', { VirtualMFADeviceName: UserName });
    const SerialNumber = iam(`mfa/${UserName}`);
    const seed = account.world.tables.mfaDevices.get(SerialNumber)?.seed ?? '';
    const code = (later: number): string => codeOfStep(seed, totpStep(account.now + 60_000) + later);
    const codes = { AuthenticationCode1: code(-1), AuthenticationCode2: code(0) };
    account.must('EnableMFADevice', { UserName, SerialNumber, ...codes });
  },
  unmake(account, UserName) {
    const SerialNumber = iam(`mfa/${UserName}`);
    all(account, [
      ['DeactivateMFADevice', { UserName, SerialNumber }],
      ['DeleteVirtualMFADevice', { SerialNumber }],
      goneUser(UserName),
    ]);
  },
};

/** Every kind of thing that IAM holds; one name each may be used once. */
export const kinds: Readonly<Record<string, Kind>> = {
  user: kind(
    (name) => [madeUser(name)],
    (name) => [goneUser(name)],
  ),
  'user with a boundary of AWS’s': kind(
    (name) => [['CreateUser', { UserName: name, PermissionsBoundary: PolicyArn }]],
    (name) => [goneUser(name)],
  ),
  'boundary of a user': onUser(
    (UserName) => ['PutUserPermissionsBoundary', { UserName, PermissionsBoundary: PolicyArn }],
    (UserName) => ['DeleteUserPermissionsBoundary', { UserName }],
  ),
  'inline policy of a user': onUser(
    (UserName) => ['PutUserPolicy', { UserName, PolicyName: 'inline', PolicyDocument }],
    (UserName) => ['DeleteUserPolicy', { UserName, PolicyName: 'inline' }],
  ),
  'attachment to a user': onUser(
    (UserName) => ['AttachUserPolicy', { UserName, PolicyArn }],
    (UserName) => ['DetachUserPolicy', { UserName, PolicyArn }],
  ),
  'login profile': onUser(
    (UserName) => ['CreateLoginProfile', { UserName, Password: 'Example-Passw0rd' }],
    (UserName) => ['DeleteLoginProfile', { UserName }],
  ),
  'access key': withKey,
  'MFA device': withDevice,
  group: kind(
    (name) => [['CreateGroup', { GroupName: name }]],
    (name) => [['DeleteGroup', { GroupName: name }]],
  ),
  'group with a member and policies': kind(
    (name) => [
      madeUser(name),
      ['CreateGroup', { GroupName: name }],
      ['AddUserToGroup', { GroupName: name, UserName: name }],
      ['PutGroupPolicy', { GroupName: name, PolicyName: 'inline', PolicyDocument }],
      ['AttachGroupPolicy', { GroupName: name, PolicyArn }],
    ],
    (name) => [
      ['DetachGroupPolicy', { GroupName: name, PolicyArn }],
      ['DeleteGroupPolicy', { GroupName: name, PolicyName: 'inline' }],
      ['RemoveUserFromGroup', { GroupName: name, UserName: name }],
      ['DeleteGroup', { GroupName: name }],
      goneUser(name),
    ],
  ),
  'role with policies and a boundary': kind(
    (name) => [
      [
        'CreateRole',
        { RoleName: name, AssumeRolePolicyDocument: trust, PermissionsBoundary: PolicyArn, Tags },
      ],
      ['PutRolePolicy', { RoleName: name, PolicyName: 'inline', PolicyDocument }],
      ['AttachRolePolicy', { RoleName: name, PolicyArn }],
    ],
    (name) => [
      ['DeleteRolePolicy', { RoleName: name, PolicyName: 'inline' }],
      ['DetachRolePolicy', { RoleName: name, PolicyArn }],
      ['DeleteRole', { RoleName: name }],
    ],
  ),
  'policy with versions': kind(
    (name) => [
      ['CreatePolicy', { PolicyName: name, PolicyDocument, Tags }],
      ['CreatePolicyVersion', { PolicyArn: iam(`policy/${name}`), PolicyDocument, SetAsDefault: true }],
    ],
    (name) => [
      ['DeletePolicyVersion', { PolicyArn: iam(`policy/${name}`), VersionId: 'v1' }],
      ['DeletePolicy', { PolicyArn: iam(`policy/${name}`) }],
    ],
  ),
  'instance profile with a role': kind(
    (name) => [
      ['CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust }],
      ['CreateInstanceProfile', { InstanceProfileName: name, Tags }],
      ['AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name }],
    ],
    (name) => [
      ['RemoveRoleFromInstanceProfile', { InstanceProfileName: name, RoleName: name }],
      ['DeleteInstanceProfile', { InstanceProfileName: name }],
      ['DeleteRole', { RoleName: name }],
    ],
  ),
  'OIDC provider': kind(
    (name) => [
      ['CreateOpenIDConnectProvider', { Url: `https://${name}.example.com`, ClientIDList: ['app'], Tags }],
    ],
    (name) => [
      ['DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: iam(`oidc-provider/${name}.example.com`) }],
    ],
  ),
  'SAML provider': kind(
    (name) => [['CreateSAMLProvider', { Name: name, SAMLMetadataDocument: metadata, Tags }]],
    (name) => [['DeleteSAMLProvider', { SAMLProviderArn: iam(`saml-provider/${name}`) }]],
  ),
};
