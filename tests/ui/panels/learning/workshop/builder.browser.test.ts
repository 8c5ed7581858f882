import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp, page as browser } from 'vitest/browser';
import WorkshopPanel from '../../../../../src/ui/panels/learning/workshop/WorkshopPanel.svelte';
import { builds } from '../../../../../src/ui/panels/learning/workshop/build/builds.svelte.ts';
import { smallLesson } from '../../../../lessons/workshop/small.ts';
import { fill, type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;
let id: string;

beforeEach(async () => {
  await browser.viewport(1440, 900);
  page = await mountPanel(WorkshopPanel);
  id = builds.begin();
  page.view.showAlone({ kind: 'buildWorkshop', of: id });
  await page.until(() => document.body.innerText.includes('No lesson yet'), 'the builder');
});
afterEach(async () => {
  builds.remove(id);
  await builds.settled();
  await page.close();
  page.playground.close();
});

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );
const text = (): string => document.body.innerText.replace(/\s+/g, ' ');
const heard = (): string =>
  [...document.querySelectorAll('.build > [role=status]')].at(-1)?.textContent ?? '';
const order = (): readonly string[] =>
  [...document.querySelectorAll('.order ol > li[aria-label]')].map(
    (row) => row.getAttribute('aria-label') ?? '',
  );
const minutes = (): readonly number[] => builds.of(id)?.lessons.map((one) => one.minutes) ?? [];
const titles = ['What a user is', 'First policy', 'Why roles', 'The clock', 'Trust or permission'];

function title(typed: string): void {
  const field = document.querySelector<HTMLInputElement>('.title input');
  if (!field) throw new Error('no title');
  fill(field, typed);
}
async function choose(...wanted: readonly string[]): Promise<void> {
  for (const title of wanted) {
    named('[data-key]', `${title}, `).click();
    await page.settle();
  }
}
function press(key: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

test('lessons are moved by keys, and each move is heard', async () => {
  await choose(...titles);
  const grip = (): HTMLElement => named('button', 'Move “Trust or permission”');
  grip().focus();
  grip().click();
  await page.settle();
  expect(heard()).toMatch(/^Trust or permission, taken up. It is 5 of 5\./);
  press('ArrowUp');
  await page.settle();
  press('ArrowUp');
  await page.settle();
  expect(heard()).toBe('Trust or permission, now 3 of 5');
  expect(order()[2]).toBe('Trust or permission');
  // The focus goes with it, though its element was put elsewhere.
  expect(document.activeElement).toBe(grip());
  grip().click();
  await page.settle();
  expect(heard()).toBe('Trust or permission, put down, 3 of 5');
  press('ArrowUp');
  await page.settle();
  expect(order()[2]).toBe('Trust or permission');
  grip().click();
  press('Home');
  await page.settle();
  expect(order()[0]).toBe('Trust or permission');
  press('Escape');
  await page.settle();
  expect([heard(), order()[2]]).toEqual(['Trust or permission, put back, 3 of 5', 'Trust or permission']);
  expect((await axe.run(document.querySelector('.build') ?? document.body)).violations).toEqual([]);
});

test('a lesson is dragged to the place where its middle is, and Escape lets it go back', async () => {
  await choose(...titles);
  const rows = [...document.querySelectorAll('.order ol > li')].map((row) => row.getBoundingClientRect());
  const [first, third] = [rows[0]?.top ?? 0, rows[2]?.top ?? 0];
  const at = (type: string, clientY: number): boolean =>
    named('button', 'Move “Why roles”').dispatchEvent(
      new PointerEvent(type, { clientX: 20, clientY, bubbles: true, isPrimary: true, button: 0 }),
    );
  at('pointerdown', third + 20);
  at('pointermove', third + 18);
  await page.settle();
  expect(document.querySelector('.place')).toBeNull();
  at('pointermove', first + 24);
  await page.settle();
  // Numbers are renewed when it lands.
  expect(document.querySelector('.dragged')?.textContent).toContain('3');
  expect(document.querySelector('.place')).not.toBeNull();
  at('pointerup', first + 24);
  await page.settle();
  expect(order().slice(0, 3)).toEqual(['Why roles', 'What a user is', 'First policy']);
  expect(heard()).toBe('Why roles, now 1 of 5');
  at('pointerdown', first + 20);
  at('pointermove', third + 20);
  await page.settle();
  press('Escape');
  at('pointerup', third + 20);
  await page.settle();
  expect(order()[0]).toBe('Why roles');
});

test('on a phone two buttons move a lesson by one, and the focus stays on the one that was pressed', async () => {
  await browser.viewport(390, 844);
  await page.settle();
  named('button', 'Add lessons').click();
  await page.settle();
  await choose(...titles.slice(0, 3));
  const down = (): HTMLElement => named('button', 'Move “What a user is” down');
  down().focus();
  down().click();
  await page.settle();
  expect(document.activeElement).toBe(down());
  expect(order()).toEqual(['First policy', 'What a user is', 'Why roles']);
  down().click();
  await page.settle();
  expect([order()[2], heard()]).toEqual(['What a user is', 'What a user is, now 3 of 3']);
  expect(document.activeElement).toBe(named('button', 'Move “What a user is” up'));
});

test('minutes are said for each lesson, and their sum follows; what was done is undone by keys', async () => {
  await choose('What a user is', 'First policy');
  const before = minutes();
  named('button', 'One minute more for “First policy”').click();
  await page.settle();
  expect(minutes()[1]).toBe((before[1] ?? 0) + 1);
  expect(text()).toContain(`${String(minutes().reduce((sum, one) => sum + one, 0))} minutes in all`);
  named('button', 'Take “What a user is” out').click();
  await page.settle();
  expect(order()).toEqual(['First policy']);
  expect(page.view.flashes.at(-1)).toMatchObject({ message: '“What a user is” is out.' });
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
  );
  await page.settle();
  expect(order()).toEqual(['What a user is', 'First policy']);
});

