import { lessons } from 'virtual:lessons';
import { taught } from 'virtual:taught';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

test('the first lesson of the index is the first of the course', () => {
  expect(lessons[0]?.id).toBe('what-a-user-is');
});

test.each(lessons.map((entry) => [entry.id, entry] as const))(
  '%s arrives in the version of the index, without what only its linter needs, within 8 kB',
  async (id, { load, version, title }) => {
    const { lesson } = await load();
    expect([lesson.id, lesson.version, lesson.title]).toEqual([id, version, title]);
    expect(Object.keys(lesson)).not.toContain('proof');
    expect(gzipSync(JSON.stringify(lesson)).length).toBeLessThanOrEqual(8000);
  },
);

test('the index holds what a learner needs alone; solutions and texts are found for those who teach', async () => {
  expect(Object.keys(taught)).toEqual(lessons.map(({ id }) => id));
  for (const entry of lessons)
    expect(Object.keys(entry)).toEqual(['id', 'version', 'chapter', 'buildsOn', 'title', 'load']);
  const [first] = lessons;
  const parts = taught[first!.id]!;
  expect((await parts.source()).source).toContain(`\ntitle: ${first!.title}\n`);
  expect((await parts.solutions()).solutions.map(({ way }) => way)).toContain('cli');
});
