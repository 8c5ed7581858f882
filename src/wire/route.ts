import type { ServiceName } from '../engine/index.ts';
import type { WireRequest } from './message.ts';

export type Field = readonly [name: string, value: string];

/** Encoded text, or half of a UTF-16 pair, which is replaced. */
const isEncoded = /[%+\uD800-\uDFFF]/;

/**
 * The fields of a form or a query, in their order, as `URLSearchParams` reads them. It is used only for encoded text:
 * names and short values are hardly ever encoded.
 * https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function formFields(text: string): Field[] {
  const fields: Field[] = [];
  if (text === '') return fields;
  for (const part of (text.startsWith('?') ? text.slice(1) : text).split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (isEncoded.test(part)) fields.push(...new URLSearchParams(`?${part}`));
    else fields.push(at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]);
  }
  return fields;
}

export type Protocol = 'query' | 'json';

/** The operation of a request, and the part that carries its input. Names come from outside and aren't checked yet. */
export interface Route {
  readonly protocol: Protocol;
  readonly service: string;
  readonly operation: string;
  /** For Query: all fields of the form or the address. */
  readonly fields: readonly Field[];
  /** For Query: the API version in the request, or null. */
  readonly version: string | null;
}

/** The API version of a Query request names the service, even without a signature. */
const serviceOfVersion: ReadonlyMap<string | null, ServiceName> = new Map([
  ['2010-05-08', 'iam'],
  ['2011-06-15', 'sts'],
  ['2010-05-15', 'cloudformation'],
]);

/** The part of `X-Amz-Target` before the operation. */
const serviceOfTarget: ReadonlyMap<string, ServiceName> = new Map([
  ['AWSOrganizationsV20161128', 'organizations'],
  ['AWSCognitoIdentityService', 'cognito-identity'],
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
  ['TrentService', 'kms'],
  ['AmazonSQS', 'sqs'],
  ['DynamoDB_20120810', 'dynamodb'],
  ['secretsmanager', 'secretsmanager'],
  ['AmazonSSM', 'ssm'],
  ['SWBExternalService', 'sso-admin'],
  ['AWSIdentityStore', 'identitystore'],
  ['Playground', 'playground'],
]);

const text = new TextDecoder();

/**
 * The service and the operation of a request, or null if it names no operation: AWS then says only that the
 * action is missing. `signedFor` is the service in the signature's scope, if there is one. If a name appears
 * twice, the first counts.
 */
export function routeOf(request: WireRequest, signedFor: string | null): Route | null {
  const target = request.headers.get('x-amz-target');
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    const service = serviceOfTarget.get(target.slice(0, dot)) ?? signedFor ?? target.slice(0, dot);
    return { protocol: 'json', service, operation: target.slice(dot + 1), fields: [], version: null };
  }
  if (request.method !== 'GET' && request.method !== 'POST') return null;
  const query = formFields(request.query);
  const form = isForm(request) ? formFields(text.decode(request.body)) : [];
  const fields = query.length === 0 ? form : [...query, ...form];
  const operation = firstOf(fields, 'Action');
  if (operation === null) return null;
  const version = firstOf(fields, 'Version');
  const service = serviceOfVersion.get(version) ?? signedFor ?? 'iam';
  return { protocol: 'query', service, operation, fields, version };
}

function firstOf(fields: readonly Field[], wanted: string): string | null {
  for (const [name, value] of fields) if (name === wanted) return value;
  return null;
}

/** Whether a Query request asks for the API version of its service. */
export const hasItsVersion = ({ protocol, service, version }: Route): boolean =>
  protocol !== 'query' || serviceOfVersion.get(version) === service;

function isForm(request: WireRequest): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
}

/** JSON services accept only JSON and only POST. */
export const isJsonRequest = ({ method, headers }: WireRequest): boolean =>
  method === 'POST' &&
  /^application\/(x-amz-json-1\.[01]|json)\s*(;|$)/i.test(headers.get('content-type') ?? '');
