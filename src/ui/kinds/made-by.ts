import type { StackResourceRow, StackRow, World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';

/** Indexes of things that stacks know by their names. */
const byName = {
  'AWS::IAM::User': 'usersByName',
  'AWS::IAM::Group': 'groupsByName',
  'AWS::IAM::Role': 'rolesByName',
  'AWS::IAM::ManagedPolicy': 'policiesByName',
  'AWS::IAM::InstanceProfile': 'instanceProfilesByName',
} as const;

/** Tables of things that stacks know by their keys. */
const byKey = [
  ...['accessKeys', 'oidcProviders', 'samlProviders', 'mfaDevices', 'userPools', 'identityPools'],
  ...['resources', 'units', 'organizations', 'organizationPolicies'],
] as const;

/** The id of what a stack has made, as the page selects it; null for what the page shows within something else. */
export function thingOf(
  world: World,
  { account }: Pick<StackRow, 'account'>,
  { type, physicalId, attributes }: StackResourceRow,
): string | null {
  if (physicalId === undefined) return null;
  if (Object.hasOwn(byName, type)) {
    const name = physicalId.slice(physicalId.lastIndexOf('/') + 1).toLowerCase();
    return rowsBy(world, byName[type as keyof typeof byName], `${account}/${name}`)[0]?.id ?? null;
  }
  const { Arn } = JSON.parse(attributes) as { readonly Arn?: unknown };
  const keys = [physicalId, `arn:aws:s3:::${physicalId}`, ...(typeof Arn === 'string' ? [Arn] : [])];
  const tables = world.tables as unknown as Readonly<Record<string, { get: (key: string) => unknown }>>;
  return keys.find((key) => byKey.some((table) => tables[table]?.get(key) !== undefined)) ?? null;
}

/** The stack that has made a thing, and the resource that it is there; null if none has. */
export function makerOf(
  world: World,
  id: string,
): { readonly stack: StackRow; readonly resource: StackResourceRow } | null {
  const { stacks } = world.tables;
  for (const resource of stacks.list()) {
    if (resource.kind !== 'resource' || resource.status.startsWith('DELETE_')) continue;
    const stack = stacks.get(resource.stackId);
    if (stack?.kind === 'stack' && thingOf(world, stack, resource) === id) return { stack, resource };
  }
  return null;
}
