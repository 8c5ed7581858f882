import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { checkTags } from '../tags.ts';
import { requestTagKeys } from '../targets.ts';
import { onProfile, withProfile } from './profiles.ts';
import { keysAsTheyAre, listRowTags, tagRow, untagRow } from './tagged.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_instance-profiles.html */
export const instanceProfileTags: Pick<
  OperationTable,
  'TagInstanceProfile' | 'UntagInstanceProfile' | 'ListInstanceProfileTags'
> = {
  TagInstanceProfile: {
    check: (input) => refuse(checkTags(input.Tags, keysAsTheyAre)),
    authorize: (input, context) =>
      onProfile('TagInstanceProfile', input.InstanceProfileName, context, requestTagKeys(input.Tags)),
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) =>
        tagRow(context, 'instanceProfiles', profile, input.Tags),
      ),
  },

  UntagInstanceProfile: {
    authorize: (input, context) =>
      onProfile('UntagInstanceProfile', input.InstanceProfileName, context, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) =>
        untagRow(context, 'instanceProfiles', profile, input.TagKeys),
      ),
  },

  ListInstanceProfileTags: {
    authorize: (input, context) => onProfile('ListInstanceProfileTags', input.InstanceProfileName, context),
    run: (input, context) =>
      withProfile(context, input.InstanceProfileName, (profile) => listRowTags(input, profile)),
  },
};
