import { expect, test } from 'vitest';
import { loadComplete } from '../../src/terminal/terminal.ts';
import { Page } from './page.ts';

test('why prints what the page knows of the last refusal', async () => {
  const page = new Page();
  Object.assign(page.host, { why: () => Promise.resolve('ana can’t: no.\n') });
  expect(await page.type('why')).toEqual({ out: 'ana can’t: no.\n', err: '', code: 0 });
  expect((await page.type('why > reason.txt && cat reason.txt')).out).toBe('ana can’t: no.\n');
});

test('why has nothing to explain where nobody knows of a refusal', async () => {
  const { out, code } = await new Page().type('why');
  expect([out, code]).toEqual(['AWS has refused nothing yet, so there is nothing to explain.\n', 0]);
});

test('why is in the help, and is completed', async () => {
  const page = new Page();
  expect((await page.type('help')).out).toMatch(/^ {2}why +the reason of the last refusal/m);
  const complete = await loadComplete();
  const { options } = complete(page.session, 'wh', 2, page.world);
  expect(options.map(({ label }) => label)).toEqual(['why']);
});
