import { fnv } from '../../engine/index.ts';

/** The letters from `first` on, as many as are asked for. */
const lettersFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(first + index));

/** A class of characters that password policies tell apart, and the characters that stand for it. */
interface CharacterClass {
  readonly holds: (character: string) => boolean;
  readonly letters: readonly string[];
}

/**
 * IAM counts these as symbols, and Cognito, too. `@` begins a reference in a history, so no made-up secret has it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
const symbolsOfBoth = [..."!#$%^&*()_+-=[]{}|'"];
/** Only Cognito counts these. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html */
const symbolsOfCognito = [...'."?/\\,><:;~`'];

const classes: readonly CharacterClass[] = [
  { holds: (one) => one >= 'A' && one <= 'Z', letters: lettersFrom(0x41, 26) },
  { holds: (one) => one >= 'a' && one <= 'z', letters: lettersFrom(0x61, 26) },
  { holds: (one) => one >= '0' && one <= '9', letters: lettersFrom(0x30, 10) },
  { holds: (one) => one === '@' || symbolsOfBoth.includes(one), letters: symbolsOfBoth },
  { holds: (one) => symbolsOfCognito.includes(one), letters: symbolsOfCognito },
  // The last letters that IAM takes in a password, and letters of one and of two code units that it doesn't take.
  { holds: (one) => one.length === 1 && one <= '\u00ff', letters: lettersFrom(0xc0, 64) },
  { holds: (one) => one.length === 1, letters: lettersFrom(0x4e00, 2048) },
  { holds: () => true, letters: lettersFrom(0x20000, 2048) },
];

/** The letters of a character's class. A blank is the same in every secret: it stays. */
const lettersFor = (character: string, stay: RegExp): readonly string[] =>
  stay.test(character)
    ? [character]
    : (classes.find(({ holds }) => holds(character))?.letters ?? [character]);

/** Characters that stay as they are in a password, and in a token, whose services check its form. */
const staying = { password: /^[\s\p{Cc}]$/u, token: /^[^\p{L}\p{N}@]$/u } as const;

/**
 * Makes up secrets in place of those that somebody typed: each has the length and the classes of characters of the one
 * that it stands for, equal ones for equal ones and other ones for others. Nothing else of a secret decides how the
 * made-up one looks: only its shape, and how many came before it.
 */
export class MadeUpSecrets {
  readonly #madeUp = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #stay: RegExp;

  constructor(kind: keyof typeof staying) {
    this.#stay = staying[kind];
  }

  of(secret: string): string {
    const known = this.#madeUp.get(secret);
    if (known !== undefined) return known;
    const made = this.#draw(secret);
    this.#madeUp.set(secret, made);
    this.#taken.add(made);
    return made;
  }

  #draw(secret: string): string {
    const letters = [...secret].map((one) => lettersFor(one, this.#stay));
    const count = this.#madeUp.size;
    const chosen = letters.map(({ length }, at) => (fnv(`${String(count)}/${String(at)}`) >>> 5) % length);
    const text = (): string => chosen.map((number, at) => letters[at]?.[number] ?? '').join('');
    /** Goes to the next text of this shape, as a counter goes to the next number. */
    const next = (): void => {
      for (const [at, number] of chosen.entries()) {
        chosen[at] = (number + 1) % (letters[at]?.length ?? 1);
        if (chosen[at] !== 0) return;
      }
    };
    // One more than are taken: unless the shape has fewer texts, one of them is free.
    for (
      let tries = this.#taken.size + 1;
      tries > 0 && (this.#taken.has(text()) || text() === secret);
      tries--
    )
      next();
    return text();
  }
}
