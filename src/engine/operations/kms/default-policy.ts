import { accountRootArn } from '../../arn.ts';
import { authorize } from '../../call/authorize.ts';
import type { ApiError } from '../../call/call.ts';
import { apply } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { on, storePolicy } from '../resources.ts';
import { put } from '../rows.ts';
import { malformedPolicy } from './errors.ts';
import type { Key } from './key-rows.ts';

/** Bytes. https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const longest = 32_768;

/**
 * What a key gets that is made without a policy: its account decides by IAM policies.
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

/** Whether the caller could write the key's policy again. */
function isLockedOut(key: Key, { world, caller }: OperationContext): boolean {
  const after = apply(world, [put(world, 'resources', key)]);
  return authorize(after, caller, [on('kms:PutKeyPolicy', key.id)], undefined).failure !== null;
}

/**
 * The key with another policy, or what is wrong with it. Unless that is waived, nobody locks themselves out.
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
