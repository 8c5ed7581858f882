import axe from 'axe-core';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { plainHighlight } from '../../../../../src/graph/picture/highlight.ts';
import { accountOf, rowsOf } from '../../../../../src/engine/index.ts';
import { worldOf } from '../../../../graph/overview/accounts.ts';
import { idOf, openGraph } from './graph-page.ts';
import type { GraphPage } from './graph-page.ts';

let page: GraphPage;

afterEach(async () => {
  await page.close();
  delete document.documentElement.dataset['theme'];
});

const until = (check: () => void): Promise<void> => vi.waitFor(check, 5000);
const block = (id: string): HTMLElement | null => document.querySelector(`[data-block="${id}"]`);
const crumbs = (): (string | null)[] =>
  [...document.querySelectorAll('nav li > button, nav li > strong')].map((one) => one.textContent);
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['block'];
const said = (): string =>
  [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent).join(' ');

const large = { users: 300, groups: 30, roles: 40, policies: 30, seed: 7 };

async function openLarge(start: 'sample' | 'empty' = 'sample'): Promise<void> {
  await browser.viewport(1200, 700);
  page = await openGraph(start);
  expect(await page.playground.createWorkspace('Large', rowsOf(worldOf(large)))).toBe(true);
  await until(() => expect(block('users:one')).not.toBeNull());
}

const group = (): string => `group:${idOf(page, 'groups', 'Developers')}`;

test('An account above forty nodes is counted, without Cytoscape, and each block says what it is', async () => {
  await openLarge();
  expect(document.querySelector('.canvas')).toBeNull();
  expect(block('users:one')?.getAttribute('aria-label')).toMatch(/^One group: \d+ users; /);
  expect(block(group())?.getAttribute('aria-label')).toMatch(
    /^Developers: \d+ members; from \d+ One group.*; to \d+ /,
  );
  expect(document.body.textContent).toContain('Whole account. 300 users, 30 groups, 40 roles');
  expect(crumbs()).toEqual(['Whole account']);
});

test('Above the counts stands through which VPC endpoint calls come, and no block lies below it', async () => {
  await openLarge();
  const mark = (): Element | null => document.querySelector('[data-id="endpoint"]');
  const top = (): number => block('users:one')?.getBoundingClientRect().top ?? 0;
  const before = top();
  expect(mark()).toBeNull();
  page.playground.callThrough('vpce-0a1b2c3d4e5f67890');
  await until(() => expect(mark()?.textContent).toBe('you, through vpce-0a1b2c3d4e5f67890'));
  expect(top()).toBeGreaterThan(before);
  page.playground.callThrough(null);
  await until(() => expect(mark()).toBeNull());
});

test('A block opens in place, its focus goes to it, and Escape brings the whole back to where it was', async () => {
  await openLarge();
  block(group())?.focus();
  await userEvent.keyboard('{Enter}');
  await until(() => expect(crumbs()).toEqual(['Whole account', 'Developers']));
  await until(() => expect(focused()).toBe(group()));
  await until(() => expect(said()).toMatch(/Developers, open\. \d+ members in \d+ kinds\./));
  expect(document.querySelectorAll('[data-block^="kind:"]').length).toBeGreaterThan(1);
  await userEvent.keyboard('{Escape}');
  await until(() => expect(crumbs()).toEqual(['Whole account']));
  await until(() => expect(focused()).toBe(group()));
});

