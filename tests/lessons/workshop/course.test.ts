import { lessons } from 'virtual:lessons';
import { workshops as ready } from 'virtual:workshops';
import { expect, test } from 'vitest';
import { courseOf, keptId, openedKey } from '../../../src/lessons/workshop/course.ts';
import { readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import { readyWorkshops } from '../../../src/lessons/workshop/ready.ts';
import { carryingWorkshop, smallLesson } from './small.ts';

test('the page has the ready workshops, each with all of its lessons in its order', () => {
  expect(ready.map(({ id }) => id)).toEqual(readyWorkshops);
  for (const workshop of ready) {
    const course = courseOf(workshop.id, workshop, lessons);
    expect(course.map(({ id }) => id)).toEqual(
      workshop.lessons.map((one) => ('builtIn' in one ? one.builtIn : '?')),
    );
  }
});

test('a lesson that a file carries is only itself, though it calls itself as one of the page’s own', async () => {
  const read = readWorkshopFile(carryingWorkshop('first-policy'));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const key = openedKey(read.workshop);
  const course = courseOf(key, read.workshop, lessons);
  expect(course[0]?.id).toBe('what-a-user-is');
  const carried = course[1];
  expect(carried?.id).toMatch(/^w[0-9a-f]{8}$/);
  const { lesson } = (await carried?.load()) ?? {};
  expect([lesson?.id, lesson?.title, lesson && 'proof' in lesson]).toEqual([carried?.id, 'Small', false]);
  const [, one] = read.workshop.lessons;
  if (!one) throw new Error('There is no second lesson');
  // Another workshop's lesson of the same name is another one.
  expect(keptId('own-other', one)).not.toBe(carried?.id);
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
