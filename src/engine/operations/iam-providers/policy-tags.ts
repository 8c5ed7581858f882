import type { OperationTable } from '../operation.ts';
import { awsOwned, checkPolicyArn, withPolicy } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkPolicyTags, tagOperations } from '../shared/tags.ts';
import { onPolicy } from '../shared/targets.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_customer-managed-policies.html */
export const policyTags: Pick<OperationTable, TagOperation<'Policy'>> = tagOperations('Policy', {
  table: 'policies',
  member: 'PolicyArn',
  checkName: checkPolicyArn,
  check: checkPolicyTags,
  on: (operation, arn, _context, keys) => onPolicy(operation, arn, keys),
  find: withPolicy,
  locked: (policy, operation, context) => awsOwned(context, operation, policy),
});