test('While a block closes, the letters of the whole come where they will stand, and no bar turns into another', async () => {
  await openLarge();
  block(group())?.focus();
  await userEvent.keyboard('{Enter}');
  await until(() => expect(document.querySelector('.strip')).not.toBeNull());
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  try {
    const heads = (): Element[] =>
      [...document.querySelectorAll('.overview svg text')].filter((one) =>
        one.textContent?.startsWith('Users'),
      );
    const bars = (): Element[] => [...document.querySelectorAll('.overview svg > g > .shapes > path')];
    expect(heads().length).toBeLessThan(2);
    await userEvent.keyboard('{Escape}');
    await until(() => expect(crumbs()).toEqual(['Whole account']));
    vi.advanceTimersByTime(300);
    await tick();
    const onTheWay = bars();
    const coming = heads().map((one) => Number(one.closest('g')?.getAttribute('opacity')));
    expect(Math.max(...coming)).toBeGreaterThan(0.5);
    expect(Math.max(...coming)).toBeLessThan(1);
    vi.advanceTimersByTime(200);
    await tick();
    expect(bars().filter((bar) => onTheWay.includes(bar))).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('Arrow keys move along columns and bands, and there is one tab stop', async () => {
  await openLarge();
  block('users:several')?.focus();
  await userEvent.keyboard('{ArrowDown}');
  await until(() => expect(focused()).toBe('users:one'));
  await userEvent.keyboard('{ArrowRight}');
  await until(() => expect(focused()).toMatch(/^group/));
  await userEvent.keyboard('{ArrowRight}');
  await until(() => expect(focused()).toMatch(/^polic/));
  await userEvent.keyboard('{ArrowLeft}');
  await until(() => expect(focused()).toMatch(/^group|^own|^role/));
  expect(document.querySelectorAll('[data-block][tabindex="0"]').length).toBe(1);
});

test('Somebody who is selected anywhere brings their surroundings, and back leads out, also by the browser', async () => {
  await openLarge();
  const [user] = page.playground.world.tables.memberships.values();
  const { userId = '', groupId = '' } = user ?? {};
  page.playground.selected = userId;
  await until(() => expect(page.cy.getElementById(userId).nonempty()).toBe(true));
  await until(() => expect(page.cy.getElementById(groupId).nonempty()).toBe(true));
  const name = page.playground.world.tables.users.get(userId)?.name;
  expect(crumbs()).toEqual(['Whole account', name]);
  expect(page.cy.nodes().length).toBeLessThan(40);
  // The live picture takes the whole place, and lies on no button.
  await until(() => expect(page.cy.width()).toBeGreaterThan(0));
  for (const button of document.querySelectorAll('.bottom button, .map button')) {
    const { left, top, width, height } = button.getBoundingClientRect();
    expect(button.contains(document.elementFromPoint(left + width / 2, top + height / 2))).toBe(true);
  }
  expect(document.querySelectorAll('.bottom button')).toHaveLength(1);
  // On along what is drawn: the way grows.
  page.playground.selected = groupId;
  const groupName = page.playground.world.tables.groups.get(groupId)?.name;
  await until(() => expect(crumbs()).toEqual(['Whole account', name, groupName]));
  history.back();
  await until(() => expect(crumbs()).toEqual(['Whole account', name]));
  expect(page.playground.selected).toBe(userId);
  document.querySelector<HTMLElement>('.picture')?.focus();
  await userEvent.keyboard('{Escape}');
  await until(() => expect(crumbs()).toEqual(['Whole account']));
  expect(page.playground.selected).toBeNull();
  expect(block('users:one')).not.toBeNull();
});

/** Whether nothing is seen through one of the other. */
const liesOver = (one: Element, other: Element): boolean =>
  getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)' &&
  other.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING;

/** What stands in the picture's place at the end of each frame, until it is stopped. */
function filmed(): () => Promise<readonly string[]> {
  const frames: string[] = [];
  let next = 0;
  const { port1, port2 } = new MessageChannel();
  // A message that is sent while a frame is made is heard once it has been painted.
  port1.onmessage = () => {
    const still = document.querySelector('.whole > svg');
    const live = document.querySelector('.canvas:has(canvas)');
    const pictures = [
      document.querySelector('.overview svg text') && 'overview',
      still?.querySelector('text') && 'still',
      live && !(still && liesOver(still, live)) && 'live',
    ];
    frames.push(pictures.filter(Boolean).join(' and ') || 'nothing');
  };
  const frame = (): void => {
    port2.postMessage(null);
    next = requestAnimationFrame(frame);
  };
  next = requestAnimationFrame(frame);
  return async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    cancelAnimationFrame(next);
    port1.close();
    return frames;
  };
}

test('From the whole account to somebody and back, each frame has one picture, and none has two', async () => {
  // No picture of an account stood there before.
  await openLarge('empty');
  const [first] = page.playground.world.tables.users.keys();
  const stop = filmed();
  page.playground.selected = first ?? null;
  await until(() => expect(document.querySelector('.whole > svg text')).not.toBeNull());
  await until(() => expect(document.querySelector('.whole > svg')).toBeNull());
  await browser.getByRole('button', { name: 'Whole account', exact: true }).first().click();
  await until(() => expect(block('users:one')).not.toBeNull());
  const frames = await stop();
  expect([...new Set(frames)].sort()).toEqual(['live', 'overview', 'still']);
});

test('What a step tells is drawn with its people, until somebody goes back to the whole', async () => {
  await openLarge();
  const [first] = page.playground.world.tables.users.keys();
  page.view.highlight = { ...plainHighlight, nodes: new Map([[first ?? '', 'pulse']]), rest: 'dim' };
  await until(() => expect(page.cy.getElementById(first ?? '').nonempty()).toBe(true));
  await browser.getByRole('button', { name: 'Whole account', exact: true }).first().click();
  await until(() => expect(block('users:one')).not.toBeNull());
});

test('A step that tells of nobody in the picture, such as the root user, leaves the whole account in sight', async () => {
  await openLarge();
  const root = accountOf(page.playground.world);
  page.view.highlight = { ...plainHighlight, nodes: new Map([[root, 'lit']]), rest: 'dim' };
  await tick();
  expect(crumbs()).toEqual(['Whole account']);
  expect(block('users:one')).not.toBeNull();
});

test('What stands out is gone through one by one', async () => {
  await openLarge();
  await browser.getByRole('button', { name: /^Go through the \d+$/ }).click();
  await until(() => expect(crumbs()).toEqual(['Whole account', 'Everything']));
  await browser.getByRole('button', { name: /^Next, 2 of \d+$/ }).click();
  await until(() => expect(crumbs()[1]).not.toBe('Everything'));
});

test('A change of the account is counted at once', async () => {
  await openLarge();
  const before = block('users:none')?.getAttribute('aria-label') ?? '';
  await page.playground.call('CreateUser', { UserName: 'nobody-yet' });
  await until(() => expect(block('users:none')?.getAttribute('aria-label')).not.toBe(before));
});

test.each(['light', 'dark'])('In the %s theme axe finds no fault, whole or open', async (theme) => {
  // Before anything is there: colours change in steps.
  document.documentElement.dataset['theme'] = theme;
  await openLarge();
  const faults = async (): Promise<string[]> => {
    const { violations } = await axe.run(document.body, {
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  };
  expect(await faults()).toEqual([]);
  block(group())?.click();
  await until(() => expect(crumbs().length).toBe(2));
  expect(await faults()).toEqual([]);
});
