import type { Shape } from '../../engine/index.ts';
import { shapeOf } from '../../engine/index.ts';
import { cliName } from '../cli-names.ts';
import type { Option, Positional } from './arg-parser.ts';
import type { Paginator, Service } from './service.ts';
import { paginatorOf, traitsOf } from './service.ts';

/** Words that an operation's command takes. */
export interface OperationForm {
  readonly options: readonly Option[];
  readonly positionals: readonly Positional[];
  /** The key of a value → the member of the input. */
  readonly members: ReadonlyMap<
    string,
    { readonly member: string; readonly shape: string; readonly flag: string }
  >;
  readonly paginator: Paginator | null;
}

/** The key of the options that belong to no member. */
export const kept = {
  startingToken: '+starting-token',
  pageSize: '+page-size',
  maxItems: '+max-items',
  inputJson: '+cli-input-json',
  inputYaml: '+cli-input-yaml',
  skeleton: '+generate-cli-skeleton',
  outfile: 'outfile',
  method: '+bootstrap-method',
  zipFile: '+zip-file',
} as const;

const asList = (names: string | readonly string[]): readonly string[] =>
  typeof names === 'string' ? [names] : names;

/** The members for manual paging. If one is given, the CLI doesn't page by itself. */
export const pagingMembers = (paginator: Paginator): readonly string[] => [
  ...asList(paginator.input_token),
  ...(paginator.limit_key === undefined ? [] : [paginator.limit_key]),
];

/**
 * The options of an operation's command, from the model of its input: `UserName` → `--user-name`, a boolean has its
 * `--no-…`, a list takes several words. Operations with pages have the CLI's own options in place of their own.
 */
export function operationForm(service: Service, operation: string, paginates: boolean): OperationForm {
  const input = service.model.operations[operation]?.input;
  const shape: Shape = input === undefined ? { type: 'structure' } : shapeOf(service.model, input);
  const traits = traitsOf(service, operation);
  const required = new Set(shape.required?.filter((name) => !traits.tokens?.includes(name)));
  const paginator = paginatorOf(service, operation);
  const byFlag = new Map<string, Option>();
  const members = new Map<string, { member: string; shape: string; flag: string }>();
  for (const [member, shapeName] of Object.entries(shape.members ?? {})) {
    const { type } = shapeOf(service.model, shapeName);
    for (const option of optionsOf(member, type, required.has(member))) byFlag.set(option.flag, option);
    members.set(member, { member, shape: shapeName, flag: `--${cliName(member)}` });
  }
  if (paginator) addPaging(byFlag, paginator, service, shape, paginates);
  const positionals: Positional[] = [];
  if (traits.streams !== undefined) positionals.push({ dest: kept.outfile, takes: 'one' });
  else addOwn(byFlag, service.name, operation);
  positionals.push({ dest: 'help', takes: 'maybe' });
  return { options: [...byFlag.values()], positionals, members, paginator };
}

function optionsOf(member: string, type: Shape['type'], required: boolean): Option[] {
  const flag = `--${cliName(member)}`;
  if (type === 'boolean')
    return [
      // The CLI leaves a required boolean to the service's own check.
      { flag, dest: member, takes: 'none', constant: true },
      { flag: `--no-${flag.slice(2)}`, dest: member, takes: 'none', constant: false },
    ];
  const of = type === 'long' ? 'int' : type === 'float' || type === 'double' ? 'float' : undefined;
  return [
    { flag, dest: member, takes: type === 'list' ? 'many' : 'one', required, ...(of ? { type: of } : {}) },
  ];
}

function addPaging(
  byFlag: Map<string, Option>,
  paginator: Paginator,
  service: Service,
  shape: Shape,
  paginates: boolean,
): void {
  const limit = shape.members?.[paginator.limit_key ?? ''];
  const type =
    limit !== undefined && shapeOf(service.model, limit).type === 'string' ? {} : { type: 'int' as const };
  const own: Option[] = [
    { flag: '--starting-token', dest: kept.startingToken, takes: 'one' },
    ...(limit === undefined
      ? []
      : [{ flag: '--page-size', dest: kept.pageSize, takes: 'one' as const, ...type }]),
    { flag: '--max-items', dest: kept.maxItems, takes: 'one', ...type },
  ];
  // If the CLI doesn't page, the operation has its own option of that name again.
  for (const option of own) if (paginates || !byFlag.has(option.flag)) byFlag.set(option.flag, option);
}

function addOwn(byFlag: Map<string, Option>, service: string, operation: string): void {
  const add = (option: Option): unknown => byFlag.set(option.flag, option);
  if (service === 'iam' && operation === 'CreateVirtualMFADevice') {
    add({ flag: '--outfile', dest: kept.outfile, takes: 'one', required: true });
    const choices = ['QRCodePNG', 'Base32StringSeed'];
    add({ flag: '--bootstrap-method', dest: kept.method, takes: 'one', required: true, choices });
  }
  if (service === 'lambda' && operation === 'CreateFunction') {
    add({ flag: '--zip-file', dest: kept.zipFile, takes: 'one' });
    const code = byFlag.get('--code');
    if (code) add({ ...code, required: false });
  }
  add({ flag: '--cli-input-json', dest: kept.inputJson, takes: 'one' });
  add({ flag: '--cli-input-yaml', dest: kept.inputYaml, takes: 'one' });
  const choices = ['input', 'output', 'yaml-input'];
  add({ flag: '--generate-cli-skeleton', dest: kept.skeleton, takes: 'maybe', constant: 'input', choices });
}

/** The same options, none of them required: for an input that comes as JSON. */
export function withoutRequired(form: OperationForm, words: readonly string[]): OperationForm {
  const skeleton = words.indexOf('--generate-cli-skeleton');
  const isLoose =
    words.includes('--cli-input-json') ||
    words.includes('--cli-input-yaml') ||
    (skeleton >= 0 && words[skeleton + 1] !== 'output');
  return isLoose
    ? { ...form, options: form.options.map((option) => ({ ...option, required: false })) }
    : form;
}
