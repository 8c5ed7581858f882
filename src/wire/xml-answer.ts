import type { ApiError, ApiModel, Shape } from '../engine/index.ts';
import { shapeOf } from '../engine/index.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** Text without characters that XML must escape. Most text is like that. */
const isPlain = /^[\t\n !#-%'-;=?-\uD7FF\uE000-\uFFFD]*$/;

/** Text that is safe in XML. A character that XML 1.0 can't hold becomes the replacement character. */
export function escapeXml(text: string): string {
  if (isPlain.test(text)) return text;
  return text
    .replace(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

/** Dates have the form `2026-11-25T10:42:00Z`. */
const xmlDate = (iso: string): string => iso.replace(/\+00:00$/, 'Z');

/**
 * An answer of the AWS Query protocol: members in the order of the model, `…Result` only if the operation has
 * an output.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html#API_GetUser_Examples
 */
export function xmlAnswer(model: ApiModel, operation: string, value: unknown, requestId: string): string {
  const output = model.operations[operation]?.output;
  const result =
    output === undefined ? '' : element(`${operation}Result`, written(model, shapeOf(model, output), value));
  const metadata = element('ResponseMetadata', element('RequestId', requestId));
  return `<${operation}Response xmlns="${model.xmlNamespace ?? ''}">${result}${metadata}</${operation}Response>`;
}

function written(model: ApiModel, shape: Shape, value: unknown): string {
  switch (shape.type) {
    case 'structure':
      return structure(model, shape, value as Readonly<Record<string, unknown>>);
    case 'list':
      return (value as readonly unknown[])
        .map((item) => element('member', written(model, shapeOf(model, shape.member ?? ''), item)))
        .join('');
    case 'map':
      return Object.entries(value as object)
        .map(([key, item]) => {
          const inner = written(model, shapeOf(model, shape.value ?? ''), item);
          return element('entry', element('key', escapeXml(key)) + element('value', inner));
        })
        .join('');
    case 'timestamp':
      return escapeXml(xmlDate(String(value)));
    default:
      return escapeXml(String(value));
  }
}

function structure(model: ApiModel, { members }: Shape, value: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name in members) {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    if (inner !== undefined && inner !== null)
      text += element(name, written(model, shapeOf(model, members[name] ?? ''), inner));
  }
  return text;
}

/** Used for requests that reached no service, so that no service's own names apply. */
const faultNames = 'http://webservices.amazon.com/AWSFault/2005-15-09';

/** A failure in the form of IAM and STS. `model` is the service's, or null if the request reached no service. */
export function xmlError(model: ApiModel | null, error: ApiError, requestId: string): string {
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  const inner =
    element('Type', type) +
    element('Code', escapeXml(error.code)) +
    (error.message === '' ? '' : element('Message', escapeXml(error.message)));
  const namespace = model?.xmlNamespace ?? faultNames;
  return `<ErrorResponse xmlns="${namespace}">${element('Error', inner)}${element('RequestId', requestId)}</ErrorResponse>`;
}
