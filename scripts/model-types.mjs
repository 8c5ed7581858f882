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

function importsOf(names, sharedFile, shared) {
  const used = new Set(names.filter((name) => shared.has(name)));
  return used.size ? `import type { ${[...used].sort().join(', ')} } from './${sharedFile}';\n\n` : '';
}

/**
 * Operations of IAM and STS, the two main services here, have bare names. Other operations have their service
 * in front.
 */
const idOf = (service, operation) =>
  service === 'iam' || service === 'sts' ? operation : `'${service}:${operation}'`;

const interfaceName = (file) =>
  file
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('') + 'Operations';

/** The operations of a family with their inputs and outputs. */
function operationsOf(service, family, names, operations, found) {
  const shape = (name) => (found.has(name) ? name : 'Readonly<Record<never, never>>');
  const entries = names.map((name) => {
    const { input, output } = operations[name];
    return `  ${idOf(service, name)}: { service: '${service}'; name: '${name}'; input: ${shape(input)}; output: ${shape(output)} };`;
  });
  return `export interface ${interfaceName(`${service}-${family}`)} {\n${entries.join('\n')}\n}\n`;
}

/** One file for each family of the service, and one for the structures that several families have. */
function familyFiles(service, operations, shapes, families) {
  const heads = (names) => names.flatMap((name) => [operations[name].input, operations[name].output]);
  const own = families.map(([family, names]) => ({
    family,
    names,
    found: new Set(heads(names).flatMap((head) => [...structuresOf(shapes, head)])),
  }));
  const uses = (name) => own.filter(({ found }) => found.has(name)).length;
  const shared = new Set(own.flatMap(({ found }) => [...found]).filter((name) => uses(name) > 1));
  const sharedFile = `${service}-shared.ts`;
  const files = own.map(({ family, names, found }) => {
    const structures = [...found].filter((name) => !shared.has(name));
    const named = [...heads(names), ...structures.flatMap((name) => namedBy(shapes, name))];
    const body = [
      ...structures.map((name) => interfaceOf(shapes, name)),
      operationsOf(service, family, names, operations, found),
    ];
    return [`${service}-${family}.ts`, `${header}${importsOf(named, sharedFile, shared)}${body.join('\n')}`];
  });
  if (shared.size) {
    const body = [...shared].sort().map((name) => interfaceOf(shapes, name));
    files.push([sharedFile, `${header}${body.join('\n')}`]);
  }
  return files;
}

/** One interface that has all members of others. `files`: without their endings. */
function unionFile(made, files, nameOf) {
  const imports = files.map((file) => `import type { ${nameOf(file)} } from './${file}.ts';`);
  const bases = files.map(nameOf).join(',\n    ');
  return `${header}${imports.join('\n')}\n\nexport interface ${made}\n  extends ${bases} {}\n`;
}

/** File name → text. */
export function typesOf(models, parts) {
  const services = [...new Set(models.map(({ service }) => service))];
  const files = services.flatMap((service) => {
    const own = models.filter((model) => model.service === service);
    const merged = (field) => Object.assign({}, ...own.map((model) => model[field]));
    const families = own.flatMap(({ part }) => Object.entries(parts[part].families));
    const all = families.map(([family]) => `${service}-${family}`);
    return [
      ...familyFiles(service, merged('operations'), merged('shapes'), families),
      [`${service}-operations.ts`, unionFile(interfaceName(service), all, interfaceName)],
    ];
  });
  const all = services.map((service) => `${service}-operations`);
  const nameOf = (file) => interfaceName(file.replace(/-operations$/, ''));
  return [...files, ['operations.ts', unionFile('Operations', all, nameOf)]];
}
