import { expect, test } from 'vitest';
import { keepNothing } from '../../../../src/ui/frame/embed/keep-nothing.ts';

/** A window whose storage tells what reaches it. */
function watchedWindow(): { of: Record<string, unknown>; readonly reached: string[] } {
  const reached: string[] = [];
  const of: Record<string, unknown> = {};
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel', 'caches'])
    Object.defineProperty(of, name, { get: () => void reached.push(name), configurable: true });
  return { of, reached };
}

test('nothing of a window leads to what the browser keeps any longer', () => {
  const { of, reached } = watchedWindow();
  keepNothing(of);
  for (const name of ['indexedDB', 'BroadcastChannel', 'caches']) expect(of[name]).toBeUndefined();
  (of['localStorage'] as Storage).setItem('iam-playground.theme', '"dark"');
  expect(reached).toEqual([]);
});

test('what a page writes in its two storages it reads back, and the two are apart', () => {
  const { of } = watchedWindow();
  keepNothing(of);
  const [local, session] = [of['localStorage'] as Storage, of['sessionStorage'] as Storage];
  local.setItem('a', '1');
  local.setItem('__proto__', '2');
  expect([local.length, local.getItem('a'), local.getItem('__proto__')]).toEqual([2, '1', '2']);
  expect([local.key(0), local.key(1), local.key(2)]).toEqual(['a', '__proto__', null]);
  expect(session.getItem('a')).toBeNull();
  local.removeItem('a');
  expect(local.getItem('a')).toBeNull();
  local.clear();
  expect(local.length).toBe(0);
  expect(local.getItem('toString')).toBeNull();
});
