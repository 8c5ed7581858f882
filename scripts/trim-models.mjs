/**
 * Trims AWS's API models (botocore's `service-2.json`, Apache-2.0) to the operations that are modelled here,
 * and writes them as data (`src/engine/model/data`), as types (`src/engine/model/generated`) and, for services that
 * speak REST, as bindings to HTTP (`src/wire/rest/data`).
 *
 *   node scripts/trim-models.mjs [botocore's data directory]
 *
 * A new operation is one name in `model-families.json`.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { withAdded } from './added-models.mjs';
import { parts } from './model-families.mjs';
import { typesOf } from './model-types.mjs';
import { partsFile } from './model-parts.mjs';
import { writeCliData } from './model-cli.mjs';
import { httpBindings } from './model-http.mjs';

/** Whether this file is run as a script, not imported by a test. */
const isScript = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);

const places = [
  isScript ? process.argv[2] : undefined,
  '/usr/lib/python3/dist-packages/botocore/data',
  '/usr/local/lib/python3/dist-packages/botocore/data',
];

const readModel = (service) => withAdded(service, readWhole(service));

function readWhole(service) {
  // Events outside AWS have no AWS model. The project's own model has the same form.
  if (service === 'playground')
    return JSON.parse(readFileSync(new URL('playground-model.json', import.meta.url), 'utf8'));
  for (const place of places) {
    const directory = place && join(place, service);
    if (!directory || !existsSync(directory)) continue;
    const version = readdirSync(directory).sort().at(-1) ?? '';
    const file = join(directory, version, 'service-2.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    if (existsSync(`${file}.gz`)) return JSON.parse(gunzipSync(readFileSync(`${file}.gz`)).toString('utf8'));
  }
  throw new Error(`No botocore model of ${service}: install python3-botocore or name its data directory`);
}

/** JavaScript has no flag in the middle of a pattern, as Java does: the one pattern with it is written out. */
const inAnyCase = (pattern) => pattern.replace('(?i)(arn|aws)', '([aA][rR][nN]|[aA][wW][sS])');

/** Keeps the fields that validation, the command line and the wire format read. Documentation is left out. */
function trimShape({
  type,
  required,
  members,
  member,
  key,
  value,
  min,
  max,
  pattern,
  enum: values,
  sensitive,
}) {
  return {
    type,
    ...(required?.length ? { required } : {}),
    ...(members
      ? { members: Object.fromEntries(Object.entries(members).map(([name, { shape }]) => [name, shape])) }
      : {}),
    ...(member ? { member: member.shape } : {}),
    ...(key ? { key: key.shape, value: value.shape } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(pattern ? { pattern: inAnyCase(pattern) } : {}),
    ...(values ? { enum: values } : {}),
    ...(sensitive ? { sensitive } : {}),
  };
}

function reach(model, name, shapes) {
  if (!name || shapes.has(name)) return;
  const shape = trimShape(model.shapes[name]);
  shapes.set(name, shape);
  for (const next of [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value])
    reach(model, next, shapes);
}

const codeOf = (model, name) => model.shapes[name].error?.code ?? name;
const statusOf = (model, name) => model.shapes[name].error?.httpStatusCode ?? 400;

/** Trims one part of a service's model. The parts of a service are merged when they are loaded. */
export function trimmed(part) {
  const { service, families } = parts[part];
  const model = readModel(service);
  const shapes = new Map();
  const errors = new Map();
  const operations = Object.values(families)
    .flat()
    .map((name) => {
      const { input, output, errors: failures = [] } = model.operations[name];
      reach(model, input?.shape, shapes);
      reach(model, output?.shape, shapes);
      for (const { shape } of failures) errors.set(codeOf(model, shape), statusOf(model, shape));
      const codes = failures.map(({ shape }) => codeOf(model, shape));
      return [name, { input: input?.shape, output: output?.shape, errors: codes }];
    });
  const { apiVersion, protocol, jsonVersion, targetPrefix, xmlNamespace } = model.metadata;
  return {
    part,
    service,
    apiVersion,
    protocol,
    jsonVersion,
    targetPrefix,
    xmlNamespace: xmlNamespace?.uri ?? xmlNamespace,
    operations: Object.fromEntries(operations),
    errors: Object.fromEntries([...errors].sort()),
    shapes: Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const json = (value) => JSON.stringify(value, null, 1) + '\n';

/** The text of a part's file in `src/engine/model/data`. */
export const dataText = (model) => json(model);

/** The files of `src/engine/model/generated`, as pairs of name and text. */
export const generatedTexts = (models) => [...typesOf(models, parts), ['parts.ts', partsFile(parts)]];

/** The text of a part's file in `src/wire/rest/data`; null if its service doesn't speak REST. */
export const bindingsText = (model) =>
  model.protocol.startsWith('rest-') ? json(httpBindings(readModel(model.service), model)) : null;

function write() {
  const root = new URL('../src/engine/model/', import.meta.url).pathname;
  for (const directory of ['data', 'generated']) {
    rmSync(join(root, directory), { recursive: true, force: true });
    mkdirSync(join(root, directory), { recursive: true });
  }
  const models = Object.keys(parts).map(trimmed);
  for (const model of models) writeFileSync(join(root, 'data', `${model.part}.json`), dataText(model));
  for (const [file, text] of generatedTexts(models)) writeFileSync(join(root, 'generated', file), text);
  const wire = new URL('../src/wire/rest/data/', import.meta.url).pathname;
  mkdirSync(wire, { recursive: true });
  for (const model of models) {
    const text = bindingsText(model);
    if (text !== null) writeFileSync(join(wire, `${model.part}.json`), text);
  }
  writeCliData();
}

if (isScript) write();
