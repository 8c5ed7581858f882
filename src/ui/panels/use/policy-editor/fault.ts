import type { DocumentKind, JsonNode } from '../../../../engine/index.ts';
import { checkDocument, listOf, memberOf, readJson } from '../../../../engine/index.ts';
import { faults as words } from '#words/policy-editor.ts';
import { closeMatches } from '../../../../words/close-matches.ts';

/** The place of a fault in a text, in UTF-16 positions (`to` is exclusive), and one sentence that helps. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Returns the brackets that are open at a place, innermost last, without those in strings. */
function openAt(text: string, at: number): string[] {
  const open: string[] = [];
  for (const [token] of text.slice(0, at).matchAll(/"(?:\\.|[^"\\])*"?|[{}[\]]/gs)) {
    if (token === '{' || token === '[') open.push(token);
    else if (token === '}' || token === ']') open.pop();
  }
  return open;
}

/** Returns the word, number or single character that begins at a place. */
const tokenAt = (text: string, at: number): string =>
  /^(?:[\w$.-]+|[^\s])/u.exec(text.slice(at, at + 60))?.[0] ?? '';

const lastBefore = (text: string, at: number): number => text.slice(0, at).trimEnd().length - 1;

/** Finds a string that isn't closed before its line or the text ends: from its quote to the end of the line. */
function unclosed(text: string, at: number): Fault | null {
  if (text[at] !== '"' || /^"(?:\\.|[^"\\\n])*"/.test(text.slice(at))) return null;
  const end = text.indexOf('\n', at);
  return { from: at, to: end < 0 ? text.length : end, sentence: words.unclosed };
}

function atEnd(text: string, open: readonly string[]): Fault {
  const last = Math.max(0, lastBefore(text, text.length));
  const missing = open.map((one) => closers[one] ?? '').reverse();
  const sentence = text.trim() === '' ? words.empty : words.endsEarly(missing.join(' '));
  return { from: last, to: Math.max(last + 1, 1), sentence };
}

/** A closing bracket that doesn't belong: after a comma, where another one is open, or one too many. */
function bracketFault(text: string, at: number, open: readonly string[]): Fault {
  const [token, before, last] = [text.charAt(at), lastBefore(text, at), open.at(-1)];
  if (text[before] === ',') return { from: before, to: before + 1, sentence: words.trailingComma(token) };
  const sentence = last ? words.wrongBracket(closers[last] ?? '') : words.oneTooMany;
  return { from: at, to: at + 1, sentence };
}

/** Explains why JSON can't be read at a place, and how to mend it. */
function broken(text: string, at: number): Fault {
  const open = openAt(text, at);
  if (text.slice(at).trim() === '') return atEnd(text, open);
  const token = tokenAt(text, at);
  const [before, last] = [lastBefore(text, at), open.at(-1)];
  const here = (sentence: string): Fault => ({ from: at, to: at + token.length, sentence });
  if (token === '}' || token === ']') return bracketFault(text, at, open);
  if (/[“”„‘’']/.test(token)) return here(words.quotes);
  if (token === '/' || token === '#') return here(words.comment);
  if (open.length === 0 && before >= 0) return here(words.moreThanOne);
  const afterValue = /["\w}\]]/.test(text[before] ?? '');
  const isKeyThen = last === '{' && /[{,]\s*"(?:\\.|[^"\\])*"\s*$/.test(text.slice(0, at));
  if (isKeyThen && token !== ':') return here(words.colonMissing);
  if (afterValue && token !== ':' && token !== ',') return here(words.commaMissing);
  if (token === ',') return here(words.oneComma);
  return here(/^\w/.test(token) ? words.quoteIt(token) : words.notJson);
}

/** Finds why a text isn't the JSON of a policy, or null if it is. */
export function jsonFault(text: string): Fault | null {
  const reading = readJson(text);
  if (reading.ok) return null;
  const { at, reason } = reading;
  if (reason === 'duplicateKey') {
    const key = /^"(?:\\.|[^"\\])*"/.exec(text.slice(at))?.[0] ?? '"';
    return { from: at, to: at + key.length, sentence: words.duplicateKey(key.slice(1, -1)) };
  }
  if (reason === 'tooDeep') return { from: at, to: at + 1, sentence: words.tooDeep };
  return unclosed(text, at) ?? broken(text, at);
}

/** Asks the engine about a statement with some parts replaced. Returns AWS's refusal, or null. */
type Check = (statement: Readonly<Record<string, unknown>>) => string | null;

/** For each kind of document, a statement that AWS takes: parts of another statement are put into it to test them. */
const taken: Readonly<Record<DocumentKind, Readonly<Record<string, unknown>>>> = (() => {
  const identity = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  return {
    managed: identity,
    inline: identity,
    session: identity,
    scp: identity,
    trust: { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
    resource: { ...identity, Principal: '*' },
    rcp: { ...identity, Effect: 'Deny', Principal: '*' },
  };
})();

const topElements = ['Version', 'Id', 'Statement'] as const;
const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

function plain(node: JsonNode): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
    case 'array':
      return node.items.map(plain);
    default:
      return node.value;
  }
}

const at = ({ start, end }: JsonNode, sentence: string): Fault => ({ from: start, to: end, sentence });
/** Marks the brace of an object that lacks something. */
const brace = ({ start }: JsonNode, sentence: string): Fault => ({ from: start, to: start + 1, sentence });

