import { serviceError } from '../../errors.ts';
import type {
  OrganizationPolicyRow,
  OrganizationPolicyType,
  OrganizationRow,
} from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { compare } from '../shared/pages.ts';
import { put, remove } from '../rows.ts';
import { attachment, defaultPolicies } from './default-policies.ts';
import { constraint, notFound, asManager, listed, onOrganization, organizationOf } from './membership.ts';
import { isModelled, onPolicy, otherType, summaryOut, withPolicy } from './policies.ts';
import type { Target } from './targets.ts';
import { arnAt, targetAt } from './targets.ts';

/**
 * The most policies of one type on one root, unit or account.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const policiesPerTarget: Readonly<Record<OrganizationPolicyType, number>> = {
  SERVICE_CONTROL_POLICY: 10,
  RESOURCE_CONTROL_POLICY: 5,
};

/** The policies of a type that are attached to a target. */
function attachedTo(world: World, targetId: string, type: OrganizationPolicyType): OrganizationPolicyRow[] {
  return rowsBy(world, 'organizationAttachmentsByTarget', targetId)
    .map(({ policyId }) => world.tables.organizationPolicies.get(policyId))
    .filter((row) => row !== undefined)
    .filter((row) => row.type === type)
    .sort((a, b) => compare(a.name, b.name));
}

interface Pair {
  readonly PolicyId: string;
  readonly TargetId: string;
}

/** Goes on with a policy and a target, as the management account. */
function withBoth<T>(
  context: OperationContext,
  { PolicyId, TargetId }: Pair,
  then: (policy: OrganizationPolicyRow, target: Target, organization: OrganizationRow) => RunResult<T>,
): RunResult<T> {
  return withPolicy(context, PolicyId, (policy, organization) => {
    const target = targetAt(context.world, organization, TargetId);
    return target ? then(policy, target, organization) : refuse(notFound('TargetNotFoundException'));
  });
}

/** The permissions on the policy and on the target. */
function onBoth(operation: string, context: OperationContext, { PolicyId, TargetId }: Pair) {
  const organization = organizationOf(context.world);
  const others = organization ? [arnAt(context.world, organization, TargetId)] : [];
  return onPolicy(operation, context, PolicyId, others);
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_policies_attach.html */
export const policyAttachments: Pick<
  OperationTable,
  | 'organizations:AttachPolicy'
  | 'organizations:DetachPolicy'
  | 'organizations:ListPoliciesForTarget'
  | 'organizations:ListTargetsForPolicy'
> = {
  'organizations:AttachPolicy': {
    authorize: (input, context) => onBoth('AttachPolicy', context, input),
    run: (input, context) =>
      withBoth(context, input, (policy, target, organization) => {
        const { world } = context;
        if (!organization.enabledPolicyTypes.includes(policy.type))
          return refuse(
            serviceError(
              'PolicyTypeNotEnabledException',
              'This operation can be performed only for enabled policy types.',
            ),
          );
        const row = attachment(target.id, policy.id);
        if (world.tables.organizationAttachments.has(row.id))
          return refuse(
            serviceError(
              'DuplicatePolicyAttachmentException',
              'The selected policy is already attached to the specified target.',
            ),
          );
        if (attachedTo(world, target.id, policy.type).length >= policiesPerTarget[policy.type])
          return refuse(
            constraint('You have attached the maximum number of policies to the specified target.'),
          );
        return done({}, [put(world, 'organizationAttachments', row)]);
      }),
  },

  'organizations:DetachPolicy': {
    authorize: (input, context) => onBoth('DetachPolicy', context, input),
    run: (input, context) =>
      withBoth(context, input, (policy, target) => {
        const { world } = context;
        const row = world.tables.organizationAttachments.get(attachment(target.id, policy.id).id);
        if (!row)
          return refuse(
            serviceError(
              'PolicyNotAttachedException',
              "The policy isn't attached to the specified target in the specified root.",
            ),
          );
        if (policy.id === defaultPolicies.RESOURCE_CONTROL_POLICY.id)
          return refuse(constraint('You cannot detach the RCPFullAWSAccess policy.'));
        if (attachedTo(world, target.id, policy.type).length === 1)
          return refuse(
            constraint(
              'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.',
            ),
          );
        return done({}, [remove('organizationAttachments', row)]);
      }),
    ledger: ['rcp-full-access'],
  },

  'organizations:ListPoliciesForTarget': {
    check: ({ Filter }) => (isModelled(Filter) ? null : otherType()),
    authorize: (input, context) =>
      onOrganization(
        'ListPoliciesForTarget',
        context,
        (organization) => [arnAt(context.world, organization, input.TargetId)],
        [['organizations:PolicyType', [input.Filter]]],
      ),
    run: (input, context) =>
      asManager(context, (organization) => {
        const { world } = context;
        if (!targetAt(world, organization, input.TargetId))
          return refuse(notFound('TargetNotFoundException'));
        const rows = isModelled(input.Filter) ? attachedTo(world, input.TargetId, input.Filter) : [];
        return listed(input, rows, (page, rest) =>
          done({ Policies: page.map((row) => summaryOut(organization, row)), ...rest }),
        );
      }),
  },

  'organizations:ListTargetsForPolicy': {
    authorize: (input, context) => onPolicy('ListTargetsForPolicy', context, input.PolicyId),
    run: (input, context) =>
      withPolicy(context, input.PolicyId, (policy, organization) => {
        const { world } = context;
        const targets = rowsBy(world, 'organizationAttachmentsByPolicy', policy.id)
          .map(({ targetId }) => targetAt(world, organization, targetId))
          .filter((target) => target !== undefined)
          .sort((a, b) => compare(a.id, b.id));
        return listed(input, targets, (page, rest) =>
          done({
            Targets: page.map(({ id, arn, name, type }) => ({
              TargetId: id,
              Arn: arn,
              Name: name,
              Type: type,
            })),
            ...rest,
          }),
        );
      }),
  },
};
