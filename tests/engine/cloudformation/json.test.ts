import { expect, test } from 'vitest';
import { isList, isObject, member, objectOf } from '../../../src/engine/cloudformation/json.ts';

test('a member named __proto__ is a member like any other', () => {
  const object = objectOf([['__proto__', { polluted: true }]]);
  expect(member(object, '__proto__')).toEqual({ polluted: true });
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(member({}, '__proto__')).toBeUndefined();
  expect(member({}, 'toString')).toBeUndefined();
});

test('lists and null are no objects', () => {
  expect([[], null, 'text', {}].map(isObject)).toEqual([false, false, false, true]);
  expect([[], null, 'text', {}].map(isList)).toEqual([true, false, false, false]);
});
