import type { ApiError } from '../../call/call.ts';
import type { StackDeployment, StackRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { Change } from '../../world/world.ts';
import { passRole } from '../callers.ts';
import type { Failure, OperationContext, OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tokenPage } from '../shared/pages.ts';
import { on } from '../resources.ts';
import { put } from '../rows.ts';
import { begin, planFor, userInitiated } from './begin.ts';
import { Deploying } from './deployment.ts';
import { cloudFormation } from './next-call.ts';
import type { Asked } from './requests.ts';
import { checkDeploying, checkName, permissionsFor, readRequest, signerOf, stackQuotas } from './requests.ts';
import { exportInUse, settingOf } from './settings.ts';
import { checkStackPolicy } from './stack-policies.ts';
import { stackOut, summaryOut } from './stack-outputs.ts';
import {
  findStack,
  isArn,
  isBusy,
  isDeleted,
  liveStacks,
  onStack,
  resourceIn,
  stackArn,
  stacksOf,
  validationError,
  withStack,
  without,
} from './stack-rows.ts';

const pageSize = 100;

export const invalidToken = (): ApiError => validationError('Invalid or expired NextToken.');

/** A stack that isn't deployed yet. */
export function newStack(
  { account, region, now, ids }: OperationContext,
  name: string,
  onFailure: StackDeployment['onFailure'],
): StackRow {
  return {
    id: stackArn({ account, region }, name, ids.uuid()),
    kind: 'stack',
    account,
    region,
    name,
    status: 'REVIEW_IN_PROGRESS',
    createDate: now,
    outputs: [],
    imports: [],
    isProtected: false,
    onFailure,
    deployments: 0,
    template: 0,
    parameters: [],
    capabilities: [],
    tags: [],
    notifications: [],
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export function noRoomForStack({ world, account, region }: OperationContext): ApiError | null {
  return liveStacks(world, { account, region }).length >= stackQuotas.stacks
    ? serviceError('LimitExceededException', `Limit for stack has been exceeded`)
    : null;
}

/** Statuses from which a stack can be updated. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const updatable: ReadonlySet<string> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_FAILED',
]);

export const notUpdatable = ({ id, status }: StackRow): ApiError | null =>
  updatable.has(status) ? null : validationError(`Stack:${id} is in ${status} state and can not be updated.`);

/** Whether a stack would become anything else than it is. */
export function hasChanges(
  { world }: Pick<OperationContext, 'world'>,
  stack: StackRow,
  asked: Asked,
): boolean {
  const { changes, removals } = planFor(world, stack.id, asked);
  const { resolved } = settingOf(world, stack);
  const texts = [
    [[...resolved.outputs], [...asked.resolved.outputs]],
    [stack.tags, asked.setting.tags],
    [stack.notifications, asked.setting.notifications],
  ].map((both) => both.map((one) => JSON.stringify(one)));
  return changes.length + removals.length > 0 || texts.some(([before, after]) => before !== after);
}

function manner(
  input: Pick<InputOf<'cloudformation:CreateStack'>, 'OnFailure' | 'DisableRollback' | 'ClientRequestToken'>,
): { readonly token: string | undefined; readonly onFailure: StackDeployment['onFailure'] } {
  const { OnFailure, DisableRollback = false, ClientRequestToken: token } = input;
  return { token, onFailure: OnFailure ?? (DisableRollback ? 'DO_NOTHING' : 'ROLLBACK') };
}

const policyUrlRefused = (url: string | undefined): Failure | null =>
  refuse(url !== undefined && validationError('S3 error: The specified key does not exist.'));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const stacks: Pick<
  OperationTable,
  | 'cloudformation:CreateStack'
  | 'cloudformation:UpdateStack'
  | 'cloudformation:DeleteStack'
  | 'cloudformation:DescribeStacks'
  | 'cloudformation:ListStacks'
  | 'cloudformation:ContinueUpdateRollback'
  | 'cloudformation:CancelUpdateStack'
  | 'cloudformation:UpdateTerminationProtection'
> = {
  'cloudformation:CreateStack': {
    check: (input) =>
      refuse(checkName(input.StackName)) ??
      (input.OnFailure !== undefined && input.DisableRollback !== undefined
        ? refuse(validationError('You can specify either DisableRollback or OnFailure, but not both.'))
        : checkDeploying(input)),
    authorize: (input, context) => permissionsFor('CreateStack', input, context),
    run(input, context) {
      const name = input.StackName;
      if (findStack(context, name))
        return refuse(serviceError('AlreadyExistsException', `Stack [${name}] already exists`));
      const full = noRoomForStack(context);
      if (full) return refuse(full);
      const { token, onFailure } = manner(input);
      const stack = newStack(context, name, onFailure);
      const asked = readRequest(input, context, stack, null);
      if (!asked.ok) return asked;
      const wrong = input.StackPolicyBody === undefined ? null : checkStackPolicy(input.StackPolicyBody);
      const unread = refuse(wrong) ?? policyUrlRefused(input.StackPolicyURL);
      if (unread) return unread;
      const whole: StackRow = {
        ...stack,
        isProtected: input.EnableTerminationProtection ?? false,
        ...(input.StackPolicyBody !== undefined && { policy: input.StackPolicyBody }),
        ...(input.TimeoutInMinutes !== undefined && { timeoutMinutes: input.TimeoutInMinutes }),
      };
      return done({ StackId: stack.id }, begin(context, whole, asked.value, 'create', { token, onFailure }));
    },
    ledger: [
      'cloudformation-order',
      'cloudformation-made-up',
      'cloudformation-versions',
      'cloudformation-sam',
      'cloudformation-words',
      'cloudformation-checks',
      'cloudformation-extras',
    ],
  },

  'cloudformation:UpdateStack': {
    check: checkDeploying,
    authorize: (input, context) => permissionsFor('UpdateStack', input, context),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        (stack) => {
          const unfit = notUpdatable(stack);
          if (unfit) return refuse(unfit);
          const asked = readRequest(input, context, stack, stack);
          if (!asked.ok) return asked;
          if (!hasChanges(context, stack, asked.value))
            return refuse(validationError('No updates are to be performed.'));
          const { StackPolicyBody: policy, StackPolicyDuringUpdateBody: during } = input;
          const wrong = [policy, during].map((one) => (one === undefined ? null : checkStackPolicy(one)));
          const unread =
            refuse(wrong.find((one) => one !== null)) ??
            policyUrlRefused(input.StackPolicyURL ?? input.StackPolicyDuringUpdateURL);
          if (unread) return unread;
          const whole = { ...stack, ...(policy !== undefined && { policy }) };
          const how = { ...manner(input), policy: during };
          return done({ StackId: stack.id }, begin(context, whole, asked.value, 'update', how));
        },
        (name) => validationError(`Stack [${name}] does not exist`),
      ),
    ledger: ['cloudformation-tags', 'cloudformation-words'],
  },

  'cloudformation:DeleteStack': {
    authorize: (input, context) => {
      const requests = onStack('DeleteStack', context, input.StackName);
      const role = input.RoleARN;
      return role === undefined || !isArn(role)
        ? requests
        : [...requests, passRole(role, cloudFormation, requests[0]?.resource ?? '*')];
    },
    run(input, context) {
      const stack = findStack(context, input.StackName);
      if (!stack && isArn(input.StackName))
        return refuse(validationError(`Stack [${input.StackName}] does not exist`));
      if (!stack || isDeleted(stack) || stack.status === 'DELETE_IN_PROGRESS') return done({});
      if (stack.isProtected)
        return refuse(
          validationError(`Stack [${stack.id}] cannot be deleted while TerminationProtection is enabled`),
        );
      const retain = input.RetainResources ?? [];
      if (retain.length > 0 && stack.status !== 'DELETE_FAILED')
        return refuse(
          validationError(
            `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
          ),
        );
      return done({}, deletion(context, stack, { ...input, RetainResources: retain }));
    },
    ledger: ['cloudformation-words'],
  },

  'cloudformation:DescribeStacks': {
    authorize: (input, context) =>
      input.StackName === undefined
        ? [on('cloudformation:DescribeStacks', '*')]
        : onStack('DescribeStacks', context, input.StackName),
    run(input, context) {
      if (input.StackName !== undefined)
        return withStack(context, input.StackName, (stack) => done({ Stacks: [stackOut(stack)] }));
      const all = liveStacks(context.world, context);
      const page = tokenPage(all, input.NextToken, pageSize);
      if (!page) return refuse(invalidToken());
      return done({
        Stacks: page.items.map(stackOut),
        ...(page.next !== undefined && { NextToken: page.next }),
      });
    },
  },

  'cloudformation:ListStacks': {
    authorize: () => [on('cloudformation:ListStacks', '*')],
    run(input, context) {
      const wanted = new Set<string>(input.StackStatusFilter ?? []);
      const all = stacksOf(context.world, context).filter(
        ({ status }) => wanted.size === 0 || wanted.has(status),
      );
      const page = tokenPage(all, input.NextToken, pageSize);
      if (!page) return refuse(invalidToken());
      return done({
        StackSummaries: page.items.map(summaryOut),
        ...(page.next !== undefined && { NextToken: page.next }),
      });
    },
  },

  'cloudformation:ContinueUpdateRollback': {
    authorize: (input, context) => permissionsFor('ContinueUpdateRollback', input, context),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        const { deployment } = stack;
        if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !deployment)
          return refuse(
            validationError(
              `Stack:${stack.id} is in ${stack.status} state and can not continue rolling back.`,
            ),
          );
        const skip = input.ResourcesToSkip ?? [];
        const unknown = skip.find((id) => !resourceIn(context.world, stack.id, id));
        if (unknown !== undefined)
          return refuse(validationError(`Resource ${unknown} does not exist for stack ${stack.name}`));
        const deploying = new Deploying(context.world, stack.id, context);
        const rest = without(deployment, 'session', 'token');
        deploying.put({
          ...stack,
          ...(input.RoleARN !== undefined && { roleArn: input.RoleARN }),
          deployment: {
            ...rest,
            signer: signerOf(context.caller),
            skip,
            ...(input.ClientRequestToken !== undefined && { token: input.ClientRequestToken }),
          },
        });
        deploying.enter('updateRollback', 'UPDATE_ROLLBACK_IN_PROGRESS', userInitiated);
        return done({}, deploying.advance().changes);
      }),
    ledger: ['cloudformation-words'],
  },

  'cloudformation:CancelUpdateStack': {
    authorize: (input, context) => onStack('CancelUpdateStack', context, input.StackName),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        if (stack.status !== 'UPDATE_IN_PROGRESS')
          return refuse(validationError('CancelUpdateStack cannot be called from current stack status'));
        const deploying = new Deploying(context.world, stack.id, context);
        deploying.rollBack(userInitiated);
        return done({}, deploying.advance().changes);
      }),
  },

  'cloudformation:UpdateTerminationProtection': {
    authorize: (input, context) => onStack('UpdateTerminationProtection', context, input.StackName),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        (stack) => {
          if (isDeleted(stack) || stack.status === 'DELETE_IN_PROGRESS')
            return refuse(
              validationError(
                `Stack ${stack.id} is in ${stack.status} state and termination protection can't be changed.`,
              ),
            );
          const row = { ...stack, isProtected: input.EnableTerminationProtection };
          return done({ StackId: stack.id }, [put(context.world, 'stacks', row)]);
        },
        (name) => validationError(`Stack [${name}] does not exist`),
      ),
    ledger: ['cloudformation-words'],
  },
};

/** Begins to delete a stack. One whose exports are in use stays as it is, and its events say why. */
function deletion(
  context: OperationContext,
  stack: StackRow,
  input: InputOf<'cloudformation:DeleteStack'>,
): readonly Change[] {
  const { ClientRequestToken: token, RetainResources: skip = [], RoleARN: roleArn } = input;
  const deploying = new Deploying(context.world, stack.id, context);
  const inUse = stack.outputs
    .map(({ exportName }) =>
      exportName === undefined ? null : exportInUse(context.world, stack, exportName, 'deleted'),
    )
    .find((error) => error !== null);
  if (inUse) {
    deploying.turn(stack.status, inUse.message);
    return deploying.changes;
  }
  if (isBusy(stack)) deploying.stopWork('Resource creation cancelled');
  deploying.put({
    ...deploying.stack,
    ...(roleArn !== undefined && { roleArn }),
    deployments: stack.deployments + 1,
    deployment: {
      phase: 'delete',
      signer: signerOf(context.caller),
      changes: [],
      skip,
      onFailure: stack.onFailure,
      ...(token !== undefined && { token }),
    },
  });
  deploying.enter('delete', 'DELETE_IN_PROGRESS', userInitiated);
  return deploying.advance().changes;
}
