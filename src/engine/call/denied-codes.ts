import { parseArn } from '../arn.ts';
import type { ApiError, Caller } from './call.ts';
import { apiError, serviceError } from '../errors.ts';
import type { Decision } from '../policy/decision.ts';
import { deniedMessage } from '../policy/denied.ts';
import { organizationWith } from '../policy/organization.ts';
import { encodeAuthorizationMessage } from '../tokens/authorization-message.ts';
import type { World } from '../world/world.ts';

/** A service's answer to a caller without permission. `message` is the sentence that most services use. */
type Refusal = (message: string, decision: Decision, world: World, caller: Caller) => ApiError;

const exception =
  (status: number): Refusal =>
  (message) =>
    serviceError('AccessDeniedException', message, status);

/** Service prefix of the call's first action → its refusal; all others answer as IAM does. */
const refusals: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  [
    's3',
    (message, decision, world) => apiError('AccessDenied', s3Message(withoutStar(message), decision, world)),
  ],
  ['sqs', (message, { action }) => apiError('AccessDenied', lowered(message, action))],
  ['ec2', (message, decision, _world, caller) => ofEc2(withoutStar(message), decision, caller)],
  ['sts', (message) => apiError('AccessDenied', withoutStar(message))],
  // Members and callers without permission get the same sentence, which names nobody and nothing.
  ['organizations', () => serviceError('AccessDeniedException', noOrganizationPermission)],
  ['secretsmanager', (message) => serviceError('AccessDeniedException', withoutStar(message))],
  ['kms', exception(400)],
  ['dynamodb', exception(400)],
  ['lambda', exception(403)],
  ['cognito-identity', exception(400)],
  ['cognito-idp', exception(400)],
]);

export const noOrganizationPermission = "You don't have permissions to access this resource.";

/**
 * S3 says why only within the bucket's own account and organization.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
function s3Message(message: string, { resource, principalArn }: Decision, world: World): string {
  const [bucket = ''] = parseArn(resource)?.resource.split('/') ?? [];
  const owner = world.tables.resources.get(`arn:aws:s3:::${bucket}`)?.account;
  const asking = parseArn(principalArn)?.account ?? '';
  if (principalArn === '') return 'Access Denied';
  if (owner === undefined || owner === asking) return message;
  const organization = organizationWith(world, owner);
  return organization && organization === organizationWith(world, asking) ? message : 'Access Denied';
}

/** EC2 adds an encoded message, which a caller needs a permission to decode. Describe calls get none. */
function ofEc2(message: string, decision: Decision, caller: Caller): ApiError {
  const encoded = /^ec2:describe/i.test(decision.action)
    ? ''
    : `. Encoded authorization failure message: ${encodeAuthorizationMessage(decision, caller)}`;
  return serviceError(
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. ${message}${encoded}`,
    403,
  );
}

/** A refusal about all resources (`*`) names no resource. */
const withoutStar = (message: string): string => message.replace(' on resource: * ', ' ');

/** SQS prints its actions in lower case. */
const lowered = (message: string, action: string): string =>
  message.replaceAll(action, () => action.toLowerCase());

/**
 * A refusal with the code, status and sentence of the service that is called, which the first action of a call
 * names. `label` is the resource as AWS prints it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedError(
  world: World,
  caller: Caller,
  action: string,
  decision: Decision,
  label: string,
): ApiError {
  const isInside = !!organizationWith(world, parseArn(decision.principalArn)?.account ?? '');
  const message = deniedMessage(decision, label, isInside || decision.decidedBy !== 'rcp');
  const [service = ''] = action.toLowerCase().split(':');
  return refusals.get(service)?.(message, decision, world, caller) ?? apiError('AccessDenied', message);
}
