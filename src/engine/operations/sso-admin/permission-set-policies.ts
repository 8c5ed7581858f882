import { serviceError } from '../../errors.ts';
import { held, released } from '../../managed-policies/held.ts';
import { checkDocument } from '../../policy/check-document.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { findPolicy, put } from '../rows.ts';
import { conflict, invalid, listed, notFound, onSet, withSet } from './instance.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html */
const policiesPerSet = 20;

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/**
 * A set's policies. They reach the accounts once the set is provisioned there.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
 */
export const permissionSetPolicies: Pick<
  OperationTable,
  | 'sso-admin:PutInlinePolicyToPermissionSet'
  | 'sso-admin:GetInlinePolicyForPermissionSet'
  | 'sso-admin:DeleteInlinePolicyFromPermissionSet'
  | 'sso-admin:AttachManagedPolicyToPermissionSet'
  | 'sso-admin:DetachManagedPolicyFromPermissionSet'
  | 'sso-admin:ListManagedPoliciesInPermissionSet'
> = {
  'sso-admin:PutInlinePolicyToPermissionSet': {
    authorize: onSet('PutInlinePolicyToPermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const fault = checkDocument(input.InlinePolicy, 'inline');
        return fault === null
          ? done({}, [put(context.world, 'permissionSets', { ...row, inlinePolicy: input.InlinePolicy })])
          : refuse(invalid(fault));
      }),
    ledger: ['permission-set-words', 'permission-set-quotas', 'delegated-sign-in'],
  },

  'sso-admin:GetInlinePolicyForPermissionSet': {
    authorize: onSet('GetInlinePolicyForPermissionSet'),
    run: (input, context) =>
      withSet(context, input, ({ inlinePolicy }) => done({ InlinePolicy: inlinePolicy ?? '' })),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:DeleteInlinePolicyFromPermissionSet': {
    authorize: onSet('DeleteInlinePolicyFromPermissionSet'),
    run: (input, context) =>
      withSet(context, input, ({ inlinePolicy, ...row }) =>
        inlinePolicy === undefined
          ? refuse(notFound(`PermissionSet ${row.name} has no inline policy.`))
          : done({}, [put(context.world, 'permissionSets', row)]),
      ),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:AttachManagedPolicyToPermissionSet': {
    authorize: onSet('AttachManagedPolicyToPermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const { world } = context;
        const { ManagedPolicyArn: arn } = input;
        const policy = findPolicy(world, arn);
        if (!policy) return refuse(notFound(`Could not find ManagedPolicy with arn ${arn}`));
        if (row.managedPolicies.includes(arn))
          return refuse(conflict(`ManagedPolicy with arn ${arn} already attached to PermissionSet.`));
        if (row.managedPolicies.length >= policiesPerSet)
          return refuse(
            serviceError(
              'ServiceQuotaExceededException',
              `You have exceeded AWS SSO limits. Cannot attach more than ${policiesPerSet} managed policies to PermissionSet.`,
            ),
          );
        const managedPolicies = [...row.managedPolicies, arn];
        return done({}, [...held(world, policy), put(world, 'permissionSets', { ...row, managedPolicies })]);
      }),
    ledger: [
      'permission-set-words',
      'permission-set-quotas',
      'customer-policies-in-sets',
      'delegated-sign-in',
    ],
  },

  'sso-admin:DetachManagedPolicyFromPermissionSet': {
    authorize: onSet('DetachManagedPolicyFromPermissionSet'),
    run: (input, context) =>
      withSet(context, input, (row) => {
        const { world } = context;
        const { ManagedPolicyArn: arn } = input;
        if (!row.managedPolicies.includes(arn))
          return refuse(notFound(`ManagedPolicy with arn ${arn} not attached to PermissionSet.`));
        const managedPolicies = row.managedPolicies.filter((one) => one !== arn);
        return done({}, [
          put(world, 'permissionSets', { ...row, managedPolicies }),
          ...released(world, findPolicy(world, arn)),
        ]);
      }),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },

  'sso-admin:ListManagedPoliciesInPermissionSet': {
    authorize: onSet('ListManagedPoliciesInPermissionSet'),
    run: (input, context) =>
      withSet(context, input, ({ managedPolicies }) =>
        listed(input, managedPolicies, (arns, rest) =>
          done({ AttachedManagedPolicies: arns.map((Arn) => ({ Name: nameOf(Arn), Arn })), ...rest }),
        ),
      ),
    ledger: ['permission-set-words', 'delegated-sign-in'],
  },
};
