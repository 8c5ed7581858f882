import type { World } from '../../engine/index.ts';
import { showPrincipals, withoutPrincipals } from '../../engine/index.ts';
import type { Fact, LossReason, Value } from './built.ts';
import { AccountId, joined, Reference, textOf } from './built.ts';

/** The place of an id or an ARN: the thing that it is of, and which of its facts it is. */
export interface Found {
  readonly to: string;
  readonly fact: Fact;
}

/** Tells the plan of something that the code leaves out. */
export type Lose = (reason: LossReason, names: readonly string[], at: string | null, count?: number) => void;

/**
 * Ids that AWS chooses: of pools, keys, organizations and principals; and account ids. Letters around one would make it
 * a part of a longer word.
 */
const ids =
  /(?<![\w-])(?:\d{12}|[a-z]{2}(?:-[a-z]+){1,3}-\d(?::[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|_\w+)|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:o|r|ou|p)-[a-z0-9-]+|A(?:IDA|ROA)[A-Z0-9]{8,}|[a-z0-9]{20,})(?![\w-])/g;

const goneId = /^A[A-Z]{3}[A-Z0-9]{8,}$/;
const sessionArn = /^(arn:aws:sts::)(\d{12})(:assumed-role\/)([\w+=,.@-]+)(\/.*)$/s;

/** Finds what texts and policies name, and replaces it by references. */
export class Resolver {
  constructor(
    readonly world: World,
    readonly account: string,
    /** ARNs and ids of the things that are built. */
    readonly found: ReadonlyMap<string, Found>,
    /** Roles by name. */
    readonly roleKeys: ReadonlyMap<string, string>,
    readonly lose: Lose,
    /** Whether a thing is built, by its key. */
    readonly isBuilt: (key: string) => boolean,
  ) {}

  /** A reference to a thing that must exist, or the text if it isn't built. */
  needed(text: string): Value {
    const found = this.found.get(text);
    return found ? new Reference(found.to, found.fact, this.#literal(text), true) : this.text(text);
  }

  /** A text with the ARNs, ids and account ids that it holds. */
  text(text: string, isHard = false): Value {
    const whole = this.found.get(text);
    if (whole) return new Reference(whole.to, whole.fact, this.#literal(text), isHard);
    const session = sessionArn.exec(text);
    const key = session?.[2] === this.account ? this.roleKeys.get(session[4] ?? '') : undefined;
    if (session && key !== undefined) {
      const [, start = '', id = '', kind = '', name = '', rest = ''] = session;
      return joined([
        start,
        new AccountId(id),
        kind,
        new Reference(key, 'name', name, isHard),
        this.#literal(rest),
      ]);
    }
    return text.startsWith('arn:') ? this.#arn(text, isHard) : this.#withIds(text, isHard);
  }

  /** Replaces the longest beginning of an ARN that is a built thing's own ARN: a bucket's before `/*`. */
  #arn(text: string, isHard: boolean): Value {
    const isIam = text.startsWith('arn:aws:iam:');
    for (let end = isIam ? -1 : text.length - 1; end > 8; end--) {
      if (!'/:'.includes(text.charAt(end))) continue;
      const start = text.slice(0, end);
      const found = this.found.get(start);
      if (!found) continue;
      const rest = this.#withIds(text.slice(end), false);
      return joined([new Reference(found.to, found.fact, this.#literal(start), isHard), rest]);
    }
    return this.#withIds(text, isHard);
  }

  #withIds(text: string, isHard: boolean): Value {
    return this.#split(text, (id) => {
      const found = this.found.get(id);
      return found ? new Reference(found.to, found.fact, id, isHard) : id;
    });
  }

  /** A text in which only account ids are replaced. */
  #literal(text: string): Value {
    return this.#split(text, (id) => id);
  }

  #split(text: string, valueOf: (id: string) => Value): Value {
    const parts: Value[] = [];
    let done = 0;
    for (const match of text.matchAll(ids)) {
      const [id] = match;
      const isAccount = /^\d{12}$/.test(id);
      // Twelve digits are an account's id where they stand alone, and in an ARN.
      if (isAccount && id !== text && !text.startsWith('arn:')) continue;
      parts.push(text.slice(done, match.index), this.#idValue(id, valueOf));
      done = match.index + id.length;
    }
    return joined([...parts, text.slice(done)]);
  }

  /** A member account that is built is a reference; any other account's id stays itself. */
  #idValue(id: string, valueOf: (id: string) => Value): Value {
    const value = valueOf(id);
    return typeof value === 'string' && /^\d{12}$/.test(id) ? new AccountId(id) : value;
  }

  /**
   * A policy with its references. Principals must exist, so their references are hard; those who are gone are left
   * out. `action` is for the statement that stands if nobody is left.
   */
  document(stored: string, at: string, action?: string): Value {
    const shown = showPrincipals(this.world, stored);
    const parsed = objectIn(shown);
    if (!parsed) return this.text(shown);
    const { document, missing } = withoutPrincipals(
      parsed,
      (one) => typeof one === 'string' && goneId.test(one),
      action,
    );
    if (missing.length) this.lose('gonePrincipals', missing.map(textOf), at);
    return this.#inner(document, at, false);
  }

  #inner(value: unknown, at: string, isPrincipal: boolean): Value {
    if (typeof value === 'string') return this.text(value, isPrincipal);
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((item) => this.#inner(item, at, isPrincipal));
    if (typeof value !== 'object' || value === null) return '';
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        for (const [id] of name.matchAll(ids)) if (this.found.has(id)) this.lose('uniqueIds', [name], at);
        return [name, this.#inner(inner, at, isPrincipal || /^(?:Not)?Principal$/.test(name))];
      }),
    );
  }
}

/** The JSON object in a text; null if it holds none, as an attribute of a queue may. */
function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}
