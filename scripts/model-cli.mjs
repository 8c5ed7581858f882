/**
 * What the AWS CLI knows of the services besides their API models (Apache-2.0): its commands, how answers are
 * paged, what its waiters wait for, and the first sentences of the documentation. Written to `src/terminal/data`.
 *
 *   node scripts/model-cli.mjs
 *
 * It needs AWS CLI 2 (Debian's `awscli`), whose lists are copied as it prints them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { withAdded, withAddedCommands } from './added-models.mjs';
import { parts } from './model-families.mjs';

const cli = '/usr/bin/aws';
const data = '/usr/lib/python3/dist-packages/awscli/botocore/data';

function readData(service, name) {
  const directory = join(data, service);
  const version = readdirSync(directory).sort().at(-1) ?? '';
  const file = join(directory, version, name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return existsSync(`${file}.gz`)
    ? JSON.parse(gunzipSync(readFileSync(`${file}.gz`)).toString('utf8'))
    : null;
}

/** The operations that botocore never signs. */
const unsigned = new Set(
  [
    ...(existsSync(data) ? readFileSync(join(data, '../handlers.py'), 'utf8') : '').matchAll(
      /'choose-signer\.([\w-]+\.\w+)',\s*disable_signing/g,
    ),
  ].map((match) => match[1]),
);

/** The choices that the CLI prints for a command that doesn't exist. */
function choicesOf(...args) {
  const { stderr } = spawnSync(cli, [...args, '+'], { encoding: 'utf8', env: { HOME: '/nonexistent' } });
  const lines = stderr.slice(stderr.indexOf('valid choices are:')).split('\n').slice(2);
  return lines.flatMap((line) => line.split('|').map((name) => name.trim())).filter(Boolean);
}

