import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../../src/ui/theme.css';
import { formatResult } from '../../../../../src/lessons/results/result.ts';
import Class from '../../../../../src/ui/panels/learning/results/Class.svelte';
import { Results } from '../../../../../src/ui/panels/learning/results/results.svelte.ts';

let shown: object;
afterEach(() => unmount(shown));

/** A result of somebody who tried `tries` times in the first of six lessons. */
const resultOf = (name: string, tries: number): File => {
  const startedAt = Date.UTC(2026, 2, 2, 9) + name.length;
  const none = { solvedAt: null, hints: 0, missed: [], misconceptions: [], shown: false, cards: [] };
  const text = formatResult({
    ...{ madeBy: '1.0.0', madeAt: startedAt + 60_000, name, measures: {} },
    workshop: { key: 'nowhere', version: 1, title: 'A workshop' },
    lessons: [
      'a',
      ...['one', 'two', 'three', 'four'].map((one) => `${one}-carries-all-of-its-policies`),
      'passrole',
    ].map((id) => ({
      id,
      progress: id === 'a' ? { id, version: 1, startedAt, tries, ...none } : null,
      attempt: null,
    })),
  });
  return new File([text], `${name}.result.json`);
};

async function show(
  width: number,
  asked: { areSolutions?: boolean; isAdding?: boolean; ondone?: () => void } = {},
) {
  await page.viewport(width, 800);
  const results = new Results();
  await results.takeFiles([resultOf('Maximiliane of Somewhere', 0), resultOf('imke', 5)]);
  const props = { results, areSolutions: false, isAdding: false, ondone: () => undefined, ...asked };
  const target = document.createElement('div');
  // The page's panel decides by its width how many columns have room.
  target.style.container = 'results / inline-size';
  document.body.replaceChildren(target);
  shown = mount(Class, { target, props });
  flushSync();
  return target;
}
const namesIn = (body: HTMLElement): readonly string[] =>
  [...body.querySelectorAll<HTMLElement>('tbody th button')].map(({ innerText }) => innerText.trim());
const pressed = (body: HTMLElement, text: RegExp): void => {
  [...body.querySelectorAll('button')].find(({ innerText }) => text.test(innerText))?.click();
  flushSync();
};

test('on a phone a press on how many are at it lists them, and another press leads back to those who need help', async () => {
  const body = await show(390);
  expect(namesIn(body)).toEqual([]);
  pressed(body, /are at it$/);
  expect(namesIn(body)).toEqual(['Maximiliane of Somewhere']);
  pressed(body, /are at it$/);
  expect(namesIn(body)).toEqual([]);
});

test('on a phone the class’s table has room: its heads stand apart, and what stops somebody is told below the name', async () => {
  const body = await show(390);
  pressed(body, /stuck$/);
  const heads = [...body.querySelectorAll('thead .of')].map((one) => one.getBoundingClientRect());
  expect(heads).toHaveLength(6);
  for (const [at, { left }] of heads.entries())
    if (at > 0) expect(left).toBeGreaterThan((heads[at - 1]?.right ?? 0) + 2);
  const scroll = body.querySelector('.scroll') as HTMLElement;
  expect(scroll.scrollWidth).toBeLessThanOrEqual(scroll.clientWidth);
  expect(body.querySelector<HTMLElement>('tbody th')?.innerText).toMatch(/^imke\s+5 tries at 1/);
  // Where there is room it stands at the row's end, once.
  await page.viewport(1440, 800);
  expect(body.querySelector<HTMLElement>('tbody th')?.innerText.trim()).toBe('imke');
  expect(body.querySelector<HTMLElement>('tbody .note')?.innerText).toContain('5 tries at 1');
});

test('on a phone a name in the class’s table stands in few lines', async () => {
  const body = await show(390);
  pressed(body, /are at it$/);
  expect(body.querySelector('tbody th')?.getBoundingClientRect().height).toBeLessThan(80);
});

test.each([
  ['results are added', { isAdding: true }, '.drop'],
  ['solutions are read', { areSolutions: true }, 'section:has(> p)'],
] as const)('where one column has room, %s above the class', async (_what, asked, selector) => {
  const body = await show(768, asked);
  const below = body.querySelector('.left')?.getBoundingClientRect().top ?? NaN;
  expect(body.querySelector(selector)?.getBoundingClientRect().bottom).toBeLessThan(below);
});

