/** TypeScript types for trimmed API models: one file a family, and one for the shapes that families share. */

export const header =
  '// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.\n';

const scalars = {
  string: 'string',
  blob: 'string',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  boolean: 'boolean',
  // ISO 8601, as the AWS CLI prints it: 2026-11-25T10:42:00+00:00.
  timestamp: 'string',
};

function typeOf(shapes, name) {
  const shape = shapes[name];
  if (shape.enum) return shape.enum.map((value) => `'${value}'`).join(' | ');
  if (shape.type === 'list') {
    const member = typeOf(shapes, shape.member);
    return `readonly ${member.includes(' ') ? `(${member})` : member}[]`;
  }
  if (shape.type === 'map') return `Readonly<Record<string, ${typeOf(shapes, shape.value)}>>`;
  return shape.type === 'structure' ? name : scalars[shape.type];
}

function interfaceOf(shapes, name) {
  const { members, required = [] } = shapes[name];
  const lines = Object.entries(members).map(
    ([member, shape]) =>
      `  readonly ${member}${required.includes(member) ? '' : '?'}: ${typeOf(shapes, shape)};`,
  );
  return lines.length
    ? `export interface ${name} {\n${lines.join('\n')}\n}\n`
    : `export type ${name} = Readonly<Record<never, never>>;\n`;
}

/** The structures that a shape is made of, itself first. */
function structuresOf(shapes, name, found = new Set()) {
  const shape = name && shapes[name];
  if (!shape || found.has(name)) return found;
  if (shape.type === 'structure') found.add(name);
  for (const next of [...Object.values(shape.members ?? {}), shape.member, shape.value])
    structuresOf(shapes, next, found);
  return found;
}

/** The structures that a shape's own interface names. */
const namedBy = (shapes, name) =>
  Object.values(shapes[name].members).flatMap((member) => named(shapes, member));
function named(shapes, name) {
  const shape = shapes[name];
  if (shape.type === 'structure') return [name];
  return [shape.member, shape.value].filter(Boolean).flatMap((next) => named(shapes, next));
}

function importsOf(shapes, names, sharedFile, shared) {
  const used = new Set(names.flatMap((name) => namedBy(shapes, name)).filter((name) => shared.has(name)));
  return used.size ? `import type { ${[...used].sort().join(', ')} } from './${sharedFile}';\n\n` : '';
}

/** One file a family of the service, and one for the structures that several families hold. */
function familyFiles(service, operations, shapes, families) {
  const own = new Map();
  for (const [family, names] of families) {
    const found = new Set(
      names.flatMap((n) =>
        [operations[n].input, operations[n].output].flatMap((s) => [...structuresOf(shapes, s)]),
      ),
    );
    own.set(family, found);
  }
  const uses = (name) => [...own.values()].filter((found) => found.has(name)).length;
  const shared = new Set([...own.values()].flatMap((found) => [...found]).filter((name) => uses(name) > 1));
  const sharedFile = `${service}-shared.ts`;
  const fileOf = new Map([...shared].map((name) => [name, sharedFile]));
  const files = [...own].map(([family, found]) => {
    const names = [...found].filter((name) => !shared.has(name));
    const body = names.map((name) => interfaceOf(shapes, name)).join('\n');
    const file = `${service}-${family}.ts`;
    for (const name of names) fileOf.set(name, file);
    return [file, `${header}${importsOf(shapes, names, sharedFile, shared)}${body}`];
  });
  if (shared.size) {
    const body = [...shared]
      .sort()
      .map((name) => interfaceOf(shapes, name))
      .join('\n');
    files.push([sharedFile, `${header}${body}`]);
  }
  return { files: files.filter(([, text]) => text.includes('export ')), fileOf };
}

/** IAM and STS, the two that everything here is about, keep their names bare; the others' carry the service. */
const idOf = (service, operation) =>
  service === 'iam' || service === 'sts' ? operation : `'${service}:${operation}'`;

const interfaceName = (service) =>
  service
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('') + 'Operations';

/** Every operation of a service with its input and output. */
function operationsFile(service, operations, fileOf) {
  const imports = new Map();
  const name = (shape) => {
    const file = shape && fileOf.get(shape);
    if (!file) return 'Readonly<Record<never, never>>';
    imports.set(file, (imports.get(file) ?? new Set()).add(shape));
    return shape;
  };
  const entries = Object.entries(operations).map(
    ([operation, { input, output }]) =>
      `  ${idOf(service, operation)}: { service: '${service}'; name: '${operation}'; input: ${name(input)}; output: ${name(output)} };`,
  );
  const lines = [...imports].map(
    ([file, names]) => `import type {\n${[...names].map((n) => `  ${n},`).join('\n')}\n} from './${file}';`,
  );
  const made = interfaceName(service);
  return `${header}${lines.join('\n')}\n\nexport interface ${made} {\n${entries.join('\n')}\n}\n`;
}

function allOperationsFile(services) {
  const imports = services.map((s) => `import type { ${interfaceName(s)} } from './${s}-operations.ts';`);
  const bases = services.map(interfaceName).join(',\n    ');
  return `${header}${imports.join('\n')}\n\nexport interface Operations\n  extends ${bases} {}\n`;
}

/** File name → text. */
export function typesOf(models, parts) {
  const services = [...new Set(models.map(({ service }) => service))];
  const files = services.flatMap((service) => {
    const own = models.filter((model) => model.service === service);
    const merged = (field) => Object.assign({}, ...own.map((model) => model[field]));
    const operations = merged('operations');
    const families = own.flatMap(({ part }) => Object.entries(parts[part].families));
    const made = familyFiles(service, operations, merged('shapes'), families);
    return [...made.files, [`${service}-operations.ts`, operationsFile(service, operations, made.fileOf)]];
  });
  return [...files, ['operations.ts', allOperationsFile(services)]];
}
