import type { Call, Change, Outcome, Rows, TableName, World } from '../engine/index.ts';
import { accountOf, apply, byName, createWorld, execute, nowOf, prepare } from '../engine/index.ts';
import type { WireBackend } from '../wire/answer.ts';
import type { EndpointOptions, KeyPair } from './options.ts';

/** One call that was carried out, as those who follow along hear of it. */
export interface Happened {
  readonly rev: number;
  readonly time: number;
  readonly call: Call;
  readonly changes: readonly Change[];
  readonly outcome: Outcome;
}

type Listener = (happened: Happened) => void;

/** The simulated AWS of one endpoint: the world, its clock, and those who follow it. Calls come one by one. */
export class EndpointState implements WireBackend {
  #world: World;
  #rev = 0;
  #requests = 0;
  readonly #start: World;
  readonly #device: () => number;
  readonly #listeners = new Set<Listener>();

  /** `device` gives the machine's time, ms since the epoch. */
  constructor(start: World, device: () => number = Date.now) {
    this.#start = start;
    this.#world = start;
    this.#device = device;
  }

  get world(): World {
    return this.#world;
  }

  get rev(): number {
    return this.#rev;
  }

  get now(): number {
    return Math.max(this.#device(), nowOf(this.#world));
  }

  requestId(): string {
    const count = (++this.#requests).toString(16).padStart(12, '0');
    return `00000000-0000-4000-8000-${count}`;
  }

  async run(call: Call): Promise<Outcome> {
    await prepare(call);
    const time = this.now;
    const outcome = execute(this.#world, call, time);
    this.#world = outcome.world;
    const happened = { rev: ++this.#rev, time, call, changes: outcome.changes, outcome };
    for (const listener of this.#listeners) listener(happened);
    return outcome;
  }

  /** Back to how the endpoint started. */
  reset(): void {
    this.#world = this.#start;
    this.#rev++;
  }

  /** @returns what ends it */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const row = <T extends TableName>(world: World, table: T, after: Rows[T]): World =>
  apply(world, [
    { table, key: after.id, before: world.tables[table].get(after.id) ?? null, after } as Change,
  ]);

function withKey(
  world: World,
  account: string,
  ownerId: string,
  { id, secret }: KeyPair,
  now: number,
): World {
  return row(world, 'accessKeys', {
    id,
    account,
    ownerId,
    secretAccessKey: secret,
    status: 'Active',
    createDate: now,
  });
}

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

/**
 * The world that an endpoint starts with: `loaded` or an empty account, and the keys that the command line
 * names. Whoever holds no key can't call, since every request must be signed.
 */
export async function startingWorld(
  options: EndpointOptions,
  loaded: World | null,
  now: number,
): Promise<World> {
  let world = loaded ?? createWorld(options.account, now);
  const account = accountOf(world);
  if (options.rootKey) world = withKey(world, account, account, options.rootKey, now);
  if (!options.adminUser) return world;
  const { name } = options.adminUser;
  for (const [operation, input] of [
    ['CreateUser', { UserName: name }],
    ['AttachUserPolicy', { UserName: name, PolicyArn: administrator }],
  ] as const) {
    const credentials = { type: 'console', id: account };
    const call = { type: 'call', service: 'iam', operation, input, credentials } as Call;
    await prepare(call);
    const { result, world: after } = execute(world, call, now);
    const isThere = operation === 'CreateUser' && byName(world, 'users', account, name) !== undefined;
    if (!result.ok && !isThere) throw new Error(`${operation}: ${JSON.stringify(result)}`);
    world = after;
  }
  const user = byName(world, 'users', account, name);
  if (!user) throw new Error(`There is no user ${name} to give a key to`);
  return withKey(world, account, user.id, options.adminUser, now);
}
