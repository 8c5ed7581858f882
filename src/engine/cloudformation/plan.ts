import type { Json, JsonObject } from './json.ts';
import { isObject, member } from './json.ts';
import { isPending } from './functions.ts';
import { inOrder, referencesIn } from './references.ts';
import type { ResolvedResource, ResolvedTemplate } from './resolved.ts';
import { replacementFor, sameJson, tagPropertyOf } from './schema.ts';
import { settle } from './resolve.ts';
import type { DeletionPolicy } from './template.ts';
import type { PhysicalResource } from './types/resource-type.ts';

/** A resource that a stack has made, as the stack remembers it. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  /** Its properties as they were carried out, without any function. */
  readonly properties: JsonObject;
  readonly made: PhysicalResource;
  /** Logical ids of all that it was made after. */
  readonly after: readonly string[];
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
}

/** All that a stack does, in its order: first `changes`, then the clean-up that removes. */
export interface StackPlan {
  readonly changes: readonly PlannedChange[];
  /** Logical ids that leave the stack, each before all that it was made after. What a replacement leaves is removed here, too. */
  readonly removals: readonly PlannedChange[];
}

/**
 * One change as DescribeChangeSet lists it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string | null;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** For `Modify`. `Conditional`: only the making of another resource will tell. */
  readonly replacement: 'True' | 'False' | 'Conditional' | null;
  /** For `Remove` and replacements: whether the old resource is deleted or kept. */
  readonly policy: DeletionPolicy;
  readonly details: readonly ChangeDetail[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html */
export interface ChangeDetail {
  readonly attribute: 'Properties' | 'Tags' | 'DeletionPolicy' | 'UpdateReplacePolicy' | 'Metadata';
  /** The property's name. */
  readonly name: string | null;
  readonly requiresRecreation: 'Never' | 'Conditionally' | 'Always';
  readonly evaluation: 'Static' | 'Dynamic';
  readonly changeSource:
    'DirectModification' | 'ResourceReference' | 'ResourceAttribute' | 'ParameterReference';
  /** Such as `Role` or `Role.Arn`: whose change this follows. */
  readonly causingEntity: string | null;
}

type Deployed = ReadonlyMap<string, DeployedResource>;

/**
 * Lists what a stack has to do to become what a template says (null: to be deleted), from what it has made (empty: a new
 * stack). A change that needs the outcome of another is `Conditional`: `compareProperties` decides once all is known.
 */
export function planStack(deployed: Deployed, next: ResolvedTemplate | null): StackPlan {
  const changes: PlannedChange[] = [];
  const fates = new Map<string, 'True' | 'False' | 'Conditional'>();
  for (const resource of next?.resources.values() ?? []) {
    const before = deployed.get(resource.logicalId);
    const change =
      before?.type === resource.type ? changeOf(before, resource, deployed, fates) : addition(resource);
    if (!change) continue;
    changes.push(change);
    if (change.replacement !== null) fates.set(change.logicalId, change.replacement);
    // A resource whose type changes is another one, under the same name.
    else if (before) fates.set(change.logicalId, 'True');
  }
  const replaced = changes
    .filter(({ replacement }) => replacement === 'True')
    .map(({ logicalId }) => logicalId);
  return { changes, removals: planRemovals(deployed, next, new Set(replaced)) };
}

/**
 * Lists what a stack removes in its clean-up: what has left the template or has another type there, and what was
 * replaced, in its order. Called once more when all replacements are known.
 */
export function planRemovals(
  deployed: Deployed,
  next: ResolvedTemplate | null,
  replaced: ReadonlySet<string>,
): readonly PlannedChange[] {
  const leaving = [...deployed.values()].filter(
    ({ logicalId, type }) => next?.resources.get(logicalId)?.type !== type || replaced.has(logicalId),
  );
  return removalOrder(leaving).map((one) => removal(one, next?.resources.has(one.logicalId) === true));
}

/** The order in which resources are removed: each before all that it was made after. */
function removalOrder(resources: readonly DeployedResource[]): readonly DeployedResource[] {
  const byId = new Map(resources.map((one) => [one.logicalId, one]));
  const order = inOrder(new Map(resources.map(({ logicalId, after }) => [logicalId, after])));
  return order.flatMap((logicalId) => byId.get(logicalId) ?? []).reverse();
}

const addition = ({ logicalId, type, deletionPolicy }: ResolvedResource): PlannedChange => ({
  logicalId,
  type,
  physicalId: null,
  action: 'Add',
  replacement: null,
  policy: deletionPolicy,
  details: [],
});

const removal = (one: DeployedResource, isReplaced: boolean): PlannedChange => ({
  logicalId: one.logicalId,
  type: one.type,
  physicalId: one.made.physicalId,
  action: 'Remove',
  replacement: null,
  policy: isReplaced ? one.updateReplacePolicy : one.deletionPolicy,
  details: [],
});

type Fates = ReadonlyMap<string, 'True' | 'False' | 'Conditional'>;

function changeOf(
  before: DeployedResource,
  next: ResolvedResource,
  deployed: Deployed,
  fates: Fates,
): PlannedChange | null {
  const details = [...propertyDetails(before, next, deployed, fates), ...policyDetails(before, next)];
  if (details.length === 0) return null;
  const strongest = (evaluation: 'Static' | 'Dynamic') =>
    details.some((one) => one.requiresRecreation === 'Always' && one.evaluation === evaluation);
  return {
    logicalId: next.logicalId,
    type: next.type,
    physicalId: before.made.physicalId,
    action: 'Modify',
    replacement: strongest('Static')
      ? 'True'
      : strongest('Dynamic') || details.some((one) => one.requiresRecreation === 'Conditionally')
        ? 'Conditional'
        : 'False',
    policy: next.updateReplacePolicy,
    details,
  };
}

/** Whether a reference's value may change: Ref changes with a replacement, an attribute with any update. */
function causeIn(value: Json | undefined, fates: Fates): string | null {
  for (const { kind, name, attribute } of value === undefined ? [] : referencesIn(value)) {
    const fate = fates.get(name);
    if (fate === undefined) continue;
    if (kind === 'Ref' && fate === 'False') continue;
    return attribute === null ? name : `${name}.${attribute}`;
  }
  return null;
}

function propertyDetails(
  before: DeployedResource,
  next: ResolvedResource,
  deployed: Deployed,
  fates: Fates,
): readonly ChangeDetail[] {
  // With what is made already in place: where nothing that it refers to changes, this is its value.
  const present = settledNow(next.properties, deployed);
  const names = [...new Set([...Object.keys(before.properties), ...Object.keys(next.properties)])];
  return names.flatMap((name): readonly ChangeDetail[] => {
    const requiresRecreation = replacementFor(next.type, name);
    const attribute = name === tagPropertyOf(next.type) ? 'Tags' : 'Properties';
    const shown = attribute === 'Tags' ? null : name;
    const cause = causeIn(member(next.properties, name), fates);
    const value = member(present, name);
    const differs = !sameJson(comparable(member(before.properties, name)), comparable(value));
    if (cause !== null)
      return [
        {
          attribute,
          name: shown,
          requiresRecreation,
          evaluation: 'Dynamic',
          changeSource: cause.includes('.') ? 'ResourceAttribute' : 'ResourceReference',
          causingEntity: cause,
        },
      ];
    if (!differs) return [];
    const isOpen = value !== undefined && isPending(value);
    return [
      {
        attribute,
        name: shown,
        requiresRecreation,
        evaluation: isOpen ? 'Dynamic' : 'Static',
        changeSource: 'DirectModification',
        causingEntity: null,
      },
    ];
  });
}

/** Numbers and truth values count as their texts: the deployed ones have their types, written ones may not. */
function comparable(value: Json | undefined): Json | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return (value as Json[]).map((one) => comparable(one) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, comparable(one) ?? null]));
}

function settledNow(properties: JsonObject, deployed: Deployed): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const settled = settle(value, (logicalId) => deployed.get(logicalId)?.made ?? null);
      return [name, settled.ok ? settled.value : value];
    }),
  );
}

function policyDetails(before: DeployedResource, next: ResolvedResource): readonly ChangeDetail[] {
  const detail = (attribute: 'DeletionPolicy' | 'UpdateReplacePolicy'): ChangeDetail => ({
    attribute,
    name: null,
    requiresRecreation: 'Never',
    evaluation: 'Static',
    changeSource: 'DirectModification',
    causingEntity: null,
  });
  return [
    ...(before.deletionPolicy === next.deletionPolicy ? [] : [detail('DeletionPolicy')]),
    ...(before.updateReplacePolicy === next.updateReplacePolicy ? [] : [detail('UpdateReplacePolicy')]),
  ];
}
