import type { Lane } from '../../../../graph/picture/columns.ts';
import { lanes } from '../../../../graph/picture/columns.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import { recall, remember } from '../../../view/browser-memory.ts';

const key = 'places';
/** How many accounts' places the browser remembers, the latest first. */
const mostAccounts = 6;

interface Kept {
  readonly of: string;
  readonly memory: Memory;
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Reads the remembered places and drops everything of another form, since anybody may have written there. */
function kept(): Kept[] {
  const all = recall(key);
  return (Array.isArray(all) ? (all as unknown[]) : []).flatMap((one) => {
    const { of, memory } = (one ?? {}) as { readonly of?: unknown; readonly memory?: unknown };
    if (typeof of !== 'string' || typeof memory !== 'object' || memory === null) return [];
    const lists = memory as Readonly<Record<string, unknown>>;
    const known = [...lanes, 'blocks' as const].flatMap((lane): [Lane | 'blocks', readonly string[]][] => {
      const list = Object.hasOwn(lists, lane) ? lists[lane] : null;
      return isList(list) ? [[lane, list]] : [];
    });
    return [{ of, memory: Object.fromEntries(known) }];
  });
}

/**
 * Remembers where nodes stood in an account's picture, also over a reload, so that none moves without a reason.
 * `first`: the places in the first account, as somebody else left it. `isPassing`: the browser remembers nothing of it.
 */
export class Places {
  #first: Memory | undefined;
  #of = '';
  #around: string | null = null;
  #memory: Memory | undefined;
  #written = '';

  constructor(
    first: Memory | undefined = undefined,
    private readonly isPassing = false,
  ) {
    this.#first = first;
  }

  /** The places that the next layout keeps. Other surroundings, in a large account, get a layout of their own. */
  before(
    of: { readonly workspace: string; readonly account: string },
    around: string | null,
  ): Memory | undefined {
    const next = of.workspace === '' ? '' : `${of.workspace}/${of.account}`;
    if (around !== this.#around) this.#memory = undefined;
    // A workspace that is still to be read has no id; what is shown of it meanwhile is the sample.
    if (next !== this.#of) this.#memory = next === '' ? undefined : this.#known(next);
    [this.#of, this.#around] = [next, around];
    return this.#memory;
  }

  #known(next: string): Memory | undefined {
    const first = this.#first;
    this.#first = undefined;
    return first ?? (this.isPassing ? undefined : kept().find((one) => one.of === next)?.memory);
  }

  /** Takes over the places of a layout. `isKept`: the browser remembers them. */
  after(memory: Memory, isKept: boolean): void {
    this.#memory = memory;
    const text = isKept && !this.isPassing && this.#of !== '' ? JSON.stringify(memory) : this.#written;
    if (text === this.#written) return;
    this.#written = text;
    const others = kept().filter(({ of }) => of !== this.#of);
    remember(key, [{ of: this.#of, memory }, ...others].slice(0, mostAccounts));
  }
}
