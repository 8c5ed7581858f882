import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { notModelled } from '../../errors.ts';
import type { Change, World } from '../../world/world.ts';
import type { ContextKeys, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { mergeTags, requestTags, tagsFrom, tagsOut, withoutTags } from '../shared/tags.ts';
import {
  asManager,
  checkTagKeys,
  checkTags,
  invalidInput,
  listed,
  memberOf,
  notFound,
  onOrganization,
  tooManyTags,
} from './membership.ts';
import { onPolicy } from './policies.ts';
import { arnAt } from './targets.ts';

const page = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html';

/** A thing's tags, and the change that gives it others. */
interface Tagged {
  readonly tags: readonly Tag[];
  readonly retagged: (tags: readonly Tag[]) => Change;
}

/** The account, unit or policy of an id. */
function taggedAt(world: World, id: string): Tagged | undefined {
  const account = memberOf(world, id);
  if (account)
    return { tags: account.tags ?? [], retagged: (tags) => put(world, 'accounts', { ...account, tags }) };
  const unit = world.tables.units.get(id);
  if (unit) return { tags: unit.tags, retagged: (tags) => put(world, 'units', { ...unit, tags }) };
  const policy = world.tables.organizationPolicies.get(id);
  return (
    policy && {
      tags: policy.tags ?? [],
      retagged: (tags) => put(world, 'organizationPolicies', { ...policy, tags }),
    }
  );
}

/** Goes on with the thing of that id, as the management account. */
function withTagged<T>(
  context: OperationContext,
  id: string,
  then: (tagged: Tagged) => RunResult<T>,
): RunResult<T> {
  return asManager(context, ({ rootId }) => {
    if (id === rootId) return unknown(notModelled('tags of an organization’s root', page));
    const found = taggedAt(context.world, id);
    return found ? then(found) : refuse(notFound('TargetNotFoundException'));
  });
}

/** Refuses to change the tags of AWS's own policies. */
const immutable = ({ world }: OperationContext, id: string): ApiError | null =>
  world.tables.organizationPolicies.get(id)?.awsManaged
    ? invalidInput("You specified a policy that is managed by AWS and can't be modified.")
    : null;

const on = (operation: string, context: OperationContext, id: string, keys: ContextKeys = []) =>
  id.startsWith('p-')
    ? onPolicy(operation, context, id, [], keys)
    : onOrganization(operation, context, (organization) => [arnAt(context.world, organization, id)], keys);

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html */
export const organizationTags: Pick<
  OperationTable,
  'organizations:TagResource' | 'organizations:UntagResource' | 'organizations:ListTagsForResource'
> = {
  'organizations:TagResource': {
    check: ({ Tags }) => refuse(checkTags(Tags)),
    authorize: ({ ResourceId, Tags }, context) =>
      on('TagResource', context, ResourceId, requestTags(tagsFrom(Tags))),
    run: ({ ResourceId, Tags }, context) =>
      withTagged(context, ResourceId, ({ tags: before, retagged }) => {
        const tags = mergeTags(before, tagsFrom(Tags));
        const wrong = immutable(context, ResourceId) ?? tooManyTags(tags.length);
        return refuse(wrong) ?? done({}, [retagged(tags)]);
      }),
  },

  'organizations:UntagResource': {
    check: ({ TagKeys }) => refuse(checkTagKeys(TagKeys)),
    authorize: ({ ResourceId, TagKeys }, context) =>
      on('UntagResource', context, ResourceId, [['aws:TagKeys', TagKeys]]),
    run: ({ ResourceId, TagKeys }, context) =>
      withTagged(context, ResourceId, ({ tags: before, retagged }) => {
        const tags = withoutTags(before, TagKeys);
        const isSame = tags.length === before.length;
        return refuse(immutable(context, ResourceId)) ?? done({}, isSame ? [] : [retagged(tags)]);
      }),
  },

  'organizations:ListTagsForResource': {
    authorize: ({ ResourceId }, context) => on('ListTagsForResource', context, ResourceId),
    run: (input, context) =>
      withTagged(context, input.ResourceId, ({ tags }) =>
        listed(input, tags, (some, rest) => done({ Tags: tagsOut(some), ...rest })),
      ),
  },
};
