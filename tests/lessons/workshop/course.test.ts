import { createHash } from 'node:crypto';
import { lessons } from 'virtual:lessons';
import { workshops as ready } from 'virtual:workshops';
import { expect, test } from 'vitest';
import { courseOf } from '../../../src/lessons/workshop/course.ts';
import { readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import { readyWorkshops } from '../../../src/lessons/workshop/ready.ts';
import { keptId } from '../../../src/lessons/workshop/workshop.ts';
import { carryingWorkshop, smallLesson } from './small.ts';

test('the page has the ready workshops, each with all of its lessons in its order', () => {
  expect(ready.map(({ id }) => id)).toEqual(readyWorkshops);
  for (const workshop of ready) {
    const course = courseOf(workshop, lessons);
    expect(course.map(({ id }) => id)).toEqual(
      workshop.lessons.map((one) => ('builtIn' in one ? one.builtIn : '?')),
    );
  }
});

test('a lesson that a file carries is only itself, though it calls itself as one of the page’s own', async () => {
  const read = readWorkshopFile(carryingWorkshop('first-policy'));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const course = courseOf(read.workshop, lessons);
  expect(course[0]?.id).toBe('what-a-user-is');
  const carried = course[1];
  expect(carried?.id).toMatch(/^[0-9a-f]{64}$/);
  const { lesson } = (await carried?.load()) ?? {};
  expect([lesson?.id, lesson?.title, lesson && 'proof' in lesson]).toEqual([carried?.id, 'Small', false]);
});

const keyOf = (text: string): string => {
  const read = readWorkshopFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.key;
};

test('a workshop is known by the SHA-256 of its file, and by nothing that the file calls itself', () => {
  const text = carryingWorkshop('small');
  expect(keyOf(text)).toBe(`own-${createHash('sha256').update(text).digest('hex')}`);
  // A system's own ends of lines and its mark at the beginning are no content.
  expect(keyOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toBe(keyOf(text));
  expect(keyOf(text.replace('our** workshop', 'my** workshop'))).not.toBe(keyOf(text));
});

const contentOf = (text: string): string => {
  const read = readWorkshopFile(text);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.workshop.lessons.map(keptId).at(-1) ?? '';
};

const asked = [
  'predictions:',
  '  - id: may-ana',
  '    ask: May ana?',
  '    of: [ana, s3:ListAllMyBuckets, "*"]',
  '    is: implicitDeny',
  '    because: Nothing allows it.',
  '    misconception: A new user may do something.',
  '    twin: {ask: May ben?, of: [ben, s3:ListAllMyBuckets, "*"], is: implicitDeny, because: Nothing allows it.}',
  'goals:',
].join('\n');
const full = smallLesson('small').replace(
  'goals:',
  `account: '123456789012'\nstart: [{iam CreateUser: {Path: /a/, UserName: ben}}]\n${asked}`,
);

test.each([
  ['its title', 'title: Small', 'title: Other'],
  ['its author', 'author: Somebody', 'author: Another'],
  ['its name', 'id: small', 'id: large'],
  ['its version', 'version: 1', 'version: 2'],
  ['its text', 'Create **ana**', 'Make **ana**'],
  ['a hint', 'hints: [Look.', 'hints: [Watch.'],
  ['the order of a call’s fields', 'Path: /a/, UserName: ben', 'UserName: ben, Path: /a/'],
])('progress goes on where a lesson differs only in %s', (_what, from, to) => {
  expect(full).toContain(from);
  expect(contentOf(full.replace(from, to))).toBe(contentOf(full));
});

test.each([
  ['its account', '123456789012', '111122223333'],
  ['a step of its start', 'UserName: ben}', 'UserName: bob}'],
  ['a goal', 'exists: user ana', 'exists: user cleo'],
  ['a goal’s sentence', 'says: ana exists.', 'says: ana is there.'],
  ['a question', 'ask: May ana?', 'ask: Can ana?'],
  ['an answer', 'is: implicitDeny\n', 'is: allow\n'],
])('progress begins anew where a lesson differs in %s', (_what, from, to) => {
  expect(full).toContain(from);
  expect(contentOf(full.replace(from, to))).not.toBe(contentOf(full));
});

test('the file of a single lesson is a workshop of one', () => {
  const read = readWorkshopFile(smallLesson('small'));
  expect(read).toMatchObject({
    ok: true,
    workshop: { id: 'small', title: 'Small', minutes: null, lessons: [{ carried: { id: 'small' } }] },
  });
});

test('a lesson with a fault is told its place, and a text that is neither is refused', () => {
  const read = readWorkshopFile(smallLesson('small').replace('title: Small', 'titel: Small'));
  expect(read.ok ? [] : read.faults.map(({ line, kind, detail }) => [line, kind, detail])).toEqual([
    [5, 'unknown', 'titel'],
    [1, 'missing', 'title'],
  ]);
  expect(readWorkshopFile('hello')).toMatchObject({ ok: false, faults: [{ line: 1, kind: 'yaml' }] });
  expect(readWorkshopFile('x'.repeat(400_001))).toMatchObject({ ok: false, faults: [{ kind: 'tooBig' }] });
});
