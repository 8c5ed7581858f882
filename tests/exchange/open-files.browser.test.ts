import { expect, test } from 'vitest';
import { inPage, openFiles } from '../../src/exchange/open-files.ts';
import { generateAccount } from './generate-account.ts';

const large = new File(
  [JSON.stringify(generateAccount({ users: 5000, groups: 300, roles: 1000 }))],
  'large.json',
);

test('a worker reads the same as the page does', async () => {
  const phases = new Set<string>();
  const opened = await openFiles([large], { now: 0, onProgress: ({ phase }) => phases.add(phase) });
  expect(opened).toEqual(await inPage([large], { now: 0 }));
  expect(opened).toMatchObject({ ok: true, report: { counts: { users: 5000, groups: 300, roles: 1000 } } });
  expect([...phases]).toContain('understanding');
});

test('what is wrong with a file comes back from the worker as a value', async () => {
  const broken = new File(['{"UserDetailList": [}'], 'broken.json');
  expect(await openFiles([broken], { now: 0 })).toMatchObject({
    ok: false,
    problem: {
      kind: 'notJson',
      file: 'broken.json',
      at: { line: 1, column: 21, place: 'UserDetailList[0]' },
    },
  });
});

test('a worker that stands still is ended, and the file refused', async () => {
  let isEnded = false;
  const still = {
    onmessage: null as Worker['onmessage'],
    onerror: null,
    postMessage(): void {
      const data = { type: 'progress', progress: { phase: 'reading', done: 0 } };
      setTimeout(() => {
        this.onmessage?.call(null as unknown as Worker, { data } as MessageEvent);
      });
    },
    terminate: () => (isEnded = true),
  };
  expect(await openFiles([large], { now: 0, quiet: 50 }, () => still)).toEqual({
    ok: false,
    problem: { kind: 'tooLong', file: 'large.json', seconds: 0.05 },
  });
  expect(isEnded).toBe(true);
});

test('where there can’t be a worker, only files of a tenth of the size are read', async () => {
  const huge = new File([new Uint8Array(5_300_000)], 'huge.json');
  expect(await openFiles([huge], { now: 0 }, () => null)).toMatchObject({
    problem: { kind: 'tooBig', file: 'huge.json', limit: 5_242_880 },
  });
});

test('reading stops when it is told to', async () => {
  const stop = new AbortController();
  const opening = openFiles([large], { now: 0, signal: stop.signal });
  stop.abort();
  expect(await opening).toEqual({ ok: false, problem: { kind: 'cancelled' } });
});
