import type { Lane } from '../../../../graph/picture/columns.ts';
import { lanes } from '../../../../graph/picture/columns.ts';
import type { Memory } from '../../../../graph/picture/memory.ts';
import { recall, remember } from '../../../view/browser-memory.ts';

const key = 'places';
/** Of so many accounts the browser remembers where things stood, the last one first. */
const mostAccounts = 6;

interface Kept {
  readonly of: string;
  readonly memory: Memory;
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What the browser remembers, without what isn't of this form: anybody may have written there. */
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
 * Where things stood in an account's picture, over a reload, too: nobody moves for no reason. `first`: how they stand in
 * the account that comes first, as somebody else left it. `isPassing`: nothing of it is remembered by the browser.
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

  /** What the next layout keeps to. Other surroundings, in a large account, are laid out for themselves. */
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

  /** `isKept`: the browser is to remember it. */
  after(memory: Memory, isKept: boolean): void {
    this.#memory = memory;
    const text = isKept && !this.isPassing && this.#of !== '' ? JSON.stringify(memory) : this.#written;
    if (text === this.#written) return;
    this.#written = text;
    const others = kept().filter(({ of }) => of !== this.#of);
    remember(key, [{ of: this.#of, memory }, ...others].slice(0, mostAccounts));
  }
}
