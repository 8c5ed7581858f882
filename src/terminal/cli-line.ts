import type { ApiModel, Call, Shape } from '../engine/index.ts';
import { apiModel, shapeOf } from '../engine/index.ts';
import { playgroundLine } from '#words/playground-lines.ts';
import { cliCommandName, cliName } from './cli-names.ts';
import { shellQuote, visibleJson, visibleText } from './shell-quote.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * The AWS CLI v2 line that makes the same call: `aws iam create-user --user-name ana`. Required options come first,
 * then the others in AWS's order. A policy document is printed without its line breaks. The line has no profile: the
 * person who pastes it chooses the caller. An event outside of AWS becomes a comment. Await `prepare(call)` first.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html
 */
export function cliLine(call: Pick<Call, 'service' | 'operation' | 'input'>): string {
  const { service, operation } = call;
  if (service === 'playground') return `# ${visibleText(playgroundLine(call))}`;
  const input = call.input as Input;
  const model = apiModel(service);
  const name = model?.operations[operation]?.input;
  const shape = model && name !== undefined ? shapeOf(model, name) : null;
  const command = ['aws', service === 's3' ? 's3api' : service, cliCommandName(operation)].map(shellQuote);
  const words = [...command, ...(outputFiles.get(`${service}:${operation}`) ?? [])];
  const members = ordered(input, shape);
  // The CLI would read the file, and no option stops it.
  if (members.some(([, value]) => isFileReference(value)) || holdsFile(service, operation, input))
    return [...words, '--cli-input-json', jsonWord(input)].join(' ');
  // Otherwise the CLI takes these for its own options.
  if (members.some(([name]) => pagingNames.has(name))) words.push('--no-paginate');
  const options = members.map(([member, value]) => {
    const of = shape?.members?.[member];
    return option(model, of, member, inOrder(model, of, value));
  });
  return [...words, ...options].join(' ');
}

const pagingNames = new Set(['MaxItems', 'PageSize', 'StartingToken']);

/** Output that the CLI writes into a file. It asks for the file's name. */
const outputFiles: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:GetObject', ['object']],
  ['lambda:Invoke', ['response.json']],
  ['iam:CreateVirtualMFADevice', ['--outfile', 'QRCode.png', '--bootstrap-method', 'QRCodePNG']],
]);

/** Content that the CLI reads only from a file. */
const holdsFile = (service: string, operation: string, input: Input): boolean =>
  (service === 's3' && operation === 'PutObject' && input['Body'] !== undefined) ||
  (service === 'lambda' && operation === 'CreateFunction');

/** The members with a value: required ones first, then in the model's order, then members that the model lacks. */
function ordered(input: Input, shape: Shape | null): [string, unknown][] {
  const known = Object.keys(shape?.members ?? {});
  const required = known.filter((name) => shape?.required?.includes(name));
  const names = new Set([...required, ...known, ...Object.keys(input)]);
  return [...names]
    .filter((name) => Object.hasOwn(input, name) && input[name] !== undefined && input[name] !== null)
    .map((name) => [name, input[name]]);
}

/** A value whose structures have their members in the model's order, whoever has put them together. */
function inOrder(model: ApiModel | null, shapeName: string | undefined, value: unknown): unknown {
  const shape = model && shapeName !== undefined ? shapeOf(model, shapeName) : null;
  if (Array.isArray(value)) return value.map((one) => inOrder(model, shape?.member, one));
  if (shape?.type !== 'structure' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    ordered(value as Input, { ...shape, required: [] }).map(([name, one]) => [
      name,
      inOrder(model, shape.members?.[name], one),
    ]),
  );
}

const isFileReference = (value: unknown): boolean =>
  typeof value === 'string' && /^(file|fileb):\/\//.test(value);

const jsonWord = (value: unknown): string => shellQuote(visibleJson(JSON.stringify(value)));

function option(
  model: ApiModel | null,
  shapeName: string | undefined,
  member: string,
  value: unknown,
): string {
  const flag = `--${shellQuote(cliName(member))}`;
  const shape = model && shapeName !== undefined ? shapeOf(model, shapeName) : null;
  if (typeof value === 'boolean') return value ? flag : `--no-${flag.slice(2)}`;
  if (Array.isArray(value)) return `${flag} ${listWords(model, shape, value)}`;
  if (typeof value !== 'string') return `${flag} ${jsonWord(value)}`;
  const word = shellQuote(isDocument(shapeName) ? compact(value) : value);
  // If a word begins like an option, the CLI reads it as a value only after an equals sign.
  return value.startsWith('-') ? `${flag}=${word}` : `${flag} ${word}`;
}

const isDocument = (shapeName: string | undefined): boolean => /PolicyDocumentType$/i.test(shapeName ?? '');

/** JSON on one line. Text that isn't JSON stays as it is: AWS refuses it. */
function compact(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return visibleJson(JSON.stringify(JSON.parse(text)));
  } catch {
    return text;
  }
}

/** `a b c` for lists of words, `Key=a,Value=b Key=c,Value=d` for lists of flat structures, else JSON. */
function listWords(model: ApiModel | null, shape: Shape | null, list: readonly unknown[]): string {
  if (list.length === 0) return "'[]'";
  const member = model && shape?.member !== undefined ? shapeOf(model, shape.member) : null;
  const words = member?.type === 'structure' ? list.map(shorthand) : list.map(plainItem);
  return words.every((word) => word !== null) ? words.map(shellQuote).join(' ') : jsonWord(list);
}

const plainItem = (value: unknown): string | null =>
  typeof value === 'string' && !/^\s*[-[{]/.test(value) && !isFileReference(value) ? value : null;

/** A value that the shorthand reads without quotes: no comma, quote or bracket, and no blank at its ends. */
const flatValue = /^(?:[\w.:/+@-](?:[\w .:/+@=-]*[\w.:/+@=-])?)?$/;

/** https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html */
function shorthand(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const parts = Object.entries(value).map(([name, field]: [string, unknown]) =>
    typeof field === 'string' && /^\w+$/.test(name) && flatValue.test(field) ? `${name}=${field}` : null,
  );
  return parts.length && parts.every((part) => part !== null) ? parts.join(',') : null;
}
