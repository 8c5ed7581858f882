import type { ApiError, ApiModel } from '../../engine/index.ts';
import { apiModel, loadModelPart, serviceError } from '../../engine/index.ts';
import type { WireBackend } from '../carry-out.ts';
import { carryOut } from '../carry-out.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { maxRequestBytes } from '../message.ts';
import type { ReadSignature } from '../signature.ts';
import { credentialsOf } from '../verify.ts';
import { pathWithin } from './address.ts';
import type { RestService } from './bindings.ts';
import { httpBindings } from './bindings.ts';
import { matchOperation } from './match.ts';
import { inputFromRest, queryNamesOf } from './rest-input.ts';
import { restAnswer } from './rest-output.ts';
import { escapeXml } from '../xml-answer.ts';

/** The values of the header `x-amz-content-sha256` for a body in chunks, each with its length in front. */
const streaming = 'STREAMING-';

/** Chunks that are signed one by one. */
const isSignedByChunk = (sha256: string | undefined): boolean =>
  sha256?.startsWith('STREAMING-AWS4') === true;

const isChunked = (sha256: string | undefined): boolean => sha256?.startsWith(streaming) === true;

const [carriage, lineFeed] = [0x0d, 0x0a];
const decoder = new TextDecoder();

/**
 * The content of a body in chunks, without the trailing headers: `5\r
 * hello\r
 * 0\r
 * x-amz-checksum-crc32:…\r
 * \r
 * `. Null if the body isn't in chunks.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function unchunked(body: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf(carriage, at);
    if (end < 0 || body[end + 1] !== lineFeed) return null;
    const [, hex] = /^([\da-f]{1,8})(?:;.*)?$/i.exec(decoder.decode(body.subarray(at, end))) ?? [];
    if (hex === undefined) return null;
    const length = Number.parseInt(hex, 16);
    if (length === 0) return joined(chunks);
    const start = end + 2;
    at = start + length + 2;
    if (at > body.length || body[at - 2] !== carriage || body[at - 1] !== lineFeed) return null;
    chunks.push(body.subarray(start, start + length));
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const minute = 60_000;
const week = 604_800;

const denied = (message: string): ApiError => ({ code: 'AccessDenied', message, status: 403 });
const wrong = (code: string, message: string): ApiError => ({ code, message, status: 400 });

/** Signatures of version 2. boto3 still writes them into addresses by default. */
const isOfVersion2 = (request: WireRequest): boolean =>
  /^AWS /.test(request.headers.get('authorization') ?? '') || /(?:^|&)AWSAccessKeyId=/.test(request.query);

