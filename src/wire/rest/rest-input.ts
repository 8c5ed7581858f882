import { readXml, shapeOf } from '../../engine/index.ts';
import { inputFromJson } from '../json-messages.ts';
import { memberBinding } from './bindings.ts';
import { base64OfBytes, readScalar } from './scalars.ts';
import type { Models } from './xml-body.ts';
import { readElement } from './xml-body.ts';

type Values = Record<string, unknown>;

/** The parts of a request that carry an operation's input. */
interface RestParts {
  readonly labels: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

const decoder = new TextDecoder();

/** The names in the query that are members of an operation's input. */
export function queryNamesOf({ model, bindings }: Models, operation: string): ReadonlySet<string> {
  const shape = model.operations[operation]?.input;
  const members = Object.values((shape !== undefined && bindings.shapes[shape]?.members) || {});
  return new Set(
    members.flatMap(({ location, name }) => (location === 'querystring' && name !== undefined ? [name] : [])),
  );
}

/**
 * An operation's input from the parts of a request, or null if the body has the wrong form. A blob that makes up the
 * whole body becomes base64, like every blob.
 * https://smithy.io/2.0/spec/http-bindings.html
 */
export function inputFromRest(models: Models, operation: string, parts: RestParts): Readonly<Values> | null {
  const shape = models.model.operations[operation]?.input;
  if (shape === undefined) return {};
  const input: Values = {};
  for (const [member, inner] of Object.entries(shapeOf(models.model, shape).members ?? {})) {
    const value = located(models, shape, member, inner, parts);
    if (value !== undefined) input[member] = value;
  }
  const body = bodyOf(models, shape, parts.body);
  return body && { ...input, ...body };
}

function located(models: Models, shape: string, member: string, inner: string, parts: RestParts): unknown {
  const { location, name = member } = memberBinding(models.bindings, shape, member);
  const { labels, query, headers } = parts;
  switch (location) {
    case 'uri':
      return scalar(models, inner, labels.get(name));
    case 'querystring':
      return shapeOf(models.model, inner).type === 'list'
        ? listed(models, inner, query.getAll(name))
        : scalar(models, inner, query.get(name) ?? undefined);
    case 'header':
      return header(models, inner, headers.get(name.toLowerCase()));
    case 'headers':
      return prefixed(headers, name.toLowerCase());
    default:
      return undefined;
  }
}

const scalar = ({ model }: Models, shape: string, text: string | undefined): unknown =>
  text === undefined ? undefined : readScalar(shapeOf(model, shape), text);

function listed(models: Models, shape: string, texts: readonly string[]): unknown {
  const member = shapeOf(models.model, shape).member ?? '';
  return texts.length ? texts.map((text) => scalar(models, member, text)) : undefined;
}

const header = (models: Models, shape: string, text: string | undefined): unknown =>
  shapeOf(models.model, shape).type === 'list' && text !== undefined
    ? listed(
        models,
        shape,
        text.split(',').map((item) => item.trim()),
      )
    : scalar(models, shape, text);

/** Headers with a common prefix, such as `x-amz-meta-`, as a map by the rest of their names. */
function prefixed(headers: ReadonlyMap<string, string>, prefix: string): unknown {
  const found = [...headers].filter(([name]) => name.startsWith(prefix) && name !== prefix);
  return found.length
    ? Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
    : undefined;
}

function bodyOf(models: Models, shape: string, body: Uint8Array): Values | null {
  const payload = models.bindings.shapes[shape]?.payload;
  const isJson = models.model.protocol === 'rest-json';
  if (payload === undefined) return isJson ? jsonMembers(models, shape, body) : {};
  if (body.length === 0) return {};
  const inner = shapeOf(models.model, shape).members?.[payload] ?? '';
  const { type } = shapeOf(models.model, inner);
  if (type === 'blob') return { [payload]: base64OfBytes(body) };
  if (type === 'string') return { [payload]: decoder.decode(body) };
  const root = readXml(decoder.decode(body));
  return root && { [payload]: readElement(models, inner, root) };
}

/** The members of a JSON body, without those that the request has elsewhere. */
function jsonMembers({ model, bindings }: Models, shape: string, body: Uint8Array): Values | null {
  const read = inputFromJson(model, shape, decoder.decode(body));
  return (
    read &&
    Object.fromEntries(
      Object.entries(read).filter(
        ([member]) => memberBinding(bindings, shape, member).location === undefined,
      ),
    )
  );
}
