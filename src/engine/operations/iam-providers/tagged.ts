import type { ApiError } from '../../call/call.ts';
import type { Rows, Tag } from '../../entities/entities.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { OperationContext, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tagsOut } from '../outputs.ts';
import { compare, page } from '../pages.ts';
import { put } from '../rows.ts';
import { mergeTags, tagCase, tagsFrom, tooManyTags, withoutTags } from '../tags.ts';

/**
 * Tags of what isn't a user or a role: their keys compare as they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_case
 */
export const keysAsTheyAre = tagCase.policy;

type TaggedTable = 'policies' | 'instanceProfiles' | 'oidcProviders' | 'samlProviders';
type Nothing = OutputOf<'TagPolicy'>;

export function tagRow<T extends TaggedTable>(
  { world }: OperationContext,
  table: T,
  row: Rows[T],
  set: InputOf<'TagPolicy'>['Tags'],
  tooMany: (tags: readonly Tag[]) => ApiError | null = tooManyTags,
): RunResult<Nothing> {
  const tags = mergeTags(row.tags, tagsFrom(set), keysAsTheyAre);
  return refuse(tooMany(tags)) ?? done({}, [put(world, table, { ...row, tags })]);
}

/** Keys that aren't there are no error. */
export function untagRow<T extends TaggedTable>(
  { world }: OperationContext,
  table: T,
  row: Rows[T],
  keys: readonly string[],
): RunResult<Nothing> {
  const tags = withoutTags(row.tags, keys, keysAsTheyAre);
  return done({}, tags.length === row.tags.length ? [] : [put(world, table, { ...row, tags })]);
}

/** Sorted by key. */
export function listRowTags(
  input: Pick<InputOf<'ListPolicyTags'>, 'Marker' | 'MaxItems'>,
  row: Rows[TaggedTable],
): RunResult<OutputOf<'ListPolicyTags'>> {
  const tags = [...row.tags].sort((a, b) => compare(a.key, b.key));
  return page(input, tags, (part, rest) => done({ Tags: tagsOut(part), ...rest }));
}
