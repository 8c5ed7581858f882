import { parseArn } from '../arn.ts';
import type { ApiError, Caller } from './call.ts';
import { apiError, serviceError } from '../errors.ts';
import type { Decision, Layer, StatementTrace } from '../policy/decision.ts';
import { organizationWith } from '../policy/organization.ts';
import { encodeAuthorizationMessage } from '../tokens/authorization-message.ts';
import type { World } from '../world/world.ts';

/** The statement that an explicit deny rests on. */
function denier(decision: Decision): StatementTrace | null {
  const step = decision.steps.find(({ layer }) => layer === decision.decidedBy);
  return step?.statements.find(({ effect, outcome }) => effect === 'Deny' && outcome === 'matched') ?? null;
}

/** AWS's names for the policies of each layer. */
const names: ReadonlyMap<Layer, { readonly name: string; readonly withArticle: string }> = new Map([
  ['trust', { name: 'role trust policy', withArticle: 'the role trust policy' }],
  ['identity', { name: 'identity-based policy', withArticle: 'an identity-based policy' }],
  ['resource', { name: 'resource-based policy', withArticle: 'a resource-based policy' }],
  ['boundary', { name: 'permissions boundary', withArticle: 'a permissions boundary' }],
  ['session', { name: 'session policy', withArticle: 'a session policy' }],
  ['scp', { name: 'service control policy', withArticle: 'a service control policy' }],
  ['rcp', { name: 'resource control policy', withArticle: 'a resource control policy' }],
]);

/**
 * The kinds of policy that AWS names by ARN. Inline policies have no ARN. For trust and bucket policies, the
 * sentence already names the owner.
 */
const isNamedByArn: ReadonlySet<string> = new Set(['managed', 'boundary', 'session', 'scp', 'rcp']);

/** The tail that says which kind of policy refused, or nothing. */
function reasonOf(decision: Decision, isInside: boolean): string {
  const { action, verdict, decidedBy } = decision;
  const kind = names.get(decidedBy);
  if (!kind) return '';
  if (verdict === 'explicitDeny') {
    const policy = denier(decision)?.policy;
    const arn = policy && isNamedByArn.has(policy.kind) && isInside ? policy.arn : null;
    return ` with an explicit deny in ${kind.withArticle}${arn === null ? '' : `: ${arn}`}`;
  }
  if (/^sts:(?:assumerole|assumeroot|tagsession|setsourceidentity)$/i.test(action)) return '';
  return ` because no ${kind.name} allows the ${action} action`;
}

/**
 * AWS's own sentence for a refusal (AccessDenied, 403). `shown` is the resource as AWS prints it: `user ana`
 * for IAM calls on an entity that exists, otherwise the ARN. Since January 2026 AWS names the ARN of the
 * policy that denies if the caller is in the policy's account or organization (`isInside`). The implicit
 * refusal of `sts:AssumeRole`, of the permissions that go with it, and of `sts:AssumeRoot`, keeps the short form although the
 * guide shows the long one. So a missing trust, a missing permission and a missing role look alike. The
 * explicit refusal says which kind of policy denies, as the guide documents. Passing a role of another
 * account has a sentence of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedMessage(
  decision: Decision,
  shown: string = decision.resource,
  isInside = true,
): string {
  const { principalArn, action, verdict, decidedBy, resource } = decision;
  const isElsewhere = parseArn(principalArn)?.account !== parseArn(resource)?.account;
  if (/^iam:passrole$/i.test(action) && verdict === 'implicitDeny' && decidedBy === 'resource' && isElsewhere)
    return 'Cross-account pass role is not allowed.';
  return `User: ${principalArn === '' ? 'anonymous' : principalArn} is not authorized to perform: ${action} on resource: ${shown}${reasonOf(decision, isInside)}`;
}

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
    (message, decision, world) =>
      apiError(
        'AccessDenied',
        /^kms:/i.test(decision.action)
          ? kmsMessage(message, decision)
          : s3Message(withoutStar(message), decision, world),
      ),
  ],
  ['sqs', (message, { action }) => apiError('AccessDenied', lowered(message, action))],
  ['ec2', (message, decision, _world, caller) => ofEc2(withoutStar(message), decision, caller)],
  ['sts', (message) => apiError('AccessDenied', withoutStar(message))],
  ['cloudformation', (message) => apiError('AccessDenied', withoutStar(message))],
  // Members and callers without permission get the same sentence, which names nobody and nothing.
  ['organizations', () => serviceError('AccessDeniedException', noOrganizationPermission)],
  ['secretsmanager', (message) => serviceError('AccessDeniedException', withoutStar(message))],
  ['kms', (message, decision) => serviceError('AccessDeniedException', kmsMessage(message, decision), 400)],
  ['dynamodb', exception(400)],
  ['ssm', exception(400)],
  ['lambda', exception(403)],
  ['cognito-identity', exception(400)],
  ['cognito-idp', exception(400)],
  ['sso', exception(400)],
  ['identitystore', exception(400)],
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

/**
 * KMS tells a caller of another account neither which key it is nor why its policies don't let the caller in.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
function kmsMessage(message: string, { action, resource, principalArn, decidedBy }: Decision): string {
  const owner = parseArn(resource)?.account;
  if (owner === undefined || owner === parseArn(principalArn)?.account) return message;
  const what = /decrypt$/i.test(action) ? 'the resource associated with this ciphertext' : 'this resource';
  const [start = '', reason = ''] = message.split(` on resource: ${resource}`);
  return `${start} on ${what}${decidedBy === 'resource' ? keyIsSilent : reason}`;
}

const keyIsSilent =
  ' because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

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
 * A refusal in the form of the called service: its code, status and sentence. The first action of a call
 * names the service. `label` is the resource as AWS prints it.
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
