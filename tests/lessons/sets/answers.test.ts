import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareLesson } from '../../../src/lessons/attempt/attempt.ts';
import type { GoalState } from '../../../src/lessons/attempt/check-goals.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { curriculum } from '../../../src/lessons/curriculum.ts';
import { play } from '../../../src/lessons/lint/play.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import table from './answers.json' with { type: 'json' };

/** An answer that somebody thought of: a solution's steps without some, then `steps`. `unmet`: the goals that it misses, each with its witness. */
interface Answer {
  readonly lesson: string;
  readonly says: string;
  readonly from?: string;
  readonly without?: readonly number[];
  readonly steps: readonly string[];
  readonly unmet: Readonly<Record<string, string>>;
}

const answers = table as readonly object[] as readonly Answer[];
const began = Date.UTC(2026, 0, 5, 9);
const folder = resolve(import.meta.dirname, '../../../src/lessons/en');
const files = new Map<string, string>(
  curriculum.flatMap(({ chapter, lessons }) =>
    lessons.map((id) => [id, readFileSync(join(folder, chapter, `${id}.md`), 'utf8')] as const),
  ),
);

/** Returns a lesson's text with one near-miss, which is the answer. */
function withAnswer(text: string, { says, from, without, steps }: Answer): string {
  const [, goal = ''] = /^goals:\n {2}- id: (.+)$/m.exec(text) ?? [];
  const lines = [
    'nearMisses:',
    `  - says: ${JSON.stringify(says)}`,
    ...(from === undefined ? [] : [`    from: ${JSON.stringify(from)}`]),
    ...(without === undefined ? [] : [`    without: ${JSON.stringify(without)}`]),
    ...(steps.length > 0 ? ['    steps:', ...steps.map((step) => `      - ${step}`)] : []),
    `    misses: ${goal}`,
  ];
  return text.replace(/^nearMisses:\n(?:[ ].*\n)+/m, () => `${lines.join('\n')}\n`);
}

/** Tells who may do what with which keys, as an unmet goal names it. */
function witnessOf({ unmet }: GoalState): string {
  const { who, action, resource, keys = {} } = unmet?.within?.probe ?? unmet?.probe ?? {};
  const told = Object.entries(keys).map(([key, values]) => `${key}=${values.join()}`);
  return [who, action, resource, ...told].filter(Boolean).join(' ');
}

describe('An answer that was thought of by hand is judged as it should be', () => {
  test.each(answers)('$lesson: $says', async (answer) => {
    const parsed = parseLesson(withAnswer(files.get(answer.lesson) ?? '', answer));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const [prepared, { world, faults }] = await Promise.all([
      prepareLesson(parsed.lesson),
      lessonStart(parsed.lesson, began),
    ]);
    expect(faults).toEqual([]);
    const { states } = await play(prepared, world, parsed.lesson.proof.nearMisses[0]?.steps ?? []);
    const missed = states.filter(({ state }) => state !== 'met');
    expect(Object.fromEntries(missed.map((one) => [one.goal.id, witnessOf(one)]))).toEqual(answer.unmet);
  });
});
