import { expect, test } from 'vitest';
import { parseAddress, writeAddress } from '../../../src/ui/view/addresses.ts';
import type { Question } from '../../../src/ui/view/questions.ts';
import { readQuestion, writeQuestion } from '../../../src/ui/view/questions.ts';

const plain: Question = {
  who: null,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::reports/q3',
  keys: {},
};

test('a question stays readable in an address', () => {
  expect(writeQuestion(plain)).toBe('s3:GetObject/arn:aws:s3:::reports/q3');
  const who = 'arn:aws:iam::111122223333:user/carol';
  const keys = { 'aws:SourceIp': ['203.0.113.7'], 'aws:TagKeys': ['a', 'b'] };
  expect(writeQuestion({ ...plain, who, keys })).toBe(
    `s3:GetObject/arn:aws:s3:::reports/q3?as=${who}&aws:SourceIp=203.0.113.7&aws:TagKeys=a&aws:TagKeys=b`,
  );
});

const questions: readonly Question[] = [
  plain,
  { ...plain, resource: '*' },
  { ...plain, who: 'ec2.amazonaws.com' },
  { ...plain, resource: 'arn:aws:s3:::a b/ü?x=1&y#z%25[0]"<b>' },
  { ...plain, keys: { 'aws:PrincipalTag/te am': ['a=b&c', '', 'as'], 's3:prefix': ['?'] } },
  {
    ...plain,
    who: 's3.amazonaws.com',
    keys: { 'aws:SourceArn': ['arn:aws:s3:::x'], 'aws:SourceAccount': [] },
  },
  { ...plain, keys: JSON.parse('{"__proto__":["x"],"constructor":["y"]}') as Question['keys'] },
];

test.each(questions)('what is written is read back, through an address: %o', (question) => {
  const written = writeQuestion(question);
  expect(readQuestion(written)).toEqual(question);
  const address = { kind: 'ask', question: written } as const;
  expect(parseAddress(writeAddress(address))).toEqual(address);
});

test.each([
  'ana/s3:GetObject',
  's3:GetObject',
  's3:GetObject/',
  's3:GetObject/reports',
  's3:GetObject/arn:aws:s3:::a?as',
  's3:GetObject/arn:aws:s3:::a?=b',
  's3:GetObject/%E0%A4%A',
  's3:GetObject/*?a=b?c=d',
  '',
])('%s is no question', (text) => {
  expect(readQuestion(text)).toBeNull();
});
