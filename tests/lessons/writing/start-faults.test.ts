import { beforeAll, expect, test } from 'vitest';
import { operationNames, partNames, preparePart, splitId } from '../../../src/engine/index.ts';
import type { LessonFile } from '../../../src/lessons/lesson.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import type { PlacedFault } from '../../../src/lessons/writing/faults.ts';
import { namesOf } from '../../../src/lessons/writing/names.ts';
import { placedStartFaults } from '../../../src/lessons/writing/start-faults.ts';
import { smallLesson } from '../workshop/small.ts';
import cases from './start-faults.json' with { type: 'json' };

beforeAll(() => Promise.all(partNames.map(preparePart)));

const operations = operationNames.map((id) => {
  const { service, name } = splitId(id);
  return `${service} ${name}`;
});

/** A lesson whose start makes ana, Devs and reports; `step` comes fourth, and another user last. */
const withStep = (step: string): string =>
  smallLesson('small').replace(
    '\ngoals:',
    () =>
      `\nstart:\n  - iam CreateUser: {UserName: ana}\n  - iam CreateGroup: {GroupName: Devs}\n  - s3 CreateBucket: {Bucket: reports}\n${step}  - iam CreateUser: {UserName: zoe}\ngoals:`,
  );

function read(text: string): LessonFile {
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.lesson;
}

async function faultsOf(text: string): Promise<readonly PlacedFault[]> {
  const { world, faults } = await lessonStart(read(text), Date.UTC(2026, 0, 5));
  const names = { ...namesOf(world), actions: [], operations, lessons: [], chapters: [] };
  return placedStartFaults(text, faults, names);
}

test.each(cases as { title: string; step: string; marks: string; mended?: string }[])(
  'in the start, $title',
  async ({ step, marks, mended }) => {
    const text = withStep(`  - ${step}\n`);
    const [fault, ...more] = await faultsOf(text);
    if (!fault) throw new Error('nothing is marked');
    expect(more).toEqual([]);
    expect(text.slice(fault.from, fault.to)).toBe(marks);
    expect(fault.line).toBe(text.slice(0, fault.from).split('\n').length);
    const { fix } = fault;
    const after = fix && text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
    expect(after).toBe(mended === undefined ? null : withStep(mended === '' ? '' : `  - ${mended}\n`));
    if (after !== null) expect(await faultsOf(after)).toEqual([]);
  },
);

test('a start that works has no fault, and each step that fails has its own', async () => {
  expect(await faultsOf(withStep(''))).toEqual([]);
  const text = withStep('  - iam CreateUser: {UserName: ana}\n  - iam CreatGroup: {GroupName: Ops}\n');
  expect((await faultsOf(text)).map(({ place, line }) => `${place}, line ${String(line)}`)).toEqual([
    'start[3], line 11',
    'start[4], line 12',
  ]);
});
