import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { quotas } from '../../quotas.ts';
import type { Failure, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { requestTagNames, requestTags, withTags } from '../resources.ts';
import { put } from '../rows.ts';
import { tagMap, tagsOfMap } from './configuration.ts';
import { invalidValue } from './errors.ts';
import { isQualified, onFunction, withFunction } from './function-rows.ts';

/** What the model can't say of tags, since they come as a map. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (tags.length > quotas.TagsPerResource) return invalidValue('Number of tags exceeds resource tag limit.');
  if (tags.some(({ key }) => /^aws:/i.test(key)))
    return invalidValue('The tag key must not start with the reserved prefix aws:.');
  return tags.some(({ key, value }) => key === '' || key.length > 128 || value.length > 256)
    ? invalidValue('Tag keys have 1 to 128 characters, tag values 256 at most.')
    : null;
}

/** Versions and aliases have no tags of their own. */
const checkWhole = ({ Resource }: { readonly Resource: string }): Failure | null =>
  isQualified(Resource)
    ? refuse(
        invalidValue(
          'Tags on function aliases and versions are not supported. Please specify a function ARN.',
        ),
      )
    : null;

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
export const functionTags: Pick<
  OperationTable,
  'lambda:TagResource' | 'lambda:UntagResource' | 'lambda:ListTags'
> = {
  'lambda:TagResource': {
    check: checkWhole,
    authorize: (input, context) => [
      onFunction('TagResource', input.Resource, context, requestTags(tagsOfMap(input.Tags))),
    ],
    run: (input, context) =>
      withFunction(context, input.Resource, (row) => {
        const given = tagsOfMap(input.Tags);
        const tags = withTags(row.tags, given);
        return (
          refuse(checkTags(given) ?? checkTags(tags)) ??
          done({}, [put(context.world, 'resources', { ...row, tags })])
        );
      }),
    ledger: ['lambda-tag-errors'],
  },

  'lambda:UntagResource': {
    check: checkWhole,
    authorize: (input, context) => [
      onFunction('UntagResource', input.Resource, context, requestTagNames(input.TagKeys)),
    ],
    run: (input, context) =>
      withFunction(context, input.Resource, (row) => {
        const tags = row.tags.filter(({ key }) => !input.TagKeys.includes(key));
        return done(
          {},
          tags.length === row.tags.length ? [] : [put(context.world, 'resources', { ...row, tags })],
        );
      }),
  },

  'lambda:ListTags': {
    check: checkWhole,
    authorize: (input, context) => [onFunction('ListTags', input.Resource, context)],
    run: (input, context) =>
      withFunction(context, input.Resource, ({ tags }) => done({ Tags: tagMap(tags) })),
  },
};
