import type { OperationTable } from '../operation.ts';
import { refuse } from '../operation.ts';
import { awsOwned, checkPolicyArn, withPolicy } from '../rows.ts';
import { checkPolicyTags } from '../tags.ts';
import { onPolicy, requestTagKeys } from '../targets.ts';
import { listRowTags, tagRow, untagRow } from './tagged.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_customer-managed-policies.html */
export const policyTags: Pick<OperationTable, 'TagPolicy' | 'UntagPolicy' | 'ListPolicyTags'> = {
  TagPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn) ?? refuse(checkPolicyTags(input.Tags)),
    authorize: (input) => onPolicy('TagPolicy', input.PolicyArn, requestTagKeys(input.Tags)),
    run: (input, context) =>
      withPolicy(
        context,
        input.PolicyArn,
        (policy) =>
          refuse(awsOwned(context, 'TagPolicy', policy)) ?? tagRow(context, 'policies', policy, input.Tags),
      ),
  },

  UntagPolicy: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('UntagPolicy', input.PolicyArn, [['aws:TagKeys', input.TagKeys]]),
    run: (input, context) =>
      withPolicy(
        context,
        input.PolicyArn,
        (policy) =>
          refuse(awsOwned(context, 'UntagPolicy', policy)) ??
          untagRow(context, 'policies', policy, input.TagKeys),
      ),
  },

  ListPolicyTags: {
    check: (input) => checkPolicyArn(input.PolicyArn),
    authorize: (input) => onPolicy('ListPolicyTags', input.PolicyArn),
    run: (input, context) => withPolicy(context, input.PolicyArn, (policy) => listRowTags(input, policy)),
  },
};
