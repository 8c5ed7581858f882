import type { WireRequest } from '../message.ts';
import type { RestService } from './bindings.ts';

/** Lambda's addresses start with the version of its API. */
const lambdaPath = /^\/20\d\d-\d\d-\d\d\//;

/** Hosts that name a bucket: `photos.s3.eu-west-1.amazonaws.com`, and on this machine `photos.localhost:4566`. */
const bucketHost = /^([a-z0-9][a-z0-9.-]+)\.(?:s3[a-z0-9.-]*\.amazonaws\.com|localhost)(?::\d+)?$/i;

/** AWS clients sign their requests or name themselves in a header. Browsers and their pages don't. */
const signs = ['authorization', 'x-amz-date', 'x-amz-user-agent', 'amz-sdk-request'] as const;
const agents = /^(?:aws-cli|aws-sdk|boto3|botocore)/i;

/** Whether a request comes from a client of AWS, signed or not. `header` gives a header's value. */
export const isOfAwsClient = (header: (name: string) => string | undefined): boolean =>
  signs.some((name) => header(name) !== undefined) || agents.test(header('user-agent') ?? '');

/**
 * The service of a REST request, or null. The signature names it. Without a signature the address does: Query requests
 * go to the root and name an action.
 */
export function restServiceOf(request: WireRequest, signedFor: string | null): RestService | null {
  if (request.headers.has('x-amz-target')) return null;
  if (signedFor === 's3' || signedFor === 'lambda') return signedFor;
  if (signedFor !== null) return null;
  if (lambdaPath.test(request.path)) return 'lambda';
  const query = new URLSearchParams(request.query);
  if (query.has('Action')) return null;
  const isRoot = request.path === '/' && request.method !== 'POST';
  const asksForBuckets = isRoot && isOfAwsClient((name) => request.headers.get(name));
  return request.path !== '/' || bucketOf(request) !== null || asksForBuckets ? 's3' : null;
}

/** The bucket in the host name, or null: then it is in the path, or there is none. */
function bucketOf(request: WireRequest): string | null {
  return bucketHost.exec(request.headers.get('host') ?? '')?.[1] ?? null;
}

/**
 * The path by which a service finds its operations. The bucket is always in front, also if the host named it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function pathWithin(service: RestService, request: WireRequest): string {
  if (service !== 's3') return request.path.replace(/\/$/, '');
  const bucket = bucketOf(request);
  const path = bucket === null ? request.path : `/${bucket}${request.path}`;
  const isBucketAlone = /^\/[^/]+\/$/.test(path);
  return isBucketAlone ? path.slice(0, -1) : path;
}
