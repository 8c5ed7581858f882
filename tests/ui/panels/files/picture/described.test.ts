import { expect, test } from 'vitest';
import type { Pictured } from '../../../../../src/graph/sheet/pictured.ts';
import { altOf, fileNameOf, markdownOf } from '../../../../../src/ui/panels/files/picture/described.ts';

const pictured = (kind: Pictured['kind'], title: string, note = ''): Pictured =>
  ({ kind, title, note, sentences: [] }) as unknown as Pictured;

test.each([
  [
    'why',
    'carol can’t delete reports/q3.csv: ReportsStay, of the group Auditors, denies it.',
    'iam-answer-carol-cant-delete-reports-q3-csv-reportsstay-of',
  ],
  ['step', 'STS hears ana ask for the role Deployer.', 'iam-step-sts-hears-ana-ask-for-the-role-deployer'],
  ['account', '../../etc/passwd\u202e', 'iam-account-etc-passwd'],
  ['overview', '…', 'iam-overview'],
] as const)('A file of the kind %s tells its scene: %s', (kind, title, name) => {
  expect(fileNameOf(pictured(kind, title), 'svg')).toBe(`${name}.svg`);
});

test('The short text is the title and the note, and ends behind a word', () => {
  expect(altOf(pictured('account', 'Who is who', 'You are ana.'))).toBe('Who is who. You are ana.');
  const long = altOf(pictured('why', 'because '.repeat(40).trim()));
  expect(long.length).toBeLessThanOrEqual(151);
  expect(long).toMatch(/because…$/);
});

test('Markdown shows the file, says it in short and leads to the scene, whatever the names are', () => {
  expect(markdownOf('ana [x](y) *b*\n`c`', 'iam-step.svg', 'https://example.org/(a)#d4.x')).toBe(
    '[![ana \\[x\\](y) \\*b\\* \\`c\\`](iam-step.svg)](https://example.org/%28a%29#d4.x)',
  );
  expect(markdownOf('ana', 'é.svg', null)).toBe('![ana](%C3%A9.svg)');
});
