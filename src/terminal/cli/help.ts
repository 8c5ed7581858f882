import { shapeOf } from '../../engine/index.ts';
import { helpWords } from '#words/terminal.ts';
import { cliCommandName } from '../cli-names.ts';
import { globalOptions } from './globals.ts';
import { operationForm, pagingMembers } from './operation-options.ts';
import type { Service } from './service.ts';
import { paginatorOf, serviceCommands } from './service.ts';

interface Docs {
  readonly text: string;
  readonly operations: Readonly<
    Record<string, { readonly text: string; readonly options: Readonly<Record<string, string>> }>
  >;
}

type Load = () => Promise<{ default: Docs }>;

const loaders: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['iam', () => import('../data/docs/iam.json')],
  ['sts', () => import('../data/docs/sts.json')],
  ['organizations', () => import('../data/docs/organizations.json')],
  ['cognito-identity', () => import('../data/docs/cognito-identity.json')],
  ['cognito-idp', () => import('../data/docs/cognito-idp.json')],
  ['s3', () => import('../data/docs/s3.json')],
  ['kms', () => import('../data/docs/kms.json')],
  ['sqs', () => import('../data/docs/sqs.json')],
  ['cloudformation', () => import('../data/docs/cloudformation.json')],
  ['lambda', () => import('../data/docs/lambda.json')],
  ['dynamodb', () => import('../data/docs/dynamodb.json')],
  ['secretsmanager', () => import('../data/docs/secretsmanager.json')],
  ['ssm', () => import('../data/docs/ssm.json')],
  ['sso-admin', () => import('../data/docs/sso-admin.json')],
  ['identitystore', () => import('../data/docs/identitystore.json')],
]);

async function docsOf(service: string): Promise<Docs> {
  const load = loaders.get(service);
  if (!load) throw new Error(`There is no documentation of ${service}`);
  return (await load()).default;
}

const width = 76;

/** Text wrapped at blanks, each line indented by `indent` blanks. */
export function paragraph(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one}\n`).join('');
}

export const section = (title: string, body: string): string => `${title}\n${body}\n`;
export const bullets = (names: readonly string[]): string =>
  names.map((name) => `       o ${name}\n`).join('');

/** `aws help`. */
export function mainHelp(): string {
  return (
    section('NAME', '       aws -\n') +
    section('DESCRIPTION', paragraph(helpWords.main, 7)) +
    section('SYNOPSIS', `${' '.repeat(10)}aws [options] <command> <subcommand> [parameters]\n`) +
    section(helpWords.globalOptions, bullets(globalOptions.map(({ flag }) => flag))) +
    section(helpWords.services, bullets([...serviceCommands, 's3', 'configure'].sort()))
  );
}

/** `aws SERVICE help`. */
export async function serviceHelp(service: Service): Promise<string> {
  const docs = await docsOf(service.name);
  const names = [...service.operations.keys()];
  const waits = Object.keys(service.data.waiters).map((name) => `wait ${cliCommandName(name)}`);
  return (
    section('NAME', `       ${service.command} -\n`) +
    section('DESCRIPTION', paragraph(docs.text, 7)) +
    section(helpWords.commands, bullets([...names.sort(), ...waits]))
  );
}

/** `aws SERVICE OPERATION help`: one sentence for each part, and the address of AWS's page with the rest. */
export async function operationHelp(service: Service, operation: string): Promise<string> {
  const docs = (await docsOf(service.name)).operations[operation];
  const command = cliCommandName(operation);
  const form = operationForm(service, operation, true);
  const required = new Set(form.options.filter((option) => option.required).map(({ flag }) => flag));
  const hidden = new Set(form.paginator ? pagingMembers(form.paginator) : []);
  const page = `https://docs.aws.amazon.com/cli/latest/reference/${service.command}/${command}.html`;
  const shown = form.options.filter(({ dest }) => !hidden.has(dest));
  const positions = form.positionals.filter(({ dest }) => dest !== 'help').map(({ dest }) => `<${dest}>`);
  const synopsis = [
    command,
    ...shown.map((option) => {
      const text = option.takes === 'none' ? option.flag : `${option.flag} <value>`;
      return required.has(option.flag) ? text : `[${text}]`;
    }),
    ...positions,
  ];
  return (
    section('NAME', `       ${command} -\n`) +
    section(
      'DESCRIPTION',
      paragraph(docs?.text ?? '', 7) + `\n${paragraph(page, 7)}` + paged(service, operation),
    ) +
    section('SYNOPSIS', synopsis.map((line, i) => `${' '.repeat(i ? 10 : 12)}${line}\n`).join('')) +
    section(
      'OPTIONS',
      shown.map((option) => optionHelp(service, option, form.members, docs?.options ?? {})).join(''),
    )
  );
}

const paged = (service: Service, operation: string): string =>
  paginatorOf(service, operation) ? `\n${paragraph(helpWords.paged(cliCommandName(operation)), 7)}` : '';

function optionHelp(
  service: Service,
  option: { readonly flag: string; readonly dest: string; readonly choices?: readonly string[] },
  members: ReadonlyMap<string, { readonly shape: string }>,
  texts: Readonly<Record<string, string>>,
): string {
  const member = members.get(option.dest);
  const shape = member ? shapeOf(service.model, member.shape) : null;
  const own = Object.hasOwn(texts, option.dest) ? (texts[option.dest] ?? '') : '';
  const choices = option.choices ?? shape?.enum;
  const lines = [own, ...(choices ? [helpWords.choices(choices)] : [])].filter(Boolean);
  return `       ${option.flag} (${shape?.type ?? 'string'})\n${lines.map((line) => paragraph(line, 10)).join('')}\n`;
}
