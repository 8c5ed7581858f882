import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { providePage } from '../../scripts/build-endpoint.mjs';
import { begunLesson } from '../../src/endpoint/lesson-start.ts';
import type { LessonWatch } from '../../src/endpoint/lesson-watch.ts';
import { pageOf } from '../../src/endpoint/page.ts';
import { prepareLesson, startAttempt } from '../../src/lessons/attempt/attempt.ts';
import { typedLine } from '../../src/lessons/attempt/typed-line.ts';
import { learning, topBar } from '../e2e/places.ts';
import { newVisitor, useBrowser } from '../e2e/visit.ts';
import { Serving, key } from '../endpoint/serving.ts';
import { smallLesson } from '../lessons/workshop/small.ts';
import { AwsCli, environmentOf } from './aws-cli.ts';

useBrowser();

const keys = environmentOf({ AccessKeyId: key.id, SecretAccessKey: key.secret });

/** How many goals the endpoint sees as met. */
const met = (watch: LessonWatch): number => watch.states().filter(({ state }) => state === 'met').length;

test('a lesson is solved with the AWS CLI itself, and its goals tick on the endpoint’s page meanwhile', async () => {
  const site = await providePage();
  if (site === null) throw new Error('The page could not be built');
  const now = Date.now();
  const { watch, start } = await begunLesson('groups-carry-policies', now);
  const { lesson } = watch;
  const endpoint = await Serving.start(Date.now, 0, { from: start, lesson: watch, page: pageOf(site) });
  const cli = new AwsCli(endpoint.address);
  try {
    const page = await (await newVisitor()).newPage();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    await page.goto(endpoint.address);
    await learning(page).getByRole('heading', { name: lesson.title }).waitFor();
    expect(page.url()).toBe(`${endpoint.address}/index.html#/lesson/${lesson.id}`);
    await page.getByText('What you type in your own terminal counts here.', { exact: false }).waitFor();
    await learning(page).getByRole('button', { name: 'Something denies it' }).click();
    await learning(page).getByText('1 of 4 now').waitFor();
    expect(met(watch)).toBe(1);

    const attempt = startAttempt(await prepareLesson(lesson), start, 'client');
    const lines = lesson.recipe.flatMap(({ step }) => (step.type === 'line' ? [step.line] : []));
    expect(lines.length).toBe(lesson.recipe.length);
    for (const line of lines) {
      const ended = await cli.shell(typedLine(attempt, line, now), keys);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    }
    expect(met(watch)).toBe(4);
    await page.getByRole('region', { name: 'Solved' }).waitFor();

    // Back to the start, for the next one at this machine.
    expect((await endpoint.send({ path: '/_playground/reset' })).status).toBe(204);
    await page.getByRole('region', { name: 'Solved' }).waitFor({ state: 'detached' });
    expect(met(watch)).toBe(1);
    await page.getByRole('button', { name: 'Back to yours' }).click();
    await topBar(page)
      .getByRole('button', { name: /on the endpoint$/ })
      .waitFor();
    expect(problems).toEqual([]);
  } finally {
    cli.close();
    endpoint.stop();
  }
});

test('what the AWS CLI only tries counts, too, in a lesson from a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lesson-'));
  const file = join(folder, 'ours.md');
  const tried = '{tried: {as: root, call: iam:DeleteUser, input: {UserName: nobody}, gets: NoSuchEntity}}';
  writeFileSync(file, smallLesson('ours').replace('{exists: user ana}', tried));
  const { watch, start } = await begunLesson(file, Date.now());
  const endpoint = await Serving.start(Date.now, 0, { from: start, lesson: watch });
  const cli = new AwsCli(endpoint.address);
  try {
    expect(met(watch)).toBe(0);
    expect((await cli.shell('aws iam delete-user --user-name nobody', keys)).code).toBe(254);
    expect(met(watch)).toBe(1);
  } finally {
    cli.close();
    endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
