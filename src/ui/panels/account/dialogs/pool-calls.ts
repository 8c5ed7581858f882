import type { IdentityPoolRow, InputOf, World } from '../../../../engine/index.ts';
import { roleArn } from '../../../../engine/index.ts';
import type { Answers } from '../../../kinds/answers.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';
import { ask, attach } from '../../../kinds/requests.ts';
import type { Values } from '../forms/form.ts';
import { chosenOf, isOn, rawOf, textOf } from '../forms/form.ts';

/** The people of an identity pool for whom a role is: signed-in ones or guests. */
type PoolPeople = 'authenticated' | 'unauthenticated';

/**
 * Returns the trust policy of a role for an identity pool's people: only of this pool, and only those who signed in,
 * or only guests.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export const poolTrust = (poolId: string, people: PoolPeople): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': poolId },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': people },
          },
        },
      ],
    },
    null,
    2,
  );

/** Returns the name of a user pool in an identity pool and in tokens. */
const poolProvider = (userPoolId: string): string =>
  `cognito-idp.${userPoolId.split('_')[0] ?? ''}.amazonaws.com/${userPoolId}`;

type Roles = InputOf<'cognito-identity:SetIdentityPoolRoles'>;

const made = {
  userPool: (answers: Answers) => answers.of('cognito-idp:CreateUserPool')?.UserPool?.Id,
  client: (answers: Answers) => answers.of('cognito-idp:CreateUserPoolClient')?.UserPoolClient?.ClientId,
  pool: (answers: Answers) => answers.of('cognito-identity:CreateIdentityPool')?.IdentityPoolId,
};

const userPoolId = fromAnswer('USER-POOL-ID', made.userPool);
const clientId = fromAnswer('CLIENT-ID', made.client);
const poolId = fromAnswer('IDENTITY-POOL-ID', made.pool);

/** The name of the new user pool in the identity pool. */
const newProvider = fromAnswer('cognito-idp.REGION.amazonaws.com/USER-POOL-ID', (answers) => {
  const id = made.userPool(answers);
  return id === undefined ? undefined : poolProvider(id);
});

const who = (values: Values): string => textOf(values, 'who');

/** The value of an app in a list: the user pool's id, a slash, and the client's. */
export const clientChoice = (pool: string, client: string): string => `${pool}/${client}`;

const roleArnOf = (account: string, name: string): string => roleArn({ account, path: '/', name });

/** A role, with its policies, that only the new pool's people can put on. */
function poolRole(name: string, people: PoolPeople, policies: readonly string[]): Request[] {
  const AssumeRolePolicyDocument = fromAnswer(poolTrust('IDENTITY-POOL-ID', people), (answers) => {
    const id = made.pool(answers);
    return id === undefined ? undefined : poolTrust(id, people);
  });
  const role = { kind: 'role', row: { name } } as const;
  return [
    ask('CreateRole', { RoleName: name, AssumeRolePolicyDocument }),
    ...policies.map((arn) => attach(role, arn)),
  ];
}

