import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { Failure, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { on } from '../resources.ts';
import { put } from '../rows.ts';
import { compare, tokenPage } from '../shared/pages.ts';

import {
  invalid,
  invalidMarker,
  notFound,
  pendingDeletion,
  aliasArn,
  checkKey,
  keyByAlias,
  keysHere,
  onKey,
  withKey,
} from './key-rows.ts';
import type { Key } from './key-rows.ts';

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const aliasesPerKey = 50;

const noPrefix = (): ApiError =>
  invalid(
    'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  );

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
function checkName(name: string): Failure | null {
  if (!name.startsWith('alias/')) return refuse(noPrefix());
  if (name === 'alias/') return refuse(invalid('Invalid identifier'));
  if (name.startsWith('alias/aws/')) return refuse(serviceError('NotAuthorizedException', ''));
  return name.includes(':') ? refuse(invalid(`${name} contains invalid characters for an alias`)) : null;
}

const rename = (key: Key, aliases: readonly string[]): Key => ({ ...key, aliases });

/** https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html */
export const aliases: Pick<
  OperationTable,
  'kms:CreateAlias' | 'kms:UpdateAlias' | 'kms:ListAliases' | 'kms:DeleteAlias'
> = {
  'kms:CreateAlias': {
    check(input, context) {
      const isAlias = /^(?:arn:[^/]*:)?alias\//.test(input.TargetKeyId);
      if (isAlias) return refuse(invalid('Aliases must refer to keys. Not aliases'));
      return checkName(input.AliasName) ?? checkKey({ KeyId: input.TargetKeyId }, context);
    },
    authorize: (input, context) => [
      ...onKey('CreateAlias', input.TargetKeyId, context),
      on('kms:CreateAlias', aliasArn(context, input.AliasName)),
    ],
    run: (input, context) =>
      withKey(context, input.TargetKeyId, (key) => {
        if (keyByAlias(context, input.AliasName))
          return refuse(
            serviceError(
              'AlreadyExistsException',
              `An alias with the name ${aliasArn(context, input.AliasName)} already exists`,
            ),
          );
        if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
        if (key.aliases.length >= aliasesPerKey)
          return refuse(serviceError('LimitExceededException', 'Too many aliases for this key'));
        const changed = rename(key, [...key.aliases, input.AliasName]);
        return done({}, [put(context.world, 'resources', changed)]);
      }),
    ledger: ['kms-alias-names'],
  },

  // The permission is asked for on the alias and on both keys.
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html
  'kms:UpdateAlias': {
    check: (input, context) =>
      checkName(input.AliasName) ??
      (keyByAlias(context, input.AliasName)
        ? checkKey({ KeyId: input.TargetKeyId }, context)
        : refuse(notFound(`Alias ${aliasArn(context, input.AliasName)} is not found.`))),
    authorize: (input, context) => [
      ...onKey('UpdateAlias', input.AliasName, context),
      ...onKey('UpdateAlias', input.TargetKeyId, context),
      on('kms:UpdateAlias', aliasArn(context, input.AliasName)),
    ],
    run: (input, context) =>
      withKey(context, input.TargetKeyId, (key) => {
        if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
        const before = keyByAlias(context, input.AliasName);
        if (!before || before.id === key.id) return done({});
        if (key.aliases.length >= aliasesPerKey)
          return refuse(serviceError('LimitExceededException', 'Too many aliases for this key'));
        const left = before.aliases.filter((alias) => alias !== input.AliasName);
        return done({}, [
          put(context.world, 'resources', rename(before, left)),
          put(context.world, 'resources', rename(key, [...key.aliases, input.AliasName])),
        ]);
      }),
    ledger: ['kms-alias-names'],
  },

  'kms:ListAliases': {
    check: (input, context) => (input.KeyId === undefined ? null : checkKey({ KeyId: input.KeyId }, context)),
    authorize: () => [on('kms:ListAliases', '*')],
    run(input, context) {
      const wanted = input.KeyId;
      const rows = keysHere(context)
        .filter(({ id, name }) => wanted === undefined || wanted === id || wanted === name)
        .flatMap((key) => key.aliases.map((alias) => ({ key, alias })))
        .sort((a, b) => compare(a.alias, b.alias));
      const page = tokenPage(rows, input.Marker, input.Limit ?? 50);
      if (!page) return refuse(invalidMarker());
      return done({
        Aliases: page.items.map(({ key, alias }) => ({
          AliasName: alias,
          AliasArn: aliasArn(context, alias),
          TargetKeyId: key.name,
        })),
        Truncated: page.next !== undefined,
        ...(page.next === undefined ? {} : { NextMarker: page.next }),
      });
    },
    ledger: ['kms-aws-aliases'],
  },

  'kms:DeleteAlias': {
    check: (input, context) =>
      checkName(input.AliasName) ??
      (keyByAlias(context, input.AliasName)
        ? null
        : refuse(notFound(`Alias ${aliasArn(context, input.AliasName)} is not found.`))),
    authorize: (input, context) => [
      ...onKey('DeleteAlias', input.AliasName, context),
      on('kms:DeleteAlias', aliasArn(context, input.AliasName)),
    ],
    run: (input, context) =>
      withKey(
        context,
        input.AliasName,
        (key) => {
          const left = key.aliases.filter((alias) => alias !== input.AliasName);
          return done({}, [put(context.world, 'resources', rename(key, left))]);
        },
        true,
      ),
  },
};
