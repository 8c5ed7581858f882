import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { keepSheet } from '../../../../../src/ui/panels/learning/workshop/print-sheet.ts';
import type { Workshop } from '../../../../../src/lessons/workshop/workshop.ts';

const workshop: Workshop = {
  id: 'ours',
  title: 'Our workshop',
  version: 1,
  author: '',
  licence: '',
  welcome: [],
  lessons: [{ builtIn: 'first-policy' }],
  minutes: null,
};
const link = (length: number): string => 'https://page.example/#w1'.padEnd(length, 'x');
/** The sheet as it would be printed now. */
function printed(): string {
  dispatchEvent(new Event('afterprint'));
  dispatchEvent(new Event('beforeprint'));
  return document.querySelector('body > .workshop-sheet')?.textContent ?? 'no sheet';
}
const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );
let kept: ReturnType<typeof keepSheet>;

afterEach(async () => {
  await onPaper('');
  kept.end();
});

test('a sheet whose code is still being made doesn’t say that the link is too long for one', async () => {
  kept = keepSheet(workshop, link(2953));
  expect(printed()).toContain('Our workshop');
  expect(printed()).not.toContain('too long');
  await kept.whole;
  expect(printed()).not.toContain('too long');
  expect(document.querySelector('.workshop-sheet .code svg')).not.toBeNull();
});

test('a sheet whose link is still being made says nothing of it', () => {
  kept = keepSheet(workshop, null);
  expect(printed()).toContain('Our workshop');
  expect(printed()).not.toMatch(/too long|no link/);
});

test('a link that no code holds is said to be too long for one', async () => {
  kept = keepSheet(workshop, link(2954));
  expect(printed()).toContain('The link is too long for a QR code.');
  await kept.whole;
  expect(printed()).toContain('The link is too long for a QR code.');
});

test('a workshop without a link is asked for as a file', async () => {
  kept = keepSheet(workshop, '');
  await kept.whole;
  expect(printed()).toContain('There is no link to this workshop. Ask for the file.');
  expect(printed()).not.toContain('too long');
});

test('the sheet keeps off the edge of a paper without margins', async () => {
  kept = keepSheet(workshop, link(100));
  await kept.whole;
  printed();
  await onPaper('print');
  const sheet = document.querySelector('body > .workshop-sheet') as HTMLElement;
  const title = sheet.querySelector('h1') as HTMLElement;
  const mm = 96 / 25.4;
  expect(title.getBoundingClientRect().left - sheet.getBoundingClientRect().left).toBeGreaterThanOrEqual(
    8 * mm - 0.1,
  );
  expect(title.getBoundingClientRect().top - sheet.getBoundingClientRect().top).toBeGreaterThanOrEqual(
    8 * mm - 0.1,
  );
});
