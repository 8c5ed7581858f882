import fc from '../../properties.ts';
import { expect, test } from 'vitest';
import { PersistentMap } from '../../../src/engine/world/persistent-map.ts';

const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b', ''), fc.string());
const step = fc.tuple(fc.boolean(), key, fc.integer());

test('A persistent map answers as a native Map does after any sequence of sets and deletes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let map = PersistentMap.empty<number>();
      const model = new Map<string, number>();
      for (const [add, k, v] of steps) {
        map = add ? map.set(k, v) : map.delete(k);
        if (add) model.set(k, v);
        else model.delete(k);
        expect(map.get(k)).toBe(model.get(k));
      }
      expect(map.size).toBe(model.size);
      expect(new Map(map.entries())).toEqual(model);
    }),
  );
});

test('Setting a key leaves the older version as it was', () => {
  const one = PersistentMap.empty<number>().set('ana', 1);
  const two = one.set('ana', 2).set('ben', 3);
  expect([one.get('ana'), one.has('ben'), two.get('ana')]).toEqual([1, false, 2]);
});

test('Setting what is there already gives the same map, so that nothing downstream updates', () => {
  const row = { id: 'x' };
  const map = PersistentMap.empty<object>().set('x', row);
  expect(map.set('x', row)).toBe(map);
  expect(map.delete('y')).toBe(map);
});

test('Keys whose hashes are equal are kept apart', () => {
  const entries = Array.from({ length: 200_000 }, (_, i) => [`user-${i}`, i] as const);
  const map = PersistentMap.from(entries);
  expect(map.size).toBe(200_000);
  expect(entries.every(([k, v]) => map.get(k) === v)).toBe(true);
  let rest = map;
  for (const [k] of entries) rest = rest.delete(k);
  expect(rest.size).toBe(0);
});
