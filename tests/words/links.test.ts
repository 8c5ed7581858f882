import { expect, test } from 'vitest';
import { linkProblem, verdictText } from '#words/links.ts';
import { notShared } from '#words/share.ts';
import type { LinkProblem } from '../../src/exchange/link/link-problem.ts';

const at = { line: 1, column: 2, place: 'set.users[0].tags' };
const problems: readonly LinkProblem[] = [
  { kind: 'cut' },
  { kind: 'altered' },
  { kind: 'newer', what: 'd9' },
  { kind: 'tooBig', limit: 32_000 },
  { kind: 'wrong', problem: { kind: 'wrongShape', file: '', place: 'set.users[0].id', what: 'is missing' } },
  { kind: 'wrong', problem: { kind: 'notJson', file: '', at, expected: 'a value' } },
  { kind: 'wrong', problem: { kind: 'tooMany', file: '', limit: 400_000 } },
  { kind: 'wrong', problem: { kind: 'secret', file: '', at, secret: 'accessKey' } },
];

test.each(problems)(
  'a link that is $kind is told in sentences: what is wrong, and what still works',
  (problem) => {
    const text = linkProblem(problem);
    expect(text).toMatch(/^(?:[A-Z][^.]*(?:\.\w[^.]*)*\. ?)+$/);
    expect(text).toContain('Your account is open and has not changed');
    expect(text).not.toMatch(/undefined|null|\. \.|: (?:is|holds)/);
  },
);

test('what could not be shared says what to do', () => {
  expect(notShared({ kind: 'tooBig', limit: 32_000 })).toContain('Send it as a file.');
  expect(
    notShared({ kind: 'wrong', problem: { kind: 'secret', file: '', at, secret: 'accessKey' } }),
  ).toContain('set.users[0].tags');
});

test('an answer is a sentence that ends', () => {
  expect(verdictText({ ok: false, code: 'AccessDenied', message: 'No' })).toBe(
    'AWS refused (AccessDenied): No.',
  );
  expect(verdictText({ ok: true })).toBe('AWS said yes.');
});
