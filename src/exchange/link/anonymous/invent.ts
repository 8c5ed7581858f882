import { exampleAccounts, isExampleAccount } from '../../../engine/index.ts';
import { madeId, madeIds } from '../made-id.ts';
import type { Random } from './random.ts';

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** Letters that stand in for those of other scripts, so that a name stays in its script. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Han}/u, '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月星河山川風雲'],
  [/\p{Script=Hiragana}/u, 'あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめもらりるれろ'],
  [/\p{Script=Katakana}/u, 'アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロ'],
  [/\p{Script=Hangul}/u, '가나다라마바사아자차카타파하고노도로모보소오조초코토포호'],
  [/\p{Script=Cyrillic}/u, 'абвгдежзиклмнопрстуфхцчшэюя'],
  [/\p{Script=Greek}/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
  [/\p{Script=Arabic}/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  [/\p{Script=Hebrew}/u, 'אבגדהוזחטיכלמנסעפצקרשת'],
  [/\p{Script=Devanagari}/u, 'कखगघचछजझटठडढतथदधनपफबभमयरलवसह'],
  [/\p{Script=Thai}/u, 'กขคงจชซดตถทนบปผพมยรลวสหอ'],
];

const oneOf = (text: string, random: Random): string => text.charAt(random(text.length));

/** The letters for each UTF-16 unit of a piece; null where the piece is plain letters or plain digits. */
function alphabets(piece: string): readonly string[] | null {
  if (/^[a-z]*$/.test(piece) || /^\d*$/.test(piece)) return null;
  let last = latin;
  return [...piece].flatMap((letter) => {
    if (/\d/.test(letter)) return [digits];
    // A mark belongs to the letter before it.
    if (!/\p{M}/u.test(letter)) last = scripts.find(([script]) => script.test(letter))?.[1] ?? latin;
    return Array.from({ length: letter.length }, () => last);
  });
}

/** Letters that can be spoken. */
const spoken = (length: number, random: Random): string =>
  Array.from({ length }, (_, at) => oneOf(at % 2 === 0 ? consonants : vowels, random)).join('');

const drawn = (alphabet: string, length: number, random: Random): string =>
  Array.from({ length }, () => oneOf(alphabet, random)).join('');

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const hex = '0123456789abcdef';

/** How often a draw is tried before a condition is given up. */
const tries = { spoken: 12, strange: 200, number: 20, own: 1000, short: 20 };

/**
 * Replaces pieces of names, ids and numbers by made-up ones of the same length. Equal ones become equal,
 * different ones stay different, for as long as this object lives: a Share dialog has one, so that all that it
 * shows and sends agrees.
 */
export class Inventor {
  readonly random: Random;
  readonly #made = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #own = new Set<string>();
  #accounts = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** Names what the account itself says, which no made-up piece may say again. */
  avoid(texts: Iterable<string>): void {
    for (const text of texts) this.#own.add(text);
  }

  /** A piece of a name in small letters. `isRefused`: whether a made-up one may not be given. */
  piece(piece: string, isHex: boolean, isRefused: (made: string) => boolean): string {
    return this.#once(
      piece,
      (attempt) => {
        if (/^\d+$/.test(piece)) return drawn(digits, piece.length, this.random);
        const units = alphabets(piece);
        if (units) return units.map((alphabet) => oneOf(alphabet, this.random)).join('');
        if (isHex && /^[a-f]+$/.test(piece)) return drawn('abcdef', piece.length, this.random);
        if (piece.length === 1 || attempt > tries.spoken) return drawn(latin, piece.length, this.random);
        return spoken(piece.length, this.random);
      },
      isRefused,
    );
  }

  /** Forgets what a piece became, so that it becomes something else. */
  redraw(piece: string): void {
    const made = this.#made.get(piece);
    if (made !== undefined) this.#given.delete(made);
    this.#made.delete(piece);
  }

  /** A number of 12 digits that is plainly made up; AWS's examples come first. */
  account(id: string): string {
    if (isExampleAccount(id)) return id;
    return this.#once(id, (attempt) => {
      const example = attempt < exampleAccounts.length ? exampleAccounts[this.#accounts++] : undefined;
      if (example !== undefined) return example;
      return Array.from({ length: 3 }, () => oneOf(digits, this.random).repeat(4))
        .join('')
        .slice(0, attempt > tries.strange ? 8 : 12)
        .padEnd(12, drawn(digits, 4, this.random));
    });
  }

  /** A unique id such as AIDA…; an access key has EXAMPLE at its end. */
  uniqueId(id: string): string {
    const prefix = id.slice(0, 4);
    const isKey = prefix === 'AKIA' || prefix === 'ASIA';
    const end = isKey && id.length > 14 ? 'EXAMPLE' : '';
    const length = id.length - 4 - end.length;
    // A link names such an id in three letters; a large account needs more different ones than there are of them.
    const short = (): string => madeId(this.random(madeIds), length);
    return this.#once(
      id,
      (attempt) =>
        prefix + (length > 3 && attempt < tries.short ? short() : drawn(base32, length, this.random)) + end,
    );
  }

  /** A code of letters and digits, such as an id in hexadecimal digits; its dashes and its case stay. */
  code(code: string): string {
    const isHex = /^[\da-f-]+$/i.test(code);
    const [small, large] = [/[a-z]/.test(code), /[A-Z]/.test(code)];
    const letters = isHex ? hex : digits + latin;
    const alphabet =
      small && large ? letters + letters.slice(10).toUpperCase() : large ? letters.toUpperCase() : letters;
    return this.#once(code, () => code.replace(/[^-]/g, () => oneOf(alphabet, this.random)));
  }

  #once(own: string, draw: (attempt: number) => string, isRefused?: (made: string) => boolean): string {
    let made = this.#made.get(own);
    if (made !== undefined) return made;
    let attempt = 0;
    do made = draw(attempt++);
    while (!this.#isGood(own, made, attempt, isRefused));
    this.#made.set(own, made);
    this.#given.add(made);
    return made;
  }

  /** Whether a made-up piece may be given. Where too few are left, it may be a piece of another name, or its own. */
  #isGood(own: string, made: string, attempt: number, isRefused?: (made: string) => boolean): boolean {
    if (this.#given.has(made)) return attempt > tries.own * 20;
    if (made === own) return attempt > tries.own;
    // A number of another name, such as the 12 of `web-12`, tells nothing by itself.
    const most = /^\d+$/.test(own) && own.length < 4 ? tries.number : tries.strange;
    return attempt > most || !(this.#own.has(made) || isRefused?.(made));
  }
}
