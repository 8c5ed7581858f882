import { isoDate } from '../../dates.ts';
import type { IdentityRow } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { Change } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare, tokenPage } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';

import { forbidden } from './identity-access.ts';
import {
  findIdentity,
  identifyByIdentity,
  invalidParameter,
  noSuchIdentity,
  onEverything,
  onIdentity,
  onIdentityPool,
  poolKeys,
  withIdentityPool,
} from './identity-pool-lookup.ts';
import { readLogins, noMatch } from './logins.ts';

type Described = OutputOf<'cognito-identity:DescribeIdentity'>;

const described = (row: IdentityRow): Described => ({
  IdentityId: row.id,
  ...(row.logins.length ? { Logins: [...new Set(row.logins.map(({ provider }) => provider))] } : {}),
  CreationDate: isoDate(row.createDate),
  LastModifiedDate: isoDate(row.lastModifiedDate),
});

/** Deletes the identities that a request names. Those of other accounts stay, and the answer lists them. */
function deleteAll(
  { IdentityIdsToDelete: ids }: InputOf<'cognito-identity:DeleteIdentities'>,
  { world, account }: OperationContext,
): RunResult<OutputOf<'cognito-identity:DeleteIdentities'>> {
  const rows = [...new Set(ids)].map((id) => world.tables.identities.get(id));
  const known = rows.filter((row) => row !== undefined);
  const changes: Change[] = known
    .filter((row) => row.account === account)
    .map((row) => remove('identities', row));
  const UnprocessedIdentityIds = known
    .filter((row) => row.account !== account)
    .map(({ id }) => ({ IdentityId: id, ErrorCode: 'AccessDenied' as const }));
  return done({ UnprocessedIdentityIds }, changes);
}

/**
 * Removes logins from an identity for a caller who proves one of its logins. An identity without logins can't
 * be used again.
 */
function unlink(
  input: InputOf<'cognito-identity:UnlinkIdentity'>,
  { world, now }: OperationContext,
): RunResult<OutputOf<'cognito-identity:UnlinkIdentity'>> {
  const held = findIdentity(world, input.IdentityId);
  if (!held) return refuse(noSuchIdentity(input.IdentityId));
  const { identity, pool } = held;
  if (identity.disabled) return refuse(forbidden(identity.id));
  const logins = readLogins({ world, pool, now }, input.Logins);
  if (!logins.ok) return logins;
  const isProven = logins.value.some(({ provider, subject }) =>
    identity.logins.some((known) => known.provider === provider && known.subject === subject),
  );
  if (!isProven) return refuse(noMatch());
  const left = identity.logins.filter(({ provider }) => !input.LoginsToRemove.includes(provider));
  if (left.length === identity.logins.length) return done({});
  const after = { ...identity, logins: left, lastModifiedDate: now };
  return done({}, [put(world, 'identities', left.length ? after : { ...after, disabled: true })]);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html */
export const identities: Pick<
  OperationTable,
  | 'cognito-identity:ListIdentities'
  | 'cognito-identity:DescribeIdentity'
  | 'cognito-identity:DeleteIdentities'
  | 'cognito-identity:UnlinkIdentity'
> = {
  'cognito-identity:ListIdentities': {
    authorize: (input, context) => onIdentityPool('ListIdentities', input, context),
    run: (input, context) =>
      withIdentityPool(context, input, (pool) => {
        const all = rowsBy(context.world, 'identitiesByPool', pool.id)
          .filter(({ disabled }) => !(input.HideDisabled && disabled))
          .sort((a, b) => compare(a.id, b.id));
        const found = tokenPage(all, input.NextToken, input.MaxResults);
        if (!found) return refuse(invalidParameter('Invalid NextToken.'));
        return done({
          IdentityPoolId: pool.id,
          Identities: found.items.map(described),
          ...(found.next === undefined ? {} : { NextToken: found.next }),
        });
      }),
    ledger: ['identity-pool-lists'],
  },

  'cognito-identity:DescribeIdentity': {
    authorize: ({ IdentityId }, { world }) => onEverything('DescribeIdentity', poolKeys(world, [IdentityId])),
    run({ IdentityId }, { world, account }) {
      const row = world.tables.identities.get(IdentityId);
      return row?.account === account ? done(described(row)) : refuse(noSuchIdentity(IdentityId));
    },
  },

  'cognito-identity:DeleteIdentities': {
    authorize: ({ IdentityIdsToDelete }, { world }) =>
      onEverything('DeleteIdentities', poolKeys(world, IdentityIdsToDelete)),
    run: deleteAll,
    ledger: ['delete-unknown-identities'],
  },

  'cognito-identity:UnlinkIdentity': {
    identify: identifyByIdentity,
    authorize: (input, { world }) => onIdentity('UnlinkIdentity', world, input),
    run: unlink,
    ledger: ['identity-links', 'login-tokens'],
  },
};
