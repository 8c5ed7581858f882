import { expect, test } from 'vitest';
import { completionsAt, quoted } from '../../../src/lessons/writing/complete.ts';
import type { Names } from '../../../src/lessons/writing/names.ts';
import { namesOf } from '../../../src/lessons/writing/names.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { parseDocument } from 'yaml';
import cases from './complete.json' with { type: 'json' };

const call = (service: string, operation: string, input: object) =>
  ({ type: 'call', service, operation, input: { ...input } }) as const;

const { world } = await lessonStart(
  {
    account: '111122223333',
    documents: [],
    start: [
      call('iam', 'CreateUser', { UserName: 'ana' }),
      call('iam', 'CreateUser', { UserName: 'ben' }),
      call('iam', 'CreateGroup', { GroupName: 'Readers' }),
      call('iam', 'CreateRole', {
        RoleName: 'Reader',
        AssumeRolePolicyDocument:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}',
      }),
      call('s3', 'CreateBucket', { Bucket: 'reports' }),
      call('s3', 'PutObject', { Bucket: 'reports', Key: 'q3.csv' }),
    ],
  },
  Date.UTC(2026, 0, 5),
);

const names: Names = {
  ...namesOf(world),
  actions: [
    { id: 's3:GetObject', level: 'Read' },
    { id: 's3:GetObjectAcl', level: 'Read' },
    { id: 's3:PutObject' },
  ],
  operations: ['iam CreateUser', 'iam CreateGroup', 's3 PutObject'],
  lessons: ['first-policy', 'what-a-user-is'],
  chapters: ['users-and-groups', 'policies-and-keys'],
};

test.each(cases as { title: string; text: string; labels: string[] | null; insert?: string; all?: number }[])(
  '$title',
  ({ text, labels, insert, all }) => {
    const at = text.indexOf('‸');
    const found = completionsAt(text.replace('‸', ''), at, names);
    expect(found?.options.map(({ label }) => label) ?? null).toEqual(labels);
    if (insert !== undefined) expect(found?.options[0]?.insert).toBe(insert);
    if (all !== undefined) expect(found?.all).toBe(all);
  },
);

test('an option takes the place of all that is typed of its value, quotes among it', () => {
  const text = "---\ngoals:\n  - needs:\n      - can: [ana, s3:GetObject, 'arn:aws:s3:::rep', allow]\n---\n";
  const at = text.indexOf("rep'") + 3;
  const found = completionsAt(text, at, names);
  const first = found?.options[0];
  if (!found || !first) throw new Error('nothing is offered');
  expect(text.slice(0, found.from) + first.insert + text.slice(found.to)).toContain(
    "can: [ana, s3:GetObject, 'arn:aws:s3:::reports', allow]",
  );
});

test('an action says its access level, and whether the text has it already', () => {
  const text =
    '---\ngoals:\n  - needs:\n      - can: [ana, s3:GetObject, x, allow]\n      - can: [ana, s3:, x, allow]\n---\n';
  const found = completionsAt(text, text.lastIndexOf('s3:') + 3, names);
  expect(found?.options.map(({ label, level, isUsed }) => [label, level, isUsed])).toEqual([
    ['s3:GetObject', 'Read', true],
    ['s3:GetObjectAcl', 'Read', false],
    ['s3:PutObject', undefined, false],
  ]);
});

test.each([
  'ana',
  'role Reader',
  'true',
  '12',
  "it's",
  'a: b',
  '*',
  '@key:ana',
  'arn:aws:s3:::r/*',
  'by hand',
  'a, b',
  '-',
  '#x',
  'é',
])('what is written for %s is read as the same text', (text) => {
  expect(parseDocument(`[${quoted(text)}]`).toJS()).toEqual([text]);
  expect(parseDocument(`a: ${quoted(text)}`).toJS()).toEqual({ a: text });
});
