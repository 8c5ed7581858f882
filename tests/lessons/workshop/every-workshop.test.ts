import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lintLesson } from '../../../src/lessons/lint/lint-lesson.ts';
import { proseText } from '../../../src/lessons/prose-text.ts';
import { parseWorkshop } from '../../../src/lessons/workshop/parse-workshop.ts';
import { faultText } from '#words/lesson-files.ts';

const folder = resolve(import.meta.dirname, '../../../src/lessons/workshop/en');
const files = readdirSync(folder);

test('There are five ready workshops', () => {
  expect(files).toEqual([
    'access-denied.md',
    'find-and-fix-escalation.md',
    'iam-as-code.md',
    'iam-identities.md',
    'roles-and-temporary-credentials.md',
  ]);
});

test.each(files)(
  '%s is a workshop: a welcome of at most 150 words, a title, lessons of this page',
  async (file) => {
    const parsed = parseWorkshop(readFileSync(join(folder, file), 'utf8'));
    if (!parsed.ok) throw new Error(parsed.faults.map(faultText).join('\n'));
    const { workshop } = parsed;
    expect(`${workshop.id}.md`).toBe(file);
    expect(proseText(workshop.welcome).split(/\s+/).length).toBeLessThanOrEqual(150);
    // Each lesson takes four to seven minutes, and a workshop’s title promises no less than it takes.
    expect(workshop.minutes).toBeGreaterThanOrEqual(4 * workshop.lessons.length);
    // A workshop's page says how long each lesson takes.
    expect(workshop.lessons.filter(({ minutes }) => minutes === undefined)).toEqual([]);
    for (const one of workshop.lessons)
      if ('carried' in one) expect((await lintLesson(one.carried)).problems).toEqual([]);
    expect(workshop).toMatchObject({ author: 'The IAM Playground authors', licence: 'CC BY 4.0' });
  },
);