/**
 * Why S3 refuses a signature before it verifies it, or null. A signed address is valid for the time that it names.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
function s3SignatureFault(request: WireRequest, signature: ReadSignature, now: number): ApiError | null {
  if (isOfVersion2(request))
    return wrong(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  if ('found' in signature) return null;
  const age = now - signature.at;
  if (signature.isPresigned) return presignedFault(request, age);
  return Math.abs(age) <= 15 * minute
    ? null
    : {
        code: 'RequestTimeTooSkewed',
        message: 'The difference between the request time and the current time is too large.',
        status: 403,
      };
}

function presignedFault(request: WireRequest, age: number): ApiError | null {
  const expires = new URLSearchParams(request.query).get('X-Amz-Expires') ?? '';
  const seconds = Number(expires);
  if (expires === '' || !Number.isInteger(seconds) || seconds < 0)
    return wrong('AuthorizationQueryParametersError', 'X-Amz-Expires should be a number');
  if (seconds > week)
    return wrong(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  if (age < -15 * minute) return denied('Request is not yet valid');
  return age > seconds * 1000 ? denied('Request has expired') : null;
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** A failure in S3's form. An answer to HEAD has no body. */
function s3Error(request: WireRequest, error: ApiError, requestId: string): WireResponse {
  const inner = [
    element('Code', error.code),
    element('Message', error.message),
    element('Resource', request.path),
    element('RequestId', requestId),
    element('HostId', requestId),
  ].join('');
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml' },
    body: request.method === 'HEAD' ? '' : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`,
  };
}

/** Some of Lambda's errors have a `Message`, others a `message`. Here all have both. `Type` names the side at fault. */
function lambdaError({ code, message, status }: ApiError): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ Type: status >= 500 ? 'Service' : 'User', Message: message, message }),
  };
}

/** A refusal in the service's protocol. */
function restError(
  service: RestService,
  request: WireRequest,
  error: ApiError,
  requestId: string,
): WireResponse {
  return service === 's3' ? s3Error(request, error, requestId) : lambdaError(error);
}

/** A REST request that is being answered. */
interface Arrived {
  readonly service: RestService;
  readonly request: WireRequest;
  readonly signature: ReadSignature;
  readonly backend: WireBackend;
}

/**
 * Answers one request to a REST service (S3 with XML, Lambda with JSON) as AWS does. Never throws because of a request.
 */
export async function answerRest(arrived: Arrived): Promise<WireResponse> {
  const { service, request, signature, backend } = arrived;
  await loadModelPart(service);
  const model = apiModel(service) as ApiModel;
  const models = { model, bindings: await httpBindings(service) };
  const early = backend.requestId();
  if (request.body.byteLength > maxRequestBytes) return refused(arrived, tooLarge(service), early);
  const query = new URLSearchParams(request.query);
  const path = pathWithin(service, request);
  const copies = request.headers.has('x-amz-copy-source');
  const match = matchOperation(
    models.bindings,
    { method: request.method, path, query, copies },
    (operation) => queryNamesOf(models, operation),
  );
  if (!match) return refused(arrived, notModelled(service, request), early);
  const credentials = signerOf(arrived);
  if ('error' in credentials) return refused(arrived, credentials.error, early);
  const body = contentOf(request);
  if ('code' in body) return refused(arrived, body, early);
  const input = inputFromRest(models, match.operation, {
    ...match,
    query,
    headers: request.headers,
    body: body.bytes,
  });
  if (!input) return refused(arrived, unreadable(service), early);
  const region = 'signature' in signature ? signature.region : null;
  const asked = { service, operation: match.operation, input, credentials: credentials.value, region };
  const carried = await carryOut(request, asked, backend);
  return carried.ok
    ? identified(service, restAnswer(models, match.operation, carried.value), carried.requestId)
    : refused(arrived, carried.error, carried.requestId);
}

/** The signer. S3 checks the time of a signature by rules of its own. */
function signerOf({ service, request, signature, backend }: Arrived): ReturnType<typeof credentialsOf> {
  const { world, signer, clientNow } = backend;
  if (service !== 's3') return credentialsOf(request, signature, backend, service);
  const error = s3SignatureFault(request, signature, clientNow);
  if (error) return { error };
  const then = 'signature' in signature ? signature.at : clientNow;
  return credentialsOf(request, signature, { world, signer, clientNow: then }, service);
}

/** The body without the framing of its chunks. */
function contentOf({ headers, body }: WireRequest): { readonly bytes: Uint8Array } | ApiError {
  const sha256 = headers.get('x-amz-content-sha256');
  if (isSignedByChunk(sha256))
    return serviceError(
      'NotImplemented',
      'This playground does not take bodies that are signed chunk by chunk.',
      501,
    );
  if (!isChunked(sha256)) return { bytes: body };
  const bytes = unchunked(body);
  return bytes ? { bytes } : serviceError('IncompleteBody', 'The request body terminated unexpectedly');
}

function notModelled(service: RestService, { method, path, query }: WireRequest): ApiError {
  const address = query === '' ? path : `${path}?${query}`;
  return serviceError('NotModelled', `This playground does not model ${service}: ${method} ${address}`, 501);
}

const tooLarge = (service: RestService): ApiError =>
  service === 's3'
    ? serviceError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    : serviceError('RequestEntityTooLargeException', 'Request body is too large.', 413);

const unreadable = (service: RestService): ApiError =>
  service === 's3'
    ? serviceError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      )
    : serviceError('InvalidRequestContentException', 'Could not parse request body into json');

function refused({ service, request }: Arrived, error: ApiError, requestId: string): WireResponse {
  return identified(service, restError(service, request, error, requestId), requestId);
}

/** S3 has its own names for a request's id. */
function identified(service: RestService, { status, headers, body }: WireResponse, id: string): WireResponse {
  const ids = service === 's3' ? { 'x-amz-request-id': id, 'x-amz-id-2': id } : { 'x-amzn-requestid': id };
  return { status, headers: { ...headers, ...ids }, body };
}
