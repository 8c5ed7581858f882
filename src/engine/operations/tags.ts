import type { Tag } from '../entities/entities.ts';
import type { ApiError } from '../call/call.ts';
import { apiError, quotaExceeded } from '../errors.ts';
import type { InputOf } from '../model/operation-types.ts';
import { quotas } from '../quotas.ts';

type TagsIn = InputOf<'TagUser'>['Tags'];

/**
 * Tag keys of users and roles compare regardless of case, those of policies as they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_case
 */
const folded = (key: string): string => key.toLowerCase();
const asIs = (key: string): string => key;
export const tagCase = { user: folded, role: folded, policy: asIs, mfa: asIs } as const;

const duplicateKeys = 'Duplicate tag keys found.';

/** What is wrong with the tags of one request, beyond what the model checks. */
export function checkTags(
  tags: TagsIn = [],
  fold: (key: string) => string,
  duplicates = `${duplicateKeys} Please note that Tag keys are case insensitive.`,
): ApiError | null {
  if (new Set(tags.map(({ Key }) => fold(Key))).size < tags.length)
    return apiError('InvalidInput', duplicates);
  const reserved = tags.find(({ Key }) => Key.toLowerCase().startsWith('aws:'));
  if (reserved)
    return apiError('InvalidInput', `Tag key ${reserved.Key} is reserved: keys can't start with aws:`);
  return null;
}

/** As `checkTags`, of a managed policy's tags: AWS says less of them. */
export const checkPolicyTags = (tags: TagsIn = []): ApiError | null =>
  checkTags(tags, tagCase.policy, duplicateKeys);

export const tagsFrom = (tags: TagsIn = []): readonly Tag[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** The tags with others set over them: a key that is there keeps its place and takes the new spelling and value. */
export function mergeTags(before: readonly Tag[], set: readonly Tag[], fold: (key: string) => string): Tag[] {
  const merged = new Map(before.map((tag) => [fold(tag.key), tag]));
  for (const tag of set) merged.set(fold(tag.key), tag);
  return [...merged.values()];
}

export function withoutTags(
  before: readonly Tag[],
  keys: readonly string[],
  fold: (key: string) => string,
): Tag[] {
  const gone = new Set(keys.map(fold));
  return before.filter((tag) => !gone.has(fold(tag.key)));
}

/** More tags than a resource may have. */
export function tooManyTags(tags: readonly Tag[]): ApiError | null {
  return tags.length > quotas.TagsPerResource
    ? quotaExceeded('TagsPerResource', quotas.TagsPerResource)
    : null;
}
