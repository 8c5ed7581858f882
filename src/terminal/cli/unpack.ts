import type { ApiModel, Shape } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { otherError, parameterError } from './cli-error.ts';
import { JsonError, readJsonText } from './json-text.ts';
import { badInt, readFloat, readInt, reprText, stringLength } from './python.ts';
import { Bytes } from './blobs.ts';
import type { ReadFile } from './shorthand.ts';
import { parseShorthand, ShorthandError } from './shorthand.ts';

/** What is needed to read an option's words. */
interface Unpacking {
  readonly model: ApiModel;
  /** The option, as in `--tags`. */
  readonly flag: string;
  /** `file://` and `fileb://`. */
  readonly readFile: ReadFile;
}

const isComplex = ({ type }: Shape): boolean => type === 'structure' || type === 'list' || type === 'map';

/** The value of an option's words, by the shape of its member. @throws CliError */
export function unpack(by: Unpacking, shapeName: string, given: string | readonly string[]): unknown {
  const shape = shapeOf(by.model, shapeName);
  const [only] = typeof given === 'string' ? [given] : given.length === 1 ? given : [];
  const fromFile = only === undefined ? null : by.readFile(only);
  if (fromFile !== null && only?.startsWith('fileb://') && !isComplex(shape)) return new Bytes(fromFile);
  const value = fromFile ?? given;
  const first = typeof value === 'string' ? value : value[0];
  const looksLikeJson = /^[[{]/.test(first?.trim() ?? '');
  if (takesShorthand(by.model, shape) && !looksLikeJson && value.length) return shorthand(by, shape, value);
  return plainValue(by, shape, value);
}

/** Structures and maps, and lists of them. */
function takesShorthand(model: ApiModel, shape: Shape): boolean {
  if (shape.type === 'list') return isComplex(shapeOf(model, shape.member ?? ''));
  return isComplex(shape);
}

function shorthand(by: Unpacking, shape: Shape, value: string | readonly string[]): unknown {
  try {
    if (typeof value !== 'string')
      return value.map((word) =>
        typed(by.model, shapeOf(by.model, shape.member ?? ''), parseShorthand(word, by.readFile)),
      );
    const members = Object.keys(shape.members ?? {});
    if (shape.type === 'structure' && members.length === 1 && members[0] === 'Value' && !value.includes('='))
      return { Value: value };
    return typed(by.model, shape, parseShorthand(value, by.readFile));
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(by.flag, error.message);
    throw error;
  }
}

/** Gives the shorthand's texts the types of their shapes. If a list is expected, a single value becomes a list. */
function typed(model: ApiModel, shape: Shape, value: unknown): unknown {
  const inner = (name: string | undefined, item: unknown): unknown =>
    name === undefined ? item : typed(model, shapeOf(model, name), item);
  switch (shape.type) {
    case 'structure':
    case 'map': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const members = new Map(Object.entries(shape.members ?? {}));
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          name,
          inner(shape.type === 'map' ? shape.value : members.get(name), item),
        ]),
      );
    }
    case 'list':
      // As in the CLI, a single value isn't checked further.
      return Array.isArray(value) ? value.map((item) => inner(shape.member, item)) : [value];
    case 'boolean':
      return booleanOf(value);
    default:
      return typeof value === 'string' ? scalar(shape, value) : value;
  }
}

function booleanOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : value;
}

function plainValue(by: Unpacking, shape: Shape, value: string | readonly string[]): unknown {
  if (shape.type === 'structure' || shape.type === 'map') {
    const text = String(value);
    if (!text.trimStart().startsWith('{')) throw parameterError(by.flag, `Invalid JSON:\n${text}`);
    return json(by, text);
  }
  if (shape.type === 'list') return list(by, shape, value);
  return scalar(shape, String(value));
}

function list(by: Unpacking, shape: Shape, value: string | readonly string[]): unknown {
  const [only = ''] = typeof value === 'string' ? [value] : value;
  if ((typeof value === 'string' || value.length === 1) && only.trim().startsWith('[')) return json(by, only);
  const member = shapeOf(by.model, shape.member ?? '');
  const words = typeof value === 'string' ? [...value] : value;
  return words.map((word) => plainValue(by, member, word));
}

function json(by: Unpacking, text: string): unknown {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw parameterError(by.flag, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
  }
}

function scalar({ type }: Shape, text: string): unknown {
  switch (type) {
    case 'integer':
    case 'long': {
      const value = readInt(text);
      if (value === null) throw otherError(badInt(text));
      return value;
    }
    case 'float':
    case 'double': {
      const value = readFloat(text);
      if (value === null) throw otherError(`could not convert string to float: ${reprText(text)}`);
      return value;
    }
    case 'boolean':
      return text.toLowerCase() !== 'false' && stringLength(text) > 0;
    default:
      return text;
  }
}
