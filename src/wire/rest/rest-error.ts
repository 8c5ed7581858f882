import type { ApiError } from '../../engine/index.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { escapeXml } from '../xml-answer.ts';
import type { RestService } from './bindings.ts';

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
export function restError(
  service: RestService,
  request: WireRequest,
  error: ApiError,
  requestId: string,
): WireResponse {
  return service === 's3' ? s3Error(request, error, requestId) : lambdaError(error);
}
