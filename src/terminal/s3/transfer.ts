import { commandNotModelled, instead } from '#words/terminal.ts';
import { base64Of, fileTextOf, streamedText } from '../cli/blobs.ts';
import { CliError, exitCodes, otherError, usageProblem, withoutAdvice } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import { filePath } from '../session.ts';
import type { S3Client } from './client.ts';
import type { Asked } from './asked.ts';
import { pageSize } from './asked.ts';
import { contentTypeOf } from './content-type.ts';
import type { Filter } from './filters.ts';
import { isTaken } from './filters.ts';
import { copyParameters, putParameters } from './parameters.ts';
import { absolute, bucketAndKey, isDirectory, isS3, relative, withoutScheme } from './places.ts';

type Work = 'upload' | 'download' | 'copy' | 'delete';

/** The kinds of the paths → the work, and the commands that do it. */
const works: ReadonlyMap<string, { readonly work: Work; readonly by: string }> = new Map([
  ['local s3', { work: 'upload', by: 'cp' }],
  ['s3 local', { work: 'download', by: 'cp' }],
  ['s3 s3', { work: 'copy', by: 'cp' }],
  ['s3', { work: 'delete', by: 'rm' }],
]);

/** Options that the CLI has and this playground lacks. */
const beyond = ['sse-c', 'sse-c-key', 'sse-c-copy-source', 'sse-c-copy-source-key', 'grants'] as const;

/** One end of a transfer: `bucket/key`, or a path from the root. */
interface End {
  readonly path: string;
  /** Whether a file below it takes the name of its source. */
  readonly takesName: boolean;
}

/** The transfers that a command asks for, and how they go. */
interface Plan {
  readonly asked: Asked;
  readonly work: Work;
  readonly from: End;
  readonly to: End;
  readonly isDeep: boolean;
  readonly isStream: boolean;
}

/** One file or object on its way. */
interface Item {
  readonly from: string;
  readonly to: string;
  /** Its name below the source. */
  readonly name: string;
}

function s3End(path: string, isDeep: boolean): End {
  const place = withoutScheme(path);
  const whole = bucketAndKey(place).key === '' || isDeep ? `${place.replace(/\/$/, '')}/` : place;
  return { path: whole, takesName: isDeep || whole.endsWith('/') };
}

function localEnd({ shell }: Context, path: string, isDeep: boolean): End {
  const isFolder = isDeep || path.endsWith('/') || isDirectory(shell.files, path);
  return { path: isFolder ? `${absolute(path)}/` : absolute(path), takesName: isFolder };
}

/** Reads what a command is to do. @throws CliError for what the CLI refuses before it asks AWS */
function planOf(context: Context, asked: Asked): Plan {
  const { name, usage, paths, values } = asked;
  const found = works.get(paths.map((path) => (isS3(path) ? 's3' : 'local')).join(' '));
  if (found?.by !== name) throw usageProblem(`usage: aws s3 ${name} ${usage}\nError: Invalid argument type`);
  const missing = beyond.find((option) => values.has(option));
  if (missing !== undefined)
    throw new CliError(commandNotModelled(`s3 ${name} --${missing}`), exitCodes.usage, instead.command);
  const { work } = found;
  const [source = '', target = source] = paths;
  const isStream = paths.includes('-');
  const isAll = values.get('dir_op') === true;
  if (isStream && isAll)
    throw usageProblem('Streaming currently is only compatible with non-recursive cp commands');
  if (work === 'upload' && !isStream && !isThere(context, source))
    throw otherError(`The user-provided path ${source} does not exist.`);
  const end = (path: string): End => (isS3(path) ? s3End(path, isAll) : localEnd(context, path, isAll));
  return { asked, work, from: end(source), to: end(target), isDeep: isAll, isStream };
}

const isThere = ({ shell }: Context, path: string): boolean =>
  shell.files.has(filePath(path)) || isDirectory(shell.files, path);

function itemOf({ from, to, isDeep }: Plan, path: string): Item {
  const name = isDeep ? path.slice(from.path.length) : (path.split('/').at(-1) ?? '');
  return { from: path, to: to.takesName ? to.path + name : to.path, name };
}

