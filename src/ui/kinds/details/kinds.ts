import type { World } from '../../../engine/index.ts';
import { actions as words } from '#words/inspector-details.ts';
import type { Acting } from '../acting.ts';
import type { Action } from '../action.ts';
import { action, dialog } from '../action.ts';
import type { Fact } from '../fact.ts';
import { code } from '../fact.ts';
import type { Item, ItemKind, ItemOf } from '../item.ts';
import { arnOf } from '../kinds.ts';
import type { Request } from '../requests.ts';
import type { Section } from '../section.ts';
import { cognitoKinds } from './cognito.ts';
import type { DeleteStep, Heading, KindDetails, Relation, ShownDocument } from './details.ts';
import { iamKinds } from './iam/kinds.ts';
import { identityCenterKinds } from './identity-center.ts';
import { organizationKinds } from './organization.ts';
import { providerKinds } from './providers.ts';
import { resourceKinds } from './resources.ts';
import { workloadKinds } from './workloads.ts';

/** One entry for each kind that can be selected: the facts about it, and its actions. */
const details: { readonly [K in ItemKind]: KindDetails<ItemOf<K>> } = {
  ...iamKinds,
  ...providerKinds,
  ...cognitoKinds,
  ...resourceKinds,
  ...workloadKinds,
  ...organizationKinds,
  ...identityCenterKinds,
};

/** Returns the entry of an item's kind. */
const of = (item: Item): KindDetails<Item> => details[item.kind] as unknown as KindDetails<Item>;

export const headingOf = (world: World, item: Item, now: number): Heading =>
  of(item).heading(world, item, now);

/** The item's facts: its ARN first, then those of AWS's own Get call. `now` in ms. */
export function factsOf(world: World, item: Item, now: number): readonly Fact[] {
  const arn = arnOf(world, item);
  return [...(arn === null ? [] : [code('arn', arn)]), ...of(item).facts(world, item, now)];
}

/** Returns the lists of an item's related items, the most important first. `now` in ms. */
export const sectionsOf = (world: World, item: Item, now: number): readonly Section[] =>
  of(item).sections(world, item, now);

/** The texts that belong to an item, as AWS shows them. */
export const documentsOf = (world: World, item: Item): readonly ShownDocument[] =>
  of(item).documents(world, item);

/** Returns the call that deletes the item, or null if AWS has none. */
export const deleteItem = (world: World, item: Item): Request | null => of(item).remove(world, item);

/** Calls that AWS requires before it deletes the item. */
export const stepsBefore = (world: World, item: Item): readonly DeleteStep[] =>
  of(item).stepsBefore(world, item);

export const summaryOf = (world: World, item: Item, now: number): string =>
  of(item).summary(world, item, now);

export const relationsOf = (world: World, item: Item, now: number): readonly Relation[] =>
  of(item).relations(world, item, now);

function copyArn(world: World, item: Item): Action[] {
  const arn = arnOf(world, item);
  return arn === null
    ? []
    : [action({ id: 'copy-arn', label: words.copyArn, effect: { type: 'copy', text: arn } })];
}

function remove(world: World, item: Item): Action[] {
  const request = deleteItem(world, item);
  if (!request) return [];
  const label = item.kind === 'key' ? words.deleteKey : words.delete;
  const effect = dialog({ kind: 'delete', props: { id: item.id } });
  return [action({ id: 'delete', label, effect, requests: [request], danger: true, key: 'Delete' })];
}

/**
 * Returns everything that can be done with an item, the main action first. The inspector, the text twin, the picture's
 * context menu and the palette all read this table.
 */
export function actionsOf(world: World, item: Item, acting: Acting): readonly Action[] {
  return [...of(item).actions(world, item, acting), ...copyArn(world, item), ...remove(world, item)];
}
