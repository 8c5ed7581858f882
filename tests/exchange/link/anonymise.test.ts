import { describe, expect, test } from 'vitest';
import type { Call, Credentials, Try, World } from '../../../src/engine/index.ts';
import { accountOf, attempt, nowOf, prepare, rowsOf, worldFrom } from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import { anonymise, anonymousText, anonymousDocument } from '../../../src/exchange/link/anonymise.ts';
import { readLink, writeLink } from '../../../src/exchange/link/link.ts';
import type { LinkState } from '../../../src/exchange/link/link-state.ts';
import { MadeUpWords } from '../../../src/exchange/link/made-up-words.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';

const stateOf = (world: World, command: Call | Try | null = null): LinkState => ({
  name: 'Secret project',
  rows: rowsOf(world),
  at: nowOf(world),
  credentials: { type: 'console', id: accountOf(world) },
  shown: command && { kind: 'why', command, verdict: { ok: true } },
  selected: null,
  account: null,
  panels: {},
});

const users = [...sampleWorld.tables.users.values()];
const signedBy = (id: string): Credentials => ({ type: 'console', id });

describe('an anonymous account', () => {
  test('of every kind of thing is a whole account still, and opens from a link', async () => {
    const written = await writeLink(anonymise(stateOf(wholeWorld)));
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    const read = await readLink(written.link);
    expect(read.ok ? null : read.problem).toBeNull();
    if (read.ok) expect(read.state.rows.length).toBe(rowsOf(wholeWorld).length);
  });

  test('names nothing as its own account did', () => {
    const told = JSON.stringify(anonymise(stateOf(wholeWorld)));
    const words = [
      'ana',
      'ben',
      'carol',
      'mia',
      'Auditors2',
      'invoices/',
      'web-assets',
      '444455556666:',
      'Secret',
    ];
    const rows = rowsOf(wholeWorld).filter(
      ({ table, after }) =>
        table !== 'meta' && !('account' in (after ?? {}) && (after as { account: string }).account === 'aws'),
    );
    const ids = rows.map(({ key }) => key).filter((key) => /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(key));
    for (const id of ids) expect(told).not.toContain(id);
    for (const word of words) expect(told.split(/[^A-Za-z0-9]+/)).not.toContain(word);
    expect(told).not.toContain('EXAMPLE-AUDIT-2025');
    expect(told).not.toContain('Given to carol');
  });

  const asked = users.flatMap((user) => [
    ...[...sampleWorld.tables.roles.values()].map(({ name }) => ({
      user,
      action: 'sts:AssumeRole',
      resource: `arn:aws:iam::111122223333:role/${name}`,
    })),
    ...['reports/q3', 'reports/', 'team-bucket/a', 'invoices/2025/1', 'elsewhere/x'].flatMap((name) =>
      ['s3:GetObject', 's3:DeleteObject', 's3:ListBucket'].map((action) => ({
        user,
        action,
        resource: `arn:aws:s3:::${name}`,
      })),
    ),
  ]);

  test('answers every question as its own account does', () => {
    const verdicts = asked.map(({ user, action, resource }) => {
      const question: Try = { type: 'try', action, resource, credentials: signedBy(user.id) };
      const before = attempt(sampleWorld, question, nowOf(sampleWorld)).decision;
      const { rows, shown } = anonymise(stateOf(sampleWorld, question));
      if (shown?.kind !== 'why' || shown.command.type !== 'try')
        throw new Error('It asks for something else');
      const after = attempt(worldFrom(rows), shown.command, nowOf(sampleWorld)).decision;
      expect([after?.verdict, after?.decidedBy], `${user.name} ${action} ${resource}`).toEqual([
        before?.verdict,
        before?.decidedBy,
      ]);
      return before?.verdict;
    });
    expect(new Set(verdicts)).toEqual(new Set(['allow', 'explicitDeny', 'implicitDeny']));
  });

  test('lets its roles be put on, and refuses them, as its own account does', async () => {
    for (const user of users)
      for (const { name } of sampleWorld.tables.roles.values()) {
        const input = { RoleArn: `arn:aws:iam::111122223333:role/${name}`, RoleSessionName: user.name };
        const call = {
          type: 'call',
          service: 'sts',
          operation: 'AssumeRole',
          input,
          credentials: signedBy(user.id),
        } as Call;
        await prepare(call);
        const { rows, shown } = anonymise(stateOf(sampleWorld, call));
        if (shown?.kind !== 'why' || shown.command.type !== 'call')
          throw new Error('It asks for something else');
        const [before, after] = [
          execute(sampleWorld, call, nowOf(sampleWorld)),
          execute(worldFrom(rows), shown.command, nowOf(sampleWorld)),
        ];
        expect([after.result.ok, after.decision?.decidedBy]).toEqual([
          before.result.ok,
          before.decision?.decidedBy,
        ]);
      }
  });
});

describe('made-up words', () => {
  const say = (text: string): string => anonymousText(text, new MadeUpWords());

  test.each([
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['lambda.amazonaws.com', 'lambda.amazonaws.com'],
    ['10.1.2.3', '10.1.2.3'],
    ['${aws:username}', '${aws:username}'],
    ['prod-admin', 'prod-admin'],
    ['*', '*'],
    ['', ''],
  ])('%s stays', (text, said) => {
    expect(say(text)).toBe(said);
  });

  test('keep length and capitals, and are the same for the same word', () => {
    const made = new MadeUpWords();
    const [first, second] = [
      anonymousText('acme-billing-Zeppelin', made),
      anonymousText('AcmeZeppelin', made),
    ];
    expect(first).toMatch(/^[a-z]{4}-billing-[A-Z][a-z]{7}$/);
    expect(second.toLowerCase()).toBe(first.replace('-billing-', '').toLowerCase());
    expect(first).not.toMatch(/acme|zeppelin/i);
  });

  test('match where the own words did: a pattern of words and what it is for', () => {
    const made = new MadeUpWords();
    const [pattern, name] = [
      anonymousText('arn:aws:s3:::acme-*/${aws:username}/*', made),
      anonymousText('acme-zoo', made),
    ];
    expect(pattern).toMatch(/^arn:aws:s3:::[a-z]{4}-\*\/\$\{aws:username\}\/\*$/);
    expect(pattern).toContain(name.slice(0, 5));
  });

  test('in a document leave its elements, actions, operators and AWS’s keys alone', () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Sid: 'ZeppelinOnly',
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: '*',
        Principal: { Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::123412341234:user/zeppelin' },
        Condition: {
          StringEquals: { 'aws:PrincipalTag/zeppelin': 'blimp', 'oidc.zeppelin.io:sub': 'blimp' },
          Bool: { 'aws:SecureTransport': 'true' },
          IpAddress: { 'aws:SourceIp': '81.2.69.142/32' },
        },
      },
    };
    const said = anonymousDocument(JSON.stringify(document), new MadeUpWords());
    expect(said).not.toMatch(/zeppelin|blimp|123412341234|81\.2\.69/i);
    expect(JSON.parse(said)).toMatchObject({
      Statement: {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: '*',
        Principal: { Service: 'ec2.amazonaws.com' },
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
    });
  });

  test('never stand for two words, however many there are', () => {
    const made = new MadeUpWords();
    const own = Array.from({ length: 3000 }, (_, at) =>
      at
        .toString(26)
        .replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
        .padStart(3, 'q'),
    );
    const unique = [...new Set(own)];
    expect(new Set(unique.map((word) => made.word(word))).size).toBe(unique.length);
  });
});
