import type {
  Json,
  JsonObject,
  SourceItem,
  SourceMember,
  SourceNode,
} from '../../engine/cloudformation/index.ts';
import { isList, isObject, member, sourceOf } from '../../engine/cloudformation/index.ts';
import type { Rewrite } from '../../engine/stacks.ts';
import { rewritten } from '../../engine/stacks.ts';
import type { Node } from './yaml.ts';
import { Intrinsic, yamlFlow, yamlItem, yamlValue } from './yaml.ts';

/** A stretch of a text that gives way to another one. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** JSON on one line, with blanks as people write it. */
function spaced(value: Json): string {
  if (isList(value)) return `[${value.map(spaced).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${spaced(one)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A value as YAML writes it: what refers to something by its short tag. */
function nodeOf(value: Json): Node {
  if (isList(value)) return value.map(nodeOf);
  if (!isObject(value)) return value as Node;
  const [[name, argument = null] = [''], ...more] = Object.entries(value);
  if (more.length === 0) {
    if (typeof argument === 'string' && (name === 'Ref' || name === 'Fn::Sub'))
      return new Intrinsic(name === 'Ref' ? name : 'Sub', argument);
    if (name === 'Fn::GetAtt' && isList(argument) && argument.every((one) => typeof one === 'string'))
      return new Intrinsic('GetAtt', argument.join('.'));
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, nodeOf(one)]));
}

/** Writes values of a template's text anew, in the text's own form. All else stays as it is written. */
class TemplateEditor {
  readonly #text: string;
  readonly #isJson: boolean;
  /** The indent of a level of JSON; null where all of it stands on one line. */
  readonly #unit: string | null;

  constructor(text: string) {
    this.#text = text;
    this.#isJson = isJson(text);
    this.#unit = unitOf(text);
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The place after the line in which a value ends. */
  #lineEnd(offset: number): number {
    if (this.#text[offset - 1] === '\n') return offset;
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end + 1;
  }

  /** Blanks up to the column of a place. */
  #column(offset: number): string {
    return ' '.repeat(offset - this.#lineStart(offset));
  }

  /** The blanks with which a place's line begins. */
  #indent(offset: number): string {
    return /^[ \t]*/.exec(this.#text.slice(this.#lineStart(offset), offset))?.[0] ?? '';
  }

  /** The edits within a value; null where the value as a whole has to be written anew. */
  edits(node: SourceNode, rewrite: Rewrite, written: Json): readonly Edit[] | null {
    if (rewrite === null) return [];
    if (rewrite.kind === 'value') return null;
    if (node.isFlow) {
      const text = this.#flow(node, rewrite, written);
      return text === null ? null : [{ from: node.from, to: node.to, text }];
    }
    return rewrite.kind === 'map'
      ? this.#blockMap(node.members ?? null, rewrite, written)
      : this.#blockList(node.items ?? null, rewrite, written);
  }

  #blockMap(
    members: readonly SourceMember[] | null,
    { members: changes, added }: Rewrite & { readonly kind: 'map' },
    written: Json,
  ): readonly Edit[] | null {
    const [first] = members ?? [];
    if (!members || !first) return null;
    const indent = this.#column(first.from);
    const kept = members.filter(({ name }) => changes.get(name) !== 'gone');
    const edits = members.flatMap((one, at): readonly Edit[] => {
      const change = changes.get(one.name) ?? null;
      if (change === null) return [];
      if (change === 'gone') return [this.#removal(one, members[at + 1])];
      const raw = member(written, one.name) ?? null;
      const inner = this.edits(one.node, change, raw);
      return (
        inner ?? [
          this.#replaced(one.after, one.node, yamlValue(nodeOf(rewritten(raw, change)), `${indent}  `)),
        ]
      );
    });
    const text = added.map(
      ([name, value]) => `${indent}${yamlFlow(name)}:${yamlValue(nodeOf(value), `${indent}  `)}\n`,
    );
    const last = kept.at(-1);
    return last && text.length > 0 ? [...edits, this.#insertion(last.node.to, text.join(''))] : edits;
  }

  #blockList(
    items: readonly SourceItem[] | null,
    { items: next }: Rewrite & { readonly kind: 'list' },
    written: Json,
  ): readonly Edit[] | null {
    const [first] = items ?? [];
    if (!items || !first) return null;
    const indent = this.#column(first.from);
    const itemText = (value: Json): string => `-${yamlItem(nodeOf(value), `${indent}  `)}`;
    const edits: Edit[] = [];
    let before: SourceItem | null = null;
    const isKept = new Set(next.flatMap((one) => ('value' in one ? [] : [one.from])));
    for (const [at, one] of items.entries())
      if (!isKept.has(at)) edits.push(this.#removal(one, items[at + 1]));
    const firstKept = items[Math.min(...isKept)];
    for (const one of next) {
      if ('value' in one) {
        const text = itemText(one.value);
        if (before) edits.push(this.#insertion(before.node.to, `${indent}${text}\n`));
        else if (firstKept)
          edits.push({ from: firstKept.from, to: firstKept.from, text: `${text}\n${indent}` });
        continue;
      }
      const item = items[one.from];
      if (!item) return null;
      before = item;
      const raw = (isList(written) ? written[one.from] : undefined) ?? null;
      const inner = this.edits(item.node, one.rewrite, raw);
      const value = nodeOf(rewritten(raw, one.rewrite));
      edits.push(...(inner ?? [this.#replaced(item.from + 1, item.node, yamlItem(value, `${indent}  `))]));
    }
    return edits;
  }

  /** A value written anew. A block of text ends with its line. */
  #replaced(from: number, node: SourceNode, text: string): Edit {
    const isBlock = this.#text[node.to - 1] === '\n';
    return { from, to: node.to, text: isBlock ? `${text}\n` : text };
  }

  #insertion(after: number, text: string): Edit {
    const at = this.#lineEnd(after);
    const isEnd = at === this.#text.length && this.#text[at - 1] !== '\n';
    return { from: at, to: at, text: isEnd ? `\n${text}` : text };
  }

  /** Takes out the lines of an entry, or, where its line begins with something else, what there is up to the next one. */
  #removal(one: SourceMember | SourceItem, next: SourceMember | SourceItem | undefined): Edit {
    const start = this.#lineStart(one.from);
    const isOwnLine = this.#text.slice(start, one.from).trim() === '';
    return isOwnLine || !next
      ? { from: isOwnLine ? start : one.from, to: this.#lineEnd(one.node.to), text: '' }
      : { from: one.from, to: next.from, text: '' };
  }

  /** A value in brackets as it is to be written; null where its entries aren't known one by one. */
  #flow(node: SourceNode, rewrite: Rewrite, written: Json): string | null {
    if (rewrite === null) return this.#text.slice(node.from, node.to);
    if (rewrite.kind === 'value') return null;
    if (rewrite.kind === 'map') return this.#flowMap(node, rewrite, written);
    const { items } = node;
    if (!items) return null;
    const isLong = this.#isLong(node, items);
    return this.#joined(
      node,
      items,
      rewrite.items.map((one) => {
        if ('value' in one) return this.#flowValue(one.value, isLong);
        const item = items[one.from];
        const raw = (isList(written) ? written[one.from] : undefined) ?? null;
        return item ? this.#inner(item.node, one.rewrite, raw, isLong) : '';
      }),
    );
  }

  #flowMap(
    node: SourceNode,
    { members: changes, added }: Rewrite & { readonly kind: 'map' },
    written: Json,
  ): string | null {
    const { members } = node;
    if (!members) return null;
    const isLong = this.#isLong(node, members);
    const kept = members.flatMap((one) => {
      const change = changes.get(one.name) ?? null;
      if (change === 'gone') return [];
      const value = this.#inner(one.node, change, member(written, one.name) ?? null, isLong);
      return [this.#text.slice(one.from, one.node.from) + value];
    });
    const colon = this.#isJson && this.#unit === null ? ':' : ': ';
    const more = added.map(
      ([name, value]) => `${this.#flowValue(name, false)}${colon}${this.#flowValue(value, isLong)}`,
    );
    return this.#joined(node, members, [...kept, ...more]);
  }

  /** An entry's value; one that is written anew as a whole has lines of its own where the entry has one. */
  #inner(node: SourceNode, rewrite: Rewrite, written: Json, isLong: string | false): string {
    return this.#flow(node, rewrite, written) ?? this.#flowValue(rewritten(written, rewrite), isLong);
  }

  /** The indent of entries that stand on lines of their own; false where they share one. */
  #isLong({ from }: SourceNode, [first]: readonly (SourceMember | SourceItem)[]): string | false {
    return first && this.#text.slice(from, first.from).includes('\n') ? this.#indent(first.from) : false;
  }

  #joined(
    node: SourceNode,
    all: readonly (SourceMember | SourceItem)[],
    entries: readonly string[],
  ): string | null {
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last) return null;
    const long = this.#isLong(node, all);
    const between = long === false ? (this.#isJson && this.#unit === null ? ',' : ', ') : `,\n${long}`;
    const [open, close] = [this.#text.slice(node.from, first.from), this.#text.slice(last.node.to, node.to)];
    return open + entries.join(between) + close;
  }

  /** A value in the text's own form, on lines of its own at an indent, or on one. */
  #flowValue(value: Json, indent: string | false): string {
    if (!this.#isJson) return yamlFlow(nodeOf(value));
    if (this.#unit === null) return JSON.stringify(value);
    if (indent === false) return spaced(value);
    return JSON.stringify(value, null, this.#unit).replaceAll('\n', `\n${indent}`);
  }
}

const isJson = (text: string): boolean => text.trimStart().startsWith('{');
const unitOf = (text: string): string | null =>
  /\n([ \t]+)\S/.exec(text)?.[1] ?? (text.trim().includes('\n') ? '  ' : null);

/**
 * Writes some values of a template anew, in YAML or JSON as the template came. All else stays letter by letter, with its
 * comments.
 */
export function editTemplate(text: string, written: Json, rewrite: Rewrite): string {
  const edits = editsOf(text, written, rewrite);
  if (edits === null) {
    // JSON that isn't YAML, too: a tab in its indents is enough.
    const next = rewritten(written, rewrite) as JsonObject;
    return `${JSON.stringify(next, null, unitOf(text) ?? undefined)}${text.endsWith('\n') ? '\n' : ''}`;
  }
  let [made, at] = ['', 0];
  for (const { from, to, text: next } of edits.toSorted((a, b) => a.from - b.from)) {
    made += text.slice(at, from) + next;
    at = to;
  }
  return made + text.slice(at);
}

function editsOf(text: string, written: Json, rewrite: Rewrite): readonly Edit[] | null {
  try {
    return new TemplateEditor(text).edits(sourceOf(text), rewrite, written);
  } catch (error) {
    if (isJson(text)) return null;
    throw error;
  }
}
