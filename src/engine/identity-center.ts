import { policyArn } from './arn.ts';
import type {
  DirectoryUserRow,
  IdentityCenterInstance,
  OrganizationRow,
  PermissionSetRow,
  RoleRow,
  SamlProviderRow,
  Tag,
} from './entities/entities.ts';
import type { World } from './world/world.ts';
import { rowsBy } from './world/world.ts';

/** An organization in which Identity Center is on. */
export type Centred = OrganizationRow & { readonly identityCenter: IdentityCenterInstance };

/** The organization of the world, if Identity Center is on in it. */
export function centredIn(world: World): Centred | undefined {
  const [row] = [...world.tables.organizations.values()];
  return row?.identityCenter ? (row as Centred) : undefined;
}

export const identityCenterArn = ({ instanceId }: IdentityCenterInstance): string =>
  `arn:aws:sso:::instance/${instanceId}`;

/** Whether a SAML provider is Identity Center's own. */
export const isPortal = ({ name }: Pick<SamlProviderRow, 'name'>): boolean =>
  /^AWSSSO_[0-9a-f]{16}_DO_NOT_DELETE$/.test(name);

/** The name of the inline policy that a set's roles have. */
export const setPolicyName = 'AwsSSOInlinePolicy';

/** The set's role in an account; undefined where it isn't provisioned. */
export const roleOfSet = (world: World, set: PermissionSetRow, account: string): RoleRow | undefined =>
  world.tables.roles.get(set.roles.find((one) => one.account === account)?.roleId ?? '');

/**
 * Whether the set's role in an account has what the set says now.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ProvisionPermissionSet.html
 */
export function isProvisioned(world: World, set: PermissionSetRow, account: string): boolean {
  const role = roleOfSet(world, set, account);
  if (!role || role.description !== set.description) return false;
  const inline = rowsBy(world, 'inlinePoliciesByOwner', role.id).find(({ name }) => name === setPolicyName);
  const attached = rowsBy(world, 'attachmentsByPrincipal', role.id).flatMap(({ policyId }) => {
    const policy = world.tables.policies.get(policyId);
    return policy ? [policyArn(policy)] : [];
  });
  return (
    inline?.document === set.inlinePolicy &&
    attached.length === set.managedPolicies.length &&
    attached.every((arn) => set.managedPolicies.includes(arn))
  );
}

/** The value of a source such as `${path:title}`; undefined if the person has no such attribute. */
function valueOf({ name, attributes }: DirectoryUserRow, source: string): string | undefined {
  const path = source.replace(/^\$\{path:(.*)\}$/, '$1');
  return path === 'userName' ? name : attributes.find((one) => one.path === path)?.value;
}

/**
 * The tags that a person's sessions carry: the attributes for access control that the person has.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/attributesforaccesscontrol.html
 */
export const tagsOfPerson = (
  { attributes = [] }: IdentityCenterInstance,
  person: DirectoryUserRow,
): readonly Tag[] =>
  attributes.flatMap(({ key, source }) => {
    const value = source.map((one) => valueOf(person, one)).find((one) => one !== undefined);
    return value === undefined ? [] : [{ key, value }];
  });
