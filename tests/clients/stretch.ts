import type { Call, Change, World } from '../../src/engine/index.ts';
import { partNames, preparePart } from '../../src/engine/index.ts';
import type { JournalCall } from '../../src/terminal/script/journal-entries.ts';
import { Account, callOf, home } from '../engine/account.ts';

export interface Stretch {
  readonly calls: readonly JournalCall[];
  /** The account that they left. */
  readonly world: World;
}

type Answer = Readonly<Record<string, unknown>>;

const at = (answer: unknown, path: string): string =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Answer)[name], answer) as string;

const allow = (more: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });

/**
 * A stretch of the log whose calls name what earlier ones were answered. What came before it is gone, but it was
 * there: the ids are others than those of an account that is new.
 */
export async function stretchOfLog(): Promise<Stretch> {
  await Promise.all(partNames.map(preparePart));
  const account = new Account();
  for (const UserName of ['before', 'it', 'all']) {
    account.must('CreateUser', { UserName });
    account.must('DeleteUser', { UserName });
  }
  const calls: (Call & { readonly changes: readonly Change[] })[] = [];
  const make = (operation: string, input: object, path = ''): string => {
    const { result, changes } = account.call(operation, input);
    if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    calls.push({ ...callOf(operation, input, null), changes });
    return path === '' ? '' : at(result.value, path);
  };
  organization(make);
  make('CreateUser', { UserName: 'ana' });
  const key = make('CreateAccessKey', { UserName: 'ana' }, 'AccessKey.AccessKeyId');
  make('UpdateAccessKey', { UserName: 'ana', AccessKeyId: key, Status: 'Inactive' });
  signIn(make);
  const kms = make('kms:CreateKey', { Description: `it's "$HOME"\n\`notes\`` }, 'KeyMetadata.KeyId');
  make('kms:CreateAlias', { AliasName: 'alias/notes', TargetKeyId: kms });
  const secret = make('secretsmanager:CreateSecret', { Name: 'db' }, 'ARN');
  make('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'notes',
    PolicyDocument: allow({ Action: '*', Resource: [`arn:aws:kms:us-east-1:${home}:key/${kms}`, secret] }),
  });
  return { calls, world: account.world };
}

type Make = (operation: string, input: object, path?: string) => string;

function organization(make: Make): void {
  make('organizations:CreateOrganization', { FeatureSet: 'ALL' });
  const ParentId = make('organizations:ListRoots', {}, 'Roots.0.Id');
  const unit = make(
    'organizations:CreateOrganizationalUnit',
    { ParentId, Name: 'Play' },
    'OrganizationalUnit.Id',
  );
  const scp = { Name: 'KeepTrail', Description: '', Type: 'SERVICE_CONTROL_POLICY' };
  const Content = allow({ Effect: 'Deny', Action: 'cloudtrail:Stop*', Resource: '*' });
  const policy = make('organizations:CreatePolicy', { ...scp, Content }, 'Policy.PolicySummary.Id');
  make('organizations:AttachPolicy', { PolicyId: policy, TargetId: unit });
  const request = make(
    'organizations:CreateAccount',
    { Email: 'play@example.com', AccountName: 'Play' },
    'CreateAccountStatus.Id',
  );
  const member = make(
    'organizations:DescribeCreateAccountStatus',
    { CreateAccountRequestId: request },
    'CreateAccountStatus.AccountId',
  );
  make('organizations:MoveAccount', {
    AccountId: member,
    SourceParentId: ParentId,
    DestinationParentId: unit,
  });
}

function signIn(make: Make): void {
  const people = make('cognito-idp:CreateUserPool', { PoolName: 'people' }, 'UserPool.Id');
  const app = { UserPoolId: people, ClientName: 'app' };
  const client = make('cognito-idp:CreateUserPoolClient', app, 'UserPoolClient.ClientId');
  const provider = `cognito-idp.us-east-1.amazonaws.com/${people}`;
  const pool = make(
    'cognito-identity:CreateIdentityPool',
    {
      IdentityPoolName: 'photos',
      AllowUnauthenticatedIdentities: true,
      CognitoIdentityProviders: [{ ProviderName: provider, ClientId: client }],
    },
    'IdentityPoolId',
  );
  make('CreateRole', {
    RoleName: 'guest',
    AssumeRolePolicyDocument: allow({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': pool } },
    }),
  });
  make('cognito-identity:SetIdentityPoolRoles', {
    IdentityPoolId: pool,
    Roles: { unauthenticated: `arn:aws:iam::${home}:role/guest` },
  });
}
