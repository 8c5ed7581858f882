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

test('reading stops when it is told to', async () => {
  const stop = new AbortController();
  const opening = openFiles([large], { now: 0, signal: stop.signal });
  stop.abort();
  expect(await opening).toEqual({ ok: false, problem: { kind: 'cancelled' } });
});
