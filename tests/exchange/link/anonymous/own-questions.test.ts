import { describe, expect, test } from 'vitest';
import type { Change, Rows, TableName, Try } from '../../../../src/engine/index.ts';
import { attempt } from '../../../../src/engine/calls.ts';
import { rowProblem, rowsOf, nowOf, worldFrom } from '../../../../src/engine/index.ts';
import { anonymise, type Anonymous } from '../../../../src/exchange/link/anonymise.ts';
import type { LinkState } from '../../../../src/exchange/link/link-state.ts';
import { sampleWorld } from '../../../fixtures/sample-world.ts';
import { wholeWorld } from '../../../fixtures/whole-world.ts';
import fc, { draws } from '../../../properties.ts';
import { seededDraws } from '../seeded-draws.ts';

const home = '210987650001';
const at = Date.UTC(2031, 4, 6, 7, 8, 9);
const put = <T extends TableName>(table: T, row: Rows[T]): Change =>
  ({ table, key: row.id, before: null, after: row }) as unknown as Change;

const stateOf = (rows: readonly Change[], time = at): LinkState => ({
  name: 'x',
  rows,
  at: time,
  credentials: null,
  shown: null,
  selected: null,
  account: null,
  panels: {},
});

/** Names that begin, end and go on alike, so that patterns cut them in many places. */
const part = fc.constantFrom(
  'zep',
  'zeppelin',
  'lin',
  'rep',
  'reports',
  'orts',
  'Acme',
  'acme',
  'a',
  'bo',
  '7',
  '42',
  'team',
);
const mark = fc.constantFrom('', '', '-', '_');
const name = fc
  .array(fc.tuple(part, mark), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([one, sign]) => one + sign).join(''))
  .map((text) => text.replace(/[-_]+$/, ''));
/** A pattern of which a name's beginning, middle or end is left. */
const pattern = fc
  .tuple(name, fc.nat(9), fc.nat(9), fc.constantFrom('a*', '*a', '*a*', 'a?', 'a'))
  .map(([text, from, length, form]) => {
    const kept = text.slice(Math.min(from, text.length - 1)).slice(0, length + 1);
    return form.replace('a', () => (form === 'a' ? text : kept));
  });
const address = fc
  .tuple(fc.constantFrom(84, 85), fc.constantFrom(17, 18), fc.nat(3), fc.nat(3))
  .map((bytes) => bytes.join('.'));
const condition = fc.oneof(
  fc.constant({}),
  pattern.map((value) => ({ Condition: { StringLike: { 'aws:PrincipalTag/team': value } } })),
  name.map((value) => ({ Condition: { StringNotEquals: { 'aws:PrincipalTag/team': value } } })),
  fc
    .tuple(address, fc.constantFrom(8, 15, 24, 30, 32))
    .map(([one, bits]) => ({ Condition: { IpAddress: { 'aws:SourceIp': `${one}/${String(bits)}` } } })),
  fc.integer({ min: -3, max: 3 }).map((days) => ({
    Condition: { DateLessThan: { 'aws:CurrentTime': new Date(at + days * 40_000_000).toISOString() } },
  })),
);
const statement = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Deny'),
    fc.constantFrom('s3:GetObject', 's3:Get*', 's3:*'),
    fc.array(pattern, { minLength: 1, maxLength: 3 }),
    condition,
    fc.boolean(),
  )
  .map(([Effect, Action, patterns, more, isOwn]) => ({
    Effect,
    Action,
    Resource: patterns.map((one) => `arn:aws:s3:::${one}/${isOwn ? '${aws:username}' : ''}*`),
    ...more,
  }));

interface Drawn {
  readonly rows: readonly Change[];
  readonly questions: readonly Try[];
}

