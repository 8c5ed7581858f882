import { parseArn } from '../../arn.ts';
import type { ApiError, Caller, Result } from '../../call/call.ts';
import { isSuspended } from '../../credentials/presented.ts';
import type { RoleRow, SessionRow, Tag } from '../../entities/entities.ts';
import { apiError, notModelled } from '../../errors.ts';
import { durations } from '../../quotas.ts';
import type { Change, World } from '../../world/world.ts';
import { holdsAccount } from '../../world/world.ts';
import type { ContextKeys, Failure, OperationContext, PermissionRequest } from '../operation.ts';
import { refuse } from '../operation.ts';
import { put } from '../rows.ts';
import { checkRoleArn, checkRoleDuration, newSession, roleOf } from '../sts/issued.ts';
import type { SessionRequest } from '../sts/session-request.ts';
import {
  checkSession,
  heldPolicies,
  isTagged,
  packedOut,
  sessionFields,
  sessionRequest,
  tagKeys,
} from '../sts/session-request.ts';

/** Somebody as a provider describes them, once its token was read. */
export interface FederatedIdentity {
  readonly type: 'webIdentity' | 'saml';
  /** The provider as trust policies name it: its ARN, or the name of one that AWS knows by itself. */
  readonly principal: string;
  /** CloudTrail's name for the person: `PROVIDER:AUDIENCE:SUBJECT`, `NAMEQUALIFIER:SUBJECT`. */
  readonly userId: string;
  readonly sessionName: string;
  /** Condition keys that the token brings. */
  readonly keys: NonNullable<Caller['federation']>['keys'];
  readonly tags: readonly Tag[];
  readonly transitiveKeys: readonly string[];
  readonly sourceIdentity?: string;
  /** The session ends by then, even if more was asked for (ms). */
  readonly endsBy?: number;
}

type FederatedAction = 'sts:AssumeRoleWithWebIdentity' | 'sts:AssumeRoleWithSAML';

/** The members that both operations have. */
export interface FederatedInput {
  readonly RoleArn: string;
  readonly Policy?: string;
  readonly PolicyArns?: readonly { readonly arn?: string }[];
  readonly DurationSeconds?: number;
}

const accountOf = ({ RoleArn }: FederatedInput): string => parseArn(RoleArn)?.account ?? '';

export const notAuthorized = (action: FederatedAction): ApiError =>
  apiError('AccessDenied', `Not authorized to perform ${action}`);

/** The account of the requested role. The provider must be in it, too. */
export function roleAccount(world: World, input: FederatedInput, action: FederatedAction): Result<string> {
  const malformed = checkRoleArn(input.RoleArn);
  if (malformed) return { ok: false, error: malformed };
  const account = accountOf(input);
  if (!holdsAccount(world, account))
    return {
      ok: false,
      notModelled: notModelled('roles of accounts that aren’t here', 'id_roles_providers'),
    };
  return isSuspended(world, account)
    ? { ok: false, error: notAuthorized(action) }
    : { ok: true, value: account };
}

/** A caller with a token has no AWS identity yet: only what the provider says. */
export function federatedCaller(identity: FederatedIdentity, account: string): Caller {
  const { type, principal, userId, keys } = identity;
  return {
    type,
    account,
    arn: principal,
    userId,
    principalId: null,
    accessKeyId: null,
    session: null,
    federation: { principal, keys },
  };
}

const requestOf = (input: FederatedInput, { tags, transitiveKeys }: FederatedIdentity): SessionRequest =>
  sessionRequest(input, tags, transitiveKeys);

export function checkFederated(
  world: World,
  input: FederatedInput,
  identity: FederatedIdentity,
): Failure | null {
  return refuse(checkSession(world, accountOf(input), requestOf(input, identity)));
}

/**
 * The permissions that the role's trust policy must give to the provider. Each has the same answer when it is denied.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html#troubleshoot_saml_missing-role
 */
export function federatedRequests(
  action: FederatedAction,
  input: FederatedInput,
  identity: FederatedIdentity,
): PermissionRequest[] {
  const { RoleArn: resource, DurationSeconds } = input;
  const { sourceIdentity, sessionName } = identity;
  const request = requestOf(input, identity);
  const keys: ContextKeys = [
    ['sts:RoleSessionName', [sessionName]],
    ...(DurationSeconds === undefined ? [] : [['sts:DurationSeconds', [String(DurationSeconds)]] as const]),
    ...(sourceIdentity === undefined ? [] : [['sts:SourceIdentity', [sourceIdentity]] as const]),
    ...tagKeys(request),
  ];
  const actions = [
    action,
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ...(isTagged(request) ? ['sts:TagSession'] : []),
  ];
  const refusal = notAuthorized(action);
  return actions.map((one) => ({ action: one, resource, label: resource, keys, refusal }));
}

interface Issued {
  readonly ok: true;
  readonly session: SessionRow;
  readonly role: RoleRow;
  readonly packed: ReturnType<typeof packedOut>;
  readonly changes: readonly Change[];
}

/** The session, once the trust policy allowed it. It ends by `identity.endsBy` at the latest. */
export function issueFederated(
  action: FederatedAction,
  input: FederatedInput,
  identity: FederatedIdentity,
  context: OperationContext,
): Issued | Failure {
  const { world } = context;
  const role = roleOf(world, input.RoleArn);
  if (!role) return refuse(notAuthorized(action));
  const seconds = input.DurationSeconds ?? durations.roleSession;
  const tooLong = checkRoleDuration(seconds, role);
  if (tooLong) return refuse(tooLong);
  const request = requestOf(input, identity);
  const { principal, keys, sessionName, sourceIdentity, endsBy = Infinity } = identity;
  const session = newSession(context, seconds, {
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName,
    federatedProvider: principal,
    federatedKeys: keys,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...sessionFields(request),
  });
  const row = { ...session, expiresAt: Math.min(session.expiresAt, endsBy) };
  const changes = [...heldPolicies(world, request), put(world, 'sessions', row)];
  return { ok: true, session: row, role, packed: packedOut(request), changes };
}
