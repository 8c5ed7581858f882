import { showPrincipals } from '../../policy/trust-principals.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { defaultPolicy, withPolicy } from './default-policy.ts';
import { notFound, pendingDeletion } from './errors.ts';
import { checkKey, onKey, withKey } from './key-rows.ts';

/** A key has one policy, and that is its name. */
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
