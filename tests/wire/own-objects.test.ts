import { expect, test } from 'vitest';
import { withS3Address } from '../../src/wire/own-objects.ts';

const request = {
  method: 'POST',
  path: '/',
  query: '',
  headers: new Map([['host', '127.0.0.1:4566']]),
  body: new Uint8Array(),
};

test.each([
  ['http://127.0.0.1:4566/reports/a/b.json', 'https://s3.eu-central-1.amazonaws.com/reports/a/b.json'],
  ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
  ['http://127.0.0.1:4567/reports/a.json', 'http://127.0.0.1:4567/reports/a.json'],
  ['http://127.0.0.1:4566@example.com/a/b', 'http://127.0.0.1:4566@example.com/a/b'],
  ['https://reports.s3.amazonaws.com/a.json', 'https://reports.s3.amazonaws.com/a.json'],
])('a template at %s is one at %s', (given, meant) => {
  const input = { StackName: 'team', TemplateURL: given };
  expect(withS3Address(input, request, 'eu-central-1')).toEqual({ ...input, TemplateURL: meant });
});

test('an input without a template’s address stays as it is', () => {
  const input = { StackName: 'team' };
  expect(withS3Address(input, request, null)).toBe(input);
});
