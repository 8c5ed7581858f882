import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import Overlays from '../../../src/ui/frame/Overlays.svelte';
import { type Mounted, mountPanel } from '../panels/account/inspector/host.ts';

let page: Mounted;
let gap: HTMLElement;

beforeEach(async () => {
  gap = document.createElement('div');
  gap.dataset['room'] = '';
  gap.style.cssText = 'position:fixed;top:0;left:100px;right:0;height:40px';
  document.body.append(gap);
  page = await mountPanel(Overlays);
});
afterEach(async () => {
  await page.close();
  gap.remove();
});

const message = (): DOMRect | undefined => document.querySelector('.flash')?.getBoundingClientRect();

test('a message stands where the top bar is free, and makes way for a name that grows', async () => {
  page.view.flash('Done');
  await page.settle();
  expect(message()?.left).toBe(100);
  gap.style.left = '150px';
  await vi.waitFor(() => expect(message()?.left).toBe(150));
});

/** Where the picture begins: to the right of a wide page's left column. */
const column = (): number => page.view.layout.size('left', 360);

test('a message stands over the left column where the top bar has too little room, and nothing of the picture is covered', async () => {
  page.view.flash('Done');
  await page.settle();
  gap.style.left = 'calc(100% - 100px)';
  await vi.waitFor(() => expect(message()?.top).toBeGreaterThan(innerHeight / 2));
  expect(message()?.right).toBeLessThan(column());
});

test('a message that would be a tower beside its button stands over the left column, too', async () => {
  gap.style.width = '240px';
  const text =
    'A part of this link was lost or changed on its way. Your account is open and has not changed.';
  page.view.flash(text, 'deny', { label: 'Save as a file', run: () => undefined });
  await page.settle();
  await vi.waitFor(() => expect(message()?.top).toBeGreaterThan(innerHeight / 2));
  expect(message()?.right).toBeLessThan(column());
});

test('a long refusal moves nothing, and all of it can be read: on a small page it lies over the text below the picture', async () => {
  gap.style.width = '240px';
  const arn = 'arn:aws:iam::111122223333:user';
  const said = `User: ${arn}/ana is not authorized to perform: iam:CreateUser on resource: ${arn}/leo. `;
  page.view.phone = true;
  gap.style.display = 'none';
  page.view.flash(said.repeat(12), 'deny', { label: 'Why?', run: () => undefined });
  await page.settle();
  await vi.waitFor(() => expect(message()?.height).toBeGreaterThan(100));
  expect(document.documentElement.style.getPropertyValue('--said')).toBe('');
  const list = document.querySelector('.flashes') as HTMLElement;
  const place = list.getBoundingClientRect();
  expect(place.top).toBeGreaterThan(innerHeight / 2);
  expect(place.bottom).toBeLessThan(innerHeight);
  list.scrollTo(0, list.scrollHeight);
  expect(message()?.bottom).toBeLessThanOrEqual(place.bottom + 1);
});

/** A button somewhere on the screen, at a distance from its lower edge. */
function buttonAt(bottom: number, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.style.cssText = `position:fixed;left:8px;right:8px;bottom:${String(bottom)}px;height:44px`;
  button.textContent = label;
  document.body.append(button);
  return button;
}
const covers = (button: Element): boolean => {
  const [one, other] = [message(), button.getBoundingClientRect()];
  return one !== undefined && one.top < other.bottom && one.bottom > other.top;
};

test.each(['on a small page', 'over the left column'])(
  'a message covers nothing that can be pressed, also where a press brings more of that: %s',
  async (where) => {
    page.view.phone = where === 'on a small page';
    gap.style.display = 'none';
    const [next, act] = [buttonAt(20, 'Next'), buttonAt(80, 'Act')];
    page.view.flash('You now act as carol.', 'allow');
    await page.settle();
    await vi.waitFor(() => expect([covers(next), covers(act)]).toEqual([false, false]));
    const stood = message()?.top ?? 0;
    expect(stood).toBeLessThan(next.getBoundingClientRect().top);
    const late = buttonAt(innerHeight - stood - 44, 'Late');
    expect(covers(late)).toBe(true);
    late.click();
    await vi.waitFor(() => expect([next, act, late].map(covers)).toEqual([false, false, false]));
    for (const button of [next, act, late]) button.remove();
  },
);

/** An element of the page, at a distance from the top. */
function placed(selector: 'log' | 'graph', top: number, height: number, inner: string): HTMLElement {
  const around = document.createElement('div');
  around.className = selector === 'graph' ? 'middle' : '';
  around.innerHTML = `<div class="${selector}" ${selector === 'log' ? 'role="log" tabindex="0"' : ''}>${inner}</div>`;
  const one = around.firstElementChild as HTMLElement;
  one.style.cssText = `position:fixed;left:0;right:0;top:${String(top)}px;height:${String(height)}px;overflow:hidden auto`;
  document.body.append(around);
  onTestFinished(() => around.remove());
  return one;
}

test.each([
  ['the empty part of the terminal', '<p style="height:40px">before</p>', 40],
  [
    'an output before',
    '<div class="entry"><div class="body"><div style="height:90px">old</div></div></div>',
    40,
  ],
  ['the picture above, where the output fills the terminal', '', 400],
])('a message covers not what a command has just printed, rather %s', async (_where, before, height) => {
  page.view.phone = true;
  gap.style.display = 'none';
  placed('graph', 0, innerHeight - 300, '');
  const last = `<div class="entry"><div class="body"><div style="height:${String(height)}px">out</div></div></div>`;
  const log = placed('log', innerHeight - 290, 180, before + last);
  const keys = buttonAt(60, 'Keys');
  onTestFinished(() => keys.remove());
  log.style.display = 'flex';
  log.style.flexDirection = 'column';
  log.style.justifyContent = 'end';
  const tabs = buttonAt(10, 'Tabs');
  onTestFinished(() => tabs.remove());
  page.view.flash('The browser doesn’t let the page copy.');
  await page.settle();
  const printed = log.querySelector('.entry:last-child .body > div') as HTMLElement;
  const output = printed.offsetHeight > log.offsetHeight ? log : printed;
  await vi.waitFor(() => expect([output, keys, tabs].map(covers)).toEqual([false, false, false]));
});
