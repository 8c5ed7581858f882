import type { ApiError } from '../../call/call.ts';
import type { ParameterRow, Tag } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import { quotas } from '../../quotas.ts';
import type { Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { mergeTags, requestTags, tagsFrom, tagsOut, withoutTags } from '../shared/tags.ts';
import { invalidParameter, onParameter, parameterAt } from './parameter-rows.ts';

/** Checks tags beyond the model: those of a request. */
export function checkTags(tags: readonly Tag[]): ApiError | null {
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    return invalidParameter('Tag keys must be unique within a request.');
  return tags.some(({ key }) => /^aws:/i.test(key))
    ? invalidParameter('aws: prefixed tag key names are not allowed for external use.')
    : null;
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html */
const tooMany = (tags: readonly Tag[]): ApiError | null =>
  tags.length > quotas.TagsPerResource
    ? serviceError(
        'TooManyTagsError',
        'The Targets parameter includes too many tags. Remove one or more tags and try the command again.',
      )
    : null;

interface Named {
  readonly ResourceType: string;
  readonly ResourceId: string;
}

/** Of all that Systems Manager tags, only parameters are modelled. */
const checkType = ({ ResourceType }: Named): Failure | null =>
  ResourceType === 'Parameter'
    ? null
    : unknown({
        feature: `tags of the resource type ${ResourceType}`,
        page: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html',
      });

function withTagged<T>(
  context: OperationContext,
  { ResourceId }: Named,
  then: (row: ParameterRow) => RunResult<T>,
): RunResult<T> {
  const row = parameterAt(context, ResourceId);
  return row
    ? then(row)
    : refuse(
        serviceError(
          'InvalidResourceId',
          'The resource ID is not valid. Verify that you entered the correct ID and try again.',
        ),
      );
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
export const parameterTags: Pick<
  OperationTable,
  'ssm:AddTagsToResource' | 'ssm:RemoveTagsFromResource' | 'ssm:ListTagsForResource'
> = {
  'ssm:AddTagsToResource': {
    check: (input) => checkType(input) ?? refuse(checkTags(tagsFrom(input.Tags))),
    authorize: ({ ResourceId, Tags }, context) => [
      onParameter('AddTagsToResource', ResourceId, context, requestTags(tagsFrom(Tags))),
    ],
    run: (input, context) =>
      withTagged(context, input, (row) => {
        const tags = mergeTags(row.tags, tagsFrom(input.Tags));
        return refuse(tooMany(tags)) ?? done({}, [put(context.world, 'parameters', { ...row, tags })]);
      }),
    ledger: ['ssm-words'],
  },

  'ssm:RemoveTagsFromResource': {
    check: checkType,
    authorize: ({ ResourceId, TagKeys }, context) => [
      onParameter('RemoveTagsFromResource', ResourceId, context, [['aws:TagKeys', TagKeys]]),
    ],
    run: (input, context) =>
      withTagged(context, input, (row) => {
        const tags = withoutTags(row.tags, input.TagKeys);
        const isSame = tags.length === row.tags.length;
        return done({}, isSame ? [] : [put(context.world, 'parameters', { ...row, tags })]);
      }),
  },

  'ssm:ListTagsForResource': {
    check: checkType,
    authorize: ({ ResourceId }, context) => [onParameter('ListTagsForResource', ResourceId, context)],
    run: (input, context) => withTagged(context, input, ({ tags }) => done({ TagList: tagsOut(tags) })),
  },
};
