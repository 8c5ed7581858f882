import { describe, expect, test } from 'vitest';
import type { Call, Credentials, Try, World } from '../../../src/engine/index.ts';
import { accountOf, nowOf, prepare, rowsOf, worldFrom } from '../../../src/engine/index.ts';
import { attempt, execute } from '../../../src/engine/calls.ts';
import { anonymise } from '../../../src/exchange/link/anonymise.ts';
import { documentOrText } from '../../../src/exchange/link/anonymous/documents.ts';
import { loadOwnNames } from '../../../src/exchange/link/anonymous/own-names.ts';
import { Texts } from '../../../src/exchange/link/anonymous/texts.ts';
import { commonWords } from '../../../src/exchange/link/anonymous/common-words.ts';
import { atOnce } from '../../../src/exchange/work.ts';
import { isFull } from '../../properties.ts';
import { seededDraws } from './seeded-draws.ts';
import { readLink, writeLink } from '../../../src/exchange/link/link.ts';
import type { LinkState } from '../../../src/exchange/link/link-state.ts';
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
    const written = await writeLink((await anonymise(stateOf(wholeWorld), seededDraws())).state);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    const read = await readLink(written.link);
    expect(read.ok ? null : read.problem).toBeNull();
    // Stacks stay at home: their templates name things inside of other languages' texts.
    const sent = rowsOf(wholeWorld).filter(({ table }) => table !== 'stacks');
    if (read.ok) expect(read.state.rows.length).toBe(sent.length);
  });

  test('names nothing as its own account did', async () => {
    const told = JSON.stringify((await anonymise(stateOf(wholeWorld), seededDraws())).state);
    const words = ['ana', 'ben', 'carol', 'mia', 'Auditors2', 'invoices/', 'web-assets', 'Secret'];
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

  test('answers every question as its own account does', async () => {
    const verdicts: (string | undefined)[] = [];
    // A quarter of the questions: of every user, action and resource some.
    for (const { user, action, resource } of asked.filter((_, at) => isFull || at % 4 === 0)) {
      const question: Try = { type: 'try', action, resource, credentials: signedBy(user.id) };
      const before = attempt(sampleWorld, question, nowOf(sampleWorld)).decision;
      const { rows, shown, at } = (await anonymise(stateOf(sampleWorld, question), seededDraws())).state;
      if (shown?.kind !== 'why' || shown.command.type !== 'try')
        throw new Error('It asks for something else');
      const after = attempt(worldFrom(rows), shown.command, at).decision;
      expect([after?.verdict, after?.decidedBy], `${user.name} ${action} ${resource}`).toEqual([
        before?.verdict,
        before?.decidedBy,
      ]);
      verdicts.push(before?.verdict);
    }
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
        const { rows, shown, at } = (await anonymise(stateOf(sampleWorld, call), seededDraws())).state;
        if (shown?.kind !== 'why' || shown.command.type !== 'call')
          throw new Error('It asks for something else');
        const [before, after] = [
          execute(sampleWorld, call, nowOf(sampleWorld)),
          execute(worldFrom(rows), shown.command, at),
        ];
        expect([after.result.ok, after.decision?.decidedBy]).toEqual([
          before.result.ok,
          before.decision?.decidedBy,
        ]);
      }
  });
});

const own = await loadOwnNames('ec2: cloudformation:');

/** What texts become that stand in one account. */
function said(
  list: readonly string[],
  rewrite = (texts: Texts, one: string): string => texts.text(one),
): string[] {
  const texts = new Texts(own, seededDraws());
  for (const one of list) rewrite(texts, one);
  atOnce(texts.settle());
  return list.map((one) => rewrite(texts, one));
}

