import { parseArn } from '../../arn.ts';
import type { ApiError } from '../../call/call.ts';
import { isSuspended } from '../../credentials/presented.ts';
import type { RoleRow, SessionRow } from '../../entities/entities.ts';
import { apiError, notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import type { World } from '../../world/world.ts';
import { holdsAccount } from '../../world/world.ts';
import { checkMfa } from '../mfa-codes.ts';
import type { ContextKeys, Failure, Operation, OperationContext, PermissionRequest } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { put } from '../rows.ts';
import { tagsFrom } from '../shared/tags.ts';
import {
  assumedRoleUser,
  checkRoleArn,
  checkRoleDuration,
  credentialsOut,
  newSession,
  roleOf,
} from './issued.ts';
import type { SessionRequest } from './session-request.ts';
import {
  checkSession,
  heldPolicies,
  inheritedTags,
  isTagged,
  packedOut,
  sessionFields,
  sessionRequest,
  tagKeys,
} from './session-request.ts';

type Input = InputOf<'AssumeRole'>;

const page = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html';

const accountOfRole = ({ RoleArn }: Input): string => parseArn(RoleArn)?.account ?? '';

const requestOf = (input: Input, { caller }: OperationContext): SessionRequest =>
  sessionRequest(input, tagsFrom(input.Tags), input.TransitiveTagKeys, inheritedTags(caller.session));

/** The caller's MFA code, if one came with the request. Nobody but users has devices. */
const mfaOf = (input: Input, context: OperationContext): ReturnType<typeof checkMfa> =>
  checkMfa(context, context.caller.principalId, input.SerialNumber, input.TokenCode);

function check(input: Input, context: OperationContext): Failure | null {
  const malformed = checkRoleArn(input.RoleArn);
  if (malformed) return refuse(malformed);
  if (input.ProvidedContexts?.length) return unknown(notModelled('trusted contexts', page));
  const held = context.caller.session?.sourceIdentity;
  if (held !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== held)
    return refuse(deniedOn(input, context, 'sts:SetSourceIdentity'));
  const mfa = mfaOf(input, context);
  if (!mfa.ok) return refuse(mfa.error);
  return refuse(checkSession(context.world, accountOfRole(input), requestOf(input, context)));
}

/** The source identity of the new session. Once set, it stays the same through chained sessions. */
function sourceIdentity(input: Input, { caller }: OperationContext): string | undefined {
  return input.SourceIdentity ?? caller.session?.sourceIdentity;
}

/**
 * sts:AssumeRole, with a source identity sts:SetSourceIdentity, with session tags sts:TagSession: all on the role,
 * decided by its trust policy and by the caller's own policies. A role that doesn't exist is refused as if nothing
 * let the caller in, so that nobody can probe for roles. A code of an MFA device counts for this one request.
 */
function authorize(input: Input, context: OperationContext): PermissionRequest[] {
  const identity = sourceIdentity(input, context);
  const request = requestOf(input, context);
  const one = (name: string, value: string | undefined): ContextKeys =>
    value === undefined ? [] : [[name, [value]]];
  const keys: ContextKeys = [
    ['sts:RoleSessionName', [input.RoleSessionName]],
    ...one('sts:ExternalId', input.ExternalId),
    ...one('sts:DurationSeconds', input.DurationSeconds?.toString()),
    ...one('sts:SourceIdentity', identity),
    ...tagKeys(request),
    ...(input.TokenCode === undefined ? [] : mfaKeys),
  ];
  const actions = [
    'sts:AssumeRole',
    ...(identity === undefined ? [] : ['sts:SetSourceIdentity']),
    ...(isTagged(request) ? ['sts:TagSession'] : []),
  ];
  return actions.map((action) => ({ action, resource: input.RoleArn, label: input.RoleArn, keys }));
}

const mfaKeys: ContextKeys = [
  ['aws:MultiFactorAuthPresent', ['true']],
  ['aws:MultiFactorAuthAge', ['0']],
];

/**
 * A chained session lives an hour at most, other sessions as long as the role allows. Services have no such
 * limit.
 */
function checkDuration(seconds: number, role: RoleRow, { caller }: OperationContext): ApiError | null {
  if (caller.session?.kind === 'assumedRole' && seconds > durations.chainedSession)
    return apiError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  return caller.type === 'service' ? null : checkRoleDuration(seconds, role);
}

function sessionFor(input: Input, role: RoleRow, seconds: number, context: OperationContext): SessionRow {
  const identity = sourceIdentity(input, context);
  return newSession(context, seconds, {
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName: input.RoleSessionName,
    ...(identity === undefined ? {} : { sourceIdentity: identity }),
    ...sessionFields(requestOf(input, context)),
  });
}

/**
 * The answer for a role that doesn't exist: the same refusal as for a role that doesn't trust the caller.
 * There is no answer if the role's account isn't held here.
 */
function missing(world: World, input: Input, context: OperationContext): Failure {
  return holdsAccount(world, accountOfRole(input))
    ? refuse(deniedOn(input, context, 'sts:AssumeRole'))
    : unknown(
        notModelled(
          'roles of accounts that aren’t here',
          'reference_policies_evaluation-logic-cross-account',
        ),
      );
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole: Operation<'AssumeRole'> = {
  check,
  authorize,
  run(input, context) {
    const { world } = context;
    const role = roleOf(world, input.RoleArn);
    if (!role || isSuspended(world, role.account)) return missing(world, input, context);
    const seconds = input.DurationSeconds ?? durations.roleSession;
    const tooLong = checkDuration(seconds, role, context);
    if (tooLong) return refuse(tooLong);
    const request = requestOf(input, context);
    const session = sessionFor(input, role, seconds, context);
    const mfa = mfaOf(input, context);
    const value = {
      Credentials: credentialsOut(session),
      AssumedRoleUser: assumedRoleUser(role, session),
      ...packedOut(request),
      ...(session.sourceIdentity === undefined ? {} : { SourceIdentity: session.sourceIdentity }),
    };
    return done(value, [
      ...heldPolicies(world, request),
      ...(mfa.ok ? mfa.changes : []),
      put(world, 'sessions', session),
    ]);
  },
  ledger: [
    'packed-size',
    'session-policy-errors',
    'session-tag-errors',
    'chained-tags',
    'trusted-contexts',
    'source-identity-change',
    'mfa-then-role',
    'roles-elsewhere',
  ],
};

const deniedOn = (input: Input, { caller }: OperationContext, action: string): ApiError =>
  apiError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${input.RoleArn}`,
  );
