import { expect, test } from 'vitest';
import type { Compared, Side } from '../../../src/assume/why/compare.ts';
import { compare } from '../../../src/assume/why/compare.ts';
import { whyOf } from '../../../src/assume/why/gates.ts';
import type { DecisionInput } from '../../../src/engine/index.ts';
import { decide } from '../../../src/engine/index.ts';
import { account, allow, carol, document, everything, q3, role, trusting } from './documents.ts';

/** A text with its marked part in brackets. */
const shown = ({ text, mark }: Side): string =>
  mark ? `${text.slice(0, mark.from)}[${text.slice(mark.from, mark.to)}]${text.slice(mark.to)}` : text;

const line = ({ about, condition, meets, spares, asked, stands, more }: Compared): string =>
  [
    condition ? `${condition.operator} ${condition.key}` : about,
    meets ? 'meets' : 'fails',
    `asked ${asked ? shown(asked) : 'nothing'}`,
    `${spares ? 'all but' : 'allowed'} ${stands.map(shown).join(' ')}${more > 0 ? ` +${String(more)}` : ''}`,
  ].join(' · ');

function lines(input: Partial<DecisionInput>, gate: string): string[] {
  const decision = decide({ caller: carol, action: 's3:GetObject', resource: q3, ...input });
  const found = whyOf(decision).gates.find(({ id }) => id === gate);
  const [first] = found?.deciding ?? [];
  return first ? compare(first, decision).map(line) : [];
}

test('where a resource differs, the part behind what both begin with is marked', () => {
  const boundary = document(allow('s3:*', 'arn:aws:s3:::invoices/*'));
  expect(lines({ identity: everything, boundary }, 'boundary')).toEqual([
    'resource · fails · asked arn:aws:s3:::[reports/q3] · allowed arn:aws:s3:::[invoices/*]',
  ]);
});

test('names that begin alike differ as a whole', () => {
  const identity = document(allow('s3:*', 'arn:aws:s3:::reports-old/*'));
  expect(lines({ identity }, 'identity')).toEqual([
    'resource · fails · asked arn:aws:s3:::[reports/q3] · allowed arn:aws:s3:::[reports-old/*]',
  ]);
});

test('the entries most like what was asked come first, and the others are counted', () => {
  const identity = document(allow(['ec2:Run*', 's3:Put*', 's3:List*', 'sqs:*', 's3:GetBucketTagging'], '*'));
  expect(lines({ identity }, 'identity')).toEqual([
    'action · fails · asked s3:[GetObject] · allowed s3:[GetBucketTagging] s3:[Put*] s3:[List*] +2',
  ]);
});

test('what met is marked whole, and only the entry that did it stands there', () => {
  const identity = document(allow(['ec2:*', 's3:Get*'], ['arn:aws:s3:::a/*', 'arn:aws:s3:::reports/*']));
  expect(lines({ identity }, 'identity')).toEqual([
    'action · meets · asked [s3:GetObject] · allowed [s3:Get*]',
    'resource · meets · asked [arn:aws:s3:::reports/q3] · allowed [arn:aws:s3:::reports/*]',
  ]);
});

test('a trust policy is held beside the caller', () => {
  const trust = document(trusting(`arn:aws:iam::${account}:user/ana`));
  expect(lines({ action: 'sts:AssumeRole', resource: role, trust }, 'resource')).toEqual([
    `principal · fails · asked arn:aws:iam::${account}:user/[carol] · allowed arn:aws:iam::${account}:user/[ana]`,
  ]);
});

test('a condition is held beside the request’s key, also where there is none', () => {
  const Condition = { StringEquals: { 'aws:PrincipalTag/team': ['web', 'ops'] } };
  const identity = document(allow('*', '*', { Condition }));
  const name = 'StringEquals aws:PrincipalTag/team · fails';
  expect(lines({ identity }, 'identity')).toEqual([`${name} · asked nothing · allowed [web] [ops]`]);
  const context = { 'aws:PrincipalTag/team': 'data' };
  expect(lines({ identity, context }, 'identity')).toEqual([`${name} · asked [data] · allowed [web] [ops]`]);
});

test('what a statement spares is said as such', () => {
  const identity = document({ Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' });
  expect(lines({ identity }, 'identity')).toEqual(['action · fails · asked [s3:GetObject] · all but [s3:*]']);
  const spared = document({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::reports/*' });
  expect(lines({ identity: spared }, 'identity')).toEqual([
    'resource · fails · asked [arn:aws:s3:::reports/q3] · all but [arn:aws:s3:::reports/*]',
  ]);
});
