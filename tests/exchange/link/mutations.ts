import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fromBase64url, seal } from '../../../src/exchange/link/envelope.ts';
import { forms } from '../../../src/exchange/link/link-state.ts';
import { lengthen, shorten } from '../../../src/exchange/link/shorten.ts';

/** A stream of numbers from a seed (mulberry32): the same on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, `below`. */
  next(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  }

  of<T>(list: readonly T[]): T {
    return list[this.next(list.length)] as T;
  }
}

const letters = 'ABCXYZabcxyz0189-_.#%<>" ';
const packedOf = (link: string): Uint8Array => fromBase64url(link.split('.')[1] ?? '');
const inflated = (link: string): string => inflateRawSync(packedOf(link)).toString('utf8');
/** Whether a form shortens what links say often. */
const isShort = (form: Form): boolean => form === 'd5' || form === 'd6';
const textOf = (link: string): string => (isShort(formOf(link)) ? lengthen : String)(inflated(link));
const allForms = [...forms, 'w1', 'r1'] as const;
type Form = (typeof allForms)[number];
const formOf = (link: string): Form => allForms.find((form) => link.startsWith(form)) ?? 'd1';
/** What a link says may be short or long: either is read. */
const linkOf = (text: string, form: Form): string =>
  seal(deflateRawSync(isShort(form) && text.length % 2 === 0 ? shorten(text) : text), form);

/** A letter of the link lost, doubled or changed, or its end: what happens to a link on its way. */
function onItsWay(link: string, dice: Dice): string {
  const at = dice.next(link.length);
  const letter = letters.charAt(dice.next(letters.length));
  return dice.of([
    () => link.slice(0, at),
    () => link.slice(0, at) + link.slice(at + 1),
    () => link.slice(0, at) + letter + link.slice(at + 1),
    () => link.slice(0, at) + letter + link.slice(at),
    () => link.slice(0, at) + link.slice(at, at + 20) + link.slice(at),
    () => link + letter.repeat(1 + dice.next(40)),
  ])();
}

/** Bits of what is packed, under a check that fits: what somebody writes who wants to do harm. */
function underItsCheck(link: string, dice: Dice): string {
  const bytes = packedOf(link).slice();
  for (let count = 1 + dice.next(3); count > 0; count--) {
    const at = dice.next(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.next(8));
  }
  return seal(dice.next(4) === 0 ? bytes.subarray(0, dice.next(bytes.length)) : bytes, formOf(link));
}

const markup = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
const harmful: readonly (() => unknown)[] = [
  () => null,
  () => -1,
  () => 1e308,
  () => 9_007_199_254_740_991,
  () => '',
  () => markup,
  () => '\u202e\u0000\ud800',
  () => 'A'.repeat(5000),
  () => '__proto__',
  () => 'constructor',
  () => [],
  () => ({}),
  () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown,
  () => JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown,
  () => JSON.parse(`${'['.repeat(400)}${']'.repeat(400)}`) as unknown,
  () => Array.from({ length: 3000 }, () => ({})),
  () => true,
];

type Holder = Record<string | number, unknown>;

/** Something of what the link says replaced, taken out, doubled or renamed. */
function inWhatItSays(link: string, dice: Dice): string {
  const root = JSON.parse(textOf(link)) as Holder;
  for (let count = 1 + dice.next(2); count > 0; count--) {
    let holder: Holder = root;
    for (;;) {
      const inner = Object.values(holder).filter(
        (one): one is Holder => typeof one === 'object' && one !== null,
      );
      if (inner.length === 0 || dice.next(4) === 0) break;
      holder = dice.of(inner);
    }
    const keys = Object.keys(holder);
    if (keys.length === 0) continue;
    const key = dice.of(keys);
    const value = dice.of(harmful);
    dice.of([
      () => (holder[key] = value()),
      () => (holder[key] = value()),
      () => Reflect.deleteProperty(holder, key),
      () => (holder[dice.of(['__proto__', 'x', key.toUpperCase(), 'toString'])] = value()),
      () =>
        Array.isArray(holder) ? Array.prototype.push.call(holder, holder[0]) : (holder['extra'] = value()),
    ])();
  }
  return linkOf(
    JSON.stringify(root).replace('"x":', dice.next(8) === 0 ? '"__proto__":' : '"x":'),
    formOf(link),
  );
}

/** Lines that do harm, or that a file may hold anyway, in a place where nobody expects them. */
const lines = [
  ...[
    '---',
    '',
    'goals:',
    'lessons:',
    '  - file: |',
    'id: other',
    'hints: 1',
    'sessions: {s: {}}',
    '  - what-a-user-is',
  ],
  ...[
    '__proto__: {polluted: 1}',
    'constructor: [1]',
    'x: &a [*a]',
    '<<: {a: b}',
    '!!js/function "a": b',
    '%TAG ! x',
  ],
  ...[
    '<script>globalThis.hacked=1</script>',
    '[x](javascript:alert)',
    '> '.repeat(400),
    '*a_'.repeat(900),
    '- '.repeat(400),
  ],
  ...[
    '\u202e\u0000',
    '{'.repeat(300),
    '"',
    '| a | b |',
    '  - {id: g, says: x, needs: [{can: [a, b, c, allow]}]}',
  ],
];

/** A line of the text replaced, taken out, doubled, moved in or cut. */
function inItsText(link: string, dice: Dice): string {
  const text = textOf(link).split('\n');
  for (let count = 1 + dice.next(3); count > 0; count--) {
    const at = dice.next(text.length);
    const line = text[at] ?? '';
    dice.of([
      () => text.splice(at, 1, dice.of(lines)),
      () => text.splice(at, 0, dice.of(lines)),
      () => text.splice(at, 1),
      () => text.splice(at, 0, line),
      () => text.splice(at, 1, `${' '.repeat(dice.next(8))}${line}`),
      () => text.splice(at, 1, line.slice(0, dice.next(line.length + 1))),
    ])();
  }
  return linkOf(text.join('\n'), formOf(link));
}

/** One of the links as somebody might send it. */
export function mutated(links: readonly string[], dice: Dice): string {
  const link = dice.of(links);
  const within = formOf(link) === 'w1' ? inItsText : inWhatItSays;
  return dice.of([onItsWay, underItsCheck, within, within])(link, dice);
}
