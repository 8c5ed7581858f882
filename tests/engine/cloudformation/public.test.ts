import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { unmodelledIn } from '../../../src/engine/cloudformation/index.ts';
import { Account } from '../account.ts';
import { prepareStacks } from './parts.ts';
import expectations from './public.json' with { type: 'json' };
import { resolved, TestStack } from './stack.ts';

/** Templates that nobody here wrote; `public/NOTICE` names their authors and licences. */

interface Expectation {
  readonly parameters?: Readonly<Record<string, string>>;
  /** Types that are left out of the stack. */
  readonly without?: readonly string[];
  /** What the template, or its deployment, is refused for. */
  readonly refused?: string;
  /** The calls that it takes, as often as they are made. */
  readonly calls?: Readonly<Record<string, number>>;
}

const folder = join(import.meta.dirname, 'public');
const files = readdirSync(folder).filter((name) => name !== 'NOTICE');
const expected: Readonly<Record<string, Expectation>> = expectations;

beforeAll(prepareStacks);

test('at least twenty public templates that make identities are here, and each is expected to do something', () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
  expect(Object.keys(expected).sort()).toEqual(files.sort());
});

describe.each(files)('%s', (file) => {
  const { parameters = {}, without = [], refused, calls } = expected[file] ?? {};
  const text = readFileSync(join(folder, file), 'utf8');

  test(
    refused === undefined ? 'deploys, and is removed but for what it retains' : `is refused: ${refused}`,
    () => {
      const account = new Account();
      const before = account.world;
      const stack = new TestStack(account, without);
      const deploy = () => stack.deploy(text, parameters);
      if (refused !== undefined) {
        expect(deploy).toThrow(refused);
        return;
      }
      deploy();
      const counts = new Map<string, number>();
      for (const call of stack.calls) counts.set(call, (counts.get(call) ?? 0) + 1);
      expect(Object.fromEntries(counts)).toEqual(calls);
      const left = unmodelledIn(resolved(text, parameters).resources.values()).map(({ type }) => type);
      expect([...new Set(left)].sort(), 'types that are left out').toEqual([...without].sort());
      const kept = [...stack.deployed.values()].filter(({ deletionPolicy }) => deletionPolicy === 'Retain');
      stack.remove();
      for (const table of ['users', 'groups', 'roles', 'policies', 'userPools', 'identityPools'] as const)
        expect([...account.world.tables[table].keys()], table).toEqual([...before.tables[table].keys()]);
      // A key waits seven days at least.
      const resources = [...account.world.tables.resources.values()].filter(({ kind }) => kind !== 'key');
      expect(resources.map(({ id }) => id).sort()).toEqual(
        kept.flatMap(({ type, made }) => (type === 'AWS::S3::Bucket' ? [made.attributes['Arn']] : [])).sort(),
      );
    },
  );
});
