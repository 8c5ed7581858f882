import { closeMatches } from '../../words/close-matches.ts';
import type { FaultKind, Path } from '../fields.ts';
import type { FileFault } from '../front-matter.ts';
import { fieldNames } from '../lesson-fields.ts';
import { quoted } from './complete.ts';
import { ownNames } from './names.ts';
import { scanLesson, type ScannedLesson, type Token } from './scan-lesson.ts';
import { shapeAt } from './shapes.ts';

/** A change of the text that mends a fault. */
export interface Fix {
  /**
   * Its kind: `write` a name or value, `add` a field, `remove` one, put a text in `quotes`, write a text as `code`.
   */
  readonly does: 'write' | 'add' | 'remove' | 'quotes' | 'code';
  /** The name or value that it is about. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A fault with its place in the text, and how to mend it if the page knows that. */
export interface PlacedFault extends Omit<FileFault, 'kind'> {
  /** `action`: AWS has no such action. `start`: a step of the start fails. */
  readonly kind: FaultKind | 'action' | 'start';
  readonly from: number;
  readonly to: number;
  readonly fix: Fix | null;
}

/** How alike a name must be to be meant. */
const alike = 0.6;

export const closest = (word: string, choices: readonly string[]): string | null =>
  closeMatches(word, choices, alike, 1)[0] ?? null;

const placeOf = (path: Path): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${String(part)}]` : place === '' ? part : `${place}.${part}`,
    '',
  );

/** A text and its parts, in which faults are looked up. */
interface Looked {
  readonly text: string;
  readonly scanned: ScannedLesson;
}

const lineStart = (text: string, line: number): number => {
  let at = 0;
  for (let count = 1; count < line; count++) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
};
export const lineAt = (text: string, at: number): number => {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
};
const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
};

/** The names and values at a fault's place: its own, or all within it on its first line. */
function tokensOf({ place, line }: FileFault, { text, scanned }: Looked): readonly Token[] {
  if (place === '') return [];
  const within = scanned.tokens.filter(({ path }) => {
    const own = placeOf(path);
    return own === place || (own.startsWith(place) && '.['.includes(own[place.length] ?? ' '));
  });
  const at = lineStart(text, line);
  const end = lineEnd(text, at);
  const here = within.filter(({ from }) => from >= at && from <= end);
  return here.length > 0 ? here : within.slice(0, 1);
}

/** The name of the field that a fault is about. */
const keyOf = ({ place }: FileFault, { scanned }: Looked): Token | undefined =>
  scanned.tokens.find(({ kind, path }) => kind === 'key' && placeOf(path) === place);

/** Returns the part of the text that a fault is about. */
function rangeOf(fault: FileFault, looked: Looked): { readonly from: number; readonly to: number } {
  const { text } = looked;
  const tokens = tokensOf(fault, looked);
  const [first] = tokens;
  const key = fault.kind === 'unknown' ? keyOf(fault, looked) : fault.kind === 'missing' ? first : undefined;
  if (key) return { from: key.from, to: key.to };
  const values = tokens.filter(({ kind }) => kind === 'value');
  const [from, to] = [values[0] ?? first, values.at(-1) ?? first];
  if (from && to) return { from: from.from, to: Math.min(to.to, lineEnd(text, from.from)) };
  const at = Math.min(text.length, lineStart(text, fault.line) + fault.column - 1);
  const end = lineEnd(text, at);
  const told = fault.place === '' && fault.detail !== '' ? text.indexOf(fault.detail, at) : -1;
  if (told >= 0 && told < end) return { from: told, to: Math.min(end, told + fault.detail.length) };
  // A fault at the end of a line is marked at its last letter.
  return end > at ? { from: at, to: end } : { from: Math.max(0, at - 1), to: at };
}

export const write = (token: Token, value: string): Fix => ({
  does: 'write',
  what: value,
  from: token.from,
  to: token.to,
  insert: token.kind === 'key' ? value : quoted(value),
});

/** The first values of new fields. */
const firstValues: Readonly<Record<string, string>> = {
  version: '1',
  id: 'new',
  chapter: 'own',
  goals: '[]',
  needs: '[]',
  steps: '[]',
  hints: '[A nudge., Where to look., []]',
  is: 'allow',
  who: 'everybody',
  do: "[['*', '*']]",
  of: "[ana, s3:GetObject, '*']",
  least: '1',
};

function addField(fault: FileFault, looked: Looked): Fix | null {
  const name = fault.detail;
  // The place may end with the field itself.
  const own = `.${name}`;
  const holder =
    fault.place === name ? '' : fault.place.endsWith(own) ? fault.place.slice(0, -own.length) : fault.place;
  const value = firstValues[name] ?? "''";
  const { tokens, fieldsEnd } = looked.scanned;
  const siblings = tokens.filter(({ kind, path }) => kind === 'key' && placeOf(path.slice(0, -1)) === holder);
  const order = orderOf(siblings.map(({ text }) => text));
  const before = siblings
    .filter(({ text }) => order.indexOf(text) >= 0 && order.indexOf(text) < order.indexOf(name))
    .at(-1);
  const base = { does: 'add', what: name } as const;
  const [first] = siblings;
  if (!first)
    return holder === '' ? { ...base, from: fieldsEnd, to: fieldsEnd, insert: `${name}: ${value}\n` } : null;
  if (first.isFlow) return { ...base, from: first.from, to: first.from, insert: `${name}: ${value}, ` };
  const column = first.from - lineStartAt(looked.text, first.from);
  const indent = ' '.repeat(column);
  if (!before) return { ...base, from: first.from, to: first.from, insert: `${name}: ${value}\n${indent}` };
  const end = blockEnd(looked, before, column);
  return { ...base, from: end, to: end, insert: `\n${indent}${name}: ${value}` };
}

export const lineStartAt = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Where a field ends, with all that stands deeper than it. */
export function blockEnd({ text, scanned }: Looked, key: Token, column: number): number {
  let end = lineEnd(text, key.from);
  for (let at = end + 1; at < scanned.fieldsEnd;) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next);
    const letters = line.trimStart();
    const indent = line.length - letters.length;
    const isInList = indent === column && letters.startsWith('- ');
    if (letters !== '' && indent <= column && !isInList) break;
    if (letters !== '') end = next;
    at = next + 1;
  }
  return end;
}

/** The order of fields in which most of these stand. */
function orderOf(names: readonly string[]): readonly string[] {
  const all: readonly (readonly string[])[] = Object.values(fieldNames);
  const known = (order: readonly string[]): number => names.filter((name) => order.includes(name)).length;
  return all.reduce((best, order) => (known(order) > known(best) ? order : best));
}

function removeField(token: Token, looked: Looked): Fix | null {
  if (token.isFlow) return null;
  const start = lineStartAt(looked.text, token.from);
  const column = token.from - start;
  // The first field of an entry holds its dash.
  if (looked.text.slice(start, token.from).trim() !== '') return null;
  const end = blockEnd(looked, token, column);
  return {
    does: 'remove',
    what: token.text,
    from: start,
    to: Math.min(looked.text.length, end + 1),
    insert: '',
  };
}

function renamed(fault: FileFault, looked: Looked): Fix | null {
  const token = keyOf(fault, looked);
  if (!token) return null;
  const holder = shapeAt(token.path.slice(0, -1));
  const close = closest(token.text, Object.keys(holder?.fields ?? {}));
  return close === null ? removeField(token, looked) : write(token, close);
}

/** Makes an id of a text: small letters, digits and hyphens. */
export const idOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');

/** Returns a value that fits what a fault asks for. */
function fitting(token: Token, wanted: string): string | null {
  if (wanted === 'small letters, digits and hyphens') return idOf(token.text) || null;
  if (wanted === 'a whole number') return /\d{1,9}/.exec(token.text)?.[0] ?? '1';
  if (wanted === 'true or false') return /^(?:yes|on|true|1)$/i.test(token.text) ? 'true' : 'false';
  const choices = wanted.split(', ');
  if (choices.length < 2 || wanted.includes('[') || wanted.includes(' or ')) return null;
  return (
    closest(token.text, choices) ??
    (/^(?:deny|denied|no)$/i.test(token.text) && choices.includes('refused') ? 'refused' : null)
  );
}

function fitted(fault: FileFault, looked: Looked): Fix | null {
  const tokens = tokensOf(fault, looked);
  const values = tokens.filter(({ kind }) => kind === 'value');
  const [value] = values;
  if (!value || values.length > 1) return null;
  if (fault.detail === 'a list')
    return {
      does: 'write',
      what: `[${value.text}]`,
      from: value.from,
      to: value.to,
      insert: `[${looked.text.slice(value.from, value.to)}]`,
    };
  const text = fitting(value, fault.detail);
  return text === null ? null : { ...write(value, text), insert: text };
}

function found(fault: FileFault, looked: Looked): Fix | null {
  const value = tokensOf(fault, looked).find(
    ({ kind, text }) => kind === 'value' && (text === fault.detail || text === `session ${fault.detail}`),
  );
  if (!value) return null;
  const own = ownNames(looked.scanned.tokens);
  const kind = shapeAt(value.path)?.value;
  const choices =
    kind === 'goal'
      ? own.goals
      : kind === 'question'
        ? own.questions
        : kind === 'session'
          ? own.sessions
          : kind === 'way'
            ? own.ways
            : [];
  const close = closest(value.text, choices);
  return close === null ? null : write(value, close);
}

/** Gives the second of two equal ids a number. */
function numbered({ place, detail }: FileFault, { scanned }: Looked): Fix | null {
  const same = scanned.tokens.filter(
    ({ kind, path, text }) =>
      kind === 'value' && text === detail && path[0] === place && path.at(-1) === 'id' && path.length === 3,
  );
  const second = same[1];
  if (!second) return null;
  const taken = new Set(ownNames(scanned.tokens)[place === 'predictions' ? 'questions' : 'goals']);
  for (let number = 2; ; number++)
    if (!taken.has(`${detail}-${String(number)}`)) return write(second, `${detail}-${String(number)}`);
}

/** Puts a value with a colon into quotes: YAML takes it for a field. */
function quotesAround({ line }: FileFault, { text }: Looked): Fix | null {
  const start = lineStart(text, line);
  const end = lineEnd(text, start);
  const [, before = '', value = ''] =
    /^(\s*(?:- )*[\w-]+: )([^'"[{|>].*: .*)$/.exec(text.slice(start, end)) ?? [];
  if (value === '') return null;
  return {
    does: 'quotes',
    what: value,
    from: start + before.length,
    to: end,
    insert: `'${value.trimEnd().replaceAll("'", "''")}'`,
  };
}

