import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Change, Outcome } from '../../../src/engine/index.ts';
import { operationNames, partNames, preparePart, tableNames } from '../../../src/engine/index.ts';
import { Account } from '../account.ts';
import { play } from './case.ts';
import type { Case } from './case.ts';

const sign = ({ before, after }: Change): string => (before === null ? '+' : after === null ? '-' : '~');
const changed = (outcome: Outcome): string[] =>
  outcome.changes
    .filter(({ table }) => table !== 'meta' && table !== 'lastUsed')
    .map((change) => `${sign(change)}${change.table}`);

/** One directory a part of the engine, one file a family or more. */
const here = new URL('.', import.meta.url);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.json') && !name.endsWith('unreached.json'),
);
const tables = files
  .sort()
  .map((name): [string, Case[]] => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(new URL(name, here), 'utf8')) as Case[],
  ]);

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

describe.each(tables)('%s', (_family, cases) => {
  it.each(cases.map((test): [string, Case] => [test.title, test]))('%s', (_title, test) => {
    const { outcome, message } = play(test, new Account());
    const { result, changes } = outcome;
    const refused = test.error ?? test.notModelled;
    if (test.error) expect(result).toMatchObject({ ok: false, error: { code: test.error[0], message } });
    else if (test.notModelled !== undefined)
      expect(result).toMatchObject({ ok: false, notModelled: { feature: test.notModelled } });
    else expect(result).toMatchObject({ ok: true, value: test.output ?? {} });
    for (const path of test.absent ?? []) expect(result).not.toHaveProperty(`value.${path}`);
    const expected = refused ? [] : (test.changes ?? []);
    expect(changed({ changes } as unknown as Outcome)).toEqual(expected);
  });
});

describe('the tables of cases', () => {
  const calls = tables.flatMap(([, cases]) => cases);

  it('show every operation succeeding', () => {
    const succeeded = new Set(
      calls.filter((test) => !test.error && !test.notModelled).map(({ call }) => call[0]),
    );
    expect(operationNames.filter((name) => !succeeded.has(name))).toEqual([]);
  });

  it('name only tables that exist', () => {
    const named = new Set(calls.flatMap(({ changes = [] }) => changes.map((change) => change.slice(1))));
    expect([...named].filter((name) => !(tableNames as readonly string[]).includes(name))).toEqual([]);
  });
});
