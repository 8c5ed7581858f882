import type { ApiError, ApiModel } from '../engine/index.ts';
import { apiModel, partOf, prepare, actionOf, isService, serviceError } from '../engine/index.ts';
import type { WireBackend } from './carry-out.ts';
import { carryOut } from './carry-out.ts';
import { jsonAnswer, jsonError, inputFromJson } from './json-messages.ts';
import type { WireRequest, WireResponse } from './message.ts';
import { withS3Address } from './own-objects.ts';
import { inputFromQuery } from './query-input.ts';
import { restServiceOf } from './rest/address.ts';
import type { Protocol, Route } from './route.ts';
import { hasItsVersion, isJsonRequest, routeOf } from './route.ts';
import { signatureOf } from './signature.ts';
import { credentialsOf } from './verify.ts';
import { xmlAnswer, xmlError } from './xml-answer.ts';
import { maxRequestBytes } from './message.ts';

/**
 * The fault of a request as HTTP, before its operation is known. Null if there is none.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
function httpFault({ headers, body }: WireRequest): ApiError | null {
  if (body.byteLength > maxRequestBytes)
    return serviceError('RequestEntityTooLargeException', 'Request body is too large.', 413);
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  return encoding === '' || encoding === 'identity'
    ? null
    : serviceError(
        'MalformedHttpRequestException',
        `The request body can't be decoded: Content-Encoding ${encoding}.`,
      );
}

/** A request without an operation. AWS redirects browsers to its home page. Here the page has its own address. */
const missingAction = (signedFor: string | null): ApiError =>
  signedFor !== null && !isService(signedFor)
    ? notModelled(signedFor)
    : serviceError('MissingAction', 'The request must contain the parameter Action.');

const notModelled = (what: string): ApiError =>
  serviceError('NotModelled', `This playground does not model ${what}.`, 501);

/** An operation that isn't here: AWS has it but it isn't modelled, or AWS doesn't have it. */
async function unknownOperation(route: Route): Promise<ApiError> {
  const { protocol, service, operation, version } = route;
  const isReal = hasItsVersion(route) || !isService(service);
  if (isReal && operation !== '' && (await actionOf(service, operation)))
    return notModelled(`${service}:${operation}`);
  return protocol === 'json'
    ? serviceError('UnknownOperationException', '')
    : serviceError(
        'InvalidAction',
        `Could not find operation ${operation} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
      );
}

/** An input that can't be read. */
const unreadableInput = (protocol: Protocol): ApiError =>
  protocol === 'json'
    ? serviceError('SerializationException', 'The request body is not a JSON object that AWS could read.')
    : serviceError('MalformedInput', 'Unexpected list element termination');

interface Answered {
  readonly model: ApiModel | null;
  readonly protocol: Protocol;
  readonly requestId: string;
}

const decoder = new TextDecoder();

/**
 * Answers one request as AWS does: it finds the signer, the operation and its input by the model's shapes, makes the
 * call, and answers in the service's protocol (AWS Query with XML, or JSON). Never throws because of a request.
 */
export async function answer(request: WireRequest, backend: WireBackend): Promise<WireResponse> {
  const signature = signatureOf(request, (text) => backend.signer.hash(text));
  const signed = 'signature' in signature ? signature : null;
  const signedFor = signed?.service ?? null;
  const rest = restServiceOf(request, signedFor);
  if (rest)
    return (await import('./rest/answer-rest.ts')).answerRest({ service: rest, request, signature, backend });
  const route = routeOf(request, signedFor);
  const isJson = request.headers.has('x-amz-target');
  const early: Answered = {
    model: null,
    protocol: isJson ? 'json' : 'query',
    requestId: backend.requestId(),
  };
  const fault = httpFault(request);
  if (fault) return refused(early, fault);
  if (isJson && !isJsonRequest(request)) return unheard(early);
  if (!route) return refused(early, missingAction(signedFor));
  if (!partOf(route.service, route.operation) || !hasItsVersion(route))
    return refused(early, await unknownOperation(route));
  return answerCall(request, route, signature, early, backend);
}

/** Answers a request for an operation that is here. */
async function answerCall(
  request: WireRequest,
  route: Route,
  signature: ReturnType<typeof signatureOf>,
  early: Answered,
  backend: WireBackend,
): Promise<WireResponse> {
  const { service, operation, protocol } = route;
  // Needs only the service's model, which is here after the first request. The rest depends on the input.
  if (!apiModel(service)?.operations[operation]) await prepare({ service, operation });
  const known = { ...early, model: apiModel(service) };
  const credentials = credentialsOf(request, signature, backend, service);
  if ('error' in credentials) return refused(known, credentials.error);
  const region = 'signature' in signature ? signature.region : null;
  const given = inputOf(request, route, known.model);
  if (!given) return refused(known, unreadableInput(protocol));
  const input = withS3Address(given, request, region);
  const asked = { service, operation, input, credentials: credentials.value, region };
  const carried = await carryOut(request, asked, backend);
  const answered = { model: apiModel(service), protocol, requestId: carried.requestId };
  return carried.ok ? success(answered, operation, carried.value) : refused(answered, carried.error);
}

function inputOf(request: WireRequest, route: Route, model: ApiModel | null): object | null {
  const shape = model?.operations[route.operation]?.input;
  if (!model) return null;
  return route.protocol === 'json'
    ? inputFromJson(model, shape, decoder.decode(request.body))
    : inputFromQuery(model, shape, route.fields);
}

function success(answered: Answered, operation: string, value: unknown): WireResponse {
  const { model, protocol, requestId } = answered;
  if (!model) throw new Error('What succeeds has a model');
  const body =
    protocol === 'json' ? jsonAnswer(model, operation, value) : xmlAnswer(model, operation, value, requestId);
  return message(answered, 200, body);
}

function refused(answered: Answered, error: ApiError): WireResponse {
  const { model, protocol, requestId } = answered;
  if (protocol === 'query') return message(answered, error.status, xmlError(model, error, requestId));
  const response = message(answered, error.status, jsonError(error));
  return { ...response, headers: { ...response.headers, 'x-amzn-errortype': error.code } };
}

/** The answer of a JSON service to a request in another protocol. It has no body format. */
const unheard = ({ requestId }: Answered): WireResponse => ({
  status: 404,
  headers: { 'x-amzn-requestid': requestId },
  body: '<UnknownOperationException/>\n',
});

function message({ model, protocol, requestId }: Answered, status: number, body: string): WireResponse {
  const type = protocol === 'json' ? `application/x-amz-json-${model?.jsonVersion ?? '1.1'}` : 'text/xml';
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body };
}