test.each([1440, 390])(
  'a workshop that is full says so in sight, anew with each press, %d px wide',
  async (width) => {
    await browser.viewport(width, 844);
    const { mostLessons } = await import('../../../../../src/lessons/workshop/workshop.ts');
    const all = [...document.querySelectorAll<HTMLElement>('[data-key]')];
    builds.edit(id, {
      lessons: all
        .slice(0, mostLessons)
        .map(({ dataset }) => ({ builtIn: dataset['key'] ?? '', minutes: 5 })),
    });
    await page.settle();
    document.querySelector<HTMLElement>('.fold button')?.click();
    await page.settle();
    const said: (Element | null)[] = [];
    for (let turn = 0; turn < 2; turn++) {
      all[mostLessons]?.scrollIntoView();
      all[mostLessons]?.click();
      await page.settle();
      const alert = document.querySelector('.refused');
      const { top = -1, bottom = Infinity } = alert?.getBoundingClientRect() ?? {};
      expect([top >= 0, bottom <= innerHeight]).toEqual([true, true]);
      said.push(alert);
    }
    expect(said[1]).not.toBe(said[0]);
  },
);

test('somebody’s own lesson is carried inside, and one that would be taken for another is refused with the reason', async () => {
  await choose('First policy');
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  const drop = async (...files: readonly File[]): Promise<void> => {
    const bag = new DataTransfer();
    for (const file of files) bag.items.add(file);
    document
      .querySelector('.build')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: bag, bubbles: true, cancelable: true }));
    await page.settle();
  };
  expect(input?.multiple).toBe(true);
  await drop(new File([smallLesson('our-own')], 'ours.md'));
  await page.until(() => order().includes('Small'), 'the own lesson');
  expect(text()).toContain('carried inside');
  await drop(new File([smallLesson('our-other')], 'other.md'));
  await page.until(
    () => text().includes('apart from its texts it is the same lesson as “Small”'),
    'the reason',
  );
  await drop(new File([smallLesson('first-policy').replaceAll('ana', 'ben')], 'first.md'));
  await page.until(() => text().includes('it has the id “first-policy”'), 'the reason');
  await drop(new File([smallLesson('x').replace('title:', 'titel:')], 'bad.md'));
  await page.until(() => text().includes('There is no field “titel” here.'), 'its fault');
  await drop(new File([new Uint8Array(2_000_000)], 'large.md'));
  await page.until(() => text().includes('This is longer than 400000 characters.'), 'the bound');
  expect(order()).toEqual(['First policy', 'Small']);
});

test('a welcome with a fault can’t be given out; its line is said, and the preview stays as it was', async () => {
  await choose('First policy');
  title('IAM for us');
  const welcome = document.querySelector('textarea');
  if (!welcome) throw new Error('no welcome');
  fill(welcome, 'Hello **all**.');
  await page.until(() => document.querySelector('.paper strong')?.textContent === 'all', 'the preview');
  fill(welcome, 'Hello.\n\nSee <b>this</b>.');
  await page.until(() => text().includes('Line 3, column 1'), 'the fault');
  expect(text()).toContain('The text holds HTML: <b>');
  expect(document.querySelector('.paper')?.textContent).toContain('Hello all.');
  expect(named('button', 'Save the file').classList.contains('main')).toBe(false);
  named('button', 'Save the file').click();
  await page.until(() => text().includes('Mend what is wrong first'), 'the refusal');
  expect(document.activeElement).toBe(welcome);
  expect(builds.of(id)?.given).toBeNull();
});

