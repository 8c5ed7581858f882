import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import WorkshopPanel from '../../../../../src/ui/panels/learning/workshop/WorkshopPanel.svelte';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(WorkshopPanel);
  page.view.showAlone({ kind: 'workshop', key: 'access-denied' });
  await page.until(() => document.body.innerText.includes('Read the refusal'), 'the workshop');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await onPaper('');
  await page.close();
  page.playground.close();
});

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );
const sheet = (): Element | null => document.querySelector('body > .workshop-sheet');

test('paper shows a workshop as its sheet with the QR code, however the page is printed', async () => {
  await page.until(() => {
    dispatchEvent(new Event('afterprint'));
    dispatchEvent(new Event('beforeprint'));
    return Boolean(sheet()?.querySelector('.code svg'));
  }, 'the sheet');
  await onPaper('print');
  expect(sheet()?.checkVisibility()).toBe(true);
  expect(sheet()?.textContent).toMatch(/Access denied.*Read the refusal/s);
  expect(document.querySelector('h2')?.checkVisibility()).toBe(false);
  expect([...document.querySelectorAll('button')].filter((one) => one.checkVisibility())).toEqual([]);
  dispatchEvent(new Event('afterprint'));
  expect(sheet()).toBeNull();
});

test('its button prints the same sheet once it is whole', async () => {
  const printed: string[] = [];
  vi.spyOn(globalThis, 'print').mockImplementation(() => {
    dispatchEvent(new Event('beforeprint'));
    printed.push(...[...document.querySelectorAll('.workshop-sheet .code svg')].map(() => 'a code'));
    dispatchEvent(new Event('afterprint'));
  });
  named('button', 'Print a sheet').click();
  await page.until(() => printed.length > 0, 'the print');
  expect(printed).toEqual(['a code']);
});

test('once the workshop is left, paper shows the page again', async () => {
  page.view.showAlone({ kind: 'workshop', key: null });
  await page.until(() => document.body.innerText.includes('If you teach'), 'the workshops');
  dispatchEvent(new Event('beforeprint'));
  expect(sheet()).toBeNull();
});

test('a comma stays in the line of the lesson before it', () => {
  const needs = [...document.querySelectorAll('li')].find((one) =>
    one.textContent.includes('It is easier after'),
  );
  const links = [...(needs?.querySelectorAll('a') ?? [])];
  expect(links.length).toBeGreaterThan(1);
  for (const link of links.slice(0, -1)) {
    const range = document.createRange();
    range.setStartAfter(link);
    range.setEnd(link.nextSibling as Text, 1);
    expect(range.toString()).toBe(',');
    expect(getComputedStyle(link.parentElement as Element).display).toBe(
      matchMedia('(pointer: coarse)').matches ? 'inline-block' : 'inline',
    );
  }
});
