import type { ApiError, ApiModel, Call, Credentials, Outcome, ServiceName, World } from '../engine/index.ts';
import { apiModel, partOf, prepare } from '../engine/index.ts';
import { jsonAnswer, jsonError, inputFromJson } from './json-messages.ts';
import type { WireRequest, WireResponse } from './message.ts';
import { maxRequestBytes } from './message.ts';
import { inputFromQuery } from './query-input.ts';
import { restServiceOf } from './rest/address.ts';
import type { Protocol, Route } from './route.ts';
import { routeOf } from './route.ts';
import type { Signature } from './signature.ts';
import { signatureOf } from './signature.ts';
import type { Signer } from './signer.ts';
import { credentialsOf } from './verify.ts';
import { xmlAnswer, xmlError } from './xml-answer.ts';

/** What answers the calls that arrive over the wire. */
export interface WireBackend {
  readonly world: World;
  /** Milliseconds since the epoch, as the simulated clock has it. */
  readonly now: number;
  /** The time that clients sign with, ms: the device's. The simulated clock may be ahead of it. */
  readonly clientNow: number;
  /** What verifies signatures; it may keep keys from one request to the next. */
  readonly signer: Signer;
  /** Carries a call out; `prepare(call)` has been awaited. */
  run(call: Call): Promise<Outcome>;
  /** An id for an answer that no event stands for. */
  requestId(): string;
}

interface Answered {
  readonly model: ApiModel | null;
  readonly protocol: Protocol;
  readonly requestId: string;
}

const decoder = new TextDecoder();

const fail = (code: string, message: string, status = 400): ApiError => ({ code, message, status });

/**
 * Answers one request as AWS does: who signed it, which operation, its input by the model's shapes, the call
 * itself, and the answer in the service's protocol (AWS Query with XML, or JSON). Never throws for what arrives.
 */
export async function answer(request: WireRequest, backend: WireBackend): Promise<WireResponse> {
  const signature = signatureOf(request, (text) => backend.signer.hash(text));
  const signed = 'signature' in signature ? signature : null;
  const rest = restServiceOf(request, signed?.service ?? null);
  if (rest)
    return (await import('./rest/answer-rest.ts')).answerRest({ service: rest, request, signature, backend });
  const route = routeOf(request, signed?.service ?? null);
  const protocol = route?.protocol ?? 'query';
  const early: Answered = { model: null, protocol, requestId: backend.requestId() };
  if (request.body.byteLength > maxRequestBytes)
    return refused(early, fail('RequestEntityTooLarge', 'Request body is too large.', 413));
  if (!route) return refused(early, fail('MissingAction', 'The request must contain the parameter Action.'));
  if (!partOf(route.service, route.operation)) return refused(early, unknownOperation(route));
  // Only its model for now, which is there after the first request; the rest hangs on the input.
  if (!apiModel(route.service)?.operations[route.operation])
    await prepare({ service: route.service, operation: route.operation });
  const known = { ...early, model: apiModel(route.service) };
  const credentials = credentialsOf(request, signature, backend, route.service);
  if ('error' in credentials) return refused(known, forProtocol(credentials.error, route));
  const input = inputOf(request, route, known.model);
  if (!input) return refused(known, serializationFault(protocol));
  return carryOut(request, route, input, { signed, credentials: credentials.value }, backend);
}

function inputOf(request: WireRequest, route: Route, model: ApiModel | null): object | null {
  const shape = model?.operations[route.operation]?.input;
  if (!model) return null;
  return route.protocol === 'json'
    ? inputFromJson(model, shape, decoder.decode(request.body))
    : inputFromQuery(model, shape, route.fields);
}

async function carryOut(
  request: WireRequest,
  route: Route,
  input: object,
  by: { readonly signed: Signature | null; readonly credentials: Credentials | null },
  backend: WireBackend,
): Promise<WireResponse> {
  const userAgent = request.headers.get('user-agent');
  const call = {
    type: 'call',
    service: route.service as ServiceName,
    operation: route.operation,
    input,
    credentials: by.credentials,
    context: {
      ...(by.signed ? { region: by.signed.region } : {}),
      ...(userAgent === undefined ? {} : { userAgent }),
    },
  } as unknown as Call;
  const { result, event } = await backend.run(call);
  const answered = {
    model: apiModel(route.service),
    protocol: route.protocol,
    requestId: event.eventID,
  };
  if (result.ok) return success(answered, route.operation, result.value);
  if ('error' in result) return refused(answered, forProtocol(result.error, route));
  const { feature, page } = result.notModelled;
  return refused(
    answered,
    fail('NotModelled', `This playground does not model ${feature}. See ${page}`, 501),
  );
}

function success({ model, protocol, requestId }: Answered, operation: string, value: unknown): WireResponse {
  if (!model) throw new Error('Whatever succeeds has a model');
  return protocol === 'json'
    ? message(200, model, requestId, jsonAnswer(model, operation, value))
    : message(200, null, requestId, xmlAnswer(model, operation, value, requestId));
}

function refused({ model, protocol, requestId }: Answered, error: ApiError): WireResponse {
  if (protocol === 'query') return message(error.status, null, requestId, xmlError(model, error, requestId));
  const response = message(error.status, model, requestId, jsonError(error));
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': error.code } };
}

function message(status: number, json: ApiModel | null, requestId: string, body: string): WireResponse {
  const type = json ? `application/x-amz-json-${json.jsonVersion ?? '1.1'}` : 'text/xml';
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body };
}

function serializationFault(protocol: Protocol): ApiError {
  return protocol === 'json'
    ? fail('SerializationException', 'The request body is not a JSON object that AWS could read.')
    : fail('MalformedInput', 'Unexpected list element termination');
}

function unknownOperation({ protocol, service, operation }: Route): ApiError {
  if (protocol === 'json')
    return fail('UnknownOperationException', `This playground does not model ${service}:${operation}.`);
  return fail(
    'InvalidAction',
    `Could not find operation ${operation} for version ${service === 'sts' ? '2011-06-15' : '2010-05-08'}`,
  );
}

/** What the services that speak JSON call the errors that all services share. */
const jsonCodes: ReadonlyMap<string, string> = new Map([
  ['AccessDenied', 'AccessDeniedException'],
  ['ExpiredToken', 'ExpiredTokenException'],
  ['IncompleteSignature', 'IncompleteSignatureException'],
  ['InvalidClientTokenId', 'UnrecognizedClientException'],
  ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
  ['SignatureDoesNotMatch', 'InvalidSignatureException'],
]);

function forProtocol(error: ApiError, { protocol }: Route): ApiError {
  const code = protocol === 'json' ? jsonCodes.get(error.code) : undefined;
  return code === undefined ? error : { ...error, code, status: 400 };
}
