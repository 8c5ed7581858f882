import type { ApiModel, Shape } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { Bytes } from './blobs.ts';
import { usageProblem } from './cli-error.ts';
import { reprText, str, stringLength, typeName } from './python.ts';

/**
 * Checks an input as the CLI does before it sends it: required members, unknown ones, types, minimum lengths and
 * values. The service checks patterns, maximum lengths and enums. @throws CliError with all faults
 */
export function checkInput(model: ApiModel, shapeName: string | undefined, input: unknown): void {
  const found: string[] = [];
  const shape: Shape =
    shapeName === undefined ? { type: 'structure', members: {} } : shapeOf(model, shapeName);
  check(model, shape, input, '', found);
  if (found.length) throw usageProblem(`Parameter validation failed:\n${found.join('\n')}`);
}

const parameterName = (path: string): string => (path === '' ? 'input' : path.replace(/^\./, ''));

const pythonTypes = {
  structure: ["<class 'dict'>"],
  map: ["<class 'dict'>"],
  list: ["<class 'list'>", "<class 'tuple'>"],
  string: ["<class 'str'>"],
  integer: ["<class 'int'>"],
  long: ["<class 'int'>"],
  float: ["<class 'float'>", "<class 'decimal.Decimal'>", "<class 'int'>"],
  double: ["<class 'float'>", "<class 'decimal.Decimal'>", "<class 'int'>"],
  boolean: ["<class 'bool'>"],
  blob: ["<class 'bytes'>", "<class 'bytearray'>", 'file-like object'],
  timestamp: ["<class 'datetime.datetime'>", 'timestamp-string'],
} as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Bytes);

function fits({ type }: Shape, value: unknown): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return isRecord(value);
    case 'list':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
    case 'long':
      // Python's booleans are whole numbers.
      return typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value));
    case 'float':
    case 'double':
      return typeof value === 'number' || typeof value === 'boolean';
    case 'boolean':
      return typeof value === 'boolean';
    case 'blob':
      return typeof value === 'string' || value instanceof Bytes;
    case 'timestamp':
      return typeof value === 'number' || (typeof value === 'string' && isDate(value));
  }
}

const isDate = (text: string): boolean => /^\d+(\.\d+)?$/.test(text) || !Number.isNaN(Date.parse(text));

function check(model: ApiModel, shape: Shape, value: unknown, path: string, found: string[]): void {
  if (!fits(shape, value)) {
    const [shown, type] =
      value instanceof Bytes
        ? [`b${reprText(value.text)}`, "<class 'bytes'>"]
        : [str(value), typeName(value)];
    found.push(
      `Invalid type for parameter ${parameterName(path)}, value: ${shown}, type: ${type}, valid types: ${pythonTypes[shape.type].join(', ')}`,
    );
  } else if (shape.type === 'structure') structure(model, shape, value as object, path, found);
  else if (shape.type === 'map') map(model, shape, value as object, path, found);
  else if (Array.isArray(value)) {
    least(shape, value.length, 'length', path, found);
    const member = shapeOf(model, shape.member ?? '');
    value.forEach((item: unknown, i) => check(model, member, item, `${path}[${i}]`, found));
  } else if (shape.type === 'string') least(shape, stringLength(value as string), 'length', path, found);
  else if (typeof value === 'number') least(shape, value, 'value', path, found);
}

function structure(model: ApiModel, shape: Shape, value: object, path: string, found: string[]): void {
  for (const name of shape.required ?? [])
    if (!Object.hasOwn(value, name))
      found.push(`Missing required parameter in ${parameterName(path)}: "${name}"`);
  const members = new Map(Object.entries(shape.members ?? {}));
  for (const name of Object.keys(value))
    if (!members.has(name))
      found.push(
        `Unknown parameter in ${parameterName(path)}: "${name}", must be one of: ${[...members.keys()].join(', ')}`,
      );
  for (const [name, item] of Object.entries(value)) {
    const member = members.get(name);
    if (member !== undefined) check(model, shapeOf(model, member), item, `${path}.${name}`, found);
  }
}

function map(model: ApiModel, shape: Shape, value: object, path: string, found: string[]): void {
  for (const [key, item] of Object.entries(value)) {
    check(model, shapeOf(model, shape.key ?? ''), key, `${path} (key: ${key})`, found);
    check(model, shapeOf(model, shape.value ?? ''), item, `${path}.${key}`, found);
  }
}

function least({ min }: Shape, size: number, what: 'length' | 'value', path: string, found: string[]): void {
  if (min !== undefined && size < min)
    found.push(
      `Invalid ${what} for parameter ${parameterName(path)}, value: ${size}, valid min ${what}: ${min}`,
    );
}
