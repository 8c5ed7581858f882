import type { IdentityPoolRow, InputOf, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { pool as words } from '#words/dialogs/federation.ts';
import { ask } from '../../../kinds/requests.ts';
import { fromAnswer } from '../../../kinds/answers.ts';
import type { Request } from '../../../kinds/requests.ts';
import { appsOf } from './pool-calls.ts';

/** Somebody who can open an app that asks an identity pool for credentials. */
type Visitor =
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'person';
      readonly username: string;
      readonly provider: string;
      readonly clientId: string;
      /** Their password if the page knows it, or null. */
      readonly password: string | null;
    }
  | { readonly kind: 'provider'; readonly url: string; readonly audience: string };

interface VisitorChoice {
  readonly value: string;
  readonly label: string;
  readonly visitor: Visitor;
}

/**
 * Returns everybody who can open an app of the pool: the people of its user pools, somebody at each of its providers,
 * guests.
 */
export function visitorsOf(world: World, pool: IdentityPoolRow): readonly VisitorChoice[] {
  const people = appsOf(world, pool).flatMap(({ provider, clientId, userPoolId }) =>
    rowsBy(world, 'poolUsersByPool', userPoolId).map((row) => ({
      value: `person ${clientId} ${row.id}`,
      label: words.person(row.username, world.tables.userPools.get(userPoolId)?.name ?? userPoolId),
      visitor: {
        kind: 'person',
        username: row.username,
        provider,
        clientId,
        password: row.password,
      } as const,
    })),
  );
  const providers = pool.openIdConnectProviderArns.flatMap((arn) => {
    const row = world.tables.oidcProviders.get(arn);
    if (!row) return [];
    const visitor = { kind: 'provider', url: row.url, audience: row.clientIds[0] ?? '' } as const;
    return [{ value: `provider ${arn}`, label: words.atProvider(row.url), visitor }];
  });
  const guest = { value: 'guest', label: words.guest, visitor: { kind: 'guest' } } as const;
  return [...people.sort((a, b) => (a.label < b.label ? -1 : 1)), ...providers, guest];
}

type VisitStep = keyof typeof words.stepNames;

/** One call of an app, and its purpose. */
interface VisitCall {
  readonly step: VisitStep;
  readonly request: Request;
}

interface Visit {
  readonly poolId: string;
  readonly visitor: Visitor;
  readonly password: string;
  /** The subject of the provider's token. */
  readonly subject: string;
  /** The role that the app itself assumes, or null if the pool chooses. */
  readonly basicRole: string | null;
}

/**
 * Returns the proof of a sign-in: a token from the answer to the first call, under the provider's name. Guests have
 * none.
 */
function proofOf({ visitor, password, subject }: Visit): {
  readonly calls: readonly VisitCall[];
  readonly Logins: { readonly Logins?: Readonly<Record<string, string>> };
} {
  if (visitor.kind === 'guest') return { calls: [], Logins: {} };
  if (visitor.kind === 'person') {
    const request = ask('cognito-idp:InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: visitor.clientId,
      AuthParameters: { USERNAME: visitor.username, PASSWORD: password },
    });
    const token = fromAnswer(
      'ID-TOKEN',
      (answers) => answers.of('cognito-idp:InitiateAuth')?.AuthenticationResult?.IdToken,
    );
    return { calls: [{ step: 'signIn', request }], Logins: { Logins: { [visitor.provider]: token } } };
  }
  const request = ask('playground:SignInToProvider', {
    Issuer: `https://${visitor.url}`,
    Subject: subject,
    Audience: visitor.audience,
  });
  const token = fromAnswer(
    'ID-TOKEN',
    (answers) => answers.of('playground:SignInToProvider')?.WebIdentityToken,
  );
  return { calls: [{ step: 'provider', request }], Logins: { Logins: { [visitor.url]: token } } };
}

/**
 * Returns the calls that an app makes to get credentials: in the enhanced flow the pool chooses the role, in the basic
 * one the app itself asks STS. https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
export function callsOf(visit: Visit): readonly VisitCall[] {
  const { calls, Logins } = proofOf(visit);
  const IdentityId = fromAnswer('IDENTITY-ID', (answers) => answers.of('cognito-identity:GetId')?.IdentityId);
  const id = ask('cognito-identity:GetId', { IdentityPoolId: visit.poolId, ...Logins });
  const identity: InputOf<'cognito-identity:GetOpenIdToken'> = { IdentityId, ...Logins };
  const begin: readonly VisitCall[] = [...calls, { step: 'id', request: id }];
  if (visit.basicRole === null)
    return [
      ...begin,
      { step: 'credentials', request: ask('cognito-identity:GetCredentialsForIdentity', identity) },
    ];
  const WebIdentityToken = fromAnswer(
    'OPENID-TOKEN',
    (answers) => answers.of('cognito-identity:GetOpenIdToken')?.Token,
  );
  return [
    ...begin,
    { step: 'token', request: ask('cognito-identity:GetOpenIdToken', identity) },
    {
      step: 'assume',
      request: ask('AssumeRoleWithWebIdentity', {
        RoleArn: visit.basicRole,
        RoleSessionName: 'app',
        WebIdentityToken,
      }),
    },
  ];
}
