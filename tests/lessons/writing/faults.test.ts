import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { type Fix, idOf, type KnownActions, placedFaults } from '../../../src/lessons/writing/faults.ts';
import cases from './faults.json' with { type: 'json' };

const file = resolve(import.meta.dirname, '../../../src/lessons/en/users-and-groups/first-policy.md');
const lesson = readFileSync(file, 'utf8');

const list = ['s3:GetObject', 's3:GetObjectAcl', 's3:PutObject', 's3:DeleteObject', 'iam:CreateUser'];
const aws: KnownActions = {
  actions: list,
  known: (action) => {
    if (action.includes('*') || !/^(?:s3|iam):/.test(action)) return 'unknown';
    return list.includes(action) ? 'there' : 'missing';
  },
};

const faultsOf = (text: string) => {
  const parsed = parseLesson(text);
  return placedFaults(text, parsed.ok ? [] : parsed.faults, aws);
};
const mended = (text: string, { from, to, insert }: Fix): string =>
  text.slice(0, from) + insert + text.slice(to);

test.each(
  cases as {
    title: string;
    from: string;
    to: string;
    marks: string;
    kind: string;
    does?: string;
    what?: string;
    rest?: number;
  }[],
)('$title', ({ from, to, marks, kind, does, what, rest = 0 }) => {
  expect(lesson.split(from).length).toBeGreaterThan(1);
  const text = lesson.replace(from, () => to);
  const [fault] = faultsOf(text).filter((one) => one.kind === kind);
  if (!fault) throw new Error(JSON.stringify(faultsOf(text)));
  expect(text.slice(fault.from, fault.to)).toBe(marks);
  expect(fault.line).toBe(text.slice(0, fault.from).split('\n').length);
  expect([fault.fix?.does, fault.fix?.what]).toEqual([does, what]);
  if (fault.fix) expect(faultsOf(mended(text, fault.fix)).length).toBe(rest);
});

test('the lesson itself has no fault', () => {
  expect(faultsOf(lesson)).toEqual([]);
});

test('faults come in the text’s order, each with its own fix', () => {
  const text = lesson
    .replace('title: First', 'titel: First')
    .replace("s3:GetObject, ['arn", "s3:GetObjct, ['arn");
  const all = faultsOf(text);
  expect(all.map(({ kind, line }) => `${kind} ${String(line)}`)).toEqual([
    'missing 1',
    'unknown 6',
    'action 35',
  ]);
  const [, unknown] = all;
  if (!unknown?.fix) throw new Error('no fix');
  expect(faultsOf(mended(text, unknown.fix)).map(({ kind }) => kind)).toEqual(['action']);
});

test.each([
  ['ana may read every object', 'ana-may-read-every-object'],
  ['42 things', 'things'],
  ['Größe!', 'gr-e'],
  ['…', ''],
])('the id made of %s is %s', (text, id) => {
  expect(idOf(text)).toBe(id);
});
