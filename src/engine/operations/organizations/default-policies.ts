import type {
  OrganizationAttachmentRow,
  OrganizationPolicyRow,
  OrganizationPolicyType,
} from '../../entities/entities.ts';
import type { Change, World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import { put, remove } from '../rows.ts';

/**
 * The policies that AWS attaches everywhere by itself, so that nothing is limited at first.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export const defaultPolicies: Readonly<Record<OrganizationPolicyType, OrganizationPolicyRow>> = {
  SERVICE_CONTROL_POLICY: {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    type: 'SERVICE_CONTROL_POLICY',
    document: fullAccess({}),
    awsManaged: true,
  },
  RESOURCE_CONTROL_POLICY: {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    description: 'Allow all access to every operation',
    type: 'RESOURCE_CONTROL_POLICY',
    document: fullAccess({ Principal: '*' }),
    awsManaged: true,
  },
};

function fullAccess(principal: { readonly Principal?: string }): string {
  const statement = { Effect: 'Allow', ...principal, Action: '*', Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

export function attachment(targetId: string, policyId: string): OrganizationAttachmentRow {
  return { id: `${targetId}/${policyId}`, targetId, policyId };
}

/** Attaches AWS's own policies of the enabled types to a new root, unit or account. */
export function attachDefaults(
  world: World,
  types: readonly OrganizationPolicyType[],
  targetId: string,
): Change[] {
  return types.map((type) =>
    put(world, 'organizationAttachments', attachment(targetId, defaultPolicies[type].id)),
  );
}

/** Detaches every policy from a target that is deleted. */
export function detachAll(world: World, targetId: string): Change[] {
  return rowsBy(world, 'organizationAttachmentsByTarget', targetId).map((row) =>
    remove('organizationAttachments', row),
  );
}
