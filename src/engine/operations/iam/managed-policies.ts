import { awsManagedAccount, policyArn } from '../../arn.ts';
import type { PolicyRow } from '../../entities.ts';
import { apiError, policyAlreadyExists, quotaExceeded } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import { byName, countBy } from '../../world.ts';
import { boundaryUsage } from './boundary-usage.ts';
import { checkManaged } from '../documents.ts';
import { policyListed, policyOut, tagsOut } from '../outputs.ts';
import type { OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { listEntities } from './policy-entities.ts';
import { page, sorted } from '../pages.ts';
import { awsOwned, checkPolicyArn, put, remove, withPolicy } from '../rows.ts';
import { checkTags, tagCase, tagsFrom } from '../tags.ts';
import { onList, onNew, onPolicy } from '../targets.ts';

function policyInUse({ world }: OperationContext, policy: PolicyRow) {
  if (countBy(world, 'attachmentsByPolicy', policy.id) || boundaryUsage(world).get(policyArn(policy)))
    return apiError('DeleteConflict', 'Cannot delete a policy attached to entities.');
  if (policy.versions.length > 1)
    return apiError(
      'DeleteConflict',
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
    );
  return null;
}

/** How many customer managed policies the account has: AWS's own don't count. */
function isFull({ world, account }: OperationContext): boolean {
  if (world.tables.policies.size < quotas.PoliciesPerAccount) return false;
  let count = 0;
  for (const policy of world.tables.policies.values()) if (policy.account === account) count++;
  return count >= quotas.PoliciesPerAccount;
}

function newPolicy(input: InputOf<'CreatePolicy'>, { account, now, ids }: OperationContext): PolicyRow {
  return {
    id: ids.next('ANPA'),
    account,
    name: input.PolicyName,
    path: input.Path ?? '/',
    createDate: now,
    updateDate: now,
    tags: tagsFrom(input.Tags),
    ...(input.Description === undefined ? {} : { description: input.Description }),
    defaultVersionId: 'v1',
    nextVersion: 2,
    versions: [{ versionId: 'v1', document: input.PolicyDocument, createDate: now }],
    isAttachable: true,
  };
}

/** The policies that ListPolicies is asked for. */
function asked(input: InputOf<'ListPolicies'>, { world }: OperationContext): PolicyRow[] {
  const { Scope: scope = 'All', PathPrefix: prefix = '/', PolicyUsageFilter: usage } = input;
  const bounded = boundaryUsage(world);
  const isUsed = (policy: PolicyRow): boolean => {
    const attached = usage !== 'PermissionsBoundary' && countBy(world, 'attachmentsByPolicy', policy.id) > 0;
    return attached || (usage !== 'PermissionsPolicy' && bounded.has(policyArn(policy)));
  };
  return sorted(
    [...world.tables.policies.values()].filter((policy) => {
      const isAws = policy.account === awsManagedAccount;
      if (!policy.path.startsWith(prefix) || (scope === 'AWS' && !isAws) || (scope === 'Local' && isAws))
        return false;
      return (input.OnlyAttached ?? usage !== undefined) ? isUsed(policy) : true;
    }),
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const managedPolicies: Pick<
  OperationTable,
  'CreatePolicy' | 'GetPolicy' | 'ListPolicies' | 'DeletePolicy' | 'ListEntitiesForPolicy'
> = {
  CreatePolicy: {
    check: (input) => refuse(checkTags(input.Tags, tagCase.policy)),
    authorize: (input, context) =>
      onNew('CreatePolicy', 'policy', input.PolicyName, input.Path, context, input.Tags),
    run(input, context) {
      const { world, account } = context;
      if (byName(world, 'policies', account, input.PolicyName))
        return refuse(policyAlreadyExists(input.PolicyName));
      if (isFull(context)) return refuse(quotaExceeded('PoliciesPerAccount', quotas.PoliciesPerAccount));
      const malformed = checkManaged(input.PolicyDocument);
      if (malformed) return refuse(malformed);
      const policy = newPolicy(input, context);
      const tags = policy.tags.length ? { Tags: tagsOut(policy.tags) } : {};
      return done({ Policy: { ...policyListed(world, policy), ...tags } }, [put(world, 'policies', policy)]);
    },
  },

  GetPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('GetPolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(context, input.PolicyArn, (policy) =>
        done({ Policy: policyOut(context.world, policy, boundaryUsage(context.world)) }),
      ),
  },

  ListPolicies: {
    authorize: (input, context) => onList('ListPolicies', 'policy', input.PathPrefix, context),
    run(input, context) {
      const bounded = boundaryUsage(context.world);
      return page(input, asked(input, context), (rows, rest) =>
        done({ Policies: rows.map((row) => policyListed(context.world, row, bounded)), ...rest }),
      );
    },
    limits: ['aws-managed-policies'],
  },

  DeletePolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('DeletePolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(
        context,
        input.PolicyArn,
        (policy) =>
          refuse(awsOwned(context, 'DeletePolicy', policy) ?? policyInUse(context, policy)) ??
          done({}, [remove('policies', policy)]),
      ),
  },

  ListEntitiesForPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('ListEntitiesForPolicy', input.PolicyArn),
    run: (input, context) =>
      withPolicy(context, input.PolicyArn, (policy) => listEntities(input, context, policy)),
  },
};
