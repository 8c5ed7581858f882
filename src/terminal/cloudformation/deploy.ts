import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { needsBucket, readTemplate } from '../../engine/cloudformation/index.ts';
import { hinted, optionHint } from '../suggest.ts';
import type { Option } from '../cli/arg-parser.ts';
import { parseKnown } from '../cli/arg-parser.ts';
import { CliError, otherError, serviceError, unknownOptions } from '../cli/cli-error.ts';
import type { Context } from '../cli/context.ts';
import { fileReader } from '../cli/context.ts';
import type { ReadFile } from '../cli/shorthand.ts';
import { caller } from '../cli/run-operation.ts';
import type { Service } from '../cli/service.ts';
import { waitFor } from '../cli/wait.ts';
import { base64Of } from '../cli/blobs.ts';
import { S3Client } from '../s3/client.ts';
import { filePath } from '../session.ts';

const one = (flag: string, more: Partial<Option> = {}): Option => ({
  flag: `--${flag}`,
  dest: flag,
  takes: 'one',
  ...more,
});
const many = (flag: string): Option => one(flag, { takes: 'many' });
const set = (flag: string, dest: string, constant: boolean): Option => ({
  flag: `--${flag}`,
  dest,
  takes: 'none',
  constant,
});

/** https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/ */
const deployOptions: readonly Option[] = [
  one('template-file', { required: true }),
  one('stack-name', { required: true }),
  one('s3-bucket'),
  set('force-upload', 'force-upload', true),
  one('s3-prefix'),
  one('kms-key-id'),
  many('parameter-overrides'),
  many('capabilities'),
  set('no-execute-changeset', 'execute-changeset', false),
  set('disable-rollback', 'disable-rollback', true),
  set('no-disable-rollback', 'disable-rollback', false),
  one('role-arn'),
  many('notification-arns'),
  set('fail-on-empty-changeset', 'fail-on-empty-changeset', true),
  set('no-fail-on-empty-changeset', 'fail-on-empty-changeset', false),
  many('tags'),
];

type Values = Readonly<Record<string, unknown>>;
type Ask = (operation: string, input: Values) => Promise<Values>;

/**
 * Runs `aws cloudformation deploy`: a change set, made and carried out, with the calls, waits and lines of the real CLI.
 * @throws CliError
 */
