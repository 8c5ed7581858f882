import type { CST, Document, Node } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, Parser } from 'yaml';
import { JsonScan, positionAt } from '../json-scan.ts';
import { invalid } from './fault.ts';
import type { Json } from './json.ts';
import { objectOf, wordOf } from './json.ts';
import { knownText, rememberText } from './known-texts.ts';
import { templateQuotas } from './quotas.ts';
import type { TemplatePath } from './template.ts';

/**
 * The functions by their short forms in YAML, without the exclamation mark.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const shortForms: ReadonlyMap<string, string> = new Map([
  ['Ref', 'Ref'],
  ['Condition', 'Condition'],
  ...(
    'And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Length Not Or Select Split Sub ' +
    'ToJsonString Transform'
  )
    .split(' ')
    .map((name) => [name, `Fn::${name}`] as const),
]);

/** Characters of a template; bytes are as many or more. */
const longest = templateQuotas.inBucket;
/** Levels of maps and lists. Readers recurse as deep as a text is nested, so it is measured before. */
const deepest = 100;
/** Values, keys and entries of a template. */
const mostNodes = 200_000;

interface TemplateText {
  readonly value: Json;
  /** Line and column (from 1) of what stands at a path, or of the nearest thing around it. */
  readonly placeOf: (path: TemplatePath) => { readonly line: number; readonly column: number };
}

const tooDeep = () => invalid(`Template format error: nested deeper than ${String(deepest)} levels`);

const tooMany = () =>
  invalid(`Template format error: more than ${String(mostNodes)} keys, values and entries`);

/**
 * Reads a template's text as JSON or, if it doesn't begin with a brace, as YAML 1.1, whose aliases, merges and further
 * types CloudFormation doesn't read. Its short forms (`!Ref`) become the long ones. It carries nothing of the text out,
 * and costs no more than its size.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function readTemplateText(text: string): TemplateText {
  if (text.length > longest) throw invalid(`Template may not exceed ${String(longest)} bytes in size.`);
  let document: Document | null = null;
  const lines = new LineCounter();
  const yaml = (): Document => (document ??= readYaml(text, lines));
  const value =
    knownText(text) ?? (text.trimStart().startsWith('{') ? readJsonText(text) : valueOf(yaml().contents, []));
  rememberText(text, value);
  return {
    value,
    placeOf: (path) => {
      try {
        const { line, col } = lines.linePos(offsetOf(yaml().contents, path));
        return { line, column: col };
      } catch {
        // JSON that isn't YAML, too: a tab in its indents is enough.
        return { line: 1, column: 1 };
      }
    },
  };
}

function readJsonText(text: string): Json {
  const scan = new JsonScan(text, { depth: deepest, values: mostNodes });
  scan.advance(text.length);
  const { failure } = scan;
  if (failure?.kind === 'tooDeep') throw tooDeep();
  if (failure?.kind === 'tooMany') throw tooMany();
  if (failure) {
    const { line, column } = positionAt(text, failure.offset);
    throw invalid(
      `Template format error: JSON not well-formed. (line ${String(line)}, column ${String(column)})`,
    );
  }
  return withoutNull(JSON.parse(text) as Json, []);
}

const nullAt = (path: TemplatePath) =>
  invalid(`[/${path.join('/')}] 'null' values are not allowed in templates`);

function withoutNull(value: Json, path: TemplatePath): Json {
  if (value === null) throw nullAt(path);
  if (typeof value === 'object')
    for (const [name, one] of Object.entries(value)) withoutNull(one, [...path, name]);
  return value;
}

const notYaml = (lines: LineCounter, offset: number) => {
  const { line, col } = lines.linePos(offset);
  return invalid(
    `Template format error: YAML not well-formed. (line ${String(line)}, column ${String(col)})`,
  );
};

/** Lines of a template in YAML: one of a megabyte has some 30,000. */
const mostLines = 60_000;
/** Brackets that a text opens and doesn't close; those in quotes and blocks of text count, too. */
const mostBrackets = 1000;

/** How many lists and names begin where a line's text begins: `- - - x` lies three deep. */
function begunAt(text: string, from: number): number {
  let begun = 0;
  let at = from;
  while ('-?'.includes(text[at] ?? ' ') && (text[at + 1] ?? '\n') <= ' ' && text[at] !== '\n') {
    begun++;
    at++;
    while (text[at] === ' ') at++;
  }
  return begun;
}

/**
 * Counts lines, levels and brackets in one pass over the text, whether or not it is YAML: the library takes the square of
 * some of these numbers.
 */
