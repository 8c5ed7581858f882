import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { prepareLesson, startAttempt } from '../../src/lessons/attempt.ts';
import { checkGoals } from '../../src/lessons/check-goals.ts';
import { lessonStart } from '../../src/lessons/lesson-start.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { typedLine } from '../../src/lessons/typed-line.ts';
import { Serving, key } from '../endpoint/serving.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';

const keys = { AccessKeyId: key.id, SecretAccessKey: key.secret };

test('a lesson is solved with the AWS CLI itself, on an endpoint that begins in its account', async () => {
  const file = new URL('../../src/lessons/en/users-and-groups/groups-carry-policies.md', import.meta.url);
  const parsed = parseLesson(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { lesson } = parsed;
  const now = Date.now();
  const [prepared, { world }] = await Promise.all([prepareLesson(lesson), lessonStart(lesson, now)]);
  const start = startAttempt(prepared, world, 'client');
  const endpoint = await Serving.start(Date.now, 0, { from: world });
  const cli = new AwsCli(endpoint.address);
  const unmet = (): readonly string[] =>
    checkGoals({ ...start, world: endpoint.state.world })
      .filter(({ state }) => state !== 'met')
      .map(({ goal }) => goal.id);
  try {
    expect(unmet()).toContain('team');
    const lines = lesson.recipe.flatMap(({ step }) => (step.type === 'line' ? [step.line] : []));
    expect(lines.length).toBe(lesson.recipe.length);
    for (const line of lines) {
      const ended = await cli.shell(typedLine(start, line, now), environmentOf(keys));
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    }
    expect(unmet()).toEqual([]);
  } finally {
    cli.close();
    endpoint.stop();
  }
});
