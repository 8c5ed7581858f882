import type { Lane } from '../../../../graph/picture/columns.ts';
import { lanes } from '../../../../graph/picture/columns.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import { recall, remember } from '../../../view/browser-memory.ts';

const key = 'places';
/** The number of accounts whose places the browser remembers, the latest first. */
const mostAccounts = 6;

interface Kept {
  readonly of: string;
  readonly memory: Memory;
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Reads the remembered places and drops everything in another form, since anything may be stored there. */
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
 * Remembers the places of nodes in an account's picture, also over a reload, so that none moves without a reason.
 * `first`: the places in the first account, as somebody else left them. `isPassing`: the browser doesn't remember
 * them.
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

  /**
   * Returns the places that the next layout keeps. In a large account, the surroundings of something else get a new
   * layout.
   */
  before(
    of: { readonly workspace: string; readonly account: string },
    around: string | null,
  ): Memory | undefined {
    const next = of.workspace === '' ? '' : `${of.workspace}/${of.account}`;
    if (around !== this.#around) this.#memory = undefined;
    // A workspace that is still to be read has no id: the sample is shown meanwhile.
    if (next !== this.#of) this.#memory = next === '' ? undefined : this.#known(next);
    [this.#of, this.#around] = [next, around];
    return this.#memory;
  }

  #known(next: string): Memory | undefined {
    const first = this.#first;
    this.#first = undefined;
    return first ?? (this.isPassing ? undefined : kept().find((one) => one.of === next)?.memory);
  }

  /** Remembers the places of a layout. `isKept`: the browser stores them. */
  after(memory: Memory, isKept: boolean): void {
    this.#memory = memory;
    const text = isKept && !this.isPassing && this.#of !== '' ? JSON.stringify(memory) : this.#written;
    if (text === this.#written) return;
    this.#written = text;
    const others = kept().filter(({ of }) => of !== this.#of);
    remember(key, [{ of: this.#of, memory }, ...others].slice(0, mostAccounts));
  }
}
