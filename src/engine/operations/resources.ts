import { partition } from '../arn.ts';
import type { ResourceKind, ResourceRow, Tag } from '../entities/entities.ts';
import { readJson } from '../policy/json-text.ts';
import { checkDocument } from '../policy/check-document.ts';
import { storePrincipals } from '../policy/trust-principals.ts';
import type { World } from '../world/world.ts';
import { countBy, rowsBy } from '../world/world.ts';
import type { ContextKeys, OperationContext, PermissionRequest } from './operation.ts';
import { compare } from './pages.ts';

/** The things to reach for, of all services: rows of one table under their ARNs. */

export type RowOf<K extends ResourceKind> = Extract<ResourceRow, { readonly kind: K }>;

/** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE` in the region and account of a call. */
export const arnHere = (
  service: string,
  { region, account }: Pick<OperationContext, 'region' | 'account'>,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** What has exactly that ARN and is of that kind. */
export function resourceAt<K extends ResourceKind>(world: World, kind: K, arn: string): RowOf<K> | undefined {
  const row = world.tables.resources.get(arn);
  return row?.kind === kind ? (row as RowOf<K>) : undefined;
}

/** What an account holds of a kind, in one region or in all, by name. */
export function resourcesOf<K extends ResourceKind>(
  world: World,
  kind: K,
  account: string,
  region?: string,
): RowOf<K>[] {
  return rowsBy(world, 'resourcesByKind', `${account}/${kind}`)
    .filter((row) => region === undefined || row.region === region)
    .sort((a, b) => compare(a.name, b.name)) as RowOf<K>[];
}

/** How many an account holds of a kind, in all regions. */
export const countOf = (world: World, kind: ResourceKind, account: string): number =>
  countBy(world, 'resourcesByKind', `${account}/${kind}`);

/** A permission on an ARN; most services print it as it is. */
export const on = (
  action: string,
  resource: string,
  label = resource,
  keys: ContextKeys = [],
): PermissionRequest => ({ action, resource, label, keys });

/** The condition keys of the tags that a request carries. */
export const requestTags = (tags: readonly Tag[]): ContextKeys =>
  tags.length
    ? [
        ...tags.map(({ key, value }) => [`aws:RequestTag/${key}`, [value]] as const),
        ['aws:TagKeys', tags.map(({ key }) => key)],
      ]
    : [];

/** The condition key of the tag keys that a request names. */
export const requestTagNames = (names: readonly string[]): ContextKeys =>
  names.length ? [['aws:TagKeys', names]] : [];

/** Tags with others set over them; tag keys of resources compare as they are. */
export function withTags(before: readonly Tag[], set: readonly Tag[]): Tag[] {
  const merged = new Map(before.map((tag) => [tag.key, tag]));
  for (const tag of set) merged.set(tag.key, tag);
  return [...merged.values()];
}

/** What is wrong with a resource-based policy: each service says it in its own words. */
type PolicyFault = 'json' | 'grammar' | 'principal';
type StoredPolicy =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: PolicyFault };

/**
 * A resource-based policy as it is kept: well formed, with the principals of its account as their unique ids.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export function storePolicy(world: World, account: string, text: string): StoredPolicy {
  if (!readJson(text).ok) return { ok: false, fault: 'json' };
  if (checkDocument(text, 'resource') !== null) return { ok: false, fault: 'grammar' };
  const kept = storePrincipals(world, account, text);
  return kept.ok ? kept : { ok: false, fault: 'principal' };
}
