import { expect, test } from 'vitest';
import type { LintReport } from '../../../src/lessons/lint/lint-lesson.ts';
import { prove, type ProvingWorker } from '../../../src/lessons/lint/prove.ts';
import type { ProveAnswer } from '../../../src/lessons/lint/prove-worker.ts';
import { parseLesson } from '../../../src/lessons/parse-lesson.ts';
import { newLesson } from '#words/author.ts';

const parsed = parseLesson(newLesson);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
const { lesson } = parsed;

/** A worker that is heard, and answers as it is told. */
class Told {
  onmessage: ProvingWorker['onmessage'] = null;
  onerror: ProvingWorker['onerror'] = null;
  readonly asked: unknown[] = [];
  isEnded = false;
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(data: ProveAnswer): void {
    this.onmessage?.call(this as never, { data } as MessageEvent<ProveAnswer>);
  }
}

const proving = (worker: Told | null, signal = new AbortController().signal) => {
  const heard: number[] = [];
  const report = prove(lesson, {
    signal,
    onprogress: ({ done }) => heard.push(done),
    start: () => worker,
  });
  return { report, heard };
};

test('a worker is asked once it is ready, tells its progress, and ends with its report', async () => {
  const worker = new Told();
  const { report, heard } = proving(worker);
  expect(worker.asked).toEqual([]);
  worker.say('ready');
  expect(worker.asked).toEqual([{ lesson }]);
  worker.say({ progress: { done: 1, all: 2, plays: 3 } });
  const told = { id: 'my-lesson' } as LintReport;
  worker.say({ report: told });
  expect(await report).toBe(told);
  expect(heard).toEqual([1]);
  expect(worker.isEnded).toBe(true);
});

test('a proof that is stopped ends its worker, and says that it was stopped', async () => {
  const worker = new Told();
  const ending = new AbortController();
  const { report } = proving(worker, ending.signal);
  worker.say('ready');
  ending.abort();
  await expect(report).rejects.toBe(ending.signal.reason);
  expect(worker.isEnded).toBe(true);
});

test('a proof that breaks off says why', async () => {
  const worker = new Told();
  const { report } = proving(worker);
  worker.say('ready');
  worker.say({ failure: 'no such policy' });
  await expect(report).rejects.toThrow('no such policy');
});

test('where no worker may start, the page proves the same itself', async () => {
  const { report } = proving(null);
  const { problems, toldSolutions } = await report;
  expect(toldSolutions).toEqual([{ way: 'cli', passes: true, writings: 0 }]);
  expect(problems.map(({ check, detail }) => `${check}: ${detail}`)).toContain('solution: 1 of 3');
});
