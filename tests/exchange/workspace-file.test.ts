import fc, { draws } from '../properties.ts';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { nowOf, prepare, rowsOf, worldFrom } from '../../src/engine/index.ts';
import { execute } from '../../src/engine/calls.ts';
import { firstCredentials } from '../../src/playground/sample.ts';
import { atOnce } from '../../src/exchange/work.ts';
import { readAuthorizationDetails } from '../../src/exchange/authorization-details.ts';
import { formatWorkspace, parseWorkspace } from '../../src/exchange/workspace-file.ts';
import { sampleWorld } from '../fixtures/sample-world.ts';
import { generateAccount } from './generate-account.ts';

const text = formatWorkspace(sampleWorld, 'Friday');
type Data = Record<string, unknown> & { tables: Record<string, Record<string, unknown>[]> };

function changed(change: (data: Data) => void): string {
  const data = JSON.parse(text) as Data;
  change(data);
  return JSON.stringify(data);
}

const place = (damaged: string): unknown => {
  const parsed = parseWorkspace(damaged);
  return parsed.ok ? 'ok' : parsed.problem;
};

describe('a workspace file', () => {
  test('read again is the same world under the same name', () => {
    const parsed = parseWorkspace(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    expect(parsed.name).toBe('Friday');
    expect(formatWorkspace(worldFrom(parsed.rows), 'Friday')).toBe(text);
    expect(new Set(parsed.rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(rowsOf(sampleWorld).map((row) => JSON.stringify(row))),
    );
  });

  test('keeps sessions: their made-up tokens are no secrets', async () => {
    const call = {
      type: 'call',
      service: 'sts',
      operation: 'AssumeRole',
      input: { RoleArn: 'arn:aws:iam::111122223333:role/Deployer', RoleSessionName: 'ana' },
      credentials: firstCredentials(sampleWorld),
    } as Call;
    await prepare(call);
    const { world } = execute(sampleWorld, call, nowOf(sampleWorld) + 1000);
    expect(world.tables.sessions.size).toBe(1);
    const parsed = parseWorkspace(formatWorkspace(world, 'w'));
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(worldFrom(parsed.rows).tables.sessions.size).toBe(1);
  });

  test('of any account is read again as it was', () => {
    const size = fc.record({ users: fc.nat(30), groups: fc.integer({ min: 1, max: 9 }), roles: fc.nat(9) });
    fc.assert(
      fc.property(size, fc.string({ maxLength: 40 }), (numbers, name) => {
        const page = {
          file: 'a.json',
          root: JSON.parse(JSON.stringify(generateAccount(numbers))) as unknown,
        };
        const world = worldFrom(atOnce(readAuthorizationDetails([page], 1_750_000_000_000)).rows);
        const parsed = parseWorkspace(formatWorkspace(world, name));
        expect(parsed).toMatchObject({ ok: true, name });
        if (parsed.ok)
          expect(formatWorkspace(worldFrom(parsed.rows), name)).toBe(formatWorkspace(world, name));
      }),
      draws(30, 500),
    );
  });

  test('may be any text: nothing throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (any) => !parseWorkspace(any).ok));
  });

  test('with anything in the place of a part is refused or still whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys((JSON.parse(text) as Data).tables)),
        fc.jsonValue(),
        (table, value) => {
          const parsed = parseWorkspace(changed((data) => Reflect.set(data.tables, table, value)));
          expect(parsed.ok ? null : parsed.problem.kind).toSatisfy(
            (kind) => kind === null || typeof kind === 'string',
          );
        },
      ),
    );
  });

  test('with a damaged row is refused with the place', () => {
    expect(
      place(changed((data) => Reflect.set(data.tables['users']![1]!, 'name', 'ana maria'))),
    ).toMatchObject({
      kind: 'wrongShape',
      place: 'tables.users[1].name',
    });
    expect(place(changed((data) => data.tables['users']!.push(data.tables['users']![0]!)))).toMatchObject({
      place: expect.stringMatching(/^tables\.users\[\d+\]\.id$/) as string,
      what: 'stands there twice',
    });
  });

  test('whose rows lead nowhere, or name two alike, is refused', () => {
    expect(place(changed((data) => data.tables['groups']!.pop()))).toMatchObject({
      place: 'tables.memberships',
    });
    const twice = changed((data) => {
      const [one, two] = data.tables['users']!;
      two!['name'] = String(one!['name']).toUpperCase();
    });
    expect(place(twice)).toMatchObject({
      kind: 'wrongShape',
      what: expect.stringContaining('twice') as string,
    });
  });

  test('without its account is refused', () => {
    expect(place(changed((data) => Reflect.deleteProperty(data.tables, 'meta')))).toMatchObject({
      place: 'tables.meta',
      what: 'has no row account',
    });
  });

  test('of a newer playground says so', () => {
    expect(place(changed((data) => (data['version'] = 2)))).toEqual({
      kind: 'newerVersion',
      file: 'workspace.json',
      version: 2,
    });
  });

  test('with a key that looks real is refused without showing it', () => {
    const real = changed((data) => {
      const key = data.tables['accessKeys']![0]!;
      key['id'] = `AKIA${'QWERTZUIOPASDFGH'}`;
    });
    const problem = JSON.stringify(place(real));
    expect(problem).toContain('"kind":"secret"');
    expect(problem).not.toContain('QWERTZ');
  });
});
