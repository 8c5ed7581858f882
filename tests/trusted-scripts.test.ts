import { expect, test } from 'vitest';
import { trustedScript } from '../src/trusted-scripts.ts';

const page = 'https://example.com/playground/index.html';

test.each(['./assets/worker.js', '/playground/assets/worker.js', 'https://example.com/playground/worker.js'])(
  '%s is a script of the page',
  (url) => expect(trustedScript(url, page)).toBe(url),
);

test.each([
  'https://example.org/playground/worker.js',
  '//example.org/worker.js',
  '../worker.js',
  '/worker.js',
  'data:text/javascript,1',
  'blob:https://example.com/0',
])('%s is none, and is refused', (url) => {
  expect(() => trustedScript(url, page)).toThrow(TypeError);
});
