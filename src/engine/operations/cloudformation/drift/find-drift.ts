import type { ResourceDrift, StackResourceRow, StackRow, StackThing } from '../../../entities/entities.ts';
import type { Json, JsonObject } from '../../../cloudformation/index.ts';
import { isObject, tagPropertyOf } from '../../../cloudformation/index.ts';
import type { World } from '../../../world/world.ts';
import { propertiesOf } from '../next-call.ts';
import { resourcesIn } from '../stack-rows.ts';
import type { ActualProperties } from './actual.ts';
import { actualOf, isRead } from './actual.ts';
import { differencesOf } from './differences.ts';

/** The names by which a stack's other resources add to a thing: those aren't drift, though no template's list has them. */
function addedBy(world: World, stackId: string): ReadonlySet<Json> {
  return new Set(
    resourcesIn(world, stackId).flatMap((row): Json[] => [
      row.physicalId ?? '',
      propertiesOf(row)['PolicyName'] ?? '',
    ]),
  );
}

const nameOf = (item: Json): Json => (isObject(item) ? (item['PolicyName'] ?? '') : item);

/** The properties as they are, without what the stack itself has added beyond the thing's own template. */
function ownProperties(
  actual: ActualProperties,
  expected: JsonObject,
  stack: StackRow,
  others: () => ReadonlySet<Json>,
  tags: string | null,
): JsonObject {
  const own = Object.keys(expected).flatMap((name): [string, Json][] => {
    const [value, wanted] = [actual[name], expected[name]];
    if (value === undefined) return [];
    if (!Array.isArray(value) || !Array.isArray(wanted)) return [[name, value]];
    const listed = wanted as readonly Json[];
    const isOwn = (item: Json): boolean => {
      if (listed.some((one) => nameOf(one) === nameOf(item))) return true;
      if (name !== tags) return !others().has(nameOf(item));
      return (
        !isObject(item) ||
        !stack.tags.some(({ key, value: text }) => key === item['Key'] && text === item['Value'])
      );
    };
    return [[name, (value as readonly Json[]).filter(isOwn)]];
  });
  return Object.fromEntries(own);
}

/** A resource beside its template: what should be, what is, and where they differ. */
interface Found {
  readonly expected: JsonObject;
  /** Null: the thing is gone. */
  readonly actual: JsonObject | null;
}

/** Reads a resource as it is; null where its type's drift isn't found, or where it was never made. */
export function compared(world: World, stack: StackRow, row: StackResourceRow): Found | null {
  if (row.physicalId === undefined || row.status === 'DELETE_COMPLETE' || !isRead(row.type)) return null;
  const { account, region } = stack;
  const wanted = propertiesOf(row);
  const read = actualOf(row.type, { world, account, region }, row.physicalId, wanted);
  if (!read) return { expected: wanted, actual: null };
  const expected = Object.fromEntries(Object.entries(wanted).filter(([name]) => Object.hasOwn(read, name)));
  const tags = tagPropertyOf(row.type);
  // Read only where a list has more than its template: all of the stack for each of its resources would be a square.
  let added: ReadonlySet<Json> | null = null;
  const others = (): ReadonlySet<Json> => (added ??= addedBy(world, stack.id));
  return { expected, actual: ownProperties(read, expected, stack, others, tags) };
}

/** Lists of users, groups and roles that give rights. */
const givingRights = ['Policies', 'ManagedPolicyArns', 'Groups'] as const;

/**
 * Names the policies and groups that somebody gave a thing by hand where its template leaves them open: CloudFormation
 * doesn't compare these.
 */
export function addedByHand(world: World, stack: StackRow, row: StackResourceRow): readonly string[] {
  if (!/^AWS::IAM::(?:User|Group|Role)$/.test(row.type) || row.physicalId === undefined) return [];
  const { account, region } = stack;
  const wanted = propertiesOf(row);
  const read = actualOf(row.type, { world, account, region }, row.physicalId, wanted);
  const names = givingRights.flatMap((name) => {
    const list = Object.hasOwn(wanted, name) ? undefined : read?.[name];
    return Array.isArray(list) ? (list as readonly Json[]).map(nameOf) : [];
  });
  const others = names.length > 0 ? addedBy(world, stack.id) : new Set<Json>();
  return names.flatMap((name) => (typeof name === 'string' && !others.has(name) ? [name] : []));
}

/** Finds a resource's drift; null where it can't be found. Values that aren't echoed stay hidden. */
export function driftOf(
  world: World,
  stack: StackRow,
  row: StackResourceRow,
  now: number,
): ResourceDrift | null {
  const found = compared(world, stack, row);
  if (!found) return null;
  const { expected, actual } = found;
  const shown = shownOf(row, expected);
  if (!actual) return { status: 'DELETED', date: now, expected: JSON.stringify(shown), differences: [] };
  const differences = differencesOf(expected, actual);
  return {
    status: differences.length > 0 ? 'MODIFIED' : 'IN_SYNC',
    date: now,
    expected: JSON.stringify(shown),
    actual: JSON.stringify(actual),
    differences,
  };
}

/** Finds one after the other what was changed by hand of a stack's resources. */
export function* handChanges(
  world: World,
  stack: StackRow,
): Generator<{ readonly row: StackResourceRow; readonly drift: ResourceDrift } | null> {
  for (const row of resourcesIn(world, stack.id)) {
    const drift = row.status.endsWith('IN_PROGRESS') ? null : driftOf(world, stack, row, 0);
    yield drift && drift.status !== 'IN_SYNC' ? { row, drift } : null;
  }
}

/** The properties as the row shows them, with `****` in place of secrets. */
function shownOf({ properties }: StackThing, expected: JsonObject): JsonObject {
  const shown = JSON.parse(properties) as JsonObject;
  return Object.fromEntries(Object.keys(expected).map((name) => [name, shown[name] ?? null]));
}
