import type { ApiError } from '../../call/call.ts';
import { apiError, serviceError } from '../../errors.ts';
import type { JsonNode } from '../../policy/json-text.ts';
import { listOf, memberOf, readJson, stringsOf } from '../../policy/json-text.ts';
import { showPrincipals } from '../../policy/trust-principals.ts';
import { isPublicPolicy } from '../../policy/public-policies.ts';
import type { OperationContext, OperationTable, PermissionRequest, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { storePolicy } from '../resources.ts';
import { put } from '../rows.ts';
import type { Bucket } from './bucket-rows.ts';
import { ask, bucketArn, bucketAt, checkBucket, withBucket, malformedPolicy } from './bucket-rows.ts';

/** Bytes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
const longest = 20_480;

/** Matches the names of actions on objects, and never those of actions on a bucket. */
const onObjects =
  /^s3:(?:(?:abort|list)multipartupload(?:parts)?$|bypassgovernanceretention$|(?:get|put|delete|restore|replicate|update)object)/;
const onBuckets =
  /^s3:(?:get|put|delete|create|list)(?:bucket|accelerate|analytics|encryption|intelligent|inventory|lifecycle|metrics|replication)/;

/**
 * Whether an action can be done to one of a statement's resources: an object's action to objects, a bucket's
 * action to the bucket. A resource with a wildcard counts as both.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 */
function appliesToAny(action: string, resources: readonly string[]): boolean {
  const name = action.toLowerCase();
  const isObject = (resource: string): boolean => resource.includes('/');
  if (/[*?]/.test(name)) return true;
  if (onObjects.test(name)) return resources.some(isObject);
  return !onBuckets.test(name) || !resources.every(isObject);
}

/** The fault that S3 finds in a statement, in its order of checks. */
function statementFault(bucket: string, node: JsonNode): string | null {
  for (const name of ['Effect', 'Principal', 'Action', 'Resource'] as const)
    if (!memberOf(node, name) && !memberOf(node, `Not${name}`)) return `Missing required field ${name}`;
  const texts = (name: string): readonly string[] => [
    ...(stringsOf(memberOf(node, name)) ?? []),
    ...(stringsOf(memberOf(node, `Not${name}`)) ?? []),
  ];
  if (!texts('Action').every((action) => action === '*' || /^s3:./i.test(action)))
    return 'Policy has invalid action';
  const arn = bucketArn(bucket);
  const isHere = (resource: string): boolean => resource === arn || resource.startsWith(`${arn}/`);
  if (!texts('Resource').every(isHere)) return 'Policy has invalid resource';
  const actions = stringsOf(memberOf(node, 'Action')) ?? [];
  const resources = stringsOf(memberOf(node, 'Resource')) ?? [];
  return resources.length === 0 || actions.every((action) => appliesToAny(action, resources))
    ? null
    : 'Action does not apply to any resource(s) in statement';
}

function documentFault(bucket: string, text: string): string | null {
  const reading = readJson(text);
  if (!reading.ok || reading.node.type !== 'object')
    return "Policies must be valid JSON and the first byte must be '{'";
  const statements = memberOf(reading.node, 'Statement');
  if (!statements) return 'Missing required field Statement';
  for (const node of listOf(statements)) {
    const fault = statementFault(bucket, node);
    if (fault !== null) return fault;
  }
  return null;
}

const grammarFaults = {
  json: "Policies must be valid JSON and the first byte must be '{'",
  grammar: 'Invalid policy syntax.',
  principal: 'Invalid principal in policy',
} as const;

/** The bucket with a new policy, or what is wrong with that policy. */
function withPolicy(bucket: Bucket, text: string, { world, caller }: OperationContext): Bucket | ApiError {
  const fault = documentFault(bucket.name, text);
  if (fault !== null) return malformedPolicy(fault);
  if (text.length > longest)
    return malformedPolicy('Normalized policy document exceeds the maximum allowed size of 20480 bytes.');
  const stored = storePolicy(world, bucket.account, text);
  if (!stored.ok) return malformedPolicy(grammarFaults[stored.fault]);
  if (bucket.publicAccessBlock?.blockPublicPolicy && isPublicPolicy(text))
    return apiError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucket.id}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
  return { ...bucket, policy: stored.text };
}

/**
 * Only the bucket's account reads and writes its policy, and that account's root user always may.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
function permission(
  action: string,
  name: string,
  { world, caller }: OperationContext,
): readonly PermissionRequest[] | 'public' {
  const isOwner = bucketAt(world, name)?.account === caller.account;
  return isOwner && caller.type === 'root' ? 'public' : [ask(action, bucketArn(name))];
}

function owned<T>(
  context: OperationContext,
  name: string,
  then: (bucket: Bucket) => RunResult<T>,
): RunResult<T> {
  return withBucket(context, name, (bucket) =>
    bucket.account === context.caller.account
      ? then(bucket)
      : refuse(
          serviceError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405),
        ),
  );
}

const noPolicy = (): ApiError => serviceError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const bucketPolicies: Pick<
  OperationTable,
  's3:PutBucketPolicy' | 's3:GetBucketPolicy' | 's3:DeleteBucketPolicy'
> = {
  's3:PutBucketPolicy': {
    check: checkBucket,
    authorize: (input, context) => permission('PutBucketPolicy', input.Bucket, context),
    run: (input, context) =>
      owned(context, input.Bucket, (bucket) => {
        const changed = withPolicy(bucket, input.Policy, context);
        return 'code' in changed ? refuse(changed) : done({}, [put(context.world, 'resources', changed)]);
      }),
    ledger: ['s3-policy-checks', 's3-public', 's3-self-lockout'],
  },

  's3:GetBucketPolicy': {
    check: checkBucket,
    authorize: (input, context) => permission('GetBucketPolicy', input.Bucket, context),
    run: (input, context) =>
      owned(context, input.Bucket, ({ policy }) =>
        policy === undefined ? refuse(noPolicy()) : done({ Policy: showPrincipals(context.world, policy) }),
      ),
  },

  's3:DeleteBucketPolicy': {
    check: checkBucket,
    authorize: (input, context) => permission('DeleteBucketPolicy', input.Bucket, context),
    run: (input, context) =>
      owned(context, input.Bucket, ({ policy, ...bucket }) =>
        done({}, policy === undefined ? [] : [put(context.world, 'resources', bucket)]),
      ),
  },
};