/** The first sentence of AWS's documentation, as plain text. */
function sentence(html = '') {
  const text = html
    .replace(/<note>[\s\S]*?<\/note>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
    .trim();
  const end = text.search(/[.:] (?=[A-Z])|[.:]$/);
  return end < 0 ? text : `${text.slice(0, end)}.`;
}

const flagsOf = (model, name, test) => {
  const shape = name && model.shapes[name];
  return Object.entries(shape?.members ?? {})
    .filter(([, member]) => test(member, model.shapes[member.shape]))
    .map(([member]) => member);
};

/** The facts about an operation that a CLI needs and the trimmed model lacks; empty for most operations. */
function traitsOf(service, model, operation) {
  const { input, output, authtype } = model.operations[operation];
  const tokens = flagsOf(model, input?.shape, (member) => member.idempotencyToken);
  const payload = output && model.shapes[output.shape].payload;
  const streams = payload && model.shapes[model.shapes[output.shape].members[payload].shape].type === 'blob';
  const reads = flagsOf(model, input?.shape, (member, shape) => member.streaming || shape.streaming);
  return {
    ...(tokens.length ? { tokens } : {}),
    ...(streams ? { streams: payload } : {}),
    ...(reads.length ? { reads: reads[0] } : {}),
    ...(authtype === 'none' || unsigned.has(`${service}.${operation}`) ? { unsigned: true } : {}),
  };
}

function waiterOf({ operation, delay, maxAttempts, acceptors }) {
  return { operation, delay, maxAttempts, acceptors };
}

/** How answers are paged: AWS's own description, with the SDKs' additions. */
function paginatorsOf(service) {
  const paginators = readData(service, 'paginators-1.json')?.pagination ?? {};
  const extras = readData(service, 'paginators-1.sdk-extras.json')?.merge.pagination ?? {};
  return Object.fromEntries(
    Object.entries(paginators).map(([name, paginator]) => [name, { ...paginator, ...extras[name] }]),
  );
}

function cliData(service, operations) {
  const model = withAdded(service, readData(service, 'service-2.json'));
  const paginators = paginatorsOf(service);
  const waiters = readData(service, 'waiters-2.json')?.waiters ?? {};
  const known = new Set(operations);
  const only = (record) => Object.fromEntries(Object.entries(record).filter(([name]) => known.has(name)));
  const traits = operations.map((name) => [name, traitsOf(service, model, name)]);
  const command = service === 's3' ? 's3api' : service;
  return {
    command,
    /** Every operation that AWS has, in the CLI's order. */
    commands: withAddedCommands(service, choicesOf(command)).filter((name) => name !== 'help'),
    paginators: only(paginators),
    waiters: Object.fromEntries(
      Object.entries(waiters)
        .filter(([, waiter]) => known.has(waiter.operation))
        .map(([name, waiter]) => [name, waiterOf(waiter)]),
    ),
    traits: Object.fromEntries(traits.filter(([, found]) => Object.keys(found).length)),
  };
}

function docsOf(service, operations) {
  const model = withAdded(service, readData(service, 'service-2.json'));
  const entries = operations.map((name) => {
    const { documentation, input } = model.operations[name];
    const members = Object.entries((input && model.shapes[input.shape].members) ?? {});
    return [
      name,
      {
        text: sentence(documentation),
        options: Object.fromEntries(
          members.map(([member, { shape, documentation: own }]) => [
            member,
            sentence(own ?? model.shapes[shape].documentation),
          ]),
        ),
      },
    ];
  });
  return { text: sentence(model.documentation), operations: Object.fromEntries(entries) };
}

/** The commands of `aws s3` that the terminal has. The CLI builds them of several operations each. */
const s3Commands = ['ls', 'cp', 'rm', 'mb', 'rb'];

/** Prints the CLI's own tables of options as argparse has them, and Python's own table of content types. */
const tables = `
import json, mimetypes
from awscli.customizations.s3.s3 import S3
own = {'store_true': True, 'store_false': False}
def option(arg):
    action, nargs = arg.get('action'), arg.get('nargs')
    takes = 'none' if action in own else {'?': 'maybe', '+': 'many'}.get(nargs, 'one')
    told = {'flag': '--' + arg['name'], 'dest': arg.get('dest', arg['name']), 'takes': takes}
    constant = own.get(action, arg.get('const'))
    if constant is not None: told['constant'] = constant
    if 'choices' in arg: told['choices'] = arg['choices']
    if action not in own and action is not None: told['appends'] = True
    return told, arg.get('help_text', '')
def position(arg):
    words = {1: 'one', 2: 'two', '?': 'maybe', None: 'one'}[arg.get('nargs')]
    return {'dest': arg['name'], 'takes': words}
told = {'names': [command['name'] for command in S3.SUBCOMMANDS], 'commands': {}}
docs = {}
for command in S3.SUBCOMMANDS:
    kind = command['command_class']
    places = [position(arg) for arg in kind.ARG_TABLE if arg.get('positional_arg')]
    options = [option(arg) for arg in kind.ARG_TABLE if not arg.get('positional_arg')]
    told['commands'][command['name']] = {'usage': kind.USAGE, 'position': places[0], 'options': [one for one, _ in options]}
    text = kind.DESCRIPTION if isinstance(kind.DESCRIPTION, str) else ''
    docs[command['name']] = {'text': text, 'options': {one['flag']: text for one, text in options}}
types = mimetypes.MimeTypes()
known = {'types': types.types_map[True], 'endings': types.suffix_map, 'encodings': types.encodings_map}
print(json.dumps([told, docs, known]))
`;

/** What the CLI knows of `aws s3`: how its commands read their words, what these mean, and types of contents. */
function s3Tables() {
  const { stdout } = spawnSync('/usr/bin/python3', ['-c', tables], { encoding: 'utf8' });
  const [told, docs, types] = JSON.parse(stdout);
  const only = (record) => Object.fromEntries(s3Commands.map((name) => [name, record[name]]));
  const sentences = ({ text, options }) => ({
    text: sentence(text),
    options: Object.fromEntries(Object.entries(options).map(([flag, own]) => [flag, sentence(own)])),
  });
  const texts = Object.entries(only(docs)).map(([name, entry]) => [name, sentences(entry)]);
  return { told: { ...told, commands: only(told.commands) }, docs: Object.fromEntries(texts), types };
}

/** Service → its modelled operations. */
function modelled() {
  const services = new Map();
  for (const { service, families } of Object.values(parts)) {
    if (service === 'playground') continue;
    services.set(service, [...(services.get(service) ?? []), ...Object.values(families).flat()]);
  }
  return services;
}

/** Writes `src/terminal/data`. Leaves it alone if AWS CLI 2 isn't installed. */
export function writeCliData() {
  if (!existsSync(cli) || !existsSync(data)) {
    console.warn(`${cli} is not installed: src/terminal/data stays as it is`);
    return;
  }
  const root = new URL('../src/terminal/data/', import.meta.url).pathname;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'docs'), { recursive: true });
  const write = (file, value) => writeFileSync(join(root, file), `${JSON.stringify(value, null, 1)}\n`);
  write(
    'commands.json',
    choicesOf().filter((name) => name !== 'help'),
  );
  const s3 = s3Tables();
  write('s3-commands.json', s3.told);
  write('docs/s3-commands.json', s3.docs);
  write('content-types.json', s3.types);
  for (const [service, operations] of modelled()) {
    write(`${service}.json`, cliData(service, operations));
    write(`docs/${service}.json`, docsOf(service, operations));
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeCliData();
