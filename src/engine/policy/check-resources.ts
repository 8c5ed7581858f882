import { parseArn, partition } from '../arn.ts';
import type { JsonNode } from './json-text.ts';
import { memberOf, stringsOf } from './json-text.ts';

const iamResources = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

const partitions: ReadonlySet<string> = new Set([partition, '*']);

/**
 * An ARN of this partition that stops before its resource. `arn:aws:x` alone passes, and is completed, but in
 * session policies (`isSession`).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function isLegacyResource(resource: string, isSession: boolean): boolean {
  const [first, second, service, ...rest] = resource.split(':');
  if (first === undefined || second !== partition) return false;
  if (rest.length === 0) return isSession && service !== undefined && service !== '';
  return service === '' || rest.length < 3;
}

function badPartition(resource: string, name: string): string {
  const [, , ...rest] = resource.split(':');
  const [service = '*', region = '*', account = '*', ...tail] =
    rest.length === 1 && rest[0] === '' ? [] : rest;
  const last = tail.length > 0 ? tail.join(':') : '*';
  return `Partition "${name}" is not valid for resource "arn:${name}:${service}:${region}:${account}:${last}".`;
}

function checkIam(resource: string): string | null {
  const arn = parseArn(resource);
  if (!arn) return null;
  if (arn.region !== '' && arn.region !== '*')
    return `IAM resource ${resource} cannot contain region information.`;
  // The root user has no path, and a pattern may begin before the slash.
  const path = arn.resource;
  const isPath =
    path === 'root' || path.startsWith('*') || iamResources.some((start) => path.startsWith(start));
  return isPath
    ? null
    : `IAM resource path must either be "*", root, or start with ${iamResources.join(', ')}.`;
}

/**
 * What of S3's stands in a region. Buckets and objects don't.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-resources-for-iam-policies
 */
const regional = /^(?:accesspoint|access-grants|async-request|job|storage-lens|storage-lens-group)\//;

function checkS3(resource: string): string | null {
  const arn = parseArn(resource);
  const isPlaced = arn !== null && arn.region !== '' && arn.region !== '*';
  return isPlaced && !regional.test(arn.resource)
    ? `Resource ${resource} can not contain region information.`
    : null;
}

function checkResource(resource: string): string | null {
  if (resource === '*') return null;
  const [prefix, name, service] = resource.split(':');
  if (name === undefined || prefix === '') return `Resource ${resource} must be in ARN format or "*".`;
  if (prefix !== 'arn' || !partitions.has(name)) return badPartition(resource, name);
  if (service === undefined || /[*?]/.test(service))
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  if (service === 'iam') return checkIam(resource);
  return service === 's3' ? checkS3(resource) : null;
}

/** The message for the first Resource or NotResource that is no resource, or null. */
export function checkResources(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    for (const name of ['Resource', 'NotResource']) {
      for (const resource of stringsOf(memberOf(node, name)) ?? []) {
        const message = checkResource(resource);
        if (message !== null) return message;
      }
    }
  }
  return null;
}