/** Guesses the intended name: the same in another case, or a similar one. */
function meant(word: string, choices: readonly string[]): string | null {
  const same = choices.find((choice) => choice.toLowerCase() === word.toLowerCase());
  return same ?? closeMatches(word, choices, 0.6, 1)[0] ?? null;
}

/** Reports a key that these objects don't have. */
function unknownKey(node: JsonNode, known: readonly string[]): Fault | null {
  if (node.type !== 'object') return null;
  const odd = node.members.find(({ key }) => !known.includes(key));
  if (!odd) return null;
  const to = odd.start + JSON.stringify(odd.key).length;
  return { from: odd.start, to, sentence: words.unknownElement(odd.key, meant(odd.key, known)) };
}

function effectFault(statement: JsonNode, kind: DocumentKind): Fault | null {
  const effect = memberOf(statement, 'Effect');
  if (!effect) return brace(statement, words.noEffect);
  const said = effect.type === 'string' ? effect.value : '';
  if (said === 'Allow' || said === 'Deny')
    return kind === 'rcp' && said === 'Allow' ? at(effect, words.rcpDenies) : null;
  const right = meant(said, ['Allow', 'Deny']);
  const isCase = right !== null && right.toLowerCase() === said.toLowerCase();
  return at(effect, isCase ? words.effectCase(said, right) : words.effect(right));
}

/**
 * Returns the parts of an element that can be wrong by themselves: entries of a list, values of an object, or all of
 * it.
 */
function parts(node: JsonNode): readonly { readonly node: JsonNode; readonly alone: unknown }[] {
  if (node.type === 'array')
    return node.items.flatMap((item) => parts(item).map((part) => ({ node: part.node, alone: part.alone })));
  if (node.type !== 'object') return [{ node, alone: plain(node) }];
  return node.members.flatMap(({ key, value }) =>
    parts(value).map((part) => ({ node: part.node, alone: { [key]: part.alone } })),
  );
}

/** Finds the smallest part of an element that AWS refuses by itself. */
function elementFault(name: string, node: JsonNode, check: Check, kind: DocumentKind): Fault | null {
  const other = name.startsWith('Not') ? name.slice(3) : `Not${name}`;
  const asked = (value: unknown): boolean => check({ [other]: undefined, [name]: value }) !== null;
  if (!asked(plain(node))) return null;
  const sentence = words.elements[name as keyof typeof words.elements];
  const one = parts(node).find(({ alone }) => asked(alone));
  const text = one?.node.type === 'string' ? one.node.value : '';
  return at(one?.node ?? node, sentence(kind, text));
}

function statementFault(statement: JsonNode, kind: DocumentKind): Fault | null {
  if (statement.type !== 'object') return at(statement, words.statementIsObject);
  const check: Check = (part) => {
    const whole = { Version: '2012-10-17', Statement: [{ ...taken[kind], ...part }] };
    return checkDocument(JSON.stringify(whole), kind);
  };
  const odd = unknownKey(statement, elements) ?? effectFault(statement, kind);
  if (odd) return odd;
  for (const { key, value } of statement.members) {
    const twin = key.startsWith('Not') ? memberOf(statement, key.slice(3)) : undefined;
    if (twin) return at(value, words.both(key.slice(3), key));
    const fault = key === 'Effect' ? null : elementFault(key, value, check, kind);
    if (fault) return fault;
  }
  const needed = Object.keys(taken[kind]).find(
    (name) => !memberOf(statement, name) && !memberOf(statement, `Not${name}`),
  );
  return needed === undefined ? null : brace(statement, words.missing(needed));
}

function repeatedSid(statements: readonly JsonNode[]): Fault | null {
  const seen = new Set<string>();
  for (const statement of statements) {
    const sid = memberOf(statement, 'Sid');
    if (sid?.type !== 'string' || sid.value === '') continue;
    if (seen.has(sid.value)) return at(sid, words.sidTwice(sid.value));
    seen.add(sid.value);
  }
  return null;
}

/** A Version that the document's kind doesn't take, or that it lacks. */
function versionFault(root: JsonNode, kind: DocumentKind): Fault | null {
  const version = memberOf(root, 'Version');
  const needsNew = kind === 'managed' || kind === 'scp' || kind === 'rcp';
  if (!version) return needsNew ? brace(root, words.noVersion) : null;
  const said = version.type === 'string' ? version.value : '';
  const isTaken = said === '2012-10-17' || (said === '2008-10-17' && !needsNew);
  return isTaken ? null : at(version, words.version);
}

/**
 * Finds the fault of a document that AWS refuses, or null if it has no place. The engine decides whether the document,
 * and each part, is refused: this only looks for the smallest part.
 */
export function faultOf(text: string, kind: DocumentKind): Fault | null {
  if (checkDocument(text, kind) === null) return null;
  const reading = readJson(text);
  if (!reading.ok) return jsonFault(text);
  const root = reading.node;
  if (root.type !== 'object') return at(root, words.policyIsObject);
  const odd = unknownKey(root, topElements) ?? versionFault(root, kind);
  if (odd) return odd;
  const statement = memberOf(root, 'Statement');
  const statements = listOf(statement);
  if (!statement || statements.length === 0)
    return statement ? at(statement, words.noStatement) : brace(root, words.noStatement);
  for (const one of statements) {
    const fault = statementFault(one, kind);
    if (fault) return fault;
  }
  const id = memberOf(root, 'Id');
  return repeatedSid(statements) ?? (id ? at(id, words.noId) : null);
}
