import type { ApiError, Result } from '../../call/call.ts';
import type { IdentityPoolRow, IdentityRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Change, World } from '../../world/world.ts';
import { loginKey, rowsBy } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { put } from '../rows.ts';
import { notAuthorized } from './identity-pool-lookup.ts';
import type { Login } from './logins.ts';
import { noMatch } from './logins.ts';

type KnownBy = IdentityRow['logins'][number];
const isSame = (a: KnownBy, b: KnownBy): boolean => a.provider === b.provider && a.subject === b.subject;

export const forbidden = (id: string): ApiError => notAuthorized(`Access to Identity '${id}' is forbidden.`);

export const noGuests = (): ApiError =>
  notAuthorized('Unauthenticated access is not supported for this identity pool.');

export const linkedElsewhere = (): ApiError =>
  serviceError('ResourceConflictException', 'The logins are already linked to different identities.');

/** The identities of a pool that any of these logins belongs to. */
export function ownersOf(world: World, pool: IdentityPoolRow, logins: readonly KnownBy[]): IdentityRow[] {
  const rows = logins.flatMap((login) => rowsBy(world, 'identitiesByLogin', loginKey(pool.id, login)));
  return [...new Set(rows)];
}

/** How many logins one identity can have. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const maximumLogins = 20;

/**
 * The identity with these logins added, or the same row if it already has them all. It can have one login of
 * each provider, and twenty at most.
 */
export function linked(identity: IdentityRow, logins: readonly KnownBy[], now: number): Result<IdentityRow> {
  const added = logins.filter((login) => !identity.logins.some((known) => isSame(login, known)));
  if (!added.length) return { ok: true, value: identity };
  if (added.some(({ provider }) => identity.logins.some((known) => known.provider === provider)))
    return { ok: false, error: linkedElsewhere() };
  const more = added.map(({ provider, subject }) => ({ provider, subject }));
  const all = [...identity.logins, ...more];
  if (all.length > maximumLogins) return { ok: false, error: tooManyLogins() };
  return { ok: true, value: { ...identity, logins: all, lastModifiedDate: now } };
}

const tooManyLogins = (): ApiError =>
  serviceError('LimitExceededException', `An identity can have ${maximumLogins} linked logins at most.`);

/** A new identity; a guest if there are no logins. */
export function newIdentity(
  pool: IdentityPoolRow,
  logins: readonly KnownBy[],
  { now, ids, region }: Pick<OperationContext, 'now' | 'ids' | 'region'>,
): IdentityRow {
  return {
    id: `${region}:${ids.uuid()}`,
    account: pool.account,
    poolId: pool.id,
    logins: logins.map(({ provider, subject }) => ({ provider, subject })),
    createDate: now,
    lastModifiedDate: now,
  };
}

/** The change that puts `identity` in place of the world's row. */
export const kept = (world: World, identity: IdentityRow): Change[] =>
  world.tables.identities.get(identity.id) === identity ? [] : [put(world, 'identities', identity)];

/** The identity that a request may act as, with its logins linked, and what that changes. */
export interface Access {
  readonly identity: IdentityRow;
  readonly changes: readonly Change[];
}

/** Refuses a call without logins, unless the identity is a guest's and the pool has guests. */
function asGuest(pool: IdentityPoolRow, identity: IdentityRow): ApiError | null {
  if (identity.logins.length) return forbidden(identity.id);
  return pool.allowUnauthenticatedIdentities ? null : noGuests();
}

/**
 * Finds the identity that a request acts as, starting from the identity that it names. One of the logins must
 * be the identity's; the others are linked to it. A guest gets the login, or is merged into the identity that
 * already has it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/switching-identities.html
 */
export function accessTo(
  world: World,
  pool: IdentityPoolRow,
  identity: IdentityRow,
  logins: readonly Login[],
  now: number,
): Result<Access> {
  const fail = (error: ApiError): Result<Access> => ({ ok: false, error });
  if (identity.disabled) return fail(forbidden(identity.id));
  if (!logins.length) {
    const error = asGuest(pool, identity);
    return error ? fail(error) : { ok: true, value: { identity, changes: [] } };
  }
  const owners = ownersOf(world, pool, logins);
  const isGuest = identity.logins.length === 0;
  if (owners.length > 1) return fail(linkedElsewhere());
  const [owner = identity] = owners;
  if (!isGuest && !owners.includes(identity)) return fail(noMatch());
  const after = linked(owner, logins, now);
  if (!after.ok) return after;
  const left =
    owner.id === identity.id
      ? []
      : [put(world, 'identities', { ...identity, disabled: true, lastModifiedDate: now })];
  return { ok: true, value: { identity: after.value, changes: [...left, ...kept(world, after.value)] } };
}
