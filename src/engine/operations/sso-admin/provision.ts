import { samlProviderArn } from '../../arn.ts';
import type { PermissionSetRow, PolicyRow, RoleRow, SamlProviderRow } from '../../entities/entities.ts';
import type { Centred } from '../../identity-center.ts';
import { isPortal, roleOfSet, setPolicyName } from '../../identity-center.ts';
import { held, released } from '../../managed-policies/held.ts';
import type { Change, World } from '../../world/world.ts';
import { rowsBy } from '../../world/world.ts';
import type { OperationContext } from '../operation.ts';
import { findPolicy, put, remove } from '../rows.ts';

/**
 * The roles that permission sets make in accounts. Nobody in the account changes them.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const path = '/aws-reserved/sso.amazonaws.com/';
const hexadecimal = '0123456789abcdef';
const longestSession = 43_200;
const century = 100 * 365 * 24 * 3_600_000;

/** Identity Center's SAML provider of an account; undefined before its first assignment. */
export const portalIn = (world: World, account: string): SamlProviderRow | undefined =>
  rowsBy(world, 'samlProvidersByAccount', account).find(isPortal);

function newPortal(
  { ids, now }: OperationContext,
  account: string,
  { identityCenter }: Centred,
): SamlProviderRow {
  const name = `AWSSSO_${ids.text('portal', hexadecimal, 16)}_DO_NOT_DELETE`;
  const entityId = `https://portal.sso.us-east-1.amazonaws.com/saml/assertion/${identityCenter.instanceId}-${account}`;
  return {
    id: samlProviderArn({ account, name }),
    account,
    name,
    metadata: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></EntityDescriptor>`,
    entityId,
    createDate: now,
    validUntil: now + century,
    tags: [],
  };
}

const trust = (portal: SamlProviderRow): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: portal.id },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });

function newRole(
  { ids, now }: OperationContext,
  account: string,
  set: PermissionSetRow,
  portal: SamlProviderRow,
): RoleRow {
  return {
    id: ids.next('AROA'),
    account,
    name: `AWSReservedSSO_${set.name}_${ids.text('setRole', hexadecimal, 16)}`,
    path,
    createDate: now,
    tags: [],
    ...(set.description === undefined ? {} : { description: set.description }),
    maxSessionDuration: longestSession,
    trustPolicy: trust(portal),
  };
}

/** The changes that give a role the policies of its set, and no others. */
function policyChanges(world: World, { id }: RoleRow, set: PermissionSetRow): Change[] {
  const wanted = set.managedPolicies.flatMap((arn): PolicyRow | [] => findPolicy(world, arn) ?? []);
  const attached = rowsBy(world, 'attachmentsByPrincipal', id);
  const inline = rowsBy(world, 'inlinePoliciesByOwner', id).find(({ name }) => name === setPolicyName);
  const gone = attached.filter(({ policyId }) => !wanted.some((policy) => policy.id === policyId));
  const fresh = wanted.filter((policy) => !attached.some(({ policyId }) => policyId === policy.id));
  const changed = inline?.document !== set.inlinePolicy;
  return [
    ...gone.map((row) => remove('attachments', row)),
    ...gone.flatMap(({ policyId }) => released(world, world.tables.policies.get(policyId))),
    ...fresh.flatMap((policy) => [
      ...held(world, policy),
      put(world, 'attachments', {
        id: `${id}/${policy.id}`,
        principalKind: 'role',
        principalId: id,
        policyId: policy.id,
      }),
    ]),
    ...(changed && set.inlinePolicy === undefined && inline ? [remove('inlinePolicies', inline)] : []),
    ...(changed && set.inlinePolicy !== undefined
      ? [
          put(world, 'inlinePolicies', {
            id: `${id}/${setPolicyName}`,
            ownerKind: 'role',
            ownerId: id,
            name: setPolicyName,
            document: set.inlinePolicy,
          }),
        ]
      : []),
  ];
}

interface Provisioned {
  readonly set: PermissionSetRow;
  readonly changes: readonly Change[];
}

/** Makes the set's role in an account, or gives it the set's present policies. */
export function provisioned(
  context: OperationContext,
  organization: Centred,
  set: PermissionSetRow,
  account: string,
): Provisioned {
  const { world } = context;
  const known = roleOfSet(world, set, account);
  if (known) {
    const { description, ...rest } = known;
    const role: RoleRow = set.description === undefined ? rest : { ...rest, description: set.description };
    const told = description === role.description ? [] : [put(world, 'roles', role)];
    return { set, changes: [...told, ...policyChanges(world, role, set)] };
  }
  const there = portalIn(world, account);
  const portal = there ?? newPortal(context, account, organization);
  const role = newRole(context, account, set, portal);
  return {
    set: { ...set, roles: [...set.roles, { account, roleId: role.id }] },
    changes: [
      ...(there ? [] : [put(world, 'samlProviders', portal)]),
      put(world, 'roles', role),
      ...policyChanges(world, role, set),
    ],
  };
}

/** Takes the set's role out of an account. A new assignment makes another one, with another name. */
export function withdrawn(world: World, set: PermissionSetRow, account: string): Provisioned {
  const role = roleOfSet(world, set, account);
  if (!role) return { set, changes: [] };
  const attachments = rowsBy(world, 'attachmentsByPrincipal', role.id);
  return {
    set: { ...set, roles: set.roles.filter((one) => one.account !== account) },
    changes: [
      ...attachments.map((row) => remove('attachments', row)),
      ...rowsBy(world, 'inlinePoliciesByOwner', role.id).map((row) => remove('inlinePolicies', row)),
      remove('roles', role),
      ...attachments.flatMap(({ policyId }) => released(world, world.tables.policies.get(policyId))),
    ],
  };
}
