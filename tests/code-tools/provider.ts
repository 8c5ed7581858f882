import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { isFields, tool } from './exported.ts';
import type { Fields } from './exported.ts';

/** An argument of a resource, or a block within it. `members` are those of a block's (or an object's) interface. */
interface Argument {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isBlock: boolean;
  readonly type: string;
  readonly members: string | null;
}

/** A resource or a data source as the provider's types declare it. */
interface Declared {
  readonly config: string;
  readonly interfaces: ReadonlyMap<string, readonly Argument[]>;
  /** In camel case. */
  readonly attributes: ReadonlySet<string>;
}

const types = join(dirname(tool.resolve('@cdktf/provider-aws/package.json')), 'lib');

/** Arguments that Terraform itself gives each resource. */
const metaArguments: ReadonlySet<string> = new Set([
  'depends_on',
  'count',
  'for_each',
  'lifecycle',
  'provider',
]);

function argumentOf(member: ts.PropertySignature, source: ts.SourceFile): Argument {
  const type = member.type?.getText(source) ?? '';
  const comment = source.text.slice(member.pos, member.getStart(source));
  const members = /^([A-Z]\w+)(?:\[\])?(?= \||$)/.exec(type)?.[1] ?? null;
  return {
    name: /#(\w+) \w+#\1\}/.exec(comment)?.[1] ?? '',
    isRequired: !member.questionToken,
    isBlock: /^\s*\* \w+ block$/m.test(comment),
    type: type.replace(' | cdktf.IResolvable', ''),
    members,
  };
}

function readDeclared(file: string): Declared | null {
  if (!existsSync(file)) return null;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const interfaces = new Map<string, readonly Argument[]>();
  const attributes = new Set<string>();
  let config = '';
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      const { text: name } = statement.name;
      if (statement.heritageClauses) config = name;
      interfaces.set(
        name,
        statement.members.filter(ts.isPropertySignature).map((member) => argumentOf(member, source)),
      );
    }
    // The resource itself is the last class: those before it are its blocks.
    if (ts.isClassDeclaration(statement)) {
      attributes.clear();
      for (const member of statement.members)
        if (ts.isGetAccessor(member)) attributes.add(member.name.getText(source));
    }
  }
  return { config, interfaces, attributes };
}

const read = new Map<string, Declared | null>();

/** Finds `aws_iam_role` in `iam-role`, and the data source of that name in `data-aws-iam-role`. */
function declaredOf(kind: 'resource' | 'data', type: string): Declared | null {
  const folder = `${kind === 'data' ? 'data_aws_' : ''}${type.replace(/^aws_/, '')}`.replaceAll('_', '-');
  const known = read.get(folder);
  if (known !== undefined) return known;
  const declared = readDeclared(join(types, folder, 'index.d.ts'));
  read.set(folder, declared);
  return declared;
}

/** True for a value of such a type, or for an expression, which the reader gives as `"${…}"`. */
function fits(value: unknown, type: string): boolean {
  if (typeof value === 'string' && value.startsWith('${')) return true;
  if (type.endsWith('[]')) return Array.isArray(value);
  return type.startsWith('{') ? isFields(value) : typeof value === type;
}

function argumentFaults(at: string, argument: Argument, value: unknown, declared: Declared): string[] {
  const { name, type, isBlock, members } = argument;
  const place = `${at}.${name}`;
  if (members === null) return fits(value, type) ? [] : [`${place} is no ${type}`];
  if (isBlock && !Array.isArray(value)) return [`${place} is a block`];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isTooMany = !type.endsWith('[]') && items.length > 1;
  return [
    ...(isTooMany ? [`${place} stands there twice`] : []),
    ...items.flatMap((item) =>
      isFields(item) ? bodyFaults(place, item, members, declared) : [`${place} is no block`],
    ),
  ];
}

function bodyFaults(at: string, body: Fields, interfaceName: string, declared: Declared): string[] {
  const all = declared.interfaces.get(interfaceName) ?? [];
  const byName = new Map(all.map((argument) => [argument.name, argument]));
  // `dynamic "NAME"` writes blocks of that name, with the body of its `content`.
  const { dynamic = {}, ...plain } = body;
  const missing = all.flatMap(({ name, isRequired }) =>
    isRequired && !(name in plain) && !(isFields(dynamic) && name in dynamic) ? [`${at} lacks ${name}`] : [],
  );
  const given = Object.entries(plain).flatMap(([name, value]) => {
    if (interfaceName === declared.config && metaArguments.has(name)) return [];
    const argument = byName.get(name);
    return argument ? argumentFaults(at, argument, value, declared) : [`${at} has an unknown ${name}`];
  });
  return [...missing, ...given];
}

/** Says what the provider has against a block: an unknown type or argument, a missing one, a value of another type. */
export function providerFaults(
  kind: 'resource' | 'data',
  type: string,
  name: string,
  body: Fields,
): string[] {
  const declared = declaredOf(kind, type);
  const at = `${type}.${name}`;
  return declared
    ? bodyFaults(at, body, declared.config, declared)
    : [`${at} has a type that the provider hasn’t`];
}

/** True if a resource or a data source gives such an attribute, `role_arn`. */
export const givesAttribute = (kind: 'resource' | 'data', type: string, attribute: string): boolean =>
  declaredOf(kind, type)?.attributes.has(
    attribute.replace(/_+(\w)/g, (_all, letter: string) => letter.toUpperCase()),
  ) ?? false;
