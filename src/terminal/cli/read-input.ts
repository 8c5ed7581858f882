import { optionHint } from '../suggest.ts';
import type { Arguments } from './arg-parser.ts';
import { parseKnown } from './arg-parser.ts';
import { Bytes, withBlobs } from './blobs.ts';
import { checkInput } from './check-input.ts';
import { parameterError, unknownOptions, usageProblem, otherError } from './cli-error.ts';
import type { Context } from './context.ts';
import { fileReader } from './context.ts';
import { JsonError, readJsonText } from './json-text.ts';
import type { OperationForm } from './operation-options.ts';
import { kept, operationForm, pagingMembers, withoutRequired } from './operation-options.ts';
import { typeName, badInt, readFloat, readInt, reprText, stringLength } from './python.ts';
import type { Service } from './service.ts';
import { traitsOf } from './service.ts';
import type { ApiModel, Shape } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import type { ReadFile } from './shorthand.ts';
import { parseShorthand, ShorthandError } from './shorthand.ts';

/** The model, the option and the files, which reading an option's words needs. */
interface Unpacking {
  readonly model: ApiModel;
  /** The option, as in `--tags`. */
  readonly flag: string;
  /** `file://` and `fileb://`. */
  readonly readFile: ReadFile;
}

const isComplex = ({ type }: Shape): boolean => type === 'structure' || type === 'list' || type === 'map';

/** The value of an option's words, by the shape of its member. @throws CliError */
function unpack(by: Unpacking, shapeName: string, given: string | readonly string[]): unknown {
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

type Values = Readonly<Record<string, unknown>>;

/** The contents of an operation's command line. */
export interface ReadCommand {
  readonly input: Values;
  readonly form: OperationForm;
  readonly values: ReadonlyMap<string, unknown>;
  /** Whether the CLI asks for one page after another. */
  readonly paginates: boolean;
}

/** Reads the words after `aws SERVICE OPERATION`. @throws CliError */
export async function readCommand(
  context: Context,
  service: Service,
  operation: string,
  words: readonly string[],
): Promise<ReadCommand> {
  const asked = operationForm(service, operation, true);
  const parsed = parse(asked, words);
  // A member for manual paging turns the CLI's own paging off. Then options that paging hides are back.
  const byHand = asked.paginator && pagingMembers(asked.paginator).some((name) => parsed.values.has(name));
  const paginates = asked.paginator !== null && context.globals.paginate && !byHand;
  const isHidden = asked.paginator !== null && !paginates;
  const form = isHidden ? operationForm(service, operation, false) : asked;
  const values = isHidden ? parse(form, words).values : parsed.values;
  if (isHidden) refusePaging(values);
  const input = await inputOf(context, service, operation, form, values);
  const named = asked.paginator ? pagingMembers(asked.paginator) : [];
  return { input, form, values, paginates: paginates && !named.some((name) => Object.hasOwn(input, name)) };
}

function parse(form: OperationForm, words: readonly string[]): Arguments {
  const { options, positionals } = withoutRequired(form, words);
  const parsed = parseKnown(words, options, positionals);
  const unknown = [...parsed.extras];
  const help = parsed.values.get('help');
  if (typeof help === 'string') unknown.push(help);
  if (unknown.length) throw unknownOptions(unknown, optionHint(unknown, options));
  return parsed;
}

function refusePaging(values: ReadonlyMap<string, unknown>): void {
  const used = [kept.startingToken, kept.pageSize, kept.maxItems].filter((name) => values.get(name));
  if (used.length)
    throw usageProblem(
      `Cannot specify --no-paginate along with pagination arguments: ${used.map((name) => `--${name.slice(1)}`).join(', ')}`,
    );
}

async function inputOf(
  context: Context,
  service: Service,
  operation: string,
  form: OperationForm,
  values: ReadonlyMap<string, unknown>,
): Promise<Values> {
  const input = new Map<string, unknown>();
  const traits = traitsOf(service, operation);
  for (const { member, shape, flag } of form.members.values()) {
    const value = values.get(member);
    if (value === undefined) continue;
    const isReady = typeof value === 'boolean' || typeof value === 'number';
    if (isReady) input.set(member, value);
    else if (traits.reads === member) input.set(member, contentOf(context, flag, value as string));
    else {
      const by = { model: service.model, flag, readFile: fileReader(context, flag) };
      input.set(member, unpack(by, shape, value as string | readonly string[]));
    }
  }
  addZipFile(context, values, input);
  for (const [name, value] of Object.entries(await wholeInput(context, values)))
    if (!input.has(name)) input.set(name, value);
  const shape = service.model.operations[operation]?.input;
  const given = Object.fromEntries(input);
  if (values.get(kept.skeleton) !== undefined && values.get(kept.skeleton) !== 'output') return given;
  if (values.get(kept.skeleton) === 'output') {
    const { checkSample } = await import('./skeleton.ts');
    checkSample(service, operation);
  }
  checkInput(service.model, shape, given);
  return withBlobs(service.model, shape, given, context.globals.rawBlobs) as Values;
}

/** A body from a file, named by its path alone. */
function contentOf(context: Context, flag: string, path: string): Bytes {
  const read = fileReader(context, flag);
  try {
    return new Bytes(read(`file://${path}`) ?? '');
  } catch {
    throw parameterError(flag, 'Blob values must be a path to a file.');
  }
}

/** https://docs.aws.amazon.com/cli/latest/reference/lambda/create-function.html */
function addZipFile(
  context: Context,
  values: ReadonlyMap<string, unknown>,
  input: Map<string, unknown>,
): void {
  const given = values.get(kept.zipFile);
  if (typeof given !== 'string') return;
  const content = fileReader(context, '--zip-file')(given);
  // The directory that every archive ends with.
  if (content === null || !content.includes('PK\u0005\u0006'))
    throw usageProblem(
      '--zip-file must be a zip file with the fileb:// prefix.\nExample usage:  --zip-file fileb://path/to/file.zip',
    );
  const code = (input.get('Code') ?? {}) as Values;
  input.set('Code', { ...code, ZipFile: new Bytes(content) });
}

/** `--cli-input-json` and `--cli-input-yaml`. */
async function wholeInput(context: Context, values: ReadonlyMap<string, unknown>): Promise<Values> {
  const [json, yaml] = [values.get(kept.inputJson), values.get(kept.inputYaml)];
  if (typeof json === 'string' && typeof yaml === 'string')
    throw usageProblem('Only one --cli-input- parameter may be specified.');
  const flag = typeof json === 'string' ? 'cli-input-json' : 'cli-input-yaml';
  const given = typeof json === 'string' ? json : yaml;
  if (typeof given !== 'string') return {};
  const text = fileReader(context, `--${flag}`)(given) ?? given;
  const value = flag === 'cli-input-json' ? jsonInput(text) : await yamlInput(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  throw parameterError(`--${flag}`, `Invalid type: expecting map, received ${typeName(value)}`);
}

function jsonInput(text: string): unknown {
  try {
    return readJsonText(text);
  } catch (error) {
    if (error instanceof JsonError) throw parameterError('cli-input-json', 'Invalid JSON received.');
    throw error;
  }
}

async function yamlInput(text: string): Promise<unknown> {
  const { readYamlText, YamlError } = await import('./yaml-text.ts');
  try {
    return readYamlText(text);
  } catch (error) {
    if (error instanceof YamlError) throw parameterError('cli-input-yaml', 'Invalid YAML received.');
    throw error;
  }
}
