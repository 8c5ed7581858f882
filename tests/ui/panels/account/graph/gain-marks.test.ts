import { expect, test } from 'vitest';
import { isStill, marksOf, type Moment } from '../../../../../src/ui/panels/account/graph/gain-marks.ts';
import { heardOf } from '../../../../../src/ui/panels/use/access/heard-gains.ts';
import type { ToldGain } from '../../../../../src/ui/panels/use/access/told-gains.ts';

function set(sign: ToldGain['sign'], ids: readonly (string | null)[], actions: readonly string[]): ToldGain {
  const line = {
    ...{ actions, hasOthers: false, resources: ['*'], isExcept: false, conditions: [] },
    ...{ by: null, witness: null },
  } as unknown as ToldGain['line'];
  const who = ids.map((id) => ({ id, name: `name of ${id ?? 'somebody outside'}`, way: null }));
  return { sign, who, line, refusedBy: null };
}
const drawn: Readonly<Record<string, string>> = { ana: 'ana', ben: 'stack', cleo: 'stack' };
const markAt = (id: string) => (drawn[id] ? { node: drawn[id], x: 1, y: 2 } : null);
const has = (id: string): boolean => id !== 'stranger';

test('A stack is marked once for all in it, and an action counts once', () => {
  const sets = [
    set('loses', ['ben'], ['s3:GetObject']),
    set('gains', ['ben', 'cleo'], ['s3:PutObject', 's3:GetObject']),
    set('gains', ['cleo', 'ana'], ['s3:PutObject']),
  ];
  expect(marksOf(sets, markAt, has)).toEqual({
    drawn: [
      { node: 'stack', x: 1, y: 2, gained: 2, lost: 1 },
      { node: 'ana', x: 1, y: 2, gained: 1, lost: 0 },
    ],
    undrawn: [],
  });
});

test('Whoever of the account isn’t drawn is named, in the order in which the log tells them', () => {
  const sets = [
    set('loses', ['dan'], ['s3:GetObject', 's3:PutObject']),
    set('gains', ['eve', 'dan', null, 'stranger'], ['sqs:SendMessage']),
  ];
  expect(marksOf(sets, markAt, has)).toEqual({
    drawn: [],
    undrawn: [
      { id: 'dan', name: 'name of dan', gained: 1, lost: 2 },
      { id: 'eve', name: 'name of eve', gained: 1, lost: 0 },
    ],
  });
});

test('Whoever hears the page is told of the first sets, and how many more there are', () => {
  const sets = [
    set('loses', ['ben'], ['s3:GetObject']),
    set('gains', ['cleo', 'ana'], ['s3:PutObject', 's3:GetObject']),
    set('gains', ['ana'], ['sqs:SendMessage']),
  ];
  expect(heardOf(sets.slice(0, 1))).toBe('name of ben loses 1 action.');
  expect(heardOf(sets)).toBe(
    'name of ben loses 1 action. name of cleo and name of ana gain 2 actions, and 1 set more.',
  );
});

test('Whoever isn’t drawn is named until another change, a selection, or the story’s next frame', () => {
  const heard: Moment = { newest: {}, selected: null, storyFrame: 'groups' };
  expect(isStill(heard, { ...heard })).toBe(true);
  const later: readonly Partial<Moment>[] = [{ newest: {} }, { selected: 'ben' }, { storyFrame: 'roles' }];
  for (const one of later) expect(isStill(heard, { ...heard, ...one })).toBe(false);
  expect(isStill(null, heard)).toBe(false);
});
