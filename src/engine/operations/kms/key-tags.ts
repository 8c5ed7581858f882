import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { requestTagNames, requestTags, withTags } from '../resources.ts';
import { put } from '../rows.ts';
import { tokenPage } from '../token-pages.ts';
import { invalidMarker, pendingDeletion, tagError } from './errors.ts';
import { checkKey, onKey, withKey } from './key-rows.ts';

export const tagsFrom = (tags: InputOf<'kms:CreateKey'>['Tags'] = []): readonly Tag[] =>
  tags.map(({ TagKey, TagValue }) => ({ key: TagKey, value: TagValue }));

/** What is wrong with the tags of one request, beyond the model. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length) return tagError('Duplicate tag keys');
  if (tags.some(({ key }) => /^aws:/i.test(key))) return tagError('Tags beginning with aws: are reserved');
  return tooMany(tags);
}

const tooMany = (tags: readonly Tag[]): ApiError | null =>
  tags.length > quotas.TagsPerResource ? serviceError('LimitExceededException', 'Too many tags') : null;

/** https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html */
export const keyTags: Pick<OperationTable, 'kms:TagResource' | 'kms:UntagResource' | 'kms:ListResourceTags'> =
  {
    'kms:TagResource': {
      check: (input, context) => checkKey(input, context),
      authorize: (input, context) =>
        onKey('TagResource', input.KeyId, context, requestTags(tagsFrom(input.Tags))),
      run: (input, context) =>
        withKey(context, input.KeyId, (key) => {
          if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
          const tags = withTags(key.tags, tagsFrom(input.Tags));
          return (
            refuse(checkTags(tagsFrom(input.Tags)) ?? tooMany(tags)) ??
            done({}, [put(context.world, 'resources', { ...key, tags })])
          );
        }),
      ledger: ['kms-tag-words'],
    },

    'kms:UntagResource': {
      check: (input, context) => checkKey(input, context),
      authorize: (input, context) =>
        onKey('UntagResource', input.KeyId, context, requestTagNames(input.TagKeys)),
      run: (input, context) =>
        withKey(context, input.KeyId, (key) => {
          if (key.state === 'PendingDeletion') return refuse(pendingDeletion(key.id));
          const tags = key.tags.filter((tag) => !input.TagKeys.includes(tag.key));
          return done(
            {},
            tags.length === key.tags.length ? [] : [put(context.world, 'resources', { ...key, tags })],
          );
        }),
    },

    'kms:ListResourceTags': {
      check: (input, context) => checkKey(input, context),
      authorize: (input, context) => onKey('ListResourceTags', input.KeyId, context),
      run: (input, context) =>
        withKey(context, input.KeyId, (key) => {
          const page = tokenPage(key.tags, input.Marker, input.Limit ?? 50);
          if (!page) return refuse(invalidMarker());
          return done({
            Tags: page.items.map((tag) => ({ TagKey: tag.key, TagValue: tag.value })),
            Truncated: page.next !== undefined,
            ...(page.next === undefined ? {} : { NextMarker: page.next }),
          });
        }),
    },
  };
