import type { TableName } from '../entities/entities.ts';
import type { World } from './world.ts';

/**
 * Unique ids, access keys and secrets, made from the account and a counter (`meta.seq`): the same calls give
 * the same ids on every machine. They look random and are not: nothing here is a secret, and each one that
 * could pass for a real one ends in EXAMPLE.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Mixes 32 bits one to one: two numbers never give the same result, so no id is given twice. */
function mix(n: number): number {
  let bits = n ^ (n >>> 16);
  bits = Math.imul(bits, 0x7feb352d);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function seedOf(text: string): number {
  let seed = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) seed = mix(seed ^ text.charCodeAt(i)) + i;
  return seed >>> 0;
}

/** `length` characters for the number `seq`. The first 32 bits alone tell every `seq` apart. */
function characters(alphabet: string, seed: number, seq: number, length: number): string {
  const width = Math.log2(alphabet.length);
  let text = '';
  let pool = 0;
  let filled = 0;
  let word = mix(seed ^ seq);
  let place = 0;
  while (text.length < length) {
    if (filled < width) {
      // Up to 5 bits are left over from the word before, so that no bit of the first word is lost.
      pool += word * 2 ** filled;
      filled += 32;
      word = mix(mix(word ^ seed) + ++place * 0x9e3779b9);
    }
    text += alphabet.charAt(pool % alphabet.length);
    pool = Math.floor(pool / alphabet.length);
    filled -= width;
  }
  return text;
}

const tableOf = {
  AIDA: 'users',
  AGPA: 'groups',
  AROA: 'roles',
  ANPA: 'policies',
  AKIA: 'accessKeys',
  ASIA: 'sessions',
  AIPA: 'instanceProfiles',
} as const satisfies Record<string, TableName>;

type IdPrefix = keyof typeof tableOf;

export interface Ids {
  /** A unique id of that kind: 21 characters, for access keys 20, and no row of the world has it. */
  next(prefix: IdPrefix): string;
  /** A secret access key: 40 characters. */
  secret(): string;
  /** A session token, of AWS's look and plainly made up. */
  token(): string;
  /** A UUID, as CloudTrail numbers events and Cognito identities. */
  uuid(): string;
  /** `length` characters of an alphabet, for ids of other forms; `kind` keeps the kinds apart. */
  text(kind: string, alphabet: string, length: number): string;
  /** The present value of `meta.seq`. */
  readonly seq: number;
}

// A class, because an object literal with a getter makes V8 create and keep a new hidden class with every
// call.
class Drawn implements Ids {
  readonly #world: World;
  readonly #account: string;
  #seq: number;

  constructor(world: World, account: string) {
    this.#world = world;
    this.#account = account;
    this.#seq = Number(world.tables.meta.get('seq')?.value ?? 0);
  }

  get seq(): number {
    return this.#seq;
  }

  next(prefix: IdPrefix): string {
    for (;;) {
      const isKey = prefix === 'AKIA' || prefix === 'ASIA';
      const id = isKey
        ? `${prefix}${this.text(prefix, base32, 9)}EXAMPLE`
        : prefix + this.text(prefix, base32, 17);
      // An imported account may hold ids that were made here, with a counter that begins anew.
      if (!this.#world.tables[tableOf[prefix]].has(id)) return id;
    }
  }

  secret(): string {
    return `${this.text('secret', base64, 30)}EXAMPLEKEY`;
  }

  token(): string {
    return `AQoDYXdzEPT//////////wEXAMPLE${this.text('token', base64, 96)}==`;
  }

  text(kind: string, alphabet: string, length: number): string {
    return characters(alphabet, seedOf(`${this.#account}/${kind}`), ++this.#seq, length);
  }

  uuid(): string {
    const hex = this.text('event', '0123456789abcdef', 32);
    const part = (from: number, to: number): string => hex.slice(from, to);
    return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
  }
}

/** Ids from `meta.seq` on. Each takes one number; the caller writes the last one back. */
export function idsFor(world: World, account: string): Ids {
  return new Drawn(world, account);
}
