/** A function of CloudFormation, with its short tag in YAML and its long name in JSON. */
export class Intrinsic {
  constructor(
    readonly name: 'Ref' | 'GetAtt' | 'Sub' | 'ImportValue',
    readonly value: Node,
  ) {}
}

/** A value in a template. */
export type Node =
  string | number | boolean | Intrinsic | readonly Node[] | { readonly [name: string]: Node };

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const otherWords = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const plainText = /^[\p{L}_/$][\p{L}\p{N} ,.'’()_/@+=${}:*?!;-]*$/u;
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

function isPlain(text: string, isFlow: boolean): boolean {
  if (!plainText.test(text) || otherWords.test(text)) return false;
  if (text.endsWith(' ') || text.endsWith(':') || text.includes(': ')) return false;
  return !isFlow || !/[,{}?]/.test(text);
}

/** A scalar that YAML reads back as exactly this text. */
export function yamlText(text: string, isFlow = false): string {
  if (isPlain(text, isFlow)) return text;
  // Letters beyond the first plane are pairs of surrogates, which are printable together.
  const visible = text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '');
  if (!unprintable.test(visible)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const isList = (node: Node): node is readonly Node[] => Array.isArray(node);
const isMap = (node: Node): node is { readonly [name: string]: Node } =>
  typeof node === 'object' && !isList(node) && !(node instanceof Intrinsic);

/** The widest that a list or a map on one line may be. */
const widest = 70;

/** A node on one line; null if it doesn't fit or isn't simple. */
function inFlow(node: Node): string | null {
  if (typeof node === 'string') return yamlText(node, true);
  if (node instanceof Intrinsic)
    return typeof node.value === 'string' ? `!${node.name} ${yamlText(node.value, true)}` : null;
  if (isList(node)) {
    if (node.length === 0) return '[]';
    const items = node.map(inFlow);
    const line = `[${items.join(', ')}]`;
    return items.includes(null) || line.length > widest ? null : line;
  }
  if (isMap(node)) {
    const entries = Object.entries(node).map(([name, inner]): string | null => {
      const value = inFlow(inner);
      return value === null ? null : `${yamlText(name, true)}: ${value}`;
    });
    const line = `{${entries.join(', ')}}`;
    return entries.includes(null) || line.length > widest ? null : line;
  }
  return String(node);
}

/** Whether a list is written on one line: names, references and tags, but never statements. */
function fitsLine(node: Node): node is readonly Node[] {
  if (!isList(node)) return false;
  const isTag = (one: Node): boolean =>
    isMap(one) && Object.entries(one).every(([name, value]) => /^(?:Key|Value)$/.test(name) && !isMap(value));
  return node.every((one) => (!isList(one) && !isMap(one)) || isTag(one));
}

/** The lines of a node below a key or a dash. The first goes on in the key's line if it doesn't begin with a break. */
function lines(node: Node, indent: string): string {
  if (typeof node === 'string') return ` ${yamlText(node)}`;
  if (node instanceof Intrinsic)
    return typeof node.value === 'string'
      ? ` !${node.name} ${yamlText(node.value)}`
      : ` !${node.name}${lines(node.value, indent)}`;
  if (fitsLine(node)) {
    const line = inFlow(node);
    if (line !== null) return ` ${line}`;
  }
  if (isList(node)) return node.map((item) => `\n${indent}-${inItem(item, `${indent}  `)}`).join('');
  if (isMap(node)) {
    const entries = Object.entries(node);
    return entries.length === 0
      ? ' {}'
      : entries
          .map(([name, inner]) => `\n${indent}${yamlText(name)}:${lines(inner, `${indent}  `)}`)
          .join('');
  }
  return ` ${String(node)}`;
}

/** A map in a list begins in the line of the dash. */
function inItem(item: Node, indent: string): string {
  const text = lines(item, indent);
  return text.startsWith(`\n${indent}`) ? ` ${text.slice(indent.length + 1)}` : text;
}

/** A value as it goes on after a name or a dash: in the line, or in lines of its own at the indent. */
export { inItem as yamlItem, lines as yamlValue };

/** A value in brackets, on one line however long that is. */
export function yamlFlow(node: Node): string {
  if (isList(node)) return `[${node.map(yamlFlow).join(', ')}]`;
  if (isMap(node))
    return `{${Object.entries(node)
      .map(([name, inner]) => `${yamlText(name, true)}: ${yamlFlow(inner)}`)
      .join(', ')}}`;
  return inFlow(node) ?? '';
}

/** One entry of a map, with its lines. */
export const yamlEntry = (name: string, node: Node, indent = ''): string =>
  `${indent}${yamlText(name)}:${lines(node, `${indent}  `)}\n`;

/** A node as JSON has it: functions in their long form. */
export function jsonNode(node: Node): unknown {
  if (node instanceof Intrinsic) {
    const name = node.name === 'Ref' ? 'Ref' : `Fn::${node.name}`;
    const value =
      node.name === 'GetAtt' && typeof node.value === 'string'
        ? [node.value.slice(0, node.value.indexOf('.')), node.value.slice(node.value.indexOf('.') + 1)]
        : jsonNode(node.value);
    return { [name]: value };
  }
  if (isList(node)) return node.map(jsonNode);
  if (isMap(node))
    return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, jsonNode(inner)]));
  return node;
}