export async function deploy(context: Context, service: Service, words: readonly string[]): Promise<number> {
  const { values, extras } = hinted(() => parseKnown(words, deployOptions, []), words, 'operation');
  if (extras.length) throw unknownOptions(extras, optionHint(extras, deployOptions));
  const text = (name: string): string | undefined => values.get(name) as string | undefined;
  const list = (name: string): readonly string[] => (values.get(name) as readonly string[] | undefined) ?? [];
  const path = text('template-file') ?? '';
  const body = context.shell.files.get(filePath(path));
  if (body === undefined) throw otherError(`Invalid template path ${path}`);
  await context.shell.host.readAhead?.(body);
  const stack = text('stack-name') ?? '';
  const overrides = overridesOf(list('parameter-overrides'), fileReader(context, '--parameter-overrides'));
  const tags = pairs(list('tags'), 'tags');
  if (!values.has('s3-bucket') && needsBucket(body))
    throw otherError(
      'Templates with a size greater than 51,200 bytes must be deployed via an S3 Bucket. Please add the --s3-bucket parameter to your command. The local template will be copied to that S3 bucket and then deployed.',
    );
  const gesture = crypto.randomUUID();
  const ask = asking(context, service, gesture);
  const isNew = !(await hasStack(context, service, stack));
  const kept = isNew ? new Set<string>() : await parametersOf(ask, stack);
  const now = context.shell.host.now();
  const { Id } = await ask('CreateChangeSet', {
    ChangeSetName: `awscli-cloudformation-package-deploy-${Math.floor(now / 1000)}`,
    StackName: stack,
    ...(values.has('s3-bucket')
      ? { TemplateURL: await uploaded(context, gesture, body, values) }
      : { TemplateBody: body }),
    ChangeSetType: isNew ? 'CREATE' : 'UPDATE',
    Parameters: parametersFor(body, overrides, kept),
    Capabilities: list('capabilities'),
    Description: `Created by AWS CLI at ${pythonTime(now)} UTC`,
    Tags: tags.map(([Key, Value]) => ({ Key, Value })),
    ...(values.has('role-arn') && { RoleARN: text('role-arn') }),
    ...(values.has('notification-arns') && { NotificationARNs: list('notification-arns') }),
  });
  const { streams } = context;
  streams.out('\nWaiting for changeset to be created..\n');
  const made = await ask('DescribeChangeSet', { ChangeSetName: Id, StackName: stack });
  const { Status, StatusReason = '' } = made as { readonly Status?: string; readonly StatusReason?: string };
  if (Status === 'FAILED') {
    if (!StatusReason.includes("The submitted information didn't contain changes."))
      throw otherError(
        `Failed to create the changeset: Waiter ChangeSetCreateComplete failed: Waiter encountered a terminal failure state: For expression "Status" we matched expected path: "FAILED" Status: FAILED. Reason: ${StatusReason}`,
      );
    const upToDate = `No changes to deploy. Stack ${stack} is up to date`;
    if (values.get('fail-on-empty-changeset') === true) throw otherError(upToDate);
    streams.out(`\n${upToDate}\n`);
    return 0;
  }
  if (values.get('execute-changeset') === false) {
    streams.out(
      `Changeset created successfully. Run the following command to review changes:\naws cloudformation describe-change-set --change-set-name ${String(Id)}\n`,
    );
    return 0;
  }
  await ask('ExecuteChangeSet', {
    ChangeSetName: Id,
    StackName: stack,
    DisableRollback: values.get('disable-rollback') === true,
  });
  streams.out('Waiting for stack create/update to complete\n');
  await finished(context, service, stack, isNew);
  streams.out(`Successfully created/updated stack - ${stack}\n`);
  return 0;
}

/**
 * Puts a template into a bucket, unless it is there: its key is its digest. @returns its address
 * @throws CliError with S3's refusal
 */
async function uploaded(
  context: Context,
  gesture: string,
  body: string,
  values: ReadonlyMap<string, unknown>,
): Promise<string> {
  const s3 = new S3Client(context, gesture);
  const bytes = new TextEncoder().encode(body);
  const Bucket = String(values.get('s3-bucket'));
  const prefix = values.has('s3-prefix') ? `${String(values.get('s3-prefix'))}/` : '';
  const Key = `${prefix}${bytesToHex(md5(bytes))}.template`;
  const isThere = (): Promise<boolean> =>
    s3.ask('HeadObject', { Bucket, Key }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof CliError) return false;
        throw error;
      },
    );
  if (values.get('force-upload') === true || !(await isThere())) {
    const key = values.get('kms-key-id');
    const size = String(bytes.length);
    context.streams.err(`\rUploading to ${Key}  ${size} / ${size}.0  (100.00%)`);
    try {
      await s3.ask('PutObject', {
        ...{ Bucket, Key, Body: base64Of(body) },
        ...(key === undefined
          ? { ServerSideEncryption: 'AES256' }
          : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key }),
      });
    } catch (error) {
      if (!(error instanceof CliError) || !error.message.includes('(NoSuchBucket)')) throw error;
      throw otherError(
        `S3 Bucket does not exist. Execute the command to create a new bucket\naws s3 mb s3://${Bucket}`,
      );
    }
  }
  return `https://s3.${s3.region}.amazonaws.com/${Bucket}/${Key}`;
}

/** A time as Python writes it: microseconds, or none where a second is whole. */
const pythonTime = (now: number): string => {
  const text = new Date(now).toISOString().slice(0, -1);
  return text.endsWith('.000') ? text.slice(0, -4) : `${text}000`;
};

