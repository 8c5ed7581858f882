import { afterEach, beforeEach, expect, test } from 'vitest';
import { named } from '../../account/inspector/host.ts';
import { TerminalPage } from './terminal-page.ts';

let page: TerminalPage;

beforeEach(async () => {
  page = await TerminalPage.open();
});
afterEach(async () => {
  await page.close();
});

const isOff = (name: string): boolean => named('button', name).getAttribute('aria-disabled') === 'true';

test('the keys for earlier and later commands work only where there are some', async () => {
  const now = (): boolean[] => [isOff('Earlier command'), isOff('Later command')];
  expect(now()).toEqual([true, true]);
  await page.enter('aws iam list-users');
  expect(now()).toEqual([false, true]);
  named('button', 'Earlier command').click();
  await page.settle();
  expect(page.line.value).toBe('aws iam list-users');
  expect(now()).toEqual([true, false]);
  named('button', 'Later command').click();
  await page.settle();
  expect(now()).toEqual([false, true]);
});

test('the button that runs the line is off while there is none, and goes on below in a line that isn’t complete', async () => {
  const button = document.querySelector<HTMLElement>('button.run');
  const off = (): string | null | undefined => button?.getAttribute('aria-disabled');
  const write = (text: string): Promise<void> => {
    page.type(text);
    return page.settle();
  };
  expect(off()).toBe('true');
  await write('echo "one');
  expect(off()).toBe('false');
  button?.click();
  await page.settle();
  expect(page.line.value).toBe('echo "one\n');
  await write('echo one');
  button?.click();
  await page.settle();
  expect(page.line.value).toBe('');
  expect(off()).toBe('true');
});
