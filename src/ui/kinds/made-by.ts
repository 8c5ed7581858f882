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

/** Owners of inline policies and memberships: the property that names them, and their index. */
const owners = [
  ['UserName', 'usersByName'],
  ['GroupName', 'groupsByName'],
  ['RoleName', 'rolesByName'],
  ['Users', 'usersByName'],
  ['Groups', 'groupsByName'],
  ['Roles', 'rolesByName'],
] as const;
const withinOwners: readonly string[] = [
  ...['AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy', 'AWS::IAM::RolePolicy'],
  'AWS::IAM::UserToGroupAddition',
];

/** Finds the users, groups and roles into which a stack has written, and before them the inline policies in them. */
function writtenInto(world: World, account: string, { properties }: StackResourceRow): readonly string[] {
  const values = JSON.parse(properties) as Readonly<Record<string, unknown>>;
  const named = owners.flatMap(([property, index]) =>
    [values[property] ?? []]
      .flat()
      .flatMap((name) =>
        typeof name === 'string' ? rowsBy(world, index, `${account}/${name.toLowerCase()}`) : [],
      ),
  );
  const inline = named.flatMap(({ id }) =>
    rowsBy(world, 'inlinePoliciesByOwner', id).filter(({ name }) => name === values['PolicyName']),
  );
  return [...inline, ...named].map(({ id }) => id);
}

/** The ids, as the page selects them, of all in which something that a stack has made is seen. */
export function thingsOf(
  world: World,
  { account }: Pick<StackRow, 'account'>,
  row: StackResourceRow,
): readonly string[] {
  const { type, physicalId, attributes } = row;
  if (physicalId === undefined) return [];
  if (withinOwners.includes(type)) return writtenInto(world, account, row);
  if (Object.hasOwn(byName, type)) {
    const name = physicalId.slice(physicalId.lastIndexOf('/') + 1).toLowerCase();
    return rowsBy(world, byName[type as keyof typeof byName], `${account}/${name}`).map(({ id }) => id);
  }
  const { Arn } = JSON.parse(attributes) as { readonly Arn?: unknown };
  const keys = [physicalId, `arn:aws:s3:::${physicalId}`, ...(typeof Arn === 'string' ? [Arn] : [])];
  const tables = world.tables as unknown as Readonly<Record<string, { get: (key: string) => unknown }>>;
  return keys.filter((key) => byKey.some((table) => tables[table]?.get(key) !== undefined)).slice(0, 1);
}

/** The first of these; null for what the page shows nowhere. */
export const thingOf = (
  world: World,
  stack: Pick<StackRow, 'account'>,
  row: StackResourceRow,
): string | null => thingsOf(world, stack, row)[0] ?? null;

interface Maker {
  readonly stack: StackRow;
  readonly resource: StackResourceRow;
  /** The thing isn't made by it: it has something in it. */
  readonly isWithin: boolean;
}

/** The last part of a thing's name, ARN or id, by which stacks' resources are looked up. */
const lastPart = (name: string): string => name.toLowerCase().replace(/.*[/:]/s, '');

/** The last parts of what a resource made, and of those into whom it has written. */
function partsOf({ type, physicalId = '', properties }: StackResourceRow): ReadonlySet<string> {
  const named = withinOwners.includes(type)
    ? Object.values(JSON.parse(properties) as Readonly<Record<string, unknown>>).flat()
    : [];
  return new Set([physicalId, ...named].flatMap((name) => (typeof name === 'string' ? lastPart(name) : [])));
}

type ByPart = ReadonlyMap<string, readonly StackResourceRow[]>;
/** The resources by these parts, for each version of the rows: they are read through once after a stack has changed. */
const lookups = new WeakMap<World['tables']['stacks'], ByPart>();

function resourcesByPart({ tables: { stacks } }: World): ByPart {
  const known = lookups.get(stacks);
  if (known) return known;
  const found = new Map<string, StackResourceRow[]>();
  for (const row of stacks.list())
    if (row.kind === 'resource')
      for (const part of partsOf(row)) {
        const others = found.get(part);
        if (others) others.push(row);
        else found.set(part, [row]);
      }
  lookups.set(stacks, found);
  return found;
}

/** The name by which stacks know a thing, or its id: an inline policy is found by its owner's. */
function knownAs({ tables }: World, id: string): string {
  const { users, groups, roles, policies, instanceProfiles } = tables;
  const of = tables.inlinePolicies.get(id)?.ownerId ?? id;
  return (
    [users, groups, roles, policies, instanceProfiles].flatMap((table) => table.get(of)?.name ?? [])[0] ?? of
  );
}

/** The stacks that have made a thing or something in it, the thing's own stack first. */
export function makersOf(world: World, id: string): readonly Maker[] {
  const { stacks, inlinePolicies } = world.tables;
  const named = resourcesByPart(world).get(lastPart(knownAs(world, id))) ?? [];
  const found = named.flatMap((resource): Maker[] => {
    if (resource.status.startsWith('DELETE_')) return [];
    const stack = stacks.get(resource.stackId);
    if (stack?.kind !== 'stack') return [];
    const things = thingsOf(world, stack, resource);
    if (!things.includes(id)) return [];
    return [{ stack, resource, isWithin: withinOwners.includes(resource.type) && !inlinePolicies.has(id) }];
  });
  const rank = ({ isWithin, resource }: Maker): string => `${isWithin ? 1 : 0} ${resource.id}`;
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
