/** TypeScript types for trimmed API models: one file a family, and one for the shapes that families share. */

const header =
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

function familyFiles({ service, operations, shapes }, byFamily) {
  const own = new Map();
  for (const [family, names] of Object.entries(byFamily)) {
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
  const files = [...own].map(([family, found]) => {
    const names = [...found].filter((name) => !shared.has(name));
    const body = names.map((name) => interfaceOf(shapes, name)).join('\n');
    const file = family === service ? `${service}.ts` : `${service}-${family}.ts`;
    return [file, `${header}${importsOf(shapes, names, sharedFile, shared)}${body}`];
  });
  if (shared.size) {
    const body = [...shared]
      .sort()
      .map((name) => interfaceOf(shapes, name))
      .join('\n');
    files.push([sharedFile, `${header}${body}`]);
  }
  return { files, fileOf: (name) => filesHolding(files, name) };
}

const filesHolding = (files, name) =>
  files.find(([, text]) => new RegExp(`^export (interface|type) ${name}\\b`, 'm').test(text))?.[0];

/** Every operation with its service, input and output. */
function operationsFile(models, fileOf) {
  const imports = new Map();
  const name = (shape) => {
    if (!shape) return 'Readonly<Record<never, never>>';
    const file = fileOf(shape);
    imports.set(file, (imports.get(file) ?? new Set()).add(shape));
    return shape;
  };
  const entries = models.flatMap(({ service, operations }) =>
    Object.entries(operations).map(
      ([operation, { input, output }]) =>
        `  ${operation}: { service: '${service}'; input: ${name(input)}; output: ${name(output)} };`,
    ),
  );
  const lines = [...imports].map(
    ([file, names]) => `import type {\n${[...names].map((n) => `  ${n},`).join('\n')}\n} from './${file}';`,
  );
  return `${header}${lines.join('\n')}\n\nexport interface Operations {\n${entries.join('\n')}\n}\n`;
}

/** File name → text. */
export function typesOf(models, families) {
  const made = models.map((model) => familyFiles(model, families[model.service]));
  const fileOf = (name) => made.map((m) => m.fileOf(name)).find(Boolean);
  return [...made.flatMap((m) => m.files), ['operations.ts', operationsFile(models, fileOf)]];
}