/** The files of a directory in the order of their keys, or the one that is named. */
function* localFiles({ shell }: Context, { from, isDeep }: Plan): Generator<string, void, void> {
  if (!isDeep) {
    yield from.path;
    return;
  }
  const root = filePath(from.path);
  const below = root === '' ? '' : `${root}/`;
  for (const path of [...shell.files.keys()].filter((file) => file.startsWith(below)).sort())
    yield absolute(path);
}

/** The objects that are meant: the one that is named, which HEAD looks for, or all below a prefix. */
async function* s3Objects(client: S3Client, { asked, work, from, isDeep }: Plan): AsyncGenerator<string> {
  const { bucket, key } = bucketAndKey(from.path);
  const payer = { RequestPayer: asked.values.get('request-payer') };
  if (!isDeep && key !== '') {
    if (work !== 'delete') await head(client, { Bucket: bucket, Key: key, ...payer });
    yield from.path;
    return;
  }
  const list = { Bucket: bucket, Prefix: key, MaxKeys: pageSize(asked), ...payer };
  for await (const { Key = '', Size } of client.objects(list)) {
    const path = `${bucket}/${Key}`;
    const isFolder = Size === 0 && path.endsWith('/');
    if (isFolder ? work === 'delete' : isDeep || path === from.path) yield path;
  }
}

async function head(
  client: S3Client,
  input: { readonly Bucket: string; readonly Key: string },
): Promise<void> {
  try {
    await client.ask('HeadObject', input);
  } catch (error) {
    const isMissing = error instanceof CliError && error.message.startsWith('An error occurred (404) ');
    if (!isMissing) throw error;
    const text = error.message.replace(/: [^:]*$/, `: Key "${input.Key}" does not exist`);
    throw new CliError(text, exitCodes.service);
  }
}

async function* itemsOf(context: Context, client: S3Client, plan: Plan): AsyncGenerator<Item, void, void> {
  const { asked, work, from, isDeep, isStream } = plan;
  if (isStream) {
    yield itemOf(plan, from.path);
    return;
  }
  const filters = (asked.values.get('filters') ?? []) as readonly Filter[];
  const roots = [...new Set(asked.paths)].map((path) => rootOf(path, isDeep));
  for await (const path of work === 'upload' ? localFiles(context, plan) : s3Objects(client, plan))
    if (isTaken(path, filters, roots)) yield itemOf(plan, path);
}

/** The directory that the patterns of filters are below. */
function rootOf(path: string, isDeep: boolean): string {
  const place = isS3(path) ? withoutScheme(path) : absolute(path);
  if (isDeep || (isS3(path) && /\/$|^[^/]*$/.test(place))) return place;
  return place.replace(/\/[^/]*$/, '');
}

/** The results of a command, as it prints them. */
class Results {
  readonly #plan: Plan;
  readonly #streams: Context['streams'];
  failed = 0;
  warned = 0;

  constructor(plan: Plan, streams: Context['streams']) {
    this.#plan = plan;
    this.#streams = streams;
  }

  get #isQuiet(): boolean {
    return this.#plan.asked.values.get('quiet') === true;
  }

  #places({ from, to }: Item): string {
    const { work, isStream } = this.#plan;
    const shown = (path: string, isRemote: boolean): string =>
      isRemote ? `s3://${path}` : isStream ? '-' : relative(path);
    const source = shown(from, work !== 'upload');
    return work === 'delete' ? source : `${source} to ${shown(to, work !== 'download')}`;
  }

  done(item: Item, isDry: boolean): void {
    const { asked, work, isStream } = this.#plan;
    const onlyErrors = asked.values.get('only-show-errors') === true || isStream;
    if (this.#isQuiet || (onlyErrors && !isDry)) return;
    this.#streams.out(`${isDry ? '(dryrun) ' : ''}${work}: ${this.#places(item)}\n`);
  }

  fail(item: Item, error: Error): void {
    this.failed++;
    this.#say(`${this.#plan.work} failed: ${this.#places(item)} ${withoutAdvice(error)}\n`);
  }

  /** An error that ends the command. */
  end(error: Error): void {
    this.failed++;
    this.#say(`fatal error: ${withoutAdvice(error)}\n`);
  }

  warn(text: string): void {
    this.warned++;
    this.#say(`warning: ${text}\n`);
  }

  #say(text: string): void {
    if (!this.#isQuiet) this.#streams.err(text);
  }

  get code(): number {
    return this.failed > 0 ? 1 : this.warned > 0 ? 2 : 0;
  }
}

