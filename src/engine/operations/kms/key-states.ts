import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import type { Key } from './key-rows.ts';
import { checkKey, onKey, pendingDeletion, withKey } from './key-rows.ts';

/**
 * Changes a key, unless it waits for its deletion.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
 */
const change = (
  context: OperationContext,
  keyId: string,
  more: Partial<Pick<Key, 'state' | 'description'>>,
): RunResult<Record<never, never>> =>
  withKey(context, keyId, (key) =>
    key.state === 'PendingDeletion'
      ? refuse(pendingDeletion(key.id))
      : done({}, [put(context.world, 'resources', { ...key, ...more })]),
  );

/** https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html */
export const keyStates: Pick<
  OperationTable,
  'kms:EnableKey' | 'kms:DisableKey' | 'kms:UpdateKeyDescription'
> = {
  'kms:EnableKey': {
    check: (input, context) => checkKey(input, context),
    authorize: (input, context) => onKey('EnableKey', input.KeyId, context),
    run: ({ KeyId }, context) => change(context, KeyId, { state: 'Enabled' }),
  },
  'kms:DisableKey': {
    check: (input, context) => checkKey(input, context),
    authorize: (input, context) => onKey('DisableKey', input.KeyId, context),
    run: ({ KeyId }, context) => change(context, KeyId, { state: 'Disabled' }),
  },
  'kms:UpdateKeyDescription': {
    check: (input, context) => checkKey(input, context),
    authorize: (input, context) => onKey('UpdateKeyDescription', input.KeyId, context),
    run: ({ KeyId, Description }, context) => change(context, KeyId, { description: Description }),
  },
};