function fixOf(
  fault: FileFault,
  looked: Looked,
  range: { readonly from: number; readonly to: number },
): Fix | null {
  const { text } = looked;
  switch (fault.kind) {
    case 'unknown':
      return renamed(fault, looked);
    case 'missing':
      return addField(fault, looked);
    case 'wrong':
      return fitted(fault, looked);
    case 'nowhere':
      return found(fault, looked);
    case 'twice':
      return numbered(fault, looked);
    case 'yaml':
      return quotesAround(fault, looked);
    case 'html': {
      const at = text.indexOf(fault.detail, range.from);
      return at < 0 || fault.detail.includes('`') || fault.detail.includes('\n')
        ? null
        : {
            does: 'code',
            what: fault.detail,
            from: at,
            to: at + fault.detail.length,
            insert: `\`${fault.detail}\``,
          };
    }
    case 'link': {
      const value = tokensOf(fault, looked).find(({ kind }) => kind === 'value');
      const host = /^(?:http:\/\/|\/\/)?([\w-]+\.[\w.-]+(?:[/?#]\S*)?)$/.exec(value?.text ?? '')?.[1];
      return value && host !== undefined ? write(value, `https://${host}`) : null;
    }
    default:
      return null;
  }
}

/** Whether AWS has an action; `unknown` if its service isn't listed. */
type ActionKnown = (action: string) => 'there' | 'missing' | 'unknown';

/** Finds actions that AWS doesn't have. `actions`: those that are meant if one is written alike. */
function actionFaults(
  looked: Looked,
  known: ActionKnown,
  actions: readonly string[],
): readonly PlacedFault[] {
  return looked.scanned.tokens.flatMap((token): readonly PlacedFault[] => {
    const { kind, path, text, from, to } = token;
    if (kind !== 'value' || shapeAt(path)?.value !== 'action' || known(text) !== 'missing') return [];
    const line = lineAt(looked.text, from);
    const [service = ''] = text.split(':');
    const close = closest(
      text,
      actions.filter((one) => one.startsWith(`${service.toLowerCase()}:`)),
    );
    const column = from - lineStartAt(looked.text, from) + 1;
    const fix = close === null ? null : write(token, close);
    return [{ line, column, place: placeOf(path), kind: 'action', detail: text, from, to, fix }];
  });
}

export interface KnownActions {
  readonly known: ActionKnown;
  readonly actions: readonly string[];
}

/** Returns the faults of a lesson's text with their places and fixes, in the text's order. */
export function placedFaults(
  text: string,
  faults: readonly FileFault[],
  { known, actions }: KnownActions,
): readonly PlacedFault[] {
  const looked: Looked = { text, scanned: scanLesson(text) };
  const placed = faults.map((fault): PlacedFault => {
    const range = rangeOf(fault, looked);
    const line = lineAt(text, range.from);
    return { ...fault, line, ...range, fix: fixOf(fault, looked, range) };
  });
  return [...placed, ...actionFaults(looked, known, actions)].sort((a, b) => a.from - b.from);
}
