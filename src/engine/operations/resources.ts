import { partition } from '../arn.ts';
import type { ApiError } from '../call/call.ts';
import type { ResourceKind, ResourceRow, Tag } from '../entities/entities.ts';
import type { OutputOf } from '../model/operation-types.ts';
import { readJson } from '../policy/json-text.ts';
import { checkDocument } from '../policy/check-document.ts';
import { storePrincipals } from '../policy/trust-principals.ts';
import type { World } from '../world/world.ts';
import { countBy, rowsBy } from '../world/world.ts';
import type { LedgerId } from './ledger.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest, RunResult } from './operation.ts';
import { done, refuse } from './operation.ts';
import { compare } from './shared/pages.ts';
import { put } from './rows.ts';
import { mergeTags, requestTags, withoutTags } from './shared/tags.ts';

/** The resources of all services: rows of one table under their ARNs. */

export type RowOf<K extends ResourceKind> = Extract<ResourceRow, { readonly kind: K }>;

/** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE` in the region and account of a call. */
export const arnHere = (
  service: string,
  { region, account }: Pick<OperationContext, 'region' | 'account'>,
  resource: string,
): string => `arn:${partition}:${service}:${region}:${account}:${resource}`;

/** The resource of that kind with exactly that ARN. */
export function resourceAt<K extends ResourceKind>(world: World, kind: K, arn: string): RowOf<K> | undefined {
  const row = world.tables.resources.get(arn);
  return row?.kind === kind ? (row as RowOf<K>) : undefined;
}

/** An account's resources of a kind, in one region or in all, sorted by name. */
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

/** The number of resources of a kind that an account holds, in all regions. */
export const countOf = (world: World, kind: ResourceKind, account: string): number =>
  countBy(world, 'resourcesByKind', `${account}/${kind}`);

/** A permission on an ARN; most services print it as it is. */
export const on = (
  action: string,
  resource: string,
  label = resource,
  keys: ContextKeys = [],
): PermissionRequest => ({ action, resource, label, keys });

/** The condition key of the tag keys that a request names. */
const requestTagNames = (names: readonly string[]): ContextKeys =>
  names.length ? [['aws:TagKeys', names]] : [];

interface TagFamily<I, G, R extends ResourceRow> {
  /** Checks how a request names the resource, beyond the model. */
  readonly check?: (input: I, context: OperationContext) => Failure | null;
  /** Checks the tags of a request before its permission is asked for. */
  readonly checkFirst?: (given: readonly Tag[]) => ApiError | null;
  /** Checks the tags that the resource would have, of which `given` are new. */
  readonly checkAll: (tags: readonly Tag[], given: readonly Tag[]) => ApiError | null;
  readonly given: (input: G) => readonly Tag[];
  /** The permission that an operation asks for. */
  readonly on: (
    action: string,
    input: I,
    context: OperationContext,
    keys: ContextKeys,
  ) => readonly PermissionRequest[];
  /** Goes on with the resource that a request names. */
  readonly find: <T>(context: OperationContext, input: I, then: (row: R) => RunResult<T>) => RunResult<T>;
}

/**
 * The operations that tag and untag a service's resources, in its own words. Untagging a key that isn't there is no
 * error.
 */
export function tagging<I, G, R extends ResourceRow>(family: TagFamily<I, G, R>) {
  const { check = () => null, checkFirst = () => null, checkAll, given, on, find } = family;
  type Untag = I & { readonly TagKeys: readonly string[] };
  type Nothing = OutputOf<'sqs:TagQueue'>;
  return {
    tag: (action: string, ledger: readonly LedgerId[]) => ({
      check: (input: I & G, context: OperationContext) =>
        check(input, context) ?? refuse(checkFirst(given(input))),
      authorize: (input: I & G, context: OperationContext) =>
        on(action, input, context, requestTags(given(input))),
      run: (input: I & G, context: OperationContext) =>
        find(context, input, (row): RunResult<Nothing> => {
          const tags = mergeTags(row.tags, given(input));
          return (
            refuse(checkAll(tags, given(input))) ??
            done({}, [put(context.world, 'resources', { ...row, tags })])
          );
        }),
      ledger,
    }),
    untag: (action: string) => ({
      check,
      authorize: (input: Untag, context: OperationContext) =>
        on(action, input, context, requestTagNames(input.TagKeys)),
      run: (input: Untag, context: OperationContext) =>
        find(context, input, (row): RunResult<Nothing> => {
          const tags = withoutTags(row.tags, input.TagKeys);
          const isSame = tags.length === row.tags.length;
          return done({}, isSame ? [] : [put(context.world, 'resources', { ...row, tags })]);
        }),
    }),
  };
}

/** The fault of a resource-based policy: each service has its own words for it. */
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