function newUserPool(values: Values): Request[] {
  const Username = textOf(values, 'person');
  return [
    ask('cognito-idp:CreateUserPool', { PoolName: textOf(values, 'userPool') }),
    ask('cognito-idp:CreateUserPoolClient', {
      UserPoolId: userPoolId,
      ClientName: textOf(values, 'client'),
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
    ask('cognito-idp:AdminCreateUser', { UserPoolId: userPoolId, Username, MessageAction: 'SUPPRESS' }),
    ask('cognito-idp:AdminSetUserPassword', {
      UserPoolId: userPoolId,
      Username,
      Password: rawOf(values, 'password'),
      Permanent: true,
    }),
  ];
}

/** The group is made after the pool, since its role's trust policy names the pool. */
function newGroup(values: Values, account: string): Request[] {
  const GroupName = textOf(values, 'group');
  const role = textOf(values, 'groupRole');
  if (who(values) !== 'new' || GroupName === '') return [];
  return [
    ...(role === '' ? [] : poolRole(role, 'authenticated', chosenOf(values, 'groupPolicies'))),
    ask('cognito-idp:CreateGroup', {
      UserPoolId: userPoolId,
      GroupName,
      ...(role !== '' && { RoleArn: roleArnOf(account, role) }),
    }),
    ask('cognito-idp:AdminAddUserToGroup', {
      UserPoolId: userPoolId,
      Username: textOf(values, 'person'),
      GroupName,
    }),
  ];
}

function providers(values: Values): Partial<InputOf<'cognito-identity:CreateIdentityPool'>> {
  if (who(values) === 'new')
    return { CognitoIdentityProviders: [{ ProviderName: newProvider, ClientId: clientId }] };
  if (who(values) === 'provider') return { OpenIdConnectProviderARNs: chosenOf(values, 'providers') };
  const [pool, client] = (chosenOf(values, 'clients')[0] ?? '').split('/');
  return who(values) === 'existing' && pool !== undefined && client !== undefined
    ? { CognitoIdentityProviders: [{ ProviderName: poolProvider(pool), ClientId: client }] }
    : {};
}

/**
 * Maps people whose token names a role to that role. A key of the mapping can't be a stand-in, so the whole mapping is
 * made from the answer.
 */
function mappings(values: Values): Pick<Roles, 'RoleMappings'> {
  if (who(values) !== 'new' || textOf(values, 'group') === '' || textOf(values, 'groupRole') === '')
    return {};
  const mapping = { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } as const;
  const shown: NonNullable<Roles['RoleMappings']> = { 'USER-POOL:CLIENT-ID': mapping };
  const RoleMappings = fromAnswer(shown, (answers) => {
    const [pool, client] = [made.userPool(answers), made.client(answers)];
    if (pool === undefined || client === undefined) return undefined;
    return { [`${poolProvider(pool)}:${client}`]: mapping };
  });
  return { RoleMappings };
}

/** Returns the calls that build an identity pool with its roles and, if wanted, a user pool with a first person. */
export function buildPool(values: Values, account: string): readonly Request[] {
  const guests = isOn(values, 'guests');
  const people = who(values) !== 'nobody';
  const [role, guestRole] = [textOf(values, 'role'), textOf(values, 'guestRole')];
  return [
    ...(who(values) === 'new' ? newUserPool(values) : []),
    ask('cognito-identity:CreateIdentityPool', {
      IdentityPoolName: textOf(values, 'name'),
      AllowUnauthenticatedIdentities: guests,
      ...(isOn(values, 'classic') && { AllowClassicFlow: true }),
      ...providers(values),
    }),
    ...(people ? poolRole(role, 'authenticated', chosenOf(values, 'policies')) : []),
    ...(guests ? poolRole(guestRole, 'unauthenticated', chosenOf(values, 'guestPolicies')) : []),
    ...newGroup(values, account),
    ask('cognito-identity:SetIdentityPoolRoles', {
      IdentityPoolId: poolId,
      Roles: {
        ...(people && { authenticated: roleArnOf(account, role) }),
        ...(guests && { unauthenticated: roleArnOf(account, guestRole) }),
      },
      ...mappings(values),
    }),
  ];
}

/** Returns a pool's role mappings in the form of AWS's calls, to keep them when its roles are set. */
export function mappingsOf({ roleMappings }: IdentityPoolRow): NonNullable<Roles['RoleMappings']> {
  return Object.fromEntries(
    roleMappings.map(({ provider, type, ambiguousRoleResolution, rules }) => [
      provider,
      {
        Type: type,
        ...(ambiguousRoleResolution && { AmbiguousRoleResolution: ambiguousRoleResolution }),
        ...(rules.length > 0 && {
          RulesConfiguration: {
            Rules: rules.map(({ claim, matchType, value, roleArn: RoleARN }) => ({
              Claim: claim,
              MatchType: matchType,
              Value: value,
              RoleARN,
            })),
          },
        }),
      },
    ]),
  );
}

/** Returns the people of the user pools who can sign in at an identity pool, by the app that leads there. */
export const appsOf = (
  world: World,
  pool: IdentityPoolRow,
): readonly { readonly provider: string; readonly clientId: string; readonly userPoolId: string }[] =>
  pool.cognitoIdentityProviders.flatMap(({ providerName, clientId: client }) => {
    const id = providerName.slice(providerName.indexOf('/') + 1);
    return world.tables.userPools.has(id)
      ? [{ provider: providerName, clientId: client, userPoolId: id }]
      : [];
  });
