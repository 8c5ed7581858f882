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
  const model = readData(service, 'service-2.json');
  const paginators = paginatorsOf(service);
  const waiters = readData(service, 'waiters-2.json')?.waiters ?? {};
  const known = new Set(operations);
  const only = (record) => Object.fromEntries(Object.entries(record).filter(([name]) => known.has(name)));
  const traits = operations.map((name) => [name, traitsOf(service, model, name)]);
  const command = service === 's3' ? 's3api' : service;
  return {
    command,
    /** Every operation that AWS has, in the CLI's order. */
    commands: choicesOf(command).filter((name) => name !== 'help'),
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
  const model = readData(service, 'service-2.json');
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
  for (const [service, operations] of modelled()) {
    write(`${service}.json`, cliData(service, operations));
    write(`docs/${service}.json`, docsOf(service, operations));
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeCliData();
