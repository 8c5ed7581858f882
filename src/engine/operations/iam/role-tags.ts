import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { listTags, tag, untag } from '../tagging.ts';
import { checkTags, tagCase } from '../tags.ts';
import { onPrincipal, requestTagKeys } from '../targets.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html */
export const roleTags: Pick<OperationTable, 'TagRole' | 'UntagRole' | 'ListRoleTags'> = {
  TagRole: {
    check: (input) => refuse(checkTags(input.Tags, tagCase.role)),
    authorize: (input, context) =>
      onPrincipal('TagRole', 'role', input.RoleName, context, requestTagKeys(input.Tags)),
    run: (input, context) => tag(context, 'role', input.RoleName, input.Tags),
  },

  UntagRole: {
    authorize: (input, context) =>
      onPrincipal('UntagRole', 'role', input.RoleName, context, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) => untag(context, 'role', input.RoleName, input.TagKeys),
  },

  ListRoleTags: {
    authorize: (input, context) => onPrincipal('ListRoleTags', 'role', input.RoleName, context),
    run: (input, context) => listTags(context, 'role', input.RoleName, input),
  },
};
