import { readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Change, Credentials, Outcome } from '../../../src/engine/index.ts';
import { operationNames, prepare, tableNames } from '../../../src/engine/index.ts';
import { Account, root, sessionOf } from '../account.ts';

type Step = [operation: string, input: object] | { times: number; call: [operation: string, input: object] };

interface Case {
  title: string;
  setup?: Step[];
  /** `root` (the default), `user NAME`, `key NAME`, `session ROLE NAME` (NAME assumes ROLE), `token NAME`, `service NAME`, `nobody`. */
  as?: string;
  call: [operation: string, input: object];
  error?: [code: string, message: string];
  notModelled?: string;
  output?: object;
  /** Rows that came, went or were replaced: `+users`, `-users`, `~users`. */
  changes?: string[];
}

/** `{i}` is the turn, from 1; `$key ana 0` is that user's oldest key; `$json` turns a document into its text. */
function filled(value: unknown, account: Account, turn: number): unknown {
  if (typeof value === 'string') {
    const [word, name = '', index = '0'] = value.split(' ');
    if (word === '$key') return account.keys(name)[Number(index)];
    const long = /^\$repeat (.) (\d+)$/.exec(value);
    return long ? String(long[1]).repeat(Number(long[2])) : value.replaceAll('{i}', String(turn));
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, account, turn));
  if (typeof value !== 'object' || value === null) return value;
  if ('$json' in value) return JSON.stringify(filled(value.$json, account, turn));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, account, turn)]));
}

function credentialsFor(account: Account, as: string): Credentials | null {
  const [kind, first = '', second = ''] = as.split(' ');
  if (kind === 'nobody') return null;
  if (kind === 'user') return account.user(first);
  if (kind === 'key') return account.key(first);
  if (kind === 'service') return { type: 'service', service: first };
  if (kind === 'token') return sessionOf(account.must('GetSessionToken', {}, account.user(first)));
  if (kind !== 'session') return root;
  const RoleArn = `arn:aws:iam::111122223333:role/${first}`;
  return sessionOf(account.must('AssumeRole', { RoleArn, RoleSessionName: 'desk' }, account.user(second)));
}

function run(test: Case): Outcome {
  const account = new Account();
  for (const step of test.setup ?? []) {
    const { times, call } = Array.isArray(step) ? { times: 1, call: step } : step;
    for (let turn = 1; turn <= times; turn++)
      account.must(call[0] as never, filled(call[1], account, turn) as object);
  }
  const credentials = credentialsFor(account, test.as ?? 'root');
  return account.call(test.call[0], filled(test.call[1], account, 1) as object, credentials);
}

const sign = ({ before, after }: Change): string => (before === null ? '+' : after === null ? '-' : '~');
const changed = (outcome: Outcome): string[] =>
  outcome.changes
    .filter(({ table }) => table !== 'meta' && table !== 'lastUsed')
    .map((change) => `${sign(change)}${change.table}`);

const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith('.json'));
const tables = files.map((name): [string, Case[]] => [
  name.replace('.json', ''),
  JSON.parse(readFileSync(new URL(name, here), 'utf8')) as Case[],
]);

beforeAll(async () => {
  await prepare({ service: 'iam' });
  await prepare({ service: 'sts' });
});

describe.each(tables)('%s', (_family, cases) => {
  it.each(cases.map((test): [string, Case] => [test.title, test]))('%s', (_title, test) => {
    const { result, changes } = run(test);
    const refused = test.error ?? test.notModelled;
    if (test.error)
      expect(result).toMatchObject({ ok: false, error: { code: test.error[0], message: test.error[1] } });
    else if (test.notModelled !== undefined)
      expect(result).toMatchObject({ ok: false, notModelled: { feature: test.notModelled } });
    else expect(result).toMatchObject({ ok: true, value: test.output ?? {} });
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
