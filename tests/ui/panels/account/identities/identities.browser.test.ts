import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { byName } from '../../../../../src/engine/index.ts';
import IdentitiesPanel from '../../../../../src/ui/panels/account/identities/IdentitiesPanel.svelte';
import { fill, type Mounted, mountPanel } from '../inspector/host.ts';

const account = '111122223333';
let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(IdentitiesPanel);
});
afterEach(async () => {
  await page.close();
});

const idOf = (table: 'users' | 'roles', name: string): string =>
  byName(page.playground.world, table, account, name)?.id ?? '';
const focused = (): string => (document.activeElement as HTMLElement | null)?.innerText.split('\n')[0] ?? '';

async function key(name: string): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await page.settle();
}

async function intoTree(): Promise<void> {
  document.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  await page.settle();
}

test('has one stop for the tab key and says each line’s place', () => {
  expect(document.querySelectorAll('[role="treeitem"][tabindex="0"]')).toHaveLength(1);
  const ana = [...document.querySelectorAll('[role="treeitem"]')].find((line) =>
    line.textContent.includes('ana'),
  );
  expect(ana?.getAttribute('aria-level')).toBe('2');
  expect(ana?.getAttribute('aria-posinset')).toBe('1');
  expect(ana?.getAttribute('aria-setsize')).toBe('4');
});

test('says what an entity is related to', () => {
  const text = document.body.textContent;
  expect(text).toContain('member of Developers; 1 key');
  expect(text).toContain('direct policy (unusual)');
  expect(text).toContain('no key; trusts ec2.amazonaws.com');
});

test('keeps a long name and its note within their line', async () => {
  await page.playground.call('CreateUser', { UserName: 'aws-quick-setup-EnableRecording-ap-southeast-2' });
  await page.settle();
  document.body.style.width = '303px';
  const line = [...document.querySelectorAll('[role="treeitem"]')].find((one) =>
    one.textContent.includes('aws-quick-setup'),
  );
  const [words, box] = [line?.querySelector('.words'), line].map((one) => one?.getBoundingClientRect());
  // A note that is too long for its line leaves its middle out, and says itself whole.
  const long = [...document.querySelectorAll('.note')].filter(
    (note) => note.scrollWidth > note.clientWidth + 1,
  );
  expect(long.map((note) => note.textContent)).toEqual([]);
  document.body.style.width = '';
  expect(words?.height).toBeGreaterThan(0);
  expect(words?.height).toBeLessThanOrEqual(box?.height ?? 0);
});

test('is walked through by the arrow keys, opened and closed', async () => {
  await intoTree();
  await key('ArrowDown');
  expect(focused()).toBe('ana');
  await key('ArrowRight');
  expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  await key('ArrowRight');
  expect(focused()).toContain('member of');
  await key('ArrowLeft');
  expect(focused()).toBe('ana');
  await key('ArrowLeft');
  await key('ArrowDown');
  expect(focused()).toBe('ben');
});

test('selects with Enter and finds by typing', async () => {
  await intoTree();
  await key('c');
  await key('i');
  expect(focused()).toBe('ci-bot');
  await key('Enter');
  expect(page.playground.selected).toBe(idOf('users', 'ci-bot'));
});

test('opens the dialogs that the keys stand for', async () => {
  await intoTree();
  await key('ArrowDown');
  await key('F2');
  expect(page.view.dialog).toEqual({ kind: 'rename', props: { id: idOf('users', 'ana') } });
  await key('Delete');
  expect(page.view.dialog).toEqual({ kind: 'delete', props: { id: idOf('users', 'ana') } });
});

test('opens the menu of a line from the keyboard', async () => {
  await intoTree();
  await key('ArrowDown');
  await key('ContextMenu');
  await page.until(() => document.querySelector('[role="menu"]:popover-open') !== null, 'the menu');
  expect(document.querySelector('[role="menu"]:popover-open')?.textContent).toContain('New access key');
});

test('shows what is selected elsewhere', async () => {
  page.playground.selected = idOf('roles', 'WebServer');
  await page.settle();
  expect(document.querySelector('[aria-selected="true"]')?.textContent).toContain('WebServer');
  expect(document.querySelector('[tabindex="0"][role="treeitem"]')?.textContent).toContain('WebServer');
});

test('filters by name and says how many it found', async () => {
  const input = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (input) fill(input, 'bucket');
  await page.settle();
  expect(document.querySelector('[role="status"]')?.textContent).toBe('2 matches');
  expect(document.body.innerText).not.toContain('Developers');
});

test('has no fault that axe can see', async () => {
  await intoTree();
  await key('ArrowDown');
  const { violations } = await axe.run('.identities');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
});

test('draws a window of 5,000 users and keeps the keys working at its end', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const id = `AIDAMANY${String(index).padStart(13, 'A')}`;
    const name = `user-${String(index).padStart(4, '0')}`;
    const after = { id, account, name, path: '/', createDate: 0, tags: [] };
    return { table: 'users', key: id, before: null, after } as const;
  });
  const meta = [...page.playground.world.tables.meta.values()].map(
    (after) => ({ table: 'meta', key: after.id, before: null, after }) as const,
  );
  await page.playground.run({ type: 'load', source: 'many', rows: [...meta, ...rows] });
  await page.settle();
  expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(60);
  await intoTree();
  await key('u');
  expect(focused()).toBe('user-0000');
  expect(document.activeElement?.getAttribute('aria-setsize')).toBe('5000');
  await key('End');
  await key('ArrowUp');
  expect(document.activeElement?.getBoundingClientRect().bottom).toBeLessThanOrEqual(800);
  await key('Home');
  expect(focused()).toContain('Users');
});

test('a line is called by what stands in it, with its menu in sight, too', async () => {
  const line = (): Element | undefined =>
    [...document.querySelectorAll('[role="treeitem"]')].find((one) => one.textContent.includes('ana'));
  const nameOf = (one: Element | undefined): string => one?.getAttribute('aria-label') ?? '';
  const before = nameOf(line());
  expect(before).toMatch(/^ana member of Developers/);
  line()?.dispatchEvent(new PointerEvent('pointerenter'));
  await page.until(() => line()?.querySelector('[aria-label="Actions for ana"]') !== null, 'its menu');
  expect(nameOf(line())).toBe(before);
});