function scan(text: string): void {
  let [lines, brackets] = [0, 0];
  // The indents of the open levels above the present line.
  const indents: number[] = [];
  for (let from = 0; from < text.length;) {
    if (++lines > mostLines) throw invalid(`Template format error: more than ${String(mostLines)} lines`);
    let at = from;
    while (text[at] === ' ') at++;
    if (text[at] !== '\n') {
      while (indents.length > 0 && indents.at(-1)! >= at - from) indents.pop();
      indents.push(at - from);
    }
    // A level of a list may stand at the indent of the name above it.
    if (indents.length > 2 * deepest || begunAt(text, at) > deepest) throw tooDeep();
    for (; at < text.length && text[at] !== '\n'; at++) {
      if (text[at] === '[' || text[at] === '{') brackets++;
      else if (text[at] === ']' || text[at] === '}') brackets = Math.max(0, brackets - 1);
      if (brackets > mostBrackets) throw tooDeep();
    }
    from = at + 1;
  }
}

/** Measures the text's tokens, which the library reads without recursion, before it composes values of them. */
function measure(text: string): void {
  let nodes = 0;
  let level: CST.Token[] = [...new Parser().parse(text)];
  for (let depth = 0; level.length > 0; depth++) {
    // A document, its value, and for each level of the text a collection.
    if (depth > deepest + 1) throw tooDeep();
    nodes += level.length;
    if (nodes > mostNodes) throw tooMany();
    const next: CST.Token[] = [];
    for (const token of level) {
      if (token.type === 'alias')
        throw invalid('Template error: YAML aliases are not allowed in CloudFormation templates');
      if ('value' in token && token.value && typeof token.value === 'object') next.push(token.value);
      if ('items' in token)
        for (const item of token.items) {
          if (item.key) next.push(item.key);
          if (item.value) next.push(item.value);
        }
    }
    level = next;
  }
}

const unread = new Set(
  ['binary', 'merge', 'omap', 'pairs', 'set', 'timestamp'].map((tag) => `tag:yaml.org,2002:${tag}`),
);

/** Reads a text as YAML within bounds; with `keeps` its nodes know the tokens that they come from. */
export function readYaml(text: string, lines: LineCounter, keeps = false): Document {
  scan(text);
  measure(text);
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'yaml-1.1',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !unread.has(tag.tag)),
    lineCounter: lines,
    keepSourceTokens: keeps,
    logLevel: 'error',
    prettyErrors: false,
    // The library's own search takes the square of the keys' number.
    uniqueKeys: false,
    merge: false,
  });
  const [error] = document.errors;
  if (error) throw notYaml(lines, error.pos[0]);
  return document;
}

/** Tags of what YAML writes without a tag, too. */
const plainTags = new Set(
  ['bool', 'float', 'int', 'map', 'null', 'seq', 'str'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** A scalar as JSON. A number that would be printed otherwise stays as it is written: `1.0`, `0123`. */
function scalarOf(value: unknown, source: string | undefined): Json {
  if (typeof value === 'number') return source === undefined || String(value) === source ? value : source;
  // Of YAML 1.1's words for truth values, CloudFormation's reader knows the longer ones.
  if (typeof value === 'boolean' && source?.length === 1) return source;
  return typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

function valueOf(node: unknown, path: TemplatePath): Json {
  if (isAlias(node))
    throw invalid('Template error: YAML aliases are not allowed in CloudFormation templates');
  const written = isNode(node) ? (node.tag ?? null) : null;
  const tag = written !== null && plainTags.has(written) ? null : written;
  const value = untagged(node, path);
  if (tag === null || tag === '!') {
    if (value === null) throw nullAt(path);
    return value;
  }
  const long = shortForms.get(tag.slice(1));
  if (!long) throw invalid(`Template format error: YAML not well-formed. Unknown tag ${tag}`);
  return objectOf([
    [long, long === 'Fn::GetAtt' && typeof value === 'string' ? attributePath(value) : value],
  ]);
}

/** `!GetAtt Role.Arn` names the resource before the first dot. */
function attributePath(text: string): Json {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function untagged(node: unknown, path: TemplatePath): Json {
  if (isSeq(node)) return node.items.map((item, index) => valueOf(item, [...path, index]));
  if (isMap(node)) {
    const members = new Map<string, Json>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? wordOf(scalarOf(key.value, key.source)) : null;
      if (name === null)
        throw invalid(
          `Template format error: [/${path.join('/')}] map keys must be strings; received a map instead`,
        );
      if (members.has(name))
        throw invalid(`Template format error: [/${path.join('/')}] duplicate key ${name}`);
      members.set(name, valueOf(value, [...path, name]));
    }
    return objectOf(members);
  }
  return isScalar(node) ? scalarOf(node.value, node.source) : null;
}

function offsetOf(root: unknown, path: TemplatePath): number {
  let node: unknown = root;
  let offset = 0;
  for (const part of [null, ...path]) {
    if (part !== null) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
        if (!pair) break;
        // A member begins with its name.
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
        continue;
      }
      if (!isSeq(node)) break;
      node = node.items[Number(part)];
    }
    if (isPair(node) || !isNode(node) || !node.range) break;
    offset = node.range[0];
  }
  return offset;
}