/** Whether a name leads out of its directory. */
const leadsOut = (name: string): boolean => {
  let depth = 0;
  for (const step of name.split('/')) {
    depth += step === '..' ? -1 : step === '' || step === '.' ? 0 : 1;
    if (depth < 0) return true;
  }
  return false;
};

/**
 * `aws s3 cp` and `aws s3 rm`: one file or object after the other, each with a line of its own. A failure doesn't keep
 * the others from being tried. https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html
 */
export async function transfer(context: Context, client: S3Client, asked: Asked): Promise<number> {
  const plan = planOf(context, asked);
  const results = new Results(plan, context.streams);
  const isDry = asked.values.get('dryrun') === true;
  try {
    for await (const item of itemsOf(context, client, plan)) {
      if (plan.work === 'download' && leadsOut(item.name)) {
        results.warn(`Skipping file ${item.name}. File references a parent directory.`);
        continue;
      }
      try {
        if (!isDry) await carry(context, client, plan, item);
        results.done(item, isDry);
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        results.fail(item, error);
      }
    }
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    results.end(error);
  }
  return results.code;
}

/** Carries out what is to be done with one item. @throws CliError with AWS's refusal */
async function carry(context: Context, client: S3Client, plan: Plan, item: Item): Promise<void> {
  const { values } = plan.asked;
  const source = bucketAndKey(item.from);
  const target = bucketAndKey(item.to);
  const RequestPayer = values.get('request-payer');
  switch (plan.work) {
    case 'upload':
      return upload(context, client, plan, item);
    case 'download':
      return download(context, client, plan, item);
    case 'copy':
      await client.ask('CopyObject', {
        Bucket: target.bucket,
        CopySource: encoded(item.from),
        Key: target.key,
        ...copyParameters(context, values),
      });
      return;
    default:
      await client.ask('DeleteObject', { Bucket: source.bucket, Key: source.key, RequestPayer });
  }
}

/** As it stands in an address, with its slashes. */
const encoded = (path: string): string =>
  encodeURIComponent(path)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/');

async function upload(context: Context, client: S3Client, plan: Plan, { from, to }: Item): Promise<void> {
  const { shell, streams } = context;
  const { values } = plan.asked;
  const { bucket, key } = bucketAndKey(to);
  if (!plan.isStream && key !== '' && from.endsWith('/'))
    throw otherError(`[Errno 21] Is a directory: '${from}'`);
  const text = plan.isStream ? (streams.input ?? '') : (shell.files.get(filePath(from)) ?? '');
  const isGuessed = !plan.isStream && values.get('guess_mime_type') !== false;
  await client.ask('PutObject', {
    Bucket: bucket,
    Key: key,
    Body: base64Of(text),
    ...(isGuessed ? { ContentType: await contentTypeOf(from) } : {}),
    ...putParameters(context, values),
  });
}

async function download(context: Context, client: S3Client, plan: Plan, { from, to }: Item): Promise<void> {
  const { shell, streams } = context;
  const { values } = plan.asked;
  const { bucket, key } = bucketAndKey(from);
  const place = { Bucket: bucket, Key: key, RequestPayer: values.get('request-payer') };
  if (plan.isStream) await client.ask('HeadObject', place);
  const { Body = '' } = await client.ask('GetObject', {
    ...place,
    ChecksumMode: values.get('checksum-mode'),
  });
  if (plan.isStream) streams.out(streamedText(Body));
  else shell.write(filePath(to), fileTextOf(Body));
}
