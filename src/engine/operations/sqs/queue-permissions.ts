import { accountRootArn, isAccountId } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { withoutPolicy } from './attributes.ts';
import { checkUrl, invalidParameter, missingParameter, onQueue, withQueue } from './queue-rows.ts';
import type { Queue } from './queue-rows.ts';

type AddInput = InputOf<'sqs:AddPermission'>;

interface Policy {
  readonly Statement: readonly { readonly Sid?: string }[];
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html */
const mostActions = 7;

/**
 * Actions that a policy gives nobody of another account.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html
 */
const ofOwner =
  /^(?:(?:Add|Remove)Permission|(?:Create|Delete|Tag|Untag)Queue|ListQueue(?:s|Tags)|SetQueueAttributes|(?:Start|Cancel)MessageMoveTask|ListMessageMoveTasks)$/i;

const badLabel = (label: string, reason: string): ApiError =>
  invalidParameter(`Value ${label} for parameter Label is invalid. Reason: ${reason}`);

function checkAdd({ Label, AWSAccountIds, Actions }: AddInput): ApiError | null {
  if (!/^[\w-]{1,80}$/.test(Label))
    return badLabel(
      Label,
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.',
    );
  if (AWSAccountIds.length === 0) return missingParameter('PrincipalId');
  if (Actions.length === 0) return missingParameter('Actions');
  if (Actions.length > mostActions)
    return serviceError(
      'OverLimit',
      `${String(Actions.length)} Actions were found, maximum allowed is ${String(mostActions)}.`,
    );
  const unknown = AWSAccountIds.filter((one) => !isAccountId(one));
  if (unknown.length > 0)
    return invalidParameter(
      `Value [${unknown.join(', ')}] for parameter PrincipalId is invalid. Reason: Unable to verify.`,
    );
  const owned = Actions.find((action) => ofOwner.test(action));
  return owned === undefined
    ? null
    : invalidParameter(
        `Value SQS:${owned} for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.`,
      );
}

const oneOrAll = (all: readonly string[]): string | readonly string[] =>
  all.length === 1 && all[0] !== undefined ? all[0] : all;

function policyOf({ id, policy }: Queue): Policy {
  return policy === undefined
    ? ({ Version: '2008-10-17', Id: `${id}/SQSDefaultPolicy`, Statement: [] } as Policy)
    : (JSON.parse(policy) as Policy);
}

const statementsOf = (policy: Policy): Policy['Statement'] => [policy.Statement].flat();

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html */
export const queuePermissions: Pick<OperationTable, 'sqs:AddPermission' | 'sqs:RemovePermission'> = {
  'sqs:AddPermission': {
    check: (input) => checkUrl(input) ?? refuse(checkAdd(input)),
    authorize: (input) => onQueue('AddPermission', input.QueueUrl),
    run: (input, { world }) =>
      withQueue({ world }, input.QueueUrl, (queue) => {
        const { Label, AWSAccountIds, Actions } = input;
        const policy = policyOf(queue);
        const statements = statementsOf(policy);
        if (statements.some(({ Sid }) => Sid === Label)) return refuse(badLabel(Label, 'Already exists.'));
        const statement = {
          Sid: Label,
          Effect: 'Allow',
          Principal: { AWS: oneOrAll(AWSAccountIds.map(accountRootArn)) },
          Action: oneOrAll(Actions.map((action) => `SQS:${action}`)),
          Resource: queue.id,
        };
        const text = JSON.stringify({ ...policy, Statement: [...statements, statement] });
        return done({}, [put(world, 'resources', { ...queue, policy: text })]);
      }),
    ledger: ['sqs-permission-words'],
  },

  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html
  'sqs:RemovePermission': {
    check: checkUrl,
    authorize: (input) => onQueue('RemovePermission', input.QueueUrl),
    run: (input, { world }) =>
      withQueue({ world }, input.QueueUrl, (queue) => {
        const policy = policyOf(queue);
        const left = statementsOf(policy).filter(({ Sid }) => Sid !== input.Label);
        if (left.length === statementsOf(policy).length)
          return refuse(badLabel(input.Label, "can't find label."));
        const text = JSON.stringify({ ...policy, Statement: left });
        const next = left.length === 0 ? withoutPolicy(queue) : { ...queue, policy: text };
        return done({}, [put(world, 'resources', next)]);
      }),
  },
};