describe('a made-up text', () => {
  test.each([
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'lambda.amazonaws.com',
    '10.0.0.0/8',
    '198.51.100.7',
    '${aws:username}',
    'prod-admin',
    'arn:aws:s3:::*',
    'arn:aws:lambda:eu-*:111122223333:function:*',
    'arn:aws:dynamodb:us-east-1:123456789012:table/*',
    'arn:aws:sts::111122223333:assumed-role/admin/dev',
    'https://sts.amazonaws.com',
    's3.eu-west-1.amazonaws.com',
    'token.actions.githubusercontent.com',
    '*',
    'true',
    '',
  ])('is the same where all of it is AWS’s or common: %s', (text) => {
    expect(said([text])).toEqual([text]);
  });

  test.each([
    [
      'an account’s registry',
      '210987650001.dkr.ecr.eu-west-1.amazonaws.com/zeppelin',
      /^\d{12}\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/[a-z]{8}$/,
    ],
    [
      'a bucket’s address',
      'zeppelin.s3.eu-west-1.amazonaws.com',
      /^[a-z]{8}\.s3\.eu-west-1\.amazonaws\.com$/,
    ],
    [
      'a cluster’s provider',
      'oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C3D4E5F60718293A4B5C6D7E8F9',
      /^oidc\.eks\.eu-west-1\.amazonaws\.com\/[a-z]{2}\/[0-9A-F]{32}$/,
    ],
    [
      'a role of IAM Identity Center',
      'AWSReservedSSO_Zeppelin_0a1b2c3d4e5f6a7b',
      /^AWSReservedSSO_[A-Z][a-z]{7}_[0-9a-f]{16}$/,
    ],
    [
      'a service’s role with a suffix',
      'AWSServiceRoleForAutoScaling_ZeppelinPayroll',
      /^AWSServiceRoleForAutoScaling_[A-Z][a-z]{7}[A-Z][a-z]{6}$/,
    ],
    ['a name without capitals or small letters', '山田太郎', /^\p{Script=Han}{4}$/u],
    ['two letters', 'HP', /^[A-Z]{2}$/],
    ['a phone number', '+49 30 1234567', /^\+\d\d \d\d \d{7}$/],
    ['an address at the end of a sentence', 'from 84.17.4.9.', /^[a-z]{4} \d+\.\d+\.\d+\.\d+\.$/],
    [
      'a user behind a path',
      'arn:aws:iam::210987650001:user/zeppelin/bo',
      /^arn:aws:iam::\d{12}:user\/[a-z]{8}\/[a-z]{2}$/,
    ],
    ['an email', 'bo@zeppelin.example', /^[a-z]{2}@[a-z]{8}\.example$/],
    ['an encoded name', '%C3%A9t%C3%A9', /^%[A-Z]\d%[A-Z]\d[a-z]%[A-Z]\d%[A-Z]\d$/],
  ])('keeps the shape of %s', (_what, text, shape) => {
    const [made = ''] = said([text]);
    expect(made).toMatch(shape);
    for (const word of text.match(/[\p{L}]{2,}|\d{4,}/gu) ?? [])
      if (/zep|payroll|^hp$|^bo$|山|^210|1234567|84\.17/i.test(word))
        expect(made.toLowerCase()).not.toContain(word.toLowerCase());
    expect(made).not.toBe(text);
  });

  test('is cut where a pattern of the account cuts its own', () => {
    const [pattern = '', name = '', other = '', middle = '', end = ''] = said([
      'arn:aws:s3:::zeppelinrep*',
      'zeppelinreports',
      'zeppelin',
      'arn:aws:s3:::*lin*',
      'arn:aws:s3:::*orts',
    ]);
    const start = pattern.slice('arn:aws:s3:::'.length, -1);
    expect(start).toHaveLength(11);
    expect(name).toHaveLength(15);
    expect(name.startsWith(start)).toBe(true);
    expect(other.startsWith(start)).toBe(false);
    const inner = middle.slice('arn:aws:s3:::*'.length, -1);
    expect([name.indexOf(inner), other.indexOf(inner)]).toEqual([5, 5]);
    expect(name.endsWith(end.slice('arn:aws:s3:::*'.length))).toBe(true);
  });

  test('leaves AWS’s own name of a role, also where a pattern of the account cuts it', () => {
    const [role, pattern, name = ''] = said([
      'AWSServiceRoleForAmazonSSM',
      'arn:aws:s3:::*onss*',
      'zeponssmer',
    ]);
    expect([role, pattern]).toEqual(['AWSServiceRoleForAmazonSSM', 'arn:aws:s3:::*onss*']);
    expect(name).toMatch(/^[a-z]{3}onss[a-z]{3}$/);
    expect(name).not.toMatch(/^zep|mer$/);
  });

  test('is the same for the same word, with the capitals where they were', () => {
    const [first = '', second = '', third = ''] = said([
      'acme-report-Zeppelin',
      'AcmeZeppelin',
      'ACMEZEPPELIN',
    ]);
    expect(first).toMatch(/^[a-z]{4}-report-[A-Z][a-z]{7}$/);
    expect(second.toLowerCase()).toBe(first.replace('-report-', '').toLowerCase());
    expect(third).toBe(second.toUpperCase());
  });

  test('never stands for two words, however many there are', () => {
    const words = Array.from(
      { length: 3000 },
      (_, at) => `q${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`,
    );
    const unique = [...new Set(words)];
    expect(new Set(said(unique)).size).toBe(unique.length);
  });

  test('leaves addresses in the ranges in which they were, and out of the others', () => {
    const [range = '', inside = '', outside = '', start = ''] = said([
      '84.17.4.0/24',
      '84.17.4.9',
      '84.17.5.9',
      '84.17.*',
    ]);
    const net = range.slice(0, range.lastIndexOf('.') + 1);
    expect(range).toMatch(/^\d+\.\d+\.\d+\.0\/24$/);
    expect(inside.startsWith(net)).toBe(true);
    expect(outside.startsWith(net)).toBe(false);
    expect(range.startsWith(start.slice(0, -1))).toBe(true);
    expect([range, inside, outside].join()).not.toContain('84.17');
  });

  test('leaves addresses of 128 bits in their ranges, too, and those of documentation as they are', () => {
    const [range = '', inside = '', outside = '', documented] = said([
      '2a02:6b8:c00::/40',
      '2a02:6b8:c12::17',
      '2a02:6b8:d00::17',
      '2001:db8::1',
    ]);
    const bitsOf = (address: string): string => {
      const [head = '', tail = ''] = address.replace(/\/.*/, '').split('::');
      const groups = [head, tail].map((half) => half.split(':').filter((group) => group !== ''));
      const [first = [], last = []] = groups;
      const gap = Array.from({ length: 8 - first.length - last.length }, () => '0');
      return [...first, ...gap, ...last]
        .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
        .join('');
    };
    expect(range).toMatch(/\/40$/);
    expect(bitsOf(inside).slice(0, 40)).toBe(bitsOf(range).slice(0, 40));
    expect(bitsOf(outside).slice(0, 40)).not.toBe(bitsOf(range).slice(0, 40));
    expect(bitsOf(range).slice(40)).toBe('0'.repeat(88));
    expect([range, inside].join(' ')).not.toMatch(/2a02:6b8:c/);
    expect(documented).toBe('2001:db8::1');
  });

  test('in a document leaves its elements, actions, operators and AWS’s keys alone', () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Sid: 'ZeppelinOnly',
        Effect: 'Allow',
        Action: ['s3:GetObject', 'ec2:Describe*'],
        Resource: '*',
        Principal: { Service: 'ec2.amazonaws.com', AWS: 'arn:aws:iam::123412341234:user/zeppelin' },
        Condition: {
          StringEquals: {
            'aws:PrincipalTag/zeppelin': 'blimp',
            'oidc.zeppelin.io:sub': 'blimp',
            'aws:RequestedRegion': 'eu-west-1',
          },
          Bool: { 'aws:SecureTransport': 'true' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
          IpAddress: { 'aws:SourceIp': '81.2.69.142/32' },
          DateLessThan: { 'aws:CurrentTime': '2031-05-06T07:08:09Z', 'aws:EpochTime': '1935817689' },
        },
      },
    };
    const [made = ''] = said([JSON.stringify(document)], (texts, one) => documentOrText(one, texts));
    expect(made).not.toMatch(/zeppelin|blimp|123412341234|81\.2\.69|2031-05-06|1935817689|07:08:09/i);
    expect(JSON.parse(made)).toMatchObject({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: ['s3:GetObject', 'ec2:Describe*'],
        Resource: '*',
        Principal: { Service: 'ec2.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
          Bool: { 'aws:SecureTransport': 'true' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
        },
      },
    });
  });

  test('keeps at most 60 common words', () => {
    expect(commonWords.size).toBeLessThanOrEqual(60);
  });
});
