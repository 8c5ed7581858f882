import type { ApiError, ApiModel, Shape } from '../engine/index.ts';
import { jsonDepth, shapeOf } from '../engine/index.ts';

/** No AWS request has deeper JSON, and it would overflow recursive readers. */
const maxDepth = 64;

/**
 * An operation's input from the body of a JSON 1.0 or 1.1 request: dates, which are numbers there (seconds),
 * become ISO 8601 text. Null if the body isn't a JSON object.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function inputFromJson(
  model: ApiModel,
  shape: string | undefined,
  body: string,
): Readonly<Record<string, unknown>> | null {
  const value = objectFrom(body === '' ? '{}' : body);
  if (!value || shape === undefined) return value;
  return convert(model, shapeOf(model, shape), value, readDate) as Readonly<Record<string, unknown>>;
}

/** The body that carries an input: the way back of `inputFromJson`. */
export function jsonFromInput(model: ApiModel, shape: string | undefined, input: object): string {
  return JSON.stringify(shape === undefined ? {} : convert(model, shapeOf(model, shape), input, writeDate));
}

/** An answer's body. If the operation has no output, AWS sends an empty object or nothing. */
export function jsonAnswer(model: ApiModel, operation: string, value: unknown): string {
  const output = model.operations[operation]?.output;
  return output === undefined ? '' : JSON.stringify(convert(model, shapeOf(model, output), value, writeDate));
}

/** A failure in the form of the JSON services. */
export function jsonError({ code, message }: ApiError): string {
  return JSON.stringify(message === '' ? { __type: code } : { __type: code, message });
}

function objectFrom(text: string): Readonly<Record<string, unknown>> | null {
  if (jsonDepth(text) > maxDepth) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

type ConvertDate = (value: unknown) => unknown;

const readDate: ConvertDate = (value) =>
  typeof value === 'number' && Math.abs(value) < 8.64e12
    ? new Date(value * 1000).toISOString().replace(/\.\d{3}Z$/, '+00:00')
    : value;

const writeDate: ConvertDate = (value) => {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? value : time / 1000;
};

/** The value with its dates converted. Members that the shape lacks stay: validation refuses them. */
function convert(model: ApiModel, shape: Shape, value: unknown, date: ConvertDate): unknown {
  if (shape.type === 'timestamp') return date(value);
  if (value === null || typeof value !== 'object') return value;
  const inner = (name: string | undefined, item: unknown): unknown =>
    name === undefined ? item : convert(model, shapeOf(model, name), item, date);
  if (Array.isArray(value)) return value.map((item) => inner(shape.member, item));
  const members = new Map(Object.entries(shape.members ?? {}));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== null)
      .map(([name, item]) => [name, inner(shape.type === 'map' ? shape.value : members.get(name), item)]),
  );
}
