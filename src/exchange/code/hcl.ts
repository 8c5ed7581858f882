import { textOf } from './built.ts';
/** An expression of HCL that is written as it is: `aws_iam_role.deployer.arn`. */
export class Expression {
  constructor(readonly text: string) {}
}

/** A text with expressions in it: `"${aws_s3_bucket.reports.arn}/*"`. */
export class Template {
  constructor(readonly parts: readonly (string | Expression)[]) {}
}

export type HclValue =
  | string
  | number
  | boolean
  | Expression
  | Template
  | readonly HclValue[]
  | { readonly [name: string]: HclValue };

/** A block, with its arguments and its own blocks in their order. */
export interface Block {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly body: readonly (Argument | Block | Comment)[];
}
export interface Argument {
  readonly argument: string;
  readonly value: HclValue;
}
interface Comment {
  readonly comment: string;
}

/** The arguments that are set. */
export const argumentsOf = (values: Readonly<Record<string, HclValue | undefined>>): Argument[] =>
  Object.entries(values).flatMap(([argument, value]) => (value === undefined ? [] : [{ argument, value }]));

/** Text between quotes. `${` and `%{` would begin an expression. */
const escaped = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\b', '\\u0008')
    .replaceAll('\\f', '\\u000c')
    .replace(/[$%](?=\{)/g, (sign) => sign + sign);

/** The widest list on one line. */
const widest = 80;

function written(value: HclValue, indent: string): string {
  if (value instanceof Expression) return value.text;
  if (value instanceof Template)
    return `"${value.parts.map((part) => (typeof part === 'string' ? escaped(part) : `\${${part.text}}`)).join('')}"`;
  if (typeof value === 'string') return `"${escaped(value)}"`;
  if (typeof value !== 'object') return textOf(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = (value as readonly HclValue[]).map((item) => written(item, deeper));
    const line = `[${items.join(', ')}]`;
    if (line.length <= widest && !line.includes('\n')) return line;
    return `[\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, HclValue>>);
  if (!entries.length) return '{}';
  const names = entries.map(([name]) => (/^[A-Za-z_][\w-]*$/.test(name) ? name : `"${escaped(name)}"`));
  const width = Math.max(...names.map(({ length }) => length));
  const lines = entries.map(
    ([, inner], i) => `${deeper}${(names[i] ?? '').padEnd(width)} = ${written(inner, deeper)}\n`,
  );
  return `{\n${lines.join('')}${indent}}`;
}

/** The lines of a body. Equals signs of arguments in a row stand below each other, as `terraform fmt` has them. */
function bodyLines(body: Block['body'], indent: string): string {
  let result = '';
  let row: Argument[] = [];
  const end = (): void => {
    const width = Math.max(0, ...row.map(({ argument }) => argument.length));
    for (const { argument, value } of row)
      result += `${indent}${argument.padEnd(width)} = ${written(value, indent)}\n`;
    row = [];
  };
  for (const item of body) {
    if ('argument' in item) {
      const isLong = written(item.value, indent).includes('\n');
      if (isLong) end();
      row.push(item);
      if (isLong) end();
      continue;
    }
    end();
    if ('comment' in item) result += `${indent}# ${item.comment}\n`;
    else result += `${result === '' ? '' : '\n'}${blockText(item, indent)}`;
  }
  end();
  return result;
}

/** A block with its braces. */
export function blockText({ type, labels = [], body }: Block, indent = ''): string {
  const head = [type, ...labels.map((label) => `"${label}"`)].join(' ');
  const inner = bodyLines(body, `${indent}  `);
  return inner === '' ? `${indent}${head} {}\n` : `${indent}${head} {\n${inner}${indent}}\n`;
}
