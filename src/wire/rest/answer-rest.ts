import type { ApiError, ApiModel } from '../../engine/index.ts';
import { apiModel, loadModelPart, serviceError } from '../../engine/index.ts';
import type { WireBackend } from '../backend.ts';
import { carryOut } from '../carry-out.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { maxRequestBytes } from '../message.ts';
import type { ReadSignature } from '../signature.ts';
import { credentialsOf } from '../verify.ts';
import { pathWithin } from './address.ts';
import { isChunked, isSignedByChunk, unchunked } from './aws-chunked.ts';
import type { RestService } from './bindings.ts';
import { httpBindings } from './bindings.ts';
import { matchOperation } from './match.ts';
import { restError } from './rest-error.ts';
import { inputFromRest, queryNamesOf } from './rest-input.ts';
import { restAnswer } from './rest-output.ts';
import { s3SignatureFault } from './s3-signature.ts';

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
  const match = request.headers.has('x-amz-copy-source')
    ? null
    : matchOperation(models.bindings, { method: request.method, path, query }, (operation) =>
        queryNamesOf(models, operation),
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
