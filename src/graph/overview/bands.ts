import type { Facts } from './facts.ts';
import type { Band, Block, Flow, FlowColumn, FlowLine, Totals } from './flow.ts';
import { rolesNaming } from './users-alike.ts';
import type { Usage } from './usage.ts';

/** So many thin lines at most: more would be a net. */
const mostLines = 12;

/** Which lines are drawn first, where there are too many. */
const rank = { own: 0, unused: 1, admin: 2 } as const;

interface Tie {
  readonly from: string;
  readonly to: string;
  count: number;
  readonly style: 'flow' | 'trust';
  /** Thin: what stands out. */
  readonly line: keyof typeof rank | null;
}

interface BandsOptions {
  /** Administrators, unused keys and the way to policies of one's own stand out as lines. In a part they are what is looked at. */
  readonly marks: boolean;
  /** Users by kind are tied to the roles that name them. */
  readonly named: boolean;
}

/** Adds up what goes from block to block. */
class Ties {
  readonly all = new Map<string, Tie>();
  readonly #homes = new Map<string, Block>();
  /** Those with policies of their own, where they are counted. */
  readonly #own: Block | undefined;

  constructor(
    private readonly facts: Facts,
    private readonly usage: Usage,
    private readonly blocks: readonly Block[],
    private readonly options: BandsOptions,
  ) {
    this.#own = blocks.find(({ column }) => column === 'own');
    for (const block of blocks)
      if (block.column !== 'who' && block.column !== 'own')
        for (const id of block.members) this.#homes.set(id, block);
  }

  #add(from: Block | undefined, to: Block | undefined, style: Tie['style'], line: Tie['line']): void {
    if (!from || !to) return;
    const id = `${from.id}>${to.id}>${style}`;
    const tie = this.all.get(id);
    if (tie) tie.count += 1;
    else this.all.set(id, { from: from.id, to: to.id, count: 1, style, line });
  }

  gather(): void {
    const { facts, options } = this;
    const naming = options.named ? rolesNaming(facts) : null;
    for (const block of this.blocks) {
      if (block.column === 'users') for (const id of block.members) this.#user(id, block, naming);
      if (block.column === 'groups')
        for (const id of block.members) this.#holder(facts.groups.get(id)?.policies, block);
      if (block.column === 'roles')
        for (const id of block.members) {
          const role = facts.roles.get(id);
          this.#holder(role?.policies, block);
          if (role) this.#add(this.#who(role.trusted), block, 'trust', null);
        }
    }
  }

  #who(trusted: string): Block | undefined {
    return this.blocks.find(({ id }) => id === `who:${trusted}`);
  }

  #user(id: string, block: Block, naming: ReadonlyMap<string, readonly string[]> | null): void {
    const user = this.facts.users.get(id);
    if (!user) return;
    for (const key of user.keys) {
      const line = this.options.marks && key.state === 'unused' ? 'unused' : null;
      this.#add(this.#homes.get(key.id), block, 'flow', line);
    }
    for (const group of user.groups) this.#add(block, this.#homes.get(group), 'flow', null);
    for (const policy of user.policies) {
      const home = this.#homes.get(policy);
      if (home === undefined) continue;
      if (!this.#own) this.#add(block, home, 'flow', null);
      else {
        this.#add(block, this.#own, 'flow', 'own');
        this.#add(this.#own, home, 'flow', this.#adminLine(policy));
      }
    }
    for (const role of naming?.get(id) ?? []) this.#add(block, this.#homes.get(role), 'trust', null);
  }

  #holder(policies: readonly string[] | undefined, block: Block): void {
    for (const id of policies ?? []) this.#add(block, this.#homes.get(id), 'flow', this.#adminLine(id));
  }

  #adminLine(id: string): 'admin' | null {
    const policy = this.facts.policies.get(id);
    const isAdmin = policy !== undefined && this.usage.useOf(policy) === 'everything';
    return this.options.marks && isAdmin ? 'admin' : null;
  }
}

/** Where all that arrives, or leaves, shares the whole block, however much it is. */
const shares = (column: FlowColumn, end: 'out' | 'into'): boolean =>
  end === 'out' ? column === 'groups' || column === 'roles' || column === 'own' : column === 'policies';

function weighed(ties: readonly Tie[], blocks: ReadonlyMap<string, Block>): Band[] {
  const sums = { out: new Map<string, number>(), into: new Map<string, number>() };
  const side = ({ from, to, style }: Tie, end: 'out' | 'into'): string =>
    end === 'out'
      ? `${from} ${blocks.get(to)?.column ?? ''}`
      : `${to} ${blocks.get(from)?.column ?? ''} ${style}`;
  // What shares a block shares it whatever column the others are in.
  const place = (tie: Tie, end: 'out' | 'into'): string => {
    const own = blocks.get(end === 'out' ? tie.from : tie.to);
    return own && shares(own.column, end) ? own.id : side(tie, end);
  };
  for (const tie of ties)
    for (const end of ['out', 'into'] as const)
      sums[end].set(place(tie, end), (sums[end].get(place(tie, end)) ?? 0) + tie.count);
  const weight = (tie: Tie, end: 'out' | 'into'): number => {
    const own = blocks.get(end === 'out' ? tie.from : tie.to);
    const sum = sums[end].get(place(tie, end)) ?? 1;
    if (!own) return 0;
    const isShared = shares(own.column, end) || sum > own.size || tie.style === 'trust';
    return isShared ? (own.size * tie.count) / sum : tie.count;
  };
  return ties.map((tie) => ({
    from: tie.from,
    to: tie.to,
    count: tie.count,
    style: tie.style,
    out: weight(tie, 'out'),
    into: weight(tie, 'into'),
  }));
}

/** The blocks with what goes between them. Linear in what they hold. */
export function flowOf(
  facts: Facts,
  usage: Usage,
  blocks: readonly Block[],
  totals: Totals,
  options: BandsOptions,
): Flow {
  const ties = new Ties(facts, usage, blocks, options);
  ties.gather();
  const order = new Map(blocks.map((block, at) => [block.id, at]));
  const placeOf = (id: string): number => order.get(id) ?? 0;
  const all = [...ties.all.values()].sort(
    (a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  );
  const marked = all
    .flatMap((tie) => (tie.line === null ? [] : [{ ...tie, line: tie.line }]))
    .sort((a, b) => rank[a.line] - rank[b.line] || b.count - a.count);
  const lines = marked.slice(0, mostLines);
  const isLine = new Set(lines.map(({ from, to, style }) => `${from}>${to}>${style}`));
  const bands = all.filter(({ from, to, style }) => !isLine.has(`${from}>${to}>${style}`));
  return {
    blocks,
    bands: weighed(bands, new Map(blocks.map((block) => [block.id, block]))),
    lines: lines.map(({ from, to, count }): FlowLine => ({ from, to, count })),
    totals,
  };
}
