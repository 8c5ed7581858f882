import { expect, test, vi } from 'vitest';
import { isNotFetched, whyFailed } from '../../../src/ui/parts/not-fetched.ts';

test.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/x.js',
  'error loading dynamically imported module: http://localhost/assets/x.js',
  'Importing a module script failed.',
  "'text/html' is not a valid JavaScript MIME type.",
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

test('a press that came to nothing says what happened, what works and what to do; a fault is its own place’s to tell', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const missing = whyFailed(new TypeError('Importing a module script failed.'), 'The file is broken.');
  expect(missing).toBe(
    'The page could not load what this needs. You may be offline. What is open here keeps working. Try again once you are online.',
  );
  expect(log).not.toHaveBeenCalled();
  expect(whyFailed(new Error('x'), 'The file is broken.')).toBe('The file is broken.');
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});
