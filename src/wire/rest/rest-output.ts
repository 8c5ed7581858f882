import { shapeOf } from '../../engine/index.ts';
import { jsonAnswer } from '../json-messages.ts';
import type { WireResponse } from '../message.ts';
import { escapeXml } from '../xml-answer.ts';
import { memberBinding } from './bindings.ts';
import { bytesOfBase64, writeScalar } from './scalars.ts';
import type { Models } from './xml-body.ts';
import { writeMembers, writeValue } from './xml-body.ts';

type Values = Readonly<Record<string, unknown>>;

/** S3's names for its answers. The models have the names of the shapes instead. */
const rootNames: ReadonlyMap<string, string> = new Map([
  ['ListBuckets', 'ListAllMyBucketsResult'],
  ['ListObjectsV2', 'ListBucketResult'],
  ['GetBucketTagging', 'Tagging'],
]);

/**
 * Answers whose root element is this member itself.
 * https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait
 */
const unwrapped: ReadonlyMap<string, string> = new Map([['GetBucketLocation', 'LocationConstraint']]);

/** The XML name space of S3. */
const xmlns = 'http://s3.amazonaws.com/doc/2006-03-01/';

/**
 * An operation's answer: status, headers and body by the model's bindings.
 * https://smithy.io/2.0/spec/http-bindings.html
 */
export function restAnswer(models: Models, operation: string, value: Values): WireResponse {
  const shape = models.model.operations[operation]?.output;
  const own = models.bindings.operations[operation];
  const status = own?.status ?? 200;
  if (shape === undefined) return { status, headers: {}, body: '' };
  const headers: Record<string, string> = {};
  let answered = status;
  for (const [member, inner] of Object.entries(shapeOf(models.model, shape).members ?? {})) {
    const given = Object.hasOwn(value, member) ? value[member] : undefined;
    const { location, name = member } = memberBinding(models.bindings, shape, member);
    if (given === undefined || given === null) continue;
    if (location === 'statusCode') answered = Number(given);
    if (location === 'header') headers[name.toLowerCase()] = headerText(models, inner, given);
    if (location === 'headers')
      for (const [key, text] of Object.entries(given))
        headers[`${name}${key}`.toLowerCase()] = headerSafe(String(text));
  }
  const { type, text } = bodyOf(models, operation, shape, value);
  if (text.length > 0 && !Object.hasOwn(headers, 'content-type')) headers['content-type'] = type;
  return { status: answered, headers, body: text };
}

const headerText = ({ model, bindings }: Models, shape: string, value: unknown): string =>
  headerSafe(writeScalar(shapeOf(model, shape), bindings.shapes[shape] ?? {}, value, 'header'));

/** Characters that no header can hold become question marks. */
const headerSafe = (text: string): string => text.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '?');

interface Body {
  readonly type: string;
  readonly text: WireResponse['body'];
}

function bodyOf(models: Models, operation: string, shape: string, value: Values): Body {
  const payload = models.bindings.shapes[shape]?.payload;
  if (payload !== undefined) return payloadOf(models, shape, payload, value[payload]);
  if (models.model.protocol === 'rest-json') return jsonBody(models, operation, shape, value);
  const only = unwrapped.get(operation);
  if (only !== undefined) return xml(only, escapeXml((value[only] as string | undefined) ?? ''));
  const inner = writeMembers(models, shape, value);
  const hasBody = Object.keys(shapeOf(models.model, shape).members ?? {}).some(
    (member) => memberBinding(models.bindings, shape, member).location === undefined,
  );
  return hasBody ? xml(rootNames.get(operation) ?? shape, inner) : { type: '', text: '' };
}

const xml = (name: string, inner: string): Body => ({
  type: 'application/xml',
  text: `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${xmlns}">${inner}</${name}>`,
});

function payloadOf(models: Models, shape: string, payload: string, value: unknown): Body {
  if (value === undefined || value === null) return { type: '', text: '' };
  const inner = shapeOf(models.model, shape).members?.[payload] ?? '';
  const { type } = shapeOf(models.model, inner);
  if (type === 'string') return { type: 'application/json', text: value as string };
  if (type === 'blob') return blobBody(models, bytesOfBase64(value as string));
  return xml(inner, writeValue(models, inner, value));
}

/** Lambda's answers are texts; an object may be any bytes. */
const blobBody = ({ model }: Models, bytes: Uint8Array<ArrayBuffer>): Body =>
  model.protocol === 'rest-json'
    ? { type: 'application/json', text: new TextDecoder().decode(bytes) }
    : { type: 'binary/octet-stream', text: bytes };

function jsonBody({ model, bindings }: Models, operation: string, shape: string, value: Values): Body {
  const members = Object.entries(value).filter(
    ([member]) => memberBinding(bindings, shape, member).location === undefined,
  );
  return { type: 'application/json', text: jsonAnswer(model, operation, Object.fromEntries(members)) };
}