/** Waits until the stack is deployed. @throws CliError if that fails */
async function finished(context: Context, service: Service, stack: string, isNew: boolean): Promise<void> {
  try {
    await waitFor(context, service, isNew ? 'StackCreateComplete' : 'StackUpdateComplete', {
      StackName: stack,
    });
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw otherError(
      `Failed to create/update the stack. Run the following command\nto fetch the list of events leading up to the failure\naws cloudformation describe-stack-events --stack-name ${stack}`,
    );
  }
}

/** Carries operations out as a part of one gesture, and ends the command with AWS's refusal. */
function asking(context: Context, service: Service, gesture: string): Ask {
  return async (operation, input) => {
    const answer = await (await caller(context, service, operation, gesture))(input);
    if (!answer.ok) throw serviceError(operation, answer);
    return answer.value;
  };
}

/** A stack in review has no resources yet: it is created, not updated. */
async function hasStack(context: Context, service: Service, name: string): Promise<boolean> {
  const answer = await (await caller(context, service, 'DescribeStacks'))({ StackName: name });
  if (answer.ok) {
    const [stack] = (answer.value['Stacks'] as readonly Values[] | undefined) ?? [];
    return stack !== undefined && stack['StackStatus'] !== 'REVIEW_IN_PROGRESS';
  }
  if (answer.message.includes(`Stack with id ${name} does not exist`)) return false;
  throw serviceError('DescribeStacks', answer);
}

async function parametersOf(ask: Ask, stack: string): Promise<ReadonlySet<string>> {
  const summary = await ask('GetTemplateSummary', { StackName: stack });
  const parameters =
    (summary['Parameters'] as readonly { readonly ParameterKey: string }[] | undefined) ?? [];
  return new Set(parameters.map(({ ParameterKey }) => ParameterKey));
}

/** A value for each of the template's parameters: a new one, or the stack's own where it has one. */
function parametersFor(
  body: string,
  overrides: ReadonlyMap<string, string>,
  kept: ReadonlySet<string>,
): readonly Values[] {
  const template = readTemplate(body, overrides);
  if (!template.ok) return [];
  return [...template.value.parameters.keys()].flatMap((ParameterKey): Values[] => {
    const ParameterValue = overrides.get(ParameterKey);
    if (ParameterValue !== undefined) return [{ ParameterKey, ParameterValue }];
    return kept.has(ParameterKey) ? [{ ParameterKey, UsePreviousValue: true }] : [];
  });
}

/** Words such as `Key=Value`. @throws CliError for one without `=` */
function pairs(words: readonly string[], name: string): readonly (readonly [string, string])[] {
  return words.map((word) => {
    const at = word.indexOf('=');
    if (at < 0)
      throw otherError(`['${words.join("', '")}'] value passed to --${name} must be of format Key=Value`);
    return [word.slice(0, at), word.slice(at + 1)];
  });
}

/** `--parameter-overrides`: `Key=Value` words, or JSON, also of a file, as CodePipeline or CloudFormation writes parameters. */
function overridesOf(given: readonly string[], read: ReadFile): ReadonlyMap<string, string> {
  const [first = ''] = given;
  const words = given.length === 1 ? [read(first) ?? first] : given;
  const json = words.length === 1 ? parsedJson(words[0] ?? '') : undefined;
  if (Array.isArray(json))
    return new Map(
      (json as readonly Values[]).map((one) => [String(one['ParameterKey']), String(one['ParameterValue'])]),
    );
  if (typeof json === 'object' && json !== null && Object.hasOwn(json, 'Parameters')) {
    const { Parameters } = json as { readonly Parameters: Values };
    return new Map(Object.entries(Parameters).map(([key, value]) => [key, String(value)]));
  }
  return new Map(pairs(words, 'parameter-overrides'));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