test('solutions of a workshop that the page doesn’t have say so', async () => {
  const body = await show(1440, { areSolutions: true });
  expect(body.innerText).toContain('This page doesn’t have the workshop. Open its link or file here first.');
});

const rowOf = (body: HTMLElement, name: string): HTMLButtonElement | undefined =>
  [...body.querySelectorAll<HTMLButtonElement>('.left button')].find(({ innerText }) =>
    innerText.trim().startsWith(name),
  );

test.each([390, 768])(
  'in %s px a press on a learner brings what they did to the top, with the keyboard on their name',
  async (width) => {
    const body = await show(width);
    Object.assign(body.style, { height: '700px', overflowY: 'auto' });
    rowOf(body, 'imke')?.click();
    await expect.poll(() => document.activeElement?.textContent).toBe('imke');
    expect(document.activeElement?.tagName).toBe('H3');
    expect(body.querySelector('.card')?.getBoundingClientRect().top).toBeLessThan(150);
  },
);

test.each([390, 1440])(
  'in %s px a learner who is closed gives the keyboard back to their row',
  async (width) => {
    const body = await show(width);
    const row = rowOf(body, 'imke');
    row?.click();
    flushSync();
    body.querySelector<HTMLButtonElement>('.card [aria-label="Close"]')?.click();
    flushSync();
    expect(body.querySelector('.card section')).toBeNull();
    expect(document.activeElement).toBe(row);
  },
);

test('a filter that is set looks set under the pointer, too', async () => {
  const body = await show(1440);
  const filter = body.querySelector<HTMLElement>('.counts button');
  if (!filter) throw new Error('There is no filter');
  await userEvent.hover(filter);
  const before = getComputedStyle(filter).backgroundColor;
  filter.click();
  flushSync();
  expect(getComputedStyle(filter).backgroundColor).not.toBe(before);
});

test('codes that can’t be read stay to be mended, and those that can are read', async () => {
  let isDone = false;
  const body = await show(1440, { isAdding: true, ondone: () => (isDone = true) });
  const field = body.querySelector('textarea');
  if (!field) throw new Error('There is no field');
  await userEvent.fill(field, 'r1.damaged another');
  body.querySelector('form')?.requestSubmit();
  await expect.poll(() => field.value).toBe('r1.damaged\nanother');
  expect(isDone).toBe(false);
});

test('results that are closed come back, with the learner who was looked at, until others are read', async () => {
  const results = new Results();
  await results.takeFiles([resultOf('imke', 5)]);
  const one = results.rows[0];
  if (!one) throw new Error('There is no result');
  results.choose({ one, lesson: 'a', step: null });
  const back = results.clear();
  expect(results.read).toEqual([]);
  back();
  expect(results.chosen?.one.result.name).toBe('imke');
  const tooLate = results.clear();
  await results.takeFiles([resultOf('lev', 5)]);
  tooLate();
  expect(results.rows.map(({ result }) => result.name)).toEqual(['lev']);
});

test.each([390, 360, 768, 1440])(
  'in %s px all lessons of the table of each lesson have room, without a scroll',
  async (width) => {
    const body = await show(width);
    await expect.poll(() => body.querySelector('table[aria-label="How each lesson went"]')).not.toBeNull();
    const table = [...body.querySelectorAll('table')].at(-1);
    const section = table?.closest('section');
    if (!table || !section) throw new Error('There is no table');
    await expect
      .poll(() => table.getBoundingClientRect().right)
      .toBeLessThanOrEqual(section.getBoundingClientRect().right + 1);
    expect(table.innerText).toMatch(/minutes, in the middle/);
    expect([...table.querySelectorAll('th b')].map(({ textContent }) => textContent)).toEqual([...'123456']);
    for (let part: Element | null = table; part && part !== body; part = part.parentElement)
      expect(part.scrollWidth).toBeLessThanOrEqual(part.clientWidth + 1);
  },
);

test('a word of a lesson’s title is whole in the table of each lesson, however long the other titles are', async () => {
  const body = await show(1440);
  const head = (): Element | undefined =>
    [...body.querySelectorAll('table[aria-label="How each lesson went"] th')].find((one) =>
      one.textContent.includes('passrole'),
    );
  await expect.poll(head).toBeDefined();
  const text = document.createRange();
  text.selectNode(head()?.lastChild ?? body);
  expect(text.getClientRects()).toHaveLength(1);
});