test('the length of the link is counted: from 2,000 characters on it warns, and beyond the limit the file alone is left', async () => {
  await choose('First policy');
  title('IAM for us');
  await page.until(() => /\d characters/.test(text()), 'the length');
  expect(text()).not.toContain('Some chats');
  // Random, so that it can't be packed.
  const random = (length: number): string =>
    Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('');
  const own = (length: number): string => `${smallLesson('own')}${random(length)}\n`;
  builds.edit(id, { lessons: [...(builds.of(id)?.lessons ?? []), { source: own(3000), minutes: 5 }] });
  await page.until(() => text().includes('Some chats and mail programs cut a link'), 'the warning');
  expect(text()).toMatch(/your lesson [\d,]+/);
  builds.edit(id, { lessons: [{ source: own(39_000), minutes: 5 }] });
  await page.until(() => text().includes('too large for a link (32,000 characters at most)'), 'the limit');
  expect([...document.querySelectorAll('button')].map((one) => one.innerText.trim())).not.toContain(
    'Copy the link',
  );
  named('button', 'Save the file');
});

test('paper shows the workshop as a sheet with its lessons and its code, and none of the controls', async () => {
  await choose('What a user is', 'First policy');
  title('On paper');
  await page.until(() => text().includes('On paper') && / \d+ characters/.test(text()), 'the link');
  const controls = (): number =>
    [...document.querySelectorAll('button, textarea')].filter((one) => one.checkVisibility()).length;
  const sheet = (): Element | null => document.querySelector('body > .workshop-sheet');
  await page.until(() => {
    dispatchEvent(new Event('beforeprint'));
    const isWhole = sheet()?.querySelector('.code svg') !== null && sheet() !== null;
    if (!isWhole) dispatchEvent(new Event('afterprint'));
    return isWhole;
  }, 'the sheet');
  await onPaper('print');
  expect(controls()).toBe(0);
  expect(sheet()?.checkVisibility()).toBe(true);
  expect(sheet()?.textContent).toMatch(/On paper.*What a user is.*First policy/s);
  await onPaper('');
  dispatchEvent(new Event('afterprint'));
  expect(sheet()).toBeNull();
  expect(controls()).toBeGreaterThan(5);
});

test('paper says that a workshop without a lesson has none, and shows none of the controls', async () => {
  title('Nothing yet');
  const sheet = (): Element | null => document.querySelector('body > .workshop-sheet');
  await page.until(() => {
    dispatchEvent(new Event('afterprint'));
    dispatchEvent(new Event('beforeprint'));
    return sheet()?.textContent.includes('Nothing yet') === true;
  }, 'the sheet');
  await onPaper('print');
  expect([...document.querySelectorAll('button, textarea')].filter((one) => one.checkVisibility())).toEqual(
    [],
  );
  expect(sheet()?.textContent).toContain('This workshop has no lesson yet.');
  expect(sheet()?.querySelectorAll('li')).toHaveLength(0);
  await onPaper('');
  dispatchEvent(new Event('afterprint'));
});

test('a workshop that is tried before it has a title has a heading', async () => {
  await choose('First policy');
  named('button', 'Begin').click();
  await page.until(() => document.querySelector('.order') === null, 'the workshop');
  await page.until(
    () => [...document.querySelectorAll('h2')].some((one) => one.innerText === 'A workshop without a title'),
    'its heading',
  );
});

test('on a phone the list of lessons is folded: its button is the filled one, and the page says so', async () => {
  await browser.viewport(390, 844);
  await page.settle();
  const add = (): HTMLElement => named('button', 'Add lessons');
  expect(text()).toContain('Press “Add lessons”');
  expect(text()).not.toContain('Choose lessons from the list, or drop');
  expect(add().matches('.main')).toBe(true);
  add().click();
  await page.settle();
  await choose(...titles.slice(0, 1));
  named('button', 'Fold the lessons away').click();
  await page.settle();
  expect(add().matches('.main')).toBe(false);
});

test('on a phone what was saved is said in the bar, until something is changed', async () => {
  await browser.viewport(390, 600);
  await page.settle();
  named('button', 'Add lessons').click();
  await page.settle();
  await choose(...titles.slice(0, 2));
  named('button', 'Fold the lessons away').click();
  title('Ours');
  await page.settle();
  const bar = (): HTMLElement => document.querySelector('.give .file') as HTMLElement;
  expect(bar().innerText).toMatch(/bytes, version 1/);
  named('button', 'Save the file').click();
  await page.until(() => bar().innerText.includes('The file is saved, as version 1.'), 'the bar');
  expect(bar().getBoundingClientRect().bottom).toBeLessThanOrEqual(600);
  expect(bar().innerText).not.toContain('bytes');
  title('Ours, again');
  await page.until(() => /bytes, version 2/.test(bar().innerText), 'the size');
  expect(bar().innerText).not.toContain('saved');
});
