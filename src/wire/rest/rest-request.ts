import { shapeOf } from '../../engine/index.ts';
import { jsonFromInput } from '../json-messages.ts';
import type { WireRequest } from '../message.ts';
import { memberBinding } from './bindings.ts';
import { bytesOfBase64, writeScalar } from './scalars.ts';
import type { Place } from './scalars.ts';
import type { Models } from './xml-body.ts';
import { writeValue } from './xml-body.ts';

type Values = Readonly<Record<string, unknown>>;

const encoder = new TextEncoder();

/** Encodes a text as SigV4 demands: everything except letters, digits and `-._~`. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The request that carries an input, as the SDKs write it, without a host and unsigned: the way back of
 * `inputFromRest`. Buckets stand in the path.
 */
export function restFromInput(models: Models, operation: string, input: Values): WireRequest {
  const { method, uri } = models.bindings.operations[operation] ?? { method: 'GET', uri: '/' };
  const shape = models.model.operations[operation]?.input;
  const [pattern = '', markers = ''] = uri.split('?');
  const query: string[] = markers === '' ? [] : [markers];
  const headers = new Map<string, string>();
  let path = pattern;
  for (const [name, value, location] of shape === undefined ? [] : located(models, shape, input)) {
    if (location === 'querystring') query.push(`${encoded(name)}=${encoded(value)}`);
    else if (location === 'header') headers.set(name.toLowerCase(), value);
    else
      path = path
        .replace(`{${name}}`, () => encoded(value))
        .replace(`{${name}+}`, () => value.split('/').map(encoded).join('/'));
  }
  const body = shape === undefined ? new Uint8Array() : bodyOf(models, shape, input);
  return { method, path, query: query.join('&'), headers, body };
}

type Located = readonly [name: string, value: string, location: 'uri' | 'querystring' | 'header'];

function located(models: Models, shape: string, input: Values): Located[] {
  const members = Object.entries(shapeOf(models.model, shape).members ?? {});
  return members.flatMap(([member, inner]): Located[] => {
    const value = Object.hasOwn(input, member) ? input[member] : undefined;
    const { location, name = member } = memberBinding(models.bindings, shape, member);
    if (value === undefined || value === null) return [];
    if (location === 'headers')
      return Object.entries(value).map(([key, text]) => [`${name}${key}`, String(text), 'header']);
    if (location === 'header') return [[name, text(models, inner, value, 'header').join(','), location]];
    if (location !== 'uri' && location !== 'querystring') return [];
    return text(models, inner, value, 'query').map((one) => [name, one, location]);
  });
}

/** A scalar, or the items of a list. */
function text({ model, bindings }: Models, shapeName: string, value: unknown, place: Place): string[] {
  const shape = shapeOf(model, shapeName);
  if (shape.type !== 'list') return [writeScalar(shape, bindings.shapes[shapeName] ?? {}, value, place)];
  const member = shapeOf(model, shape.member ?? '');
  return (value as readonly unknown[]).map((item) => writeScalar(member, {}, item, place));
}

function bodyOf(models: Models, shape: string, input: Values): Uint8Array {
  const payload = models.bindings.shapes[shape]?.payload;
  if (payload === undefined) return jsonBody(models, shape, input);
  const value = Object.hasOwn(input, payload) ? input[payload] : undefined;
  if (value === undefined || value === null) return new Uint8Array();
  const inner = shapeOf(models.model, shape).members?.[payload] ?? '';
  const { type } = shapeOf(models.model, inner);
  const { name = payload, namespace } = memberBinding(models.bindings, shape, payload);
  if (type === 'blob') return bytesOfBase64(value as string);
  if (type === 'string') return encoder.encode(value as string);
  const xmlns = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return encoder.encode(`<${name}${xmlns}>${writeValue(models, inner, value)}</${name}>`);
}

function jsonBody({ model, bindings }: Models, shape: string, input: Values): Uint8Array {
  const members = Object.entries(input).filter(
    ([member]) => memberBinding(bindings, shape, member).location === undefined,
  );
  const isEmpty = model.protocol !== 'rest-json' || members.length === 0;
  return isEmpty
    ? new Uint8Array()
    : encoder.encode(
        jsonFromInput(model, shape, Object.fromEntries(members) satisfies Record<string, unknown>),
      );
}
