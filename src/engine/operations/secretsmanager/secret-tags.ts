import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { requestTagNames, requestTags, withTags } from '../resources.ts';
import { put } from '../rows.ts';
import { invalidParameter } from './errors.ts';
import { onSecret, withLive } from './secret-rows.ts';

export const tagsFrom = (tags: InputOf<'secretsmanager:TagResource'>['Tags'] = []): readonly Tag[] =>
  tags.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));

/** What is wrong with the tags of one request, beyond the model. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    return invalidParameter('Tag keys must be unique within a request.');
  if (tags.some(({ key }) => key === '' || key.startsWith('aws:')))
    return invalidParameter('Tag keys must not be empty or start with aws:.');
  return tags.length > quotas.TagsPerResource ? invalidParameter('A secret can have at most 50 tags.') : null;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/managing-secrets_tagging.html */
export const secretTags: Pick<OperationTable, 'secretsmanager:TagResource' | 'secretsmanager:UntagResource'> =
  {
    'secretsmanager:TagResource': {
      check: (input) => refuse(checkTags(tagsFrom(input.Tags))),
      authorize: (input, context) =>
        onSecret('TagResource', input.SecretId, context, requestTags(tagsFrom(input.Tags))),
      run: (input, context) =>
        withLive(context, input.SecretId, (secret) => {
          const tags = withTags(secret.tags, tagsFrom(input.Tags));
          return refuse(checkTags(tags)) ?? done({}, [put(context.world, 'resources', { ...secret, tags })]);
        }),
      ledger: ['secrets-tag-words'],
    },

    'secretsmanager:UntagResource': {
      authorize: (input, context) =>
        onSecret('UntagResource', input.SecretId, context, requestTagNames(input.TagKeys)),
      run: (input, context) =>
        withLive(context, input.SecretId, (secret) => {
          const tags = secret.tags.filter(({ key }) => !input.TagKeys.includes(key));
          return done(
            {},
            tags.length === secret.tags.length ? [] : [put(context.world, 'resources', { ...secret, tags })],
          );
        }),
    },
  };
