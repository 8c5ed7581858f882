import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { palettes } from '../../../../../src/graph/drawing/palette.ts';
import { halfway } from '../../../../../src/graph/picture/route.ts';
import { reachScene } from '../../../../../src/graph/reaches.ts';
import { prepareLesson, startAttempt } from '../../../../../src/lessons/attempt.ts';
import { checkGoals } from '../../../../../src/lessons/check-goals.ts';
import { lessonStart } from '../../../../../src/lessons/lesson-start.ts';
import { play } from '../../../../../src/lessons/lint/play.ts';
import { parseLesson } from '../../../../../src/lessons/parse-lesson.ts';
import { reachesOf, verdictsOf } from '../../../../../src/lessons/reaches.ts';
import { goalLines, lineOfVerdicts } from '../../../../../src/ui/panels/learning/lesson/goal-lines.ts';

const folder = resolve(import.meta.dirname, '../../../../../src/lessons/en');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
);

async function opened(file: string) {
  const parsed = parseLesson(readFileSync(join(folder, file), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { lesson } = parsed;
  const [prepared, { world }] = await Promise.all([
    prepareLesson(lesson),
    lessonStart(lesson, Date.UTC(2026, 0)),
  ]);
  return { lesson, prepared, world };
}

describe.each(files)('The goal picture of %s', (file) => {
  test('shows what is wanted, and all of it as wanted once the lesson is solved', async () => {
    const { lesson, prepared, world } = await opened(file);
    const place = { lesson, world };
    const start = goalLines(reachesOf(checkGoals(startAttempt(prepared, world, 'seed')), place), true);
    expect(start.length).toBeGreaterThan(0);
    for (const { who, target, label, sentence } of start) {
      expect([who.name, target.name, label].every((text) => text !== '')).toBe(true);
      // What goals call by a placeholder is said in words.
      expect(sentence).not.toMatch(/[%@$]|undefined/);
    }
    const [solution] = lesson.proof.solutions;
    const { states, solved } = await play(prepared, world, solution?.steps ?? []);
    expect(solved).toBe(true);
    const end = goalLines(reachesOf(states, place), true);
    expect(end.filter(({ isMet }) => isMet !== true)).toEqual([]);
  });

  test.each([220, 332])('keeps its words apart at %i pixels', async (width) => {
    const { lesson, prepared, world } = await opened(file);
    const states = checkGoals(startAttempt(prepared, world, 'seed'));
    const place = { lesson, world };
    for (const lines of [
      goalLines(reachesOf(states, place), true),
      lineOfVerdicts(verdictsOf(states, place)),
    ]) {
      const { scene, bounds } = reachScene(lines, width, palettes.light);
      expect(scene.edges).toHaveLength(lines.length);
      const heights = scene.edges.map(({ route }) => halfway(route).y).sort((a, b) => a - b);
      heights.forEach((y, i) => {
        expect(y - (heights[i - 1] ?? -Infinity)).toBeGreaterThanOrEqual(15);
        expect(y).toBeLessThan(bounds.bottom);
      });
    }
  });

  test('shows at its start what AWS answered there, and nothing that it was not asked', async () => {
    const { lesson, prepared, world } = await opened(file);
    const states = checkGoals(startAttempt(prepared, world, 'seed'));
    const verdicts = verdictsOf(states, { lesson, world });
    const asked = states.flatMap(({ findings }) =>
      findings.filter(({ condition, got = '' }) =>
        condition.type === 'can'
          ? ['allow', 'implicitDeny', 'explicitDeny'].includes(got)
          : condition.type === 'would' && ['ok', 'AccessDenied', 'AccessDeniedException'].includes(got),
      ),
    );
    expect(verdicts.map(({ wants }) => wants)).toEqual(
      asked.map(({ got }) => (got === 'ok' || got === 'allow' ? 'allow' : 'refused')),
    );
  });
});

test('A goal that turns true turns its line, and only that', async () => {
  const { lesson, prepared, world } = await opened('users-and-groups/first-policy.md');
  const met = async (steps: number): Promise<unknown> => {
    const { states } = await play(prepared, world, lesson.proof.solutions[0]?.steps.slice(0, steps) ?? []);
    return goalLines(reachesOf(states, { lesson, world }), true).map(({ label, target, isMet }) => [
      label,
      target.name,
      isMet,
    ]);
  };
  const rest = [
    ['read', 'payroll', true],
    ['delete, write', 'reports', true],
  ];
  expect(await met(0)).toEqual([['read', 'reports', false], ...rest]);
  expect(await met(1)).toEqual([['read', 'reports', true], ...rest]);
});

test('Before the questions are answered, no line says how it stands', async () => {
  const { lesson, prepared, world } = await opened('users-and-groups/first-policy.md');
  const states = checkGoals(startAttempt(prepared, world, 'seed'));
  const lines = goalLines(reachesOf(states, { lesson, world }), false);
  expect(lines.every(({ isMet }) => isMet === null)).toBe(true);
});

test('The start of the first policy’s lesson says that ana was refused everything', async () => {
  const { lesson, prepared, world } = await opened('users-and-groups/first-policy.md');
  const states = checkGoals(startAttempt(prepared, world, 'seed'));
  expect(lineOfVerdicts(verdictsOf(states, { lesson, world })).map(({ sentence }) => sentence)).toEqual([
    'ana on reports: read, delete. Was refused.',
    'ana on payroll: read. Was refused.',
    'ana on reports: write. Was refused.',
  ]);
});
