import { textOf } from './built.ts';
/** An expression that is written as it is: `deployer.roleArn`. */
export class Code {
  constructor(readonly text: string) {}
}

/** A text with expressions in it. */
export class TemplateLiteral {
  constructor(readonly parts: readonly (string | Code)[]) {}
}

/** A call with arguments, such as `new iam.Role(this, 'Deployer', { … })`. */
export class CallExpression {
  constructor(
    readonly callee: string,
    readonly given: readonly TsValue[],
  ) {}
}

export type TsValue =
  | string
  | number
  | boolean
  | Code
  | TemplateLiteral
  | CallExpression
  | readonly TsValue[]
  | { readonly [name: string]: TsValue };

/** The widest line of a value. */
const widest = 88;

/** Writes a text between single quotes, or between double ones where that needs no escape. */
const quoted = (text: string): string => {
  const json = JSON.stringify(text).replace(
    /[\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
};

const backquoted = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/`|\$(?=\{)/g, (sign) => `\\${sign}`);

/** `__proto__` between quotes would still set a prototype. */
const nameOf = (name: string): string =>
  name === '__proto__' ? `['__proto__']` : /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);

function writtenCall({ callee, given }: CallExpression, indent: string, column: number): string {
  const deeper = `${indent}  `;
  // All arguments but the last are short; that one may go on below.
  const items = given.map((item) => written(item, indent, column + callee.length));
  const hugs = items.slice(0, -1).every((item) => !item.includes('\n'));
  const line = `${callee}(${items.join(', ')})`;
  if (hugs && (items.at(-1)?.includes('\n') === true || column + line.length <= widest)) return line;
  return `${callee}(\n${given.map((item) => `${deeper}${written(item, deeper)},\n`).join('')}${indent})`;
}

/** A value as TypeScript. `column`: where its first line begins. */
export function written(value: TsValue, indent = '', column = indent.length): string {
  if (value instanceof Code) return value.text;
  if (value instanceof TemplateLiteral)
    return `\`${value.parts.map((part) => (typeof part === 'string' ? backquoted(part) : `\${${part.text}}`)).join('')}\``;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return textOf(value);
  const deeper = `${indent}  `;
  if (value instanceof CallExpression) return writtenCall(value, indent, column);
  if (Array.isArray(value)) {
    const items = (value as readonly TsValue[]).map((item) => written(item, deeper));
    const line = `[${items.join(', ')}]`;
    if (!line.includes('\n') && column + line.length <= widest) return line;
    return `[\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, TsValue>>);
  if (!entries.length) return '{}';
  const texts = entries.map(([name, inner]) => {
    const start = `${nameOf(name)}: `;
    return start + written(inner, deeper, deeper.length + start.length);
  });
  const line = `{ ${texts.join(', ')} }`;
  if (entries.length < 3 && !line.includes('\n') && column + line.length <= 70) return line;
  return `{\n${texts.map((text) => `${deeper}${text},\n`).join('')}${indent}}`;
}

/** Words that no variable may be named, and names that the file has already. */
const reserved: ReadonlySet<string> = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'as implements interface let package private protected public static yield any boolean constructor declare get ' +
    'module require number set string symbol type from of await async eval arguments undefined cdk iam cognito dynamodb ' +
    'kms lambda organizations s3 secretsmanager sqs ssm scope id props'
  ).split(' '),
);

/** A variable's name that is free to use. */
export const variableName = (name: string): string => (reserved.has(name) ? `${name}Thing` : name);
