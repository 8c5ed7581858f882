import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { listTags, tag, untag } from '../tagging.ts';
import { checkTags, tagCase } from '../tags.ts';
import { onPrincipal, requestTagKeys } from '../targets.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_users.html */
export const userTags: Pick<OperationTable, 'TagUser' | 'UntagUser' | 'ListUserTags'> = {
  TagUser: {
    check: (input) => refuse(checkTags(input.Tags, tagCase.user)),
    authorize: (input, context) =>
      onPrincipal('TagUser', 'user', input.UserName, context, requestTagKeys(input.Tags)),
    run: (input, context) => tag(context, 'user', input.UserName, input.Tags),
  },

  UntagUser: {
    authorize: (input, context) =>
      onPrincipal('UntagUser', 'user', input.UserName, context, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) => untag(context, 'user', input.UserName, input.TagKeys),
  },

  ListUserTags: {
    authorize: (input, context) => onPrincipal('ListUserTags', 'user', input.UserName, context),
    run: (input, context) => listTags(context, 'user', input.UserName, input),
  },
};
