import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { quotas } from '../../quotas.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { requestTagNames, requestTags, withTags } from '../resources.ts';
import { put } from '../rows.ts';
import { tokenPage } from '../token-pages.ts';
import { invalid } from './errors.ts';
import { onTable, withTable } from './table-rows.ts';

export const tagsFrom = (tags: InputOf<'dynamodb:TagResource'>['Tags'] = []): readonly Tag[] =>
  tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** What is wrong with the tags of one request, beyond the model. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    return invalid('One or more parameter values were invalid: Tag keys must be unique');
  if (tags.some(({ key }) => key.startsWith('aws:')))
    return invalid('One or more parameter values were invalid: Tag keys must not start with aws:');
  return tags.length > quotas.TagsPerResource
    ? invalid('One or more parameter values were invalid: Too many tags: the limit is 50')
    : null;
}

const missing = (arn: string): string => `Requested resource not found: ResourcArn: ${arn} not found`;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html */
export const tableTags: Pick<
  OperationTable,
  'dynamodb:TagResource' | 'dynamodb:UntagResource' | 'dynamodb:ListTagsOfResource'
> = {
  'dynamodb:TagResource': {
    check: (input) => refuse(checkTags(tagsFrom(input.Tags))),
    authorize: (input, context) =>
      onTable('TagResource', input.ResourceArn, context, requestTags(tagsFrom(input.Tags))),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        (table) => {
          const tags = withTags(table.tags, tagsFrom(input.Tags));
          return refuse(checkTags(tags)) ?? done({}, [put(context.world, 'resources', { ...table, tags })]);
        },
        missing(input.ResourceArn),
      ),
    ledger: ['dynamodb-tag-words'],
  },

  'dynamodb:UntagResource': {
    authorize: (input, context) =>
      onTable('UntagResource', input.ResourceArn, context, requestTagNames(input.TagKeys)),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        (table) => {
          const tags = table.tags.filter(({ key }) => !input.TagKeys.includes(key));
          return done(
            {},
            tags.length === table.tags.length ? [] : [put(context.world, 'resources', { ...table, tags })],
          );
        },
        missing(input.ResourceArn),
      ),
  },

  'dynamodb:ListTagsOfResource': {
    authorize: (input, context) => onTable('ListTagsOfResource', input.ResourceArn, context),
    run: (input, context) =>
      withTable(
        context,
        input.ResourceArn,
        ({ tags }) => {
          const page = tokenPage(tags, input.NextToken, 10);
          if (!page) return refuse(invalid('Invalid NextToken'));
          return done({
            Tags: page.items.map(({ key, value }) => ({ Key: key, Value: value })),
            ...(page.next === undefined ? {} : { NextToken: page.next }),
          });
        },
        missing(input.ResourceArn),
      ),
  },
};
