import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as browser } from 'vitest/browser';
import PresentPanel from '../../../../../src/ui/panels/learning/present/PresentPanel.svelte';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;
let frame: HTMLIFrameElement;

beforeEach(async () => {
  await browser.viewport(1440, 900);
  frame = document.createElement('iframe');
  page = await mountPanel(PresentPanel);
  document.body.append(frame);
  const { contentWindow } = frame;
  vi.spyOn(window, 'open').mockReturnValue(contentWindow);
  named('button', 'Notes').click();
  await page.settle();
});
afterEach(async () => {
  await page.close();
  frame.remove();
  page.playground.close();
  vi.restoreAllMocks();
});

const place = (): string => document.querySelector('.place')?.textContent ?? '';
const notes = (): HTMLElement => {
  const body = frame.contentDocument?.body;
  if (!body) throw new Error('There is no window for the speaker');
  return body;
};
async function press(key: string): Promise<void> {
  notes().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await page.settle();
}

test('a clicker moves the slides from the speaker’s window, too', async () => {
  expect(notes().innerText).toContain(place());
  const all = place().split(' of ')[1] ?? '';
  await press('End');
  expect(place()).toBe(`${all} of ${all}`);
  expect(notes().innerText).toContain(place());
  for (const [key, at] of [
    ['PageUp', Number(all) - 1],
    ['ArrowLeft', Number(all) - 2],
    ['ArrowUp', Number(all) - 3],
    ['Home', 1],
  ] as const) {
    await press(key);
    expect([key, place()]).toEqual([key, `${String(at)} of ${all}`]);
  }
  for (const key of ['PageDown', ' ', 'ArrowRight', 'ArrowDown']) {
    const before = document.querySelector('.slides')?.textContent;
    await press(key);
    await page.until(() => document.querySelector('.slides')?.textContent !== before, key);
  }
});

test('the speaker’s window makes the screen black, and says that it is', async () => {
  const first = place();
  const isBlack = (): boolean => document.querySelector('.black') !== null;
  await press('b');
  expect(isBlack()).toBe(true);
  expect(notes().innerText).toContain('The screen is black.');
  await press('PageDown');
  expect(isBlack()).toBe(false);
  expect(notes().innerText).not.toContain('The screen is black.');
  expect(place()).toBe(first);
});
