import { readJson } from '../../../../engine/index.ts';
import { faults as words } from '#words/policy-editor.ts';

/** Where in a text something is wrong, in UTF-16 positions (`to` is exclusive), and one sentence that helps. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The brackets that are open at a place, innermost last; what stands in strings doesn't count. */
function openAt(text: string, at: number): string[] {
  const open: string[] = [];
  for (const [token] of text.slice(0, at).matchAll(/"(?:\\.|[^"\\])*"?|[{}[\]]/gs)) {
    if (token === '{' || token === '[') open.push(token);
    else if (token === '}' || token === ']') open.pop();
  }
  return open;
}

/** The word, the number or the one character that begins at a place. */
const tokenAt = (text: string, at: number): string =>
  /^(?:[\w$.-]+|[^\s])/u.exec(text.slice(at, at + 60))?.[0] ?? '';

const lastBefore = (text: string, at: number): number => text.slice(0, at).trimEnd().length - 1;

/** A string that its line or the text ends before it is closed: from its quote to the end of the line. */
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

/** What JSON doesn't have at the place where reading it broke off, and what to do about it. */
function broken(text: string, at: number): Fault {
  const open = openAt(text, at);
  if (text.slice(at).trim() === '') return atEnd(text, open);
  const token = tokenAt(text, at);
  const [before, last] = [lastBefore(text, at), open.at(-1)];
  const here = (sentence: string): Fault => ({ from: at, to: at + token.length, sentence });
  if ((token === '}' || token === ']') && text[before] === ',')
    return { from: before, to: before + 1, sentence: words.trailingComma(token) };
  if (token === '}' || token === ']')
    return here(last ? words.wrongBracket(closers[last] ?? '') : words.oneTooMany);
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

/** Where a text isn't the JSON that policies are, or null where it is. */
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
