import { assumedRoleArn, isAccountId, parseArn } from '../../arn.ts';
import type { ApiError } from '../../call.ts';
import type { RoleRow, SessionRow } from '../../entities.ts';
import { apiError, notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { isForeign, trustedRole } from '../../policy/layers.ts';
import { durations } from '../../quotas.ts';
import { credentialsOut, issuedTo } from './issued.ts';
import type { ContextKeys, Failure, Operation, OperationContext, PermissionRequest } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';

type Input = InputOf<'AssumeRole'>;

const tempPage = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html';

/** The parts of a request that change what the session may do in ways that aren't modelled. */
function beyondModel(input: Input): string | null {
  if (input.Policy !== undefined || input.PolicyArns?.length) return 'Session policies';
  if (input.Tags?.length || input.TransitiveTagKeys?.length) return 'Session tags';
  if (input.SerialNumber !== undefined || input.TokenCode !== undefined) return 'MFA devices';
  return input.ProvidedContexts?.length ? 'Trusted contexts' : null;
}

function check(input: Input, context: OperationContext): Failure | null {
  const arn = parseArn(input.RoleArn);
  if (arn?.service !== 'iam' || !isAccountId(arn.account) || !/^role\/./.test(arn.resource))
    return refuse(apiError('ValidationError', `${input.RoleArn} is invalid`));
  const feature = beyondModel(input);
  if (feature !== null) return unknown(notModelled(feature, tempPage));
  const held = context.caller.session?.sourceIdentity;
  // What AWS answers to a second source identity isn't documented; it only says that the first one stays.
  return held !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== held
    ? unknown(notModelled('Changing a source identity', 'id_credentials_temp_control-access_monitor'))
    : null;
}

/** The source identity that the new session carries: what was set once stays through chained sessions. */
function sourceIdentity(input: Input, { caller }: OperationContext): string | undefined {
  return input.SourceIdentity ?? caller.session?.sourceIdentity;
}

/**
 * sts:AssumeRole and, with a source identity, sts:SetSourceIdentity: both on the role, both decided by its trust
 * policy and by the caller's own policies. A role that doesn't exist is refused as if nothing let the caller in,
 * so that nobody can probe for roles.
 */
function authorize(input: Input, context: OperationContext): PermissionRequest[] {
  const identity = sourceIdentity(input, context);
  const keys: ContextKeys = [
    ['sts:RoleSessionName', [input.RoleSessionName]],
    ...(input.ExternalId === undefined ? [] : [['sts:ExternalId', [input.ExternalId]] as const]),
    ...(input.DurationSeconds === undefined
      ? []
      : [['sts:DurationSeconds', [String(input.DurationSeconds)]] as const]),
    ...(identity === undefined ? [] : [['sts:SourceIdentity', [identity]] as const]),
  ];
  const request = (action: string): PermissionRequest => ({
    action,
    resource: input.RoleArn,
    label: input.RoleArn,
    keys,
  });
  return identity === undefined
    ? [request('sts:AssumeRole')]
    : [request('sts:AssumeRole'), request('sts:SetSourceIdentity')];
}

/** A chained session lives an hour at most, others as long as the role allows; services aren't held to that. */
function checkDuration(seconds: number, role: RoleRow, { caller }: OperationContext): ApiError | null {
  if (caller.session?.kind === 'assumedRole' && seconds > durations.chainedSession)
    return apiError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  if (caller.type !== 'service' && seconds > role.maxSessionDuration)
    return apiError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  return null;
}

function newSession(input: Input, role: RoleRow, seconds: number, context: OperationContext): SessionRow {
  const { caller, now, ids } = context;
  const identity = sourceIdentity(input, context);
  return {
    id: ids.next('ASIA'),
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName: input.RoleSessionName,
    secretAccessKey: ids.secret(),
    sessionToken: ids.token(),
    issuedAt: now,
    expiresAt: now + seconds * 1000,
    issuedTo: issuedTo(caller),
    chained: caller.session?.kind === 'assumedRole',
    ...(identity === undefined ? {} : { sourceIdentity: identity }),
  };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation<'AssumeRole'> = {
  check,
  authorize,
  run(input, context) {
    const { world, account } = context;
    const role = trustedRole(world, account, 'sts:AssumeRole', input.RoleArn);
    if (!role)
      return isForeign(input.RoleArn, account)
        ? unknown(notModelled('Roles of other accounts', 'reference_policies_evaluation-logic-cross-account'))
        : refuse(noSuchRole(input, context));
    const seconds = input.DurationSeconds ?? durations.roleSession;
    const tooLong = checkDuration(seconds, role, context);
    if (tooLong) return refuse(tooLong);
    const session = newSession(input, role, seconds, context);
    const value = {
      Credentials: credentialsOut(session),
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${session.sessionName}`,
        Arn: assumedRoleArn(role.account, role.name, session.sessionName),
      },
      ...(session.sourceIdentity === undefined ? {} : { SourceIdentity: session.sourceIdentity }),
    };
    return done(value, [put(world, 'sessions', session)]);
  },
  limits: ['session-policies', 'session-tags', 'mfa-devices', 'roles-elsewhere'],
};

const noSuchRole = (input: Input, { caller }: OperationContext): ApiError =>
  apiError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
  );
