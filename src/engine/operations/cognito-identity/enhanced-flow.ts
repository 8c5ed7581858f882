import type { Result } from '../../call/call.ts';
import type { IdentityPoolRow, Tag } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import type { Change } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import type { FederatedIdentity, FederatedInput } from '../sts-federation/federated-session.ts';
import { tokenTags } from '../sts-federation/web-claims.ts';
import { guestPolicy } from './guest-policy.ts';
import type { Access } from './identity-access.ts';
import { accessTo } from './identity-access.ts';
import type { Held } from './identity-pool-lookup.ts';
import { cognito, findIdentity, noSuchIdentity, notAuthorized } from './identity-pool-lookup.ts';
import { textsOf } from './login-tokens.ts';
import type { Login } from './login.ts';
import { readLogins } from './logins.ts';
import { methodsOf, readOpenIdToken } from './open-id-tokens.ts';
import { principalTags } from './principal-tags.ts';
import { chooseRole } from './role-choice.ts';

export type Input = InputOf<'cognito-identity:GetCredentialsForIdentity'>;
export type Context = Pick<OperationContext, 'world' | 'now'>;

/** What every session of the enhanced flow is called. */
const sessionName = 'CognitoIdentityCredentials';

/** How somebody got in: as a guest, by logins, or by a token that Cognito gave out before. */
interface Entry {
  readonly access: Access;
  readonly logins: readonly Login[] | 'guest';
  readonly methods: readonly string[];
  readonly tags: readonly Tag[];
}

/** The token of GetOpenIdTokenForDeveloperIdentity, in place of a provider's. */
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

/** The token under Cognito's own name, which stands alone. */
function ownToken({ Logins = {} }: Input): string | undefined {
  const [first, ...more] = Object.entries(Logins);
  return first?.[0] === cognito && !more.length ? first[1] : undefined;
}

/** What Cognito asks STS for on somebody's behalf. */
export interface Assumption {
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

/** Who may act as which identity, with which role: or the first reason why not. */
export function resolve(input: Input, context: Context): Result<Assumption> {
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
