import type { Facts } from './facts.ts';
import type { Band, Block, Flow, FlowColumn, FlowLine, Totals } from './flow.ts';
import { rolesNaming } from './users-alike.ts';
import type { Usage } from './usage.ts';

/** The most thin lines that are drawn: more would look like a net. */
const mostLines = 12;

/** The order in which lines are drawn if there are too many. */
const rank = { own: 0, unused: 1, admin: 2 } as const;

interface Connection {
  readonly from: string;
  readonly to: string;
  count: number;
  readonly style: 'flow' | 'trust';
  /** The thin line that this connection gets, because it is worth a look; null for none. */
  readonly line: keyof typeof rank | null;
}

interface BandsOptions {
  /**
   * Draws administrators, unused keys and the way to policies of one's own as thin lines. A part of an account shows
   * them anyway.
   */
  readonly marks: boolean;
  /** Ties users by kind to the roles that name them. */
  readonly namedRoles: boolean;
}

/** Adds up the connections from block to block. */
class Connections {
  readonly all = new Map<string, Connection>();
  readonly #homes = new Map<string, Block>();
  /** The block of users with policies of their own, if they are counted. */
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

  #add(
    from: Block | undefined,
    to: Block | undefined,
    style: Connection['style'],
    line: Connection['line'],
  ): void {
    if (!from || !to) return;
    const id = `${from.id}>${to.id}>${style}`;
    const connection = this.all.get(id);
    if (connection) connection.count += 1;
    else this.all.set(id, { from: from.id, to: to.id, count: 1, style, line });
  }

  gather(): void {
    const { facts, options } = this;
    const naming = options.namedRoles ? rolesNaming(facts) : null;
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

/** Whether all connections at this end share the whole block, however many they are. */
const shares = (column: FlowColumn, end: 'out' | 'into'): boolean =>
  end === 'out' ? column === 'groups' || column === 'roles' || column === 'own' : column === 'policies';

function weighed(connections: readonly Connection[], blocks: ReadonlyMap<string, Block>): Band[] {
  const sums = { out: new Map<string, number>(), into: new Map<string, number>() };
  const side = ({ from, to, style }: Connection, end: 'out' | 'into'): string =>
    end === 'out'
      ? `${from} ${blocks.get(to)?.column ?? ''}`
      : `${to} ${blocks.get(from)?.column ?? ''} ${style}`;
  // Connections that share a block share it with those to or from all other columns.
  const place = (connection: Connection, end: 'out' | 'into'): string => {
    const own = blocks.get(end === 'out' ? connection.from : connection.to);
    return own && shares(own.column, end) ? own.id : side(connection, end);
  };
  for (const connection of connections)
    for (const end of ['out', 'into'] as const)
      sums[end].set(place(connection, end), (sums[end].get(place(connection, end)) ?? 0) + connection.count);
  const weight = (connection: Connection, end: 'out' | 'into'): number => {
    const own = blocks.get(end === 'out' ? connection.from : connection.to);
    const sum = sums[end].get(place(connection, end)) ?? 1;
    if (!own) return 0;
    // Users are counted one by one; of those who may put on a role, only the whole is known.
    const isWhole = connection.style === 'trust' && own.column !== 'users';
    const isShared = shares(own.column, end) || sum > own.size || isWhole;
    return isShared ? (own.size * connection.count) / sum : connection.count;
  };
  return connections.map((connection) => ({
    from: connection.from,
    to: connection.to,
    count: connection.count,
    style: connection.style,
    out: weight(connection, 'out'),
    into: weight(connection, 'into'),
  }));
}

/** Makes a flow of blocks and their connections. Linear in what they hold. */
export function flowOf(
  facts: Facts,
  usage: Usage,
  blocks: readonly Block[],
  totals: Totals,
  options: BandsOptions,
): Flow {
  const connections = new Connections(facts, usage, blocks, options);
  connections.gather();
  const order = new Map(blocks.map((block, at) => [block.id, at]));
  const placeOf = (id: string): number => order.get(id) ?? 0;
  const all = [...connections.all.values()].sort(
    (a, b) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  );
  const marked = all
    .flatMap((connection) => (connection.line === null ? [] : [{ ...connection, line: connection.line }]))
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
