import { expect, test, vi } from 'vitest';
import { type ReadingWorker, TextReader } from '../../../src/lessons/reading/text-reader.ts';
import type { ReadAnswer, ReadRequest } from '../../../src/lessons/reading/read-worker.ts';
import { readers } from '../../../src/lessons/reading/readers.ts';
import { tenthBounds, wholeBounds } from '../../../src/lessons/scan-text.ts';
import { smallLesson } from '../workshop/small.ts';

type Answers = (request: ReadRequest) => ReadAnswer | 'nothing' | 'breaks';

/** A worker that answers as it is told to, in tasks of their own as a real one does. */
class Actor implements ReadingWorker {
  onmessage: ReadingWorker['onmessage'] = null;
  onerror: ReadingWorker['onerror'] = null;
  readonly terminate = vi.fn();
  readonly asked: ReadRequest[] = [];

  constructor(
    private readonly answers: Answers,
    starts = true,
  ) {
    setTimeout(() => (starts ? this.#say('ready') : this.#break()));
  }
  postMessage(request: unknown): void {
    this.asked.push(request as ReadRequest);
    const answer = this.answers(request as ReadRequest);
    if (answer === 'nothing') return;
    setTimeout(() => (answer === 'breaks' ? this.#break() : this.#say(answer)));
  }
  #say(data: ReadAnswer): void {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent);
  }
  #break(): void {
    this.onerror?.call(this as unknown as Worker, { preventDefault: () => undefined } as ErrorEvent);
  }
}

const reads: Answers = ({ kind, text }) => ({ read: readers[kind](text, wholeBounds) });
const times = { deadline: 30, patience: 30, idle: 10_000 };
/** A lesson that only a worker may read: longer than a tenth of what is allowed. */
const long = smallLesson('small').replace(
  'pages: []',
  `documents: {d: ${'x'.repeat(tenthBounds.lesson)}}\npages: []`,
);

test('one worker reads each text, one after the other, and gives the value or the faults', async () => {
  const worker = new Actor(reads);
  const start = vi.fn(() => worker);
  const reader = new TextReader(start, times);
  const [lesson, progress] = await Promise.all([reader.read('lesson', long), reader.read('progress', '{}')]);
  expect(lesson).toMatchObject({ ok: true, lesson: { id: 'small' } });
  expect(progress).toMatchObject({ ok: false, fault: { kind: 'otherFile' } });
  expect(worker.asked.map(({ kind }) => kind)).toEqual(['lesson', 'progress']);
  expect(start).toHaveBeenCalledTimes(1);
});

test('a text that takes longer than its time is refused, its worker ended, and the next one read by another', async () => {
  const workers: Actor[] = [];
  const start = (): Actor => {
    workers.push(new Actor(workers.length === 0 ? () => 'nothing' : reads));
    return workers.at(-1) as Actor;
  };
  const reader = new TextReader(start, times);
  const [first, second] = await Promise.all([reader.read('workshop', long), reader.read('lesson', long)]);
  expect(first).toEqual({
    ok: false,
    faults: [{ line: 1, column: 1, place: '', kind: 'tooLong', detail: '0.03' }],
  });
  expect(workers[0]?.terminate).toHaveBeenCalledOnce();
  expect(second).toMatchObject({ ok: true });
});

test('a result or progress that breaks the worker is refused', async () => {
  const reader = new TextReader(() => new Actor(() => 'breaks'), times);
  expect(await reader.read('result', '{}')).toEqual({ ok: false, fault: { kind: 'tooLong' } });
  expect(await reader.read('progress', '{}')).toEqual({ ok: false, fault: { kind: 'tooLong' } });
});

test.each([
  ['there can’t be a worker', () => null],
  ['its code can’t be fetched', () => new Actor(reads, false)],
])('where %s, the page reads the text itself, within a tenth of the bounds', async (_, start) => {
  const reader = new TextReader(start, times);
  expect(await reader.read('lesson', smallLesson('small'))).toMatchObject({ ok: true });
  expect(await reader.read('lesson', long)).toMatchObject({
    ok: false,
    faults: [{ kind: 'tooBig', detail: '16000 characters' }],
  });
});

test('a worker whose code can’t be fetched is started again with the next text', async () => {
  let count = 0;
  const reader = new TextReader(() => new Actor(reads, count++ > 0), times);
  expect(await reader.read('lesson', smallLesson('small'))).toMatchObject({ ok: true });
  expect(await reader.read('lesson', long)).toMatchObject({ ok: true });
});

test('a fault of a reader itself is an error, and later texts are read', async () => {
  let count = 0;
  const worker = new Actor((request) => (count++ === 0 ? { failure: 'TypeError: x' } : reads(request)));
  const reader = new TextReader(() => worker, times);
  const first = reader.read('lesson', long);
  const second = reader.read('lesson', long);
  await expect(first).rejects.toThrow('TypeError: x');
  expect(await second).toMatchObject({ ok: true });
});

test('a worker that has nothing to do ends, and another one starts when it is needed', async () => {
  const workers: Actor[] = [];
  const start = (): Actor => {
    workers.push(new Actor(reads));
    return workers.at(-1) as Actor;
  };
  const reader = new TextReader(start, { ...times, idle: 1 });
  await reader.read('progress', '{}');
  await vi.waitFor(() => expect(workers[0]?.terminate).toHaveBeenCalledOnce());
  expect(await reader.read('lesson', long)).toMatchObject({ ok: true });
});
