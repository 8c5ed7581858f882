import { showPrincipals } from '../../policy/trust-principals.ts';
import { accountRootArn } from '../../arn.ts';
import { authorize } from '../../call/authorize.ts';
import type { ApiError } from '../../call/call.ts';
import { apply } from '../../world/world.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { on, storePolicy } from '../resources.ts';
import { notFound, pendingDeletion, checkKey, onKey, withKey, malformedPolicy } from './key-rows.ts';
import type { Key } from './key-rows.ts';

/** Bytes. https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const longest = 32_768;

/**
 * The policy of a key that is made without one: its account decides by IAM policies.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function defaultPolicy(account: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: accountRootArn(account) },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}

const faults = {
  json: 'The new key policy is not valid JSON.',
  grammar: 'The new key policy is malformed.',
  principal: 'Policy contains a statement with one or more invalid principals.',
} as const;

/** Whether the caller could not change the key's policy again. */
function isLockedOut(key: Key, { world, caller }: OperationContext): boolean {
  const after = apply(world, [put(world, 'resources', key)]);
  return authorize(after, caller, [on('kms:PutKeyPolicy', key.id)], undefined).failure !== null;
}

/**
 * The key with another policy, or the error. A policy that locks its writer out is refused unless the request
 * skips that check.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function withPolicy(
  key: Key,
  text: string,
  bypass: boolean,
  context: OperationContext,
): Key | ApiError {
  if (text.length > longest)
    return malformedPolicy('The new key policy exceeds the maximum size of 32768 bytes.');
  const stored = storePolicy(context.world, key.account, text);
  if (!stored.ok) return malformedPolicy(faults[stored.fault]);
  const changed = { ...key, policy: stored.text };
  return !bypass && isLockedOut(changed, context)
    ? malformedPolicy('The new key policy will not allow you to update the key policy in the future.')
    : changed;
}

/** The name of a key's only policy. */
const onlyName = 'default';

interface Input {
  readonly KeyId: string;
  readonly PolicyName?: string;
}

function check(input: Input, context: OperationContext): Failure | null {
  return (
    checkKey(input, context) ??
    ((input.PolicyName ?? onlyName) === onlyName ? null : refuse(notFound('No such policy exists')))
  );
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */
export const keyPolicies: Pick<OperationTable, 'kms:PutKeyPolicy' | 'kms:GetKeyPolicy'> = {
  'kms:PutKeyPolicy': {
    check,
    authorize: (input, context) =>
      onKey('PutKeyPolicy', input.KeyId, context, [
        ['kms:BypassPolicyLockoutSafetyCheck', [String(input.BypassPolicyLockoutSafetyCheck ?? false)]],
      ]),
    run: (input, context) =>
      withKey(context, input.KeyId, (key) => {
        if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
        const bypass = input.BypassPolicyLockoutSafetyCheck ?? false;
        const changed = withPolicy(key, input.Policy, bypass, context);
        return 'code' in changed ? refuse(changed) : done({}, [put(context.world, 'resources', changed)]);
      }),
    ledger: ['kms-policy-words'],
  },

  'kms:GetKeyPolicy': {
    check,
    authorize: (input, context) => onKey('GetKeyPolicy', input.KeyId, context),
    run: (input, context) =>
      withKey(context, input.KeyId, ({ policy, account }) =>
        done({
          Policy: showPrincipals(context.world, policy ?? defaultPolicy(account)),
          PolicyName: onlyName,
        }),
      ),
  },
};
