import type { ServiceName } from '../engine/index.ts';
import { isService } from '../engine/index.ts';
import type { WireRequest } from './message.ts';

export type Protocol = 'query' | 'json';

/** Which operation a request is for, and what carries its input. Names come from outside; nothing is checked yet. */
export interface Route {
  readonly protocol: Protocol;
  readonly service: string;
  readonly operation: string;
  /** For Query: all fields of the form or the address. */
  readonly fields: readonly (readonly [string, string])[];
}

/** The API version that a Query request names says which service it is for, also where nobody signs. */
const serviceOfVersion: Readonly<Record<string, ServiceName>> = { '2010-05-08': 'iam', '2011-06-15': 'sts' };

/** What stands before the operation in `X-Amz-Target`. */
const serviceOfTarget: ReadonlyMap<string, ServiceName> = new Map([
  ['AWSOrganizationsV20161128', 'organizations'],
  ['AWSCognitoIdentityService', 'cognito-identity'],
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
  ['TrentService', 'kms'],
  ['AmazonSQS', 'sqs'],
  ['DynamoDB_20120810', 'dynamodb'],
  ['secretsmanager', 'secretsmanager'],
  ['Playground', 'playground'],
]);

const text = new TextDecoder();

/**
 * Where a request goes. Null where it names no operation: AWS then has nothing to say but that the action is
 * missing. `signedFor` is the service in the signature's scope, if there is one.
 */
export function routeOf(request: WireRequest, signedFor: string | null): Route | null {
  const target = request.headers.get('x-amz-target');
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    const service = serviceOfTarget.get(target.slice(0, dot)) ?? signedFor ?? target.slice(0, dot);
    return { protocol: 'json', service, operation: target.slice(dot + 1), fields: [] };
  }
  const body = isForm(request) ? text.decode(request.body) : '';
  const fields = [...new URLSearchParams(request.query), ...new URLSearchParams(body)];
  const named = new Map(fields);
  const operation = named.get('Action');
  if (operation === undefined) return null;
  const service = serviceOfVersion[named.get('Version') ?? ''] ?? signedFor ?? 'iam';
  return { protocol: 'query', service: isService(service) ? service : 'iam', operation, fields };
}

function isForm(request: WireRequest): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && type.startsWith('application/x-www-form-urlencoded');
}
