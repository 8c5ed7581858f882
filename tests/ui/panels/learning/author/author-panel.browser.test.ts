import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as browser } from 'vitest/browser';
import AuthorPanel from '../../../../../src/ui/panels/learning/author/AuthorPanel.svelte';
import { drafts } from '../../../../../src/ui/panels/learning/author/drafts.svelte.ts';
import { smallLesson } from '../../../../lessons/workshop/small.ts';
import { type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;
let draft = '';

async function open(width: number, title = 'My lesson'): Promise<void> {
  await browser.viewport(width, 900);
  page = await mountPanel(AuthorPanel);
  page.view.phone = width <= 1000;
  draft = drafts.begin(
    smallLesson('small').replace(
      /^title:.*$/m,
      `title: ${title}\nstart:\n  - iam CreateUser: {UserName: ben}\n  - s3 CreateBucket: {Bucket: reports}`,
    ),
  );
  drafts.opened = draft;
  await page.until(() => document.querySelector('.bench h2')?.textContent === title, 'the editor');
}
beforeEach(() => {
  drafts.opened = null;
  // In a frame, the page moves the focus only once somebody has pressed something.
  dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
});
afterEach(async () => {
  drafts.opened = null;
  drafts.remove(draft);
  await drafts.settled();
  await page.close();
  page.playground.close();
});

const picking = (): HTMLButtonElement | null =>
  [...document.querySelectorAll<HTMLButtonElement>('.goals > button')].find((one) =>
    one.innerText.includes('Add a goal by pointing'),
  ) ?? null;
const isPicking = (): boolean => document.body.innerText.includes('A goal by pointing') && picking() === null;
const escape = (from: Element | null): boolean =>
  from?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, composed: true }),
  ) ?? true;

async function pick(): Promise<void> {
  await page.until(() => picking()?.disabled === false, 'the lesson');
  picking()?.focus();
  picking()?.click();
  await page.until(() => document.activeElement?.matches('form select') === true, 'the form');
}

test('somebody without a draft reads how a lesson comes about; with the first draft it is gone', async () => {
  await browser.viewport(390, 900);
  page = await mountPanel(AuthorPanel);
  const how = (): boolean => document.body.innerText.includes('How a lesson comes about');
  await page.until(how, 'how a lesson comes about');
  expect(document.querySelectorAll('ol > li')).toHaveLength(3);
  draft = drafts.begin(smallLesson('small'));
  await page.until(() => document.body.innerText.includes('Remove') || !how(), 'the draft');
  expect(how()).toBe(false);
});

test('Escape closes a goal by pointing, and its button has the keyboard again', async () => {
  await open(1440);
  await pick();
  escape(document.activeElement);
  await page.until(() => !isPicking() && document.activeElement === picking(), 'the button');
  await pick();
  // From the picture, too, where people point.
  escape(document.querySelector('.canvas'));
  await page.until(() => picking() !== null, 'the button');
});

test('Escape that leads out of the text leaves a goal by pointing open', async () => {
  await open(1440);
  await pick();
  const text = (): Element | null | undefined =>
    document.querySelector('.text .host')?.shadowRoot?.querySelector('[role="textbox"]');
  await page.until(() => !!text(), 'the text');
  escape(text() ?? null);
  await page.settle();
  expect(isPicking()).toBe(true);
});

test.each([390, 360])('in %s px a title is seen whole where two lines have room for it', async (width) => {
  await open(width, 'What a group is not');
  const title = document.querySelector('.bench h2');
  if (!title) throw new Error('There is no title');
  expect(title.scrollWidth).toBeLessThanOrEqual(title.clientWidth);
  expect(title.scrollHeight).toBeLessThanOrEqual(title.clientHeight);
  expect(document.querySelector('.bench header')?.scrollWidth).toBeLessThanOrEqual(width);
});

test('on a phone the proof’s button stands beside its title', async () => {
  await open(390);
  await page.until(() => document.body.innerText.includes('Prove it'), 'the proof');
  const button = named('button', 'Prove it').getBoundingClientRect();
  const title = [...document.querySelectorAll('h3')].find((one) => one.innerText === 'Proof');
  const { top, bottom } = title?.getBoundingClientRect() ?? new DOMRect();
  expect(button.top).toBeLessThan(bottom);
  expect(button.bottom).toBeGreaterThan(top);
});
