import type { OrganizationPolicyType, OrganizationRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Change, World } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put, remove } from '../rows.ts';
import { attachDefaults, defaultPolicies } from './default-policies.ts';
import { notFound, asManager, onOrganization } from './membership.ts';
import { rootOut } from './organization.ts';
import { isModelled, notAvailable, otherType } from './policies.ts';
import { arnAt } from './targets.ts';

interface Input {
  readonly RootId: string;
  readonly PolicyType: string;
}

/** Everything that policies can be attached to. */
function everyTarget(world: World, { rootId }: OrganizationRow): string[] {
  const accounts = [...world.tables.accounts.values()].filter(({ parentId }) => parentId !== null);
  return [rootId, ...world.tables.units.keys(), ...accounts.map(({ id }) => id)];
}

/** The attachments of a type's policies, which disabling the type takes away for good. */
function attachmentsOf(world: World, type: OrganizationPolicyType): Change[] {
  return [...world.tables.organizationAttachments.values()]
    .filter(({ policyId }) => world.tables.organizationPolicies.get(policyId)?.type === type)
    .map((row) => remove('organizationAttachments', row));
}

/** Goes on with a type that is modelled and the organization's root, as the management account. */
function withRoot<T>(
  context: OperationContext,
  { RootId, PolicyType }: Input,
  then: (organization: OrganizationRow, type: OrganizationPolicyType) => RunResult<T>,
): RunResult<T> {
  return asManager(context, (organization) => {
    if (!isModelled(PolicyType)) return otherType();
    return organization.rootId === RootId
      ? then(organization, PolicyType)
      : refuse(notFound('RootNotFoundException'));
  });
}

const on = (operation: string, context: OperationContext, { RootId, PolicyType }: Input) =>
  onOrganization(operation, context, (organization) => [arnAt(context.world, organization, RootId)], [
    ['organizations:PolicyType', [PolicyType]],
  ]);

/** https://docs.aws.amazon.com/organizations/latest/userguide/enable-policy-type.html */
export const policyTypes: Pick<
  OperationTable,
  'organizations:EnablePolicyType' | 'organizations:DisablePolicyType'
> = {
  'organizations:EnablePolicyType': {
    check: ({ PolicyType }) => (isModelled(PolicyType) ? null : otherType()),
    authorize: (input, context) => on('EnablePolicyType', context, input),
    run: (input, context) =>
      withRoot(context, input, (organization, type) => {
        const { world } = context;
        if (organization.featureSet !== 'ALL') return refuse(notAvailable());
        if (organization.enabledPolicyTypes.includes(type))
          return refuse(
            serviceError(
              'PolicyTypeAlreadyEnabledException',
              'The specified policy type is already enabled.',
            ),
          );
        const row = { ...organization, enabledPolicyTypes: [...organization.enabledPolicyTypes, type] };
        const policy = defaultPolicies[type];
        return done({ Root: rootOut(row) }, [
          put(world, 'organizations', row),
          ...(world.tables.organizationPolicies.has(policy.id)
            ? []
            : [put(world, 'organizationPolicies', policy)]),
          ...everyTarget(world, organization).flatMap((id) => attachDefaults(world, [type], id)),
        ]);
      }),
  },

  'organizations:DisablePolicyType': {
    check: ({ PolicyType }) => (isModelled(PolicyType) ? null : otherType()),
    authorize: (input, context) => on('DisablePolicyType', context, input),
    run: (input, context) =>
      withRoot(context, input, (organization, type) => {
        const { world } = context;
        if (!organization.enabledPolicyTypes.includes(type))
          return refuse(
            serviceError(
              'PolicyTypeNotEnabledException',
              'This operation can be performed only for enabled policy types.',
            ),
          );
        const row = {
          ...organization,
          enabledPolicyTypes: organization.enabledPolicyTypes.filter((one) => one !== type),
        };
        return done({ Root: rootOut(row) }, [
          ...attachmentsOf(world, type),
          put(world, 'organizations', row),
        ]);
      }),
  },
};
