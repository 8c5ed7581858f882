import { beforeAll, describe, expect, it } from 'vitest';
import type { Call, Change, Entity, IndexName, Outcome, World } from '../../src/engine/index.ts';
import {
  apply,
  canApply,
  danglingReferences,
  invert,
  partNames,
  prepare,
  preparePart,
  rowProblem,
  rowsOf,
  tableNames,
  worldFrom,
} from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { Account, callOf } from './account.ts';
import { RandomCalls } from './random-calls.ts';

const length = Number(process.env['CALLS'] ?? 5000);
const seeds = (process.env['SEEDS'] ?? '1,3').split(',').map(Number);

/** Every table but those that undo leaves alone, as text. */
function told(world: World): string {
  const tables = tableNames.filter((table) => table !== 'meta' && table !== 'lastUsed');
  return JSON.stringify(
    tables.map((table) =>
      [...(world.tables[table].entries() as Iterable<[string, Entity]>)].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}

/** An index as sorted pairs. */
const pairsOf = (world: World, name: IndexName): string[] =>
  [...world.indexes[name].entries()]
    .flatMap(([key, ids]) => [...ids.keys()].map((id) => `${key} ${id}`))
    .sort();

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

interface Played {
  readonly account: Account;
  readonly calls: { readonly call: Call; readonly now: number; readonly outcome: Outcome }[];
}

async function play(seed: number): Promise<Played> {
  const account = new Account();
  const random = new RandomCalls(account, seed);
  const calls: Played['calls'] = [];
  for (let turn = 0; turn < length; turn++) {
    const { id, input, credentials } = random.next();
    const call = freeze(callOf(id, input, credentials));
    await prepare(call);
    account.now += 7000;
    const before = account.world;
    const outcome = execute(before, call, account.now);
    // What a call wrote is what later calls read: a row that one of them touches in place throws.
    freeze(outcome.changes);
    freeze(outcome.result);
    account.world = outcome.world;
    if (outcome.result.ok) random.learn(input, outcome.result.value);
    expectLawful(before, outcome, call);
    calls.push({ call, now: account.now, outcome });
  }
  return { account, calls };
}

const changed = (changes: readonly Change[]): Change[] =>
  changes.filter(({ table }) => table !== 'meta' && table !== 'lastUsed');

/** What holds after each call; cheap, because it is asked thousands of times. */
function expectLawful(before: World, { world, changes, result }: Outcome, call: Call): void {
  const said = `${call.service}:${call.operation} ${JSON.stringify(call.input)}`;
  if (!result.ok) expect(changed(changes), said).toEqual([]);
  for (const { table, key, after } of changed(changes)) {
    if (!after) continue;
    expect(key, said).toBe(after.id);
    expect(rowProblem(table, after), `${said} → ${table} ${key}`).toBeNull();
  }
  expect(canApply(before, changes), said).toBe(true);
  const back = invert(changes);
  expect(canApply(world, back), said).toBe(true);
  const restored = apply(world, back);
  for (const { table, key, before: row } of changed(changes))
    expect(restored.tables[table].get(key) ?? null, said).toEqual(row);
}

/** Milliseconds: longer sequences are asked for by hand. */
const patience = 300_000;

describe.each(seeds)(`${length} calls, valid and not, from seed %i`, { timeout: patience }, (seed) => {
  let played: Played;
  beforeAll(async () => {
    await Promise.all(partNames.map(preparePart));
    played = await play(seed);
  }, patience);

  it('succeed and fail both, in every service', () => {
    const met = new Set(played.calls.map(({ call, outcome }) => `${call.service} ${outcome.result.ok}`));
    const services = new Set(played.calls.map(({ call }) => call.service));
    const missing = [...services].flatMap((service) =>
      [true, false].map((ok) => `${service} ${ok}`).filter((key) => !met.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it('leave no reference dangling', () => {
    expect(danglingReferences(played.account.world)).toEqual([]);
  });

  it('leave every index as the tables have it', () => {
    const { world } = played.account;
    const rebuilt = worldFrom(rowsOf(world));
    for (const name of Object.keys(world.indexes) as IndexName[])
      expect(pairsOf(world, name), name).toEqual(pairsOf(rebuilt, name));
  });

  it('give the same world when they are played again', () => {
    const again = new Account();
    for (const { call, now } of played.calls) again.world = execute(again.world, call, now).world;
    expect(told(again.world)).toBe(told(played.account.world));
  });

  it('are all taken back by undoing them, last first', () => {
    let world = played.account.world;
    for (const { outcome } of [...played.calls].reverse()) world = apply(world, invert(outcome.changes));
    expect(told(world)).toBe(told(new Account().world));
  });
});
