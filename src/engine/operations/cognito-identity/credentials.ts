import type { ApiError, Caller, Result } from '../../call/call.ts';
import { isoDate } from '../../dates.ts';
import type { IdentityPoolRow, Tag } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import type { Change } from '../../world/world.ts';
import type { OperationTable, OperationContext } from '../operation.ts';
import { done } from '../operation.ts';
import { federatedCaller, federatedRequests, issueFederated } from '../sts-federation/federated-session.ts';
import type { FederatedIdentity, FederatedInput } from '../sts-federation/federated-session.ts';
import { tokenTags } from '../sts-federation/web-claims.ts';
import { cognito } from '../../policy/principals.ts';
import { onIdentity, findIdentity, noSuchIdentity, notAuthorized } from './identity-pool-lookup.ts';
import { badConfiguration, chooseRole } from './role-choice.ts';
import { guestPolicy } from './guest-policy.ts';
import type { Access } from './identity-access.ts';
import { accessTo } from './identity-access.ts';
import type { Held } from './identity-pool-lookup.ts';
import { textsOf, readLogins, principalTags } from './logins.ts';
import type { Login } from './logins.ts';
import { methodsOf, readOpenIdToken } from './open-id-tokens.ts';

type Input = InputOf<'cognito-identity:GetCredentialsForIdentity'>;
type Context = Pick<OperationContext, 'world' | 'now'>;

/** The name of every session of the enhanced flow. */
const sessionName = 'CognitoIdentityCredentials';

/** How somebody got in: as a guest, by logins, or by a token that Cognito gave out before. */
interface Entry {
  readonly access: Access;
  readonly logins: readonly Login[] | 'guest';
  readonly methods: readonly string[];
  readonly tags: readonly Tag[];
}

/** Reads a token of GetOpenIdTokenForDeveloperIdentity, which replaces a provider's token. */
function byOpenIdToken(token: string, { identity }: Held, { now }: Context): Result<Entry> {
  const claims = readOpenIdToken(token, identity, now);
  const tags = claims && tokenTags(claims);
  if (!claims || !tags || 'code' in tags || identity.disabled)
    return { ok: false, error: notAuthorized('Invalid login token. Not a Cognito token.') };
  const access = { identity, changes: [] };
  return { ok: true, value: { access, logins: [], methods: textsOf(claims.get('amr')), tags: tags.tags } };
}

function byLogins(input: Input, { identity, pool }: Held, { world, now }: Context): Result<Entry> {
  const logins = readLogins({ world, pool, now }, input.Logins);
  if (!logins.ok) return logins;
  const access = accessTo(world, pool, identity, logins.value, now);
  if (!access.ok) return access;
  return {
    ok: true,
    value: {
      access: access.value,
      logins: logins.value.length ? logins.value : 'guest',
      methods: methodsOf(logins.value.flatMap(({ amr }) => amr)),
      tags: principalTags(pool, logins.value),
    },
  };
}

/** The token under Cognito's own name, if it is the only login. */
function ownToken({ Logins = {} }: Input): string | undefined {
  const [first, ...more] = Object.entries(Logins);
  return first?.[0] === cognito && !more.length ? first[1] : undefined;
}

/** The request that Cognito makes to STS on somebody's behalf. */
interface Assumption {
  readonly input: FederatedInput;
  readonly who: FederatedIdentity;
  readonly account: string;
  readonly identityId: string;
  readonly changes: readonly Change[];
}

function assumption(entry: Entry, roleArn: string, pool: IdentityPoolRow): Assumption {
  const { access, logins, methods, tags } = entry;
  const { id } = access.identity;
  return {
    input: {
      RoleArn: roleArn,
      DurationSeconds: durations.roleSession,
      ...(logins === 'guest' ? { Policy: guestPolicy } : {}),
    },
    who: {
      type: 'webIdentity',
      principal: cognito,
      userId: `${cognito}:${pool.id}:${id}`,
      sessionName,
      keys: [
        { name: `${cognito}:aud`, values: [pool.id] },
        { name: `${cognito}:sub`, values: [id] },
        { name: `${cognito}:amr`, values: methods },
      ],
      tags,
      transitiveKeys: [],
    },
    account: pool.account,
    identityId: id,
    changes: access.changes,
  };
}

/** Finds the identity and the role that a request may act as, or the first reason why it may not. */
function resolve(input: Input, context: Context): Result<Assumption> {
  const held = findIdentity(context.world, input.IdentityId);
  if (!held) return { ok: false, error: noSuchIdentity(input.IdentityId) };
  const token = ownToken(input);
  const entry = token === undefined ? byLogins(input, held, context) : byOpenIdToken(token, held, context);
  if (!entry.ok) return entry;
  const choice = chooseRole(held.pool, entry.value.logins, input.CustomRoleArn);
  return choice.ok
    ? { ok: true, value: assumption(entry.value, choice.roleArn, held.pool) }
    : { ok: false, error: choice.error };
}

const action = 'sts:AssumeRoleWithWebIdentity';

function identify(input: Input, context: Context): Result<Caller> {
  const found = resolve(input, context);
  return found.ok ? { ok: true, value: federatedCaller(found.value.who, found.value.account) } : found;
}

/** Resolves the request again. It can't fail, because `identify` has already resolved it. */
function resolved(input: Input, context: Context): Assumption {
  const found = resolve(input, context);
  if (!found.ok) throw new Error('Only a caller that was identified gets here');
  return found.value;
}

/** The trust policy of the role decides; Cognito says of a refusal only that the pool is set up wrongly. */
const refusal: ApiError = badConfiguration();

/**
 * The enhanced flow: Cognito chooses the role and asks STS itself.
 * https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const credentials: Pick<OperationTable, 'cognito-identity:GetCredentialsForIdentity'> = {
  'cognito-identity:GetCredentialsForIdentity': {
    identify,
    authorize: (input, context) => {
      const { input: asked, who } = resolved(input, context);
      const trusted = federatedRequests(action, asked, who).map((request) => ({ ...request, refusal }));
      return [...trusted, ...onIdentity('GetCredentialsForIdentity', context.world, input)];
    },
    run(input, context) {
      const { input: asked, who, identityId, changes } = resolved(input, context);
      const issued = issueFederated(action, asked, who, context);
      if (!issued.ok) return issued;
      const { session } = issued;
      const Credentials = {
        AccessKeyId: session.id,
        SecretKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: isoDate(session.expiresAt),
      };
      return done({ IdentityId: identityId, Credentials }, [...changes, ...issued.changes]);
    },
    ledger: [
      'guest-session-policy',
      'role-choice-refusals',
      'rule-lists',
      'several-mapped-logins',
      'principal-tags',
      'login-tokens',
      'identity-links',
      'saml-logins',
      'unsigned-rcp',
    ],
  },
};
