import { describe, expect, test } from 'vitest';
import type { Call } from '../../../../src/engine/index.ts';
import { accountOf, apply, nowOf, prepare, rowsOf, worldFrom } from '../../../../src/engine/index.ts';
import { execute } from '../../../../src/engine/calls.ts';
import { anonymise } from '../../../../src/exchange/link/anonymise.ts';
import { findWord } from '../../../../src/exchange/link/anonymous/find-word.ts';
import type { LinkState } from '../../../../src/exchange/link/link-state.ts';
import { sampleWorld } from '../../../fixtures/sample-world.ts';
import { whole, wholeWorld } from '../../../fixtures/whole-world.ts';
import { seededDraws } from '../seeded-draws.ts';
import { plantedState } from './needles.ts';

const stateOf = (more: Partial<LinkState> = {}, world = wholeWorld): LinkState => ({
  name: 'x',
  rows: rowsOf(world),
  at: nowOf(world),
  credentials: { type: 'console', id: accountOf(world) },
  shown: null,
  selected: null,
  account: null,
  panels: {},
  ...more,
});

describe('two sharings of one account', () => {
  test('have no name, id or date in common that another account wouldn’t have', async () => {
    const [one, other] = [
      await anonymise(stateOf(), seededDraws(1)),
      await anonymise(stateOf(), seededDraws(2)),
    ];
    const names = new Set(one.names.map(({ made }) => made.toLowerCase()));
    const own = one.names.filter(({ own: name, made }) => name !== made && made.length > 4);
    expect(own.length).toBeGreaterThan(15);
    expect(
      other.names.filter(
        ({ own: name, made }) => name !== made && made.length > 4 && names.has(made.toLowerCase()),
      ),
    ).toEqual([]);
    const ids = (state: LinkState): string[] =>
      state.rows
        .map(({ key }) => key)
        .filter((key) => /^A[A-Z]{3}|[0-9a-f]{8}-/.test(key) && !/EXAMPLE$/.test(key));
    expect(ids(one.state).length).toBeGreaterThan(20);
    expect(ids(one.state).filter((id) => ids(other.state).includes(id))).toEqual([]);
    expect(one.state.at).not.toBe(other.state.at);
  });

  test('of one dialog have the same names: its link, its picture and its other places agree', async () => {
    const memory = seededDraws();
    const [one, other] = await Promise.all([
      anonymise(stateOf(), memory),
      anonymise(
        stateOf({
          selected: whole.ana,
          shown: {
            kind: 'ask',
            question: 's3:GetObject/arn:aws:s3:::team-photos/x?as=arn:aws:iam::111122223333:user/ana',
          },
        }),
        memory,
      ),
    ]);
    expect(other.names).toEqual(one.names);
    expect(other.state.rows.map(({ key }) => key)).toEqual(one.state.rows.map(({ key }) => key));
    const ana = one.names.find(({ own }) => own === 'ana')?.made ?? '';
    const { shown, selected } = other.state;
    expect(shown?.kind === 'ask' && shown.question).toContain(`as=arn:aws:iam::111122223333:user/${ana}`);
    expect(worldFrom(other.state.rows).tables.users.get(selected ?? '')?.name).toBe(ana);
  });
});

test('the “Why?” of a simulate-principal-policy asks the same actions of the made-up user, with the same answers', async () => {
  const ben = [...sampleWorld.tables.users.values()].find(({ name }) => name === 'ben');
  const call = {
    type: 'call',
    service: 'iam',
    operation: 'SimulatePrincipalPolicy',
    input: {
      PolicySourceArn: `arn:aws:iam::111122223333:user/${ben?.name ?? ''}`,
      ActionNames: ['s3:GetObject', 's3:DeleteObject', 'sts:AssumeRole'],
      ResourceArns: ['arn:aws:s3:::reports/q3', 'arn:aws:iam::111122223333:role/Deployer'],
      ContextEntries: [
        { ContextKeyName: 'aws:SourceIp', ContextKeyValues: ['84.17.4.9'], ContextKeyType: 'ip' },
      ],
    },
    credentials: { type: 'console', id: '111122223333' },
  } as unknown as Call;
  await prepare(call);
  const { state, names } = await anonymise(
    stateOf({ shown: { kind: 'why', command: call, verdict: { ok: true } } }, sampleWorld),
    seededDraws(),
  );
  const { shown } = state;
  if (shown?.kind !== 'why' || shown.command.type !== 'call') throw new Error('It asks for something else');
  const input = shown.command.input as Readonly<Record<string, unknown>>;
  const made = names.find(({ own }) => own === 'ben')?.made ?? '';
  expect(made).not.toBe('ben');
  expect(input).toMatchObject({
    PolicySourceArn: `arn:aws:iam::111122223333:user/${made}`,
    ActionNames: ['s3:GetObject', 's3:DeleteObject', 'sts:AssumeRole'],
    ContextEntries: [{ ContextKeyName: 'aws:SourceIp', ContextKeyType: 'ip' }],
  });
  expect(JSON.stringify(input)).not.toMatch(/84\.17|Deployer|q3/);
  const answers = (world: typeof sampleWorld, asked: Call, at: number): unknown[] => {
    const { result } = execute(world, asked, at);
    if (!result.ok) throw new Error(JSON.stringify(result));
    const { EvaluationResults: all } = result.value as unknown as {
      readonly EvaluationResults: readonly {
        readonly EvalActionName: string;
        readonly EvalDecision: string;
      }[];
    };
    return all.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision]);
  };
  const before = answers(sampleWorld, call, nowOf(sampleWorld));
  expect(before.length).toBe(6);
  expect(new Set(before.map((one) => String((one as readonly string[])[1]))).size).toBeGreaterThan(1);
  expect(answers(apply(worldFrom(state.rows), []), shown.command, state.at)).toEqual(before);
});

describe('looking for a word', () => {
  test('finds a needle in the own account, in any capitals, with the text around it, and none in the made-up one', async () => {
    const { state } = plantedState();
    const found = findWord(state, ' ZEPPELIN ');
    expect(found.count).toBeGreaterThan(100);
    expect(found.first).toMatch(/zeppelin/i);
    expect(findWord(state, '山田太郎').count).toBeGreaterThan(5);
    const made = await anonymise(state, seededDraws());
    for (const word of ['zeppelin', '山田太郎', '210987650000', '84.17.4.9'])
      expect(findWord(made.state, word), word).toEqual({ count: 0, first: null });
    expect(findWord(made.state, '')).toEqual({ count: 0, first: null });
  });
});
