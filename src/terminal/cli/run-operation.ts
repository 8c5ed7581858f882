import type { Credentials, ApiModel, Shape } from '../../engine/index.ts';
import { filePath } from '../session.ts';
import { formatAnswer } from '../output/format.ts';
import type { OutputFormat } from '../output/format.ts';
import { Bytes, fileTextOf } from './blobs.ts';
import { checkInput } from './check-input.ts';
import { otherError, serviceError } from './cli-error.ts';
import type { Context } from './context.ts';
import { requireRegion, compileQuery, outputFormat } from './context.ts';
import { credentialsIn } from './credentials.ts';
import { kept } from './operation-options.ts';
import type { Pages } from './pages.ts';
import { readPages } from './pages.ts';
import { Stopped } from '../work.ts';
import type { ReadCommand } from './read-input.ts';
import { readCommand } from './read-input.ts';
import { send } from './send.ts';
import type { Answer } from './send.ts';
import type { Service } from './service.ts';
import { traitsOf } from './service.ts';
import { shapeOf } from '../../engine/index.ts';

type Values = Readonly<Record<string, unknown>>;

/** Runs `aws SERVICE OPERATION …`. @throws CliError */
export async function runOperation(
  context: Context,
  service: Service,
  operation: string,
  words: readonly string[],
): Promise<number> {
  if (words.length === 1 && words[0] === 'help') {
    const { operationHelp } = await import('./help.ts');
    context.streams.out(await operationHelp(service, operation));
    return 0;
  }
  const command = await readCommand(context, service, operation, words);
  const skeleton = command.values.get(kept.skeleton);
  if (typeof skeleton === 'string') {
    const { printSkeleton } = await import('./skeleton.ts');
    return printSkeleton(context, service, operation, skeleton);
  }
  const ask = await caller(context, service, operation);
  const format = outputFormat(context);
  if (Number(command.values.get(kept.maxItems) ?? 1) <= 0)
    context.streams.err('warning: Non-positive values for --max-items may result in undefined behavior.\n');
  const shape = service.model.operations[operation]?.input;
  if (
    command.paginates &&
    command.form.paginator?.limit_key !== undefined &&
    command.values.has(kept.pageSize)
  )
    checkInput(service.model, shape, {
      ...command.input,
      [command.form.paginator.limit_key]: command.values.get(kept.pageSize),
    });
  const answer = await answerOf(command, async (input) => valueOf(service, operation, await ask(input)));
  const shown = withoutFiles(context, service, operation, command, answer);
  await print(context, operation, shown, format);
  return 0;
}

/** Finds the credentials once and uses them for every page. `gesture`: what its calls are a part of. */
export async function caller(
  context: Context,
  service: Service,
  operation: string,
  gesture?: string,
): Promise<(input: Values) => Promise<Answer>> {
  const isSigned = context.globals.sign && !traitsOf(service, operation).unsigned;
  const region = requireRegion(context, service.name);
  const credentials: Credentials | null = isSigned ? (await credentialsIn(context)).credentials : null;
  return async (input) => {
    if (typeof input['TemplateBody'] === 'string')
      await context.shell.host.readAhead?.(input['TemplateBody']);
    return send(context, { service: service.name, operation, input, credentials, region, gesture });
  };
}

function valueOf(service: Service, operation: string, answer: Answer): Values {
  if (!answer.ok) throw serviceError(operation, answer);
  return shapedOutput(service.model, operation, answer.value);
}

async function answerOf(
  { input, form, values, paginates }: ReadCommand,
  ask: (input: Values) => Promise<Values>,
): Promise<Values | Pages> {
  if (!paginates || !form.paginator) return ask(input);
  const token = values.get(kept.startingToken);
  const most = values.get(kept.maxItems);
  return readPages(
    form.paginator,
    input,
    {
      startingToken: typeof token === 'string' ? token : null,
      pageSize: values.get(kept.pageSize),
      maxItems: most === undefined ? null : Number(most),
    },
    ask,
  );
}

/** Output that goes into a file: an object's content, a virtual MFA device's seed. */
function withoutFiles(
  { shell }: Context,
  service: Service,
  operation: string,
  { values }: ReadCommand,
  answer: Values | Pages,
): Values | Pages {
  const path = values.get(kept.outfile);
  if (typeof path !== 'string') return answer;
  const save = (base64: unknown): void => {
    shell.write(filePath(path), typeof base64 === 'string' ? fileTextOf(base64) : '');
  };
  const { streams } = traitsOf(service, operation);
  const values_ = answer as Values;
  if (streams !== undefined) {
    const { [streams]: body, ...rest } = values_;
    save(body instanceof Bytes ? body.base64 : body);
    return rest;
  }
  const device = (values_['VirtualMFADevice'] ?? {}) as Values;
  const { QRCodePNG: picture, Base32StringSeed: seed, ...others } = device;
  save(values.get(kept.method) === 'QRCodePNG' ? picture : seed);
  return { ...values_, VirtualMFADevice: others };
}

async function print(
  context: Context,
  operation: string,
  answer: Values | Pages,
  format: OutputFormat,
): Promise<void> {
  const { globals, shell, streams } = context;
  const query = globals.query === null ? null : await compileQuery(globals.query);
  try {
    const by = { format, query, title: operation, columns: shell.columns };
    streams.out(await shell.pace.run(formatAnswer(answer, by)));
  } catch (error) {
    if (error instanceof Stopped) throw error;
    // The format may not be able to show the result of the query.
    if (error instanceof Error) throw otherError(error.message);
    throw error;
  }
}

type Members = Readonly<Record<string, unknown>>;

/**
 * An output as the CLI prints it: members in the model's order, and IAM's policy documents, which the API sends
 * URL-encoded, as JSON.
 */
export function shapedOutput(model: ApiModel, operation: string, value: unknown): Members {
  const name = model.operations[operation]?.output;
  if (name === undefined) return {};
  return shaped(model, shapeOf(model, name), value) as Members;
}

function shaped(model: ApiModel, shape: Shape, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => shapedMember(model, shape.member, item));
  const record = value as Members;
  if (shape.type === 'map')
    return Object.fromEntries(
      Object.entries(record).map(([key, item]) => [key, shapedMember(model, shape.value, item)]),
    );
  const members = Object.entries(shape.members ?? {});
  return Object.fromEntries(
    members
      .filter(([name]) => Object.hasOwn(record, name) && record[name] !== undefined && record[name] !== null)
      .map(([name, member]) => [name, shapedMember(model, member, record[name])]),
  );
}

function shapedMember(model: ApiModel, name: string | undefined, value: unknown): unknown {
  if (name === undefined) return value;
  if (name === 'policyDocumentType' && model.service === 'iam' && typeof value === 'string')
    return documentOf(value);
  return shaped(model, shapeOf(model, name), value);
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown;
  } catch {
    return text;
  }
}
