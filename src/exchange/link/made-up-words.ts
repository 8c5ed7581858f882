import { createWorld, idsFor } from '../../engine/index.ts';

/** Words that don't reveal whose account it is. They stay, so that people can still read the account. */
const common = new Set(
  (
    'access account accounts action actions admin administrator admins alias alpha amazon amazonaws api app apps arn ' +
    'assumed audit auditor auditors aws backup beta billing bot bucket build cache client cloud cluster code cognito ' +
    'com config console custom data database deploy deployer deployment dev developer developers email example ' +
    'facebook federated federation file files finance for from full function github githubusercontent google graph ' +
    'group groups guest guests host http https iam identity idp image images instance internal invoice invoices item ' +
    'items job jobs key keys lambda local log logs mail main may mfa monitor name net network new node not number oidc ' +
    'only ops org organization other own owner parameter partner phone policy pool power prod production profile ' +
    'project provider public queue read reader readonly report reports repo repository robot role roles root saml ' +
    'secret secrets security server service session shared sign site sns sqs stack stage staging state sts sub ' +
    'support system table tag task team temp test the tmp token tools topic user username users view viewer web work ' +
    'worker write writer www aes kms east west north south central northeast southeast northwest southwest gov active ' +
    'authenticated unauthenticated inactive enabled disabled true false null'
  ).split(' '),
);

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const examples = [
  '111122223333',
  '444455556666',
  '777788889999',
  '123456789012',
  '210987654321',
  '999988887777',
];
/** https://www.rfc-editor.org/rfc/rfc5737 */
const documented = ['198.51.100', '203.0.113', '192.0.2'];
const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Replaces each word, id or number by a made-up one of the same length. Equal ones become equal, different
 * ones stay different.
 */
export class MadeUpWords {
  readonly #known = new Map<string, string>();
  readonly #given = new Set<string>();
  readonly #ids = idsFor(createWorld('000000000000', 0), 'made up');
  #accounts = 0;

  /** Whether a word already has a made-up one. */
  knows(word: string): boolean {
    return this.#known.has(word.toLowerCase());
  }

  /** Keeps an id as it is: AWS's own policies have the same id everywhere. */
  keep(id: string): void {
    this.#known.set(id, id);
    this.#given.add(id);
  }

  /** A word of letters; its capitals stay where they were. */
  word(word: string): string {
    const lower = word.toLowerCase();
    if (word.length < 3 || common.has(lower)) return word;
    const made = this.#made(lower, (attempt) => this.#letters(word.length, attempt));
    if (word === lower) return made;
    return word === word.toUpperCase() ? made.toUpperCase() : made.charAt(0).toUpperCase() + made.slice(1);
  }

  /** A number of 12 digits. */
  account(id: string): string {
    return this.#made(id, () => examples[this.#accounts++] ?? this.#ids.text('account', '123456789', 12));
  }

  /** A unique id such as AIDA…, an access key with its EXAMPLE at the end. */
  uniqueId(id: string): string {
    const prefix = id.slice(0, 4);
    const length = id.length - 4;
    const isKey = (prefix === 'AKIA' || prefix === 'ASIA') && length > 10;
    return this.#made(
      id,
      () =>
        prefix +
        (isKey
          ? `${this.#ids.text(prefix, base32, length - 7)}EXAMPLE`
          : this.#ids.text(prefix, base32, length)),
    );
  }

  /** Digits and small letters from a to f, in the form of a GUID. */
  guid(guid: string): string {
    return this.#made(guid, () => this.#ids.uuid());
  }

  /** A piece of an organization's ids, or a long number. */
  piece(piece: string): string {
    const alphabet = /^\d+$/.test(piece) ? '123456789' : 'abcdefghijkmnpqrstuvwxyz';
    return this.#made(piece, () => this.#ids.text('piece', alphabet, piece.length));
  }

  /** Replaces an internet address by one that is reserved for documentation. */
  ip(address: string): string {
    if (/^(?:10|127|0|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address)) return address;
    return this.#made(address, (attempt) => {
      const [net = '198.18.0', last = attempt] = [documented[attempt % 3], Math.floor(attempt / 3)];
      return last < 255 ? `${net}.${last}` : `198.18.${(attempt >> 8) & 255}.${attempt & 255}`;
    });
  }

  #made(known: string, make: (attempt: number) => string): string {
    let made = this.#known.get(known);
    if (made === undefined) {
      let attempt = 0;
      do made = make(attempt++);
      while (this.#given.has(made) || common.has(made));
      this.#known.set(known, made);
      this.#given.add(made);
    }
    return made;
  }

  /** Letters that can be spoken. When those run out, any letters, and then more of them. */
  #letters(length: number, attempt: number): string {
    if (attempt > 20) return this.#ids.text('word', alphabet, length + Math.floor(attempt / 60));
    const picked = this.#ids.text('word', consonants, length);
    const between = this.#ids.text('word', vowels, length);
    return Array.from({ length }, (_, at) => (at % 2 === 0 ? picked : between).charAt(at)).join('');
  }
}