const account = fc
  .record({
    people: fc.uniqueArray(fc.tuple(name, name, fc.array(statement, { minLength: 1, maxLength: 3 })), {
      minLength: 1,
      maxLength: 3,
      selector: ([one]) => one.toLowerCase(),
    }),
    buckets: fc.uniqueArray(name, { minLength: 2, maxLength: 5, selector: (one) => one.toLowerCase() }),
    address,
  })
  .map(({ people, buckets, address }): Drawn => {
    const ids = people.map((_one, index) => `AIDAQQQQQQQQQQQQQQQQ${String(index)}`);
    const rows = people.flatMap(([user, team, statements], index) => {
      const id = ids[index] ?? '';
      return [
        put('users', {
          id,
          account: home,
          name: user,
          path: '/',
          createDate: at,
          tags: [{ key: 'team', value: team }],
        }),
        put('inlinePolicies', {
          id: `${id}/${team}`,
          ownerKind: 'user',
          ownerId: id,
          name: team,
          document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
        }),
      ];
    });
    const held = buckets.map((bucket) =>
      put('resources', {
        id: `arn:aws:s3:::${bucket}`,
        account: home,
        region: 'eu-west-1',
        name: bucket,
        createDate: at,
        tags: [],
        kind: 'bucket',
        publicAccessBlock: null,
      }),
    );
    const questions = ids.flatMap((id, index) =>
      buckets.flatMap((bucket) =>
        ['x', `${people[index]?.[0] ?? ''}/x`].map((rest): Try => ({
          type: 'try',
          action: 's3:GetObject',
          resource: `arn:aws:s3:::${bucket}/${rest}`,
          credentials: { type: 'console', id },
          context: { sourceIp: address },
        })),
      ),
    );
    const meta = [
      put('meta', { id: 'account', value: home }),
      put('meta', { id: 'now', value: at }),
      put('meta', { id: 'seq', value: 1 }),
    ];
    return { rows: [...meta, ...rows, ...held], questions };
  });

/** The same question, asked by way of a link: with the made-up names. */
async function shownAnew(
  state: LinkState,
  question: Try,
  memory = seededDraws(),
): Promise<Anonymous & { readonly question: Try }> {
  const made = await anonymise(
    { ...state, shown: { kind: 'why', command: question, verdict: { ok: true } } },
    memory,
  );
  const { shown } = made.state;
  if (shown?.kind !== 'why' || shown.command.type !== 'try') throw new Error('It asks for something else');
  return { ...made, question: shown.command };
}

describe('an account’s own questions', () => {
  test('are answered alike before and after, whatever patterns cut its names', async () => {
    const verdicts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(account, fc.nat(), async ({ rows, questions }, pick) => {
        const world = worldFrom(rows);
        for (const question of [
          questions[pick % questions.length],
          questions[(pick * 7 + 3) % questions.length],
        ]) {
          if (!question) continue;
          const made = await shownAnew(stateOf(rows), question, seededDraws(pick + 1));
          const before = attempt(world, question, at).decision;
          const after = attempt(worldFrom(made.state.rows), made.question, made.state.at).decision;
          expect(after?.verdict, `${question.resource} → ${made.question.resource}`).toBe(before?.verdict);
          expect(made.differences).toEqual([]);
          expect(made.asked).toBeGreaterThan(0);
          expect(made.state.rows.flatMap(({ table, after: row }) => rowProblem(table, row) ?? [])).toEqual(
            [],
          );
          verdicts.add(before?.verdict ?? '');
        }
      }),
      draws(25, 1000),
    );
    expect([...verdicts].sort()).toEqual(['allow', 'explicitDeny', 'implicitDeny']);
  }, 120_000);

  test.each([
    ['the sample account', sampleWorld],
    ['an account with everything', wholeWorld],
  ])('are many for %s, and none is answered otherwise', async (_name, world) => {
    const { asked, differences } = await anonymise(stateOf(rowsOf(world), nowOf(world)), seededDraws());
    expect(asked).toBeGreaterThan(200);
    expect(differences).toEqual([]);
  });

  test('that are answered otherwise are told, with who asks for what', async () => {
    // The name of a region is AWS's in a variable, and a name's part in a bucket.
    const user = 'AIDAQQQQQQQQQQQQQQQQ0';
    const rows = [
      put('meta', { id: 'account', value: home }),
      put('users', { id: user, account: home, name: 'bo', path: '/', createDate: at, tags: [] }),
      put('inlinePolicies', {
        id: `${user}/p`,
        ownerKind: 'user',
        ownerId: user,
        name: 'p',
        document: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::zep-${aws:RequestedRegion}',
          },
        }),
      }),
      put('resources', {
        id: 'arn:aws:s3:::zep-us-east-1',
        account: home,
        region: '',
        name: 'zep-us-east-1',
        createDate: at,
        tags: [],
        kind: 'bucket',
        publicAccessBlock: null,
      }),
    ];
    const { differences } = await anonymise(stateOf(rows), seededDraws());
    expect(differences).toEqual([
      {
        who: `arn:aws:iam::${home}:user/bo`,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::zep-us-east-1',
        before: 'allow',
        after: 'implicitDeny',
      },
    ]);
  });
});
