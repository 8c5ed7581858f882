import { expect, test } from 'vitest';
import { isNotFetched } from '../../../src/ui/parts/not-fetched.ts';

test.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/x.js',
  'error loading dynamically imported module: http://localhost/assets/x.js',
  'Importing a module script failed.',
])('a part of the page that a browser could not fetch is known by “%s”', (text) => {
  expect(isNotFetched(new TypeError(text))).toBe(true);
});

test('so is one whose styles could not be fetched', () => {
  expect(isNotFetched(new Error('Unable to preload CSS for /assets/x.css'))).toBe(true);
});

test('what failed otherwise is not taken for that', () => {
  expect(isNotFetched(new TypeError('x is undefined'))).toBe(false);
  expect(isNotFetched(new Error('Importing a module script failed.'))).toBe(false);
  expect(isNotFetched('Importing a module script failed.')).toBe(false);
});
