import { accountRootArn, isAccountId, parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { isSuspended } from '../../credentials/presented.ts';
import { apiError, notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { holdsAccount } from '../../world/world.ts';
import type { Failure, Operation, OperationContext } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { credentialsOut, newSession } from '../sts/issued.ts';
import { heldPolicies, sessionFields, sessionRequest } from '../sts/session-request.ts';

type Input = InputOf<'AssumeRoot'>;

/** Seconds: the default and the maximum. */
const longest = 900;

/**
 * The tasks, and what must be switched on for them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 */
const tasks = {
  IAMAuditRootUserCredentials: 'RootCredentialsManagement',
  IAMCreateRootUserPassword: 'RootCredentialsManagement',
  IAMDeleteRootUserCredentials: 'RootCredentialsManagement',
  S3UnlockBucketPolicy: 'RootSessions',
  SQSUnlockQueuePolicy: 'RootSessions',
} as const;

/** Returns the feature that a task needs to be switched on; undefined for any other policy. */
const featureOf = ({ TaskPolicyArn: { arn } }: Input) =>
  Object.entries(tasks).find(([name]) => arn === `arn:aws:iam::aws:policy/root-task/${name}`)?.[1];

/** The target account, named by its id or by its root user's ARN; null for anything else. */
function targetOf({ TargetPrincipal: target }: Input): string | null {
  const account = isAccountId(target) ? target : (parseArn(target)?.account ?? '');
  const isRoot = target === account || target === accountRootArn(account);
  return isAccountId(account) && isRoot ? account : null;
}

function check(input: Input): Failure | null {
  if (targetOf(input) === null)
    return refuse(apiError('ValidationError', 'Request must contain a valid target principal'));
  return featureOf(input)
    ? null
    : refuse(apiError('ValidationError', 'Request must contain valid AWS managed task policy ARN'));
}

const denied = ({ caller }: OperationContext, target: string): ApiError =>
  apiError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRoot on resource: ${accountRootArn(target)}`,
  );

/** Only the management account acts on its members, for what it has switched on; no account's root user may. */
function mayReach(input: Input, { caller, world }: OperationContext, target: string): boolean {
  const feature = featureOf(input);
  const isManagement = [...world.tables.organizations.values()].some(
    ({ account, rootFeatures }) =>
      account === caller.account && rootFeatures?.some((one) => one === feature) === true,
  );
  const isOther = target !== caller.account && !isSuspended(world, target);
  return isManagement && caller.type !== 'root' && isOther && isMember(world, target);
}

/** Whether an account is a member: it has a place in the organization's tree. */
const isMember = (world: World, account: string): boolean =>
  (world.tables.accounts.get(account)?.parentId ?? null) !== null;

/**
 * A short session as another account's root user, for one kind of task.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const assumeRoot: Operation<'AssumeRoot'> = {
  check: (input, context) => {
    const malformed = check(input);
    if (malformed) return malformed;
    const target = targetOf(input) ?? '';
    return context.caller.type === 'root' ? refuse(denied(context, target)) : null;
  },
  authorize(input) {
    const resource = accountRootArn(targetOf(input) ?? '');
    const keys = [['sts:TaskPolicyArn', [input.TaskPolicyArn.arn ?? '']]] as const;
    return [{ action: 'sts:AssumeRoot', resource, label: resource, keys }];
  },
  run(input, context) {
    const { world, caller } = context;
    const target = targetOf(input) ?? '';
    if (!holdsAccount(world, target))
      return unknown(notModelled('accounts that aren’t here', 'id_root-user-privileged-task'));
    if (!mayReach(input, context, target)) return refuse(denied(context, target));
    const request = sessionRequest({ PolicyArns: [input.TaskPolicyArn] });
    const identity = caller.session?.sourceIdentity;
    const session = newSession(context, input.DurationSeconds ?? longest, {
      account: target,
      kind: 'rootSession',
      ownerId: target,
      sessionName: '',
      ...(identity === undefined ? {} : { sourceIdentity: identity }),
      ...sessionFields(request),
    });
    const value = {
      Credentials: credentialsOut(session),
      ...(identity === undefined ? {} : { SourceIdentity: identity }),
    };
    return done(value, [...heldPolicies(world, request), put(world, 'sessions', session)]);
  },
  ledger: ['delegated-administrators'],
};
