import type { ApiError, Caller, Result } from '../../call/call.ts';
import type { IdentityPoolRow, IdentityRow } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { nobody } from '../callers.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import {
  accessTo,
  kept,
  linked,
  linkedElsewhere,
  newIdentity,
  noGuests,
  ownersOf,
} from './identity-access.ts';
import {
  findIdentity,
  identifyByIdentity,
  invalidParameter,
  noSuchIdentity,
  noSuchIdentityPool,
  onIdentity,
  onUnsigned,
} from './identity-pool-lookup.ts';
import { readLogins, principalTags } from './logins.ts';
import { methodsOf, openIdToken } from './open-id-tokens.ts';

/** Seconds. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdToken.html */
const tokenLifetime = 600;

function identifyByPool(
  { IdentityPoolId }: InputOf<'cognito-identity:GetId'>,
  { world }: Pick<OperationContext, 'world'>,
): Result<Caller> {
  const pool = world.tables.identityPools.get(IdentityPoolId);
  return pool
    ? { ok: true, value: nobody(pool.account) }
    : { ok: false, error: noSuchIdentityPool(IdentityPoolId) };
}

/**
 * The error of a pool with the basic (classic) flow switched off. Tokens of that flow let their holders
 * choose the role. A pool without the setting has the flow.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
 */
function noClassicFlow(pool: IdentityPoolRow): ApiError | null {
  if (pool.allowClassicFlow === false)
    return invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
  return pool.roleMappings.length
    ? invalidParameter('Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.')
    : null;
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html */
export const openId: Pick<OperationTable, 'cognito-identity:GetId' | 'cognito-identity:GetOpenIdToken'> = {
  /** The same login always gives the same identity; without one each call gives a new guest. */
  'cognito-identity:GetId': {
    identify: identifyByPool,
    authorize: (input, { account }) => onUnsigned('GetId', { id: input.IdentityPoolId, account }, input),
    run(input, context) {
      const { world, now } = context;
      const pool = world.tables.identityPools.get(input.IdentityPoolId);
      if (!pool) return refuse(noSuchIdentityPool(input.IdentityPoolId));
      const logins = readLogins({ world, pool, now }, input.Logins);
      if (!logins.ok) return logins;
      if (!logins.value.length && !pool.allowUnauthenticatedIdentities) return refuse(noGuests());
      const owners = ownersOf(world, pool, logins.value);
      if (owners.length > 1) return refuse(linkedElsewhere());
      const [owner] = owners;
      const identity: Result<IdentityRow> = owner
        ? linked(owner, logins.value, now)
        : { ok: true, value: newIdentity(pool, logins.value, context) };
      if (!identity.ok) return identity;
      return done({ IdentityId: identity.value.id }, kept(world, identity.value));
    },
    ledger: ['login-tokens', 'identity-links', 'unsigned-rcp', 'saml-logins', 'cognito-sentences'],
  },

  'cognito-identity:GetOpenIdToken': {
    identify: identifyByIdentity,
    authorize: (input, { world }) => onIdentity('GetOpenIdToken', world, input),
    run(input, { world, now }) {
      const held = findIdentity(world, input.IdentityId);
      if (!held) return refuse(noSuchIdentity(input.IdentityId));
      const { pool } = held;
      const closed = noClassicFlow(pool);
      if (closed) return refuse(closed);
      const logins = readLogins({ world, pool, now }, input.Logins);
      if (!logins.ok) return logins;
      const access = accessTo(world, pool, held.identity, logins.value, now);
      if (!access.ok) return access;
      const { identity, changes } = access.value;
      const Token = openIdToken({
        identity,
        methods: methodsOf(logins.value.flatMap(({ amr }) => amr)),
        tags: principalTags(pool, logins.value),
        lifetime: tokenLifetime,
        now,
      });
      return done({ IdentityId: identity.id, Token }, changes);
    },
    ledger: ['classic-flow-unset', 'login-tokens', 'identity-links', 'unsigned-rcp', 'saml-logins'],
  },
};
