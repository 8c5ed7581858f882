import axe from 'axe-core';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../src/ui/theme.css';
import PartsHost from './PartsHost.svelte';

let component: object;
const told = vi.fn<(what: string) => void>();

const byText = (selector: string, text: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (it) => it.innerText.trim() === text,
  );
  if (!found) throw new Error(`no ${selector} that says ${text}`);
  return found;
};
const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const selectedTab = (): string => one('[role="tab"][aria-selected="true"]').innerText;

function show(broken = false): void {
  component = mount(PartsHost, { target: document.body, props: { told, broken } });
  flushSync();
}

beforeEach(() => {
  told.mockClear();
  show();
});
afterEach(() => unmount(component));

test('all parts together have nothing that axe objects to', async () => {
  const { violations } = await axe.run(document.body);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('a dialog is modal, names itself, closes by Esc and gives the focus back', async () => {
  const opener = byText('button', 'Open');
  await userEvent.click(opener);
  const dialog = one('dialog');
  expect(dialog.matches(':modal')).toBe(true);
  expect(one(`#${CSS.escape(dialog.getAttribute('aria-labelledby') ?? '')}`).innerText).toBe('A dialog');
  await userEvent.keyboard('{Escape}');
  flushSync();
  expect(document.querySelector('dialog')).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('a dialog’s title and buttons are no second banner of the page, nor its information', async () => {
  await userEvent.click(byText('button', 'Open'));
  for (const landmark of ['banner', 'contentinfo'] as const)
    expect(page.getByRole(landmark).elements()).toEqual([]);
});

test('a press that began inside a dialog and ended beside it does not close it', async () => {
  await userEvent.click(byText('button', 'Open'));
  const dialog = one('dialog');
  one('[aria-label="inside"]').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  flushSync();
  expect(document.querySelector('dialog')).not.toBeNull();
  dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  flushSync();
  expect(document.querySelector('dialog')).toBeNull();
});

test('tabs are one stop; arrows, Home and End move and show; what was typed stays', async () => {
  one('[role="tab"][aria-selected="true"]').focus();
  const typed = one('[aria-label="in one"]') as HTMLInputElement;
  typed.value = 'kept';
  await userEvent.keyboard('{ArrowRight}');
  expect(selectedTab()).toBe('Two');
  await userEvent.keyboard('{End}');
  expect(selectedTab()).toBe('Three');
  await userEvent.keyboard('{ArrowRight}');
  expect(selectedTab()).toBe('One');
  expect(document.activeElement).toBe(one('[role="tab"][aria-selected="true"]'));
  expect(document.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1);
  expect((one('[aria-label="in one"]') as HTMLInputElement).value).toBe('kept');
});

test('Escape closes a menu alone: whatever closes by it around the menu hears that it was used', async () => {
  const heard: boolean[] = [];
  const listen = (event: KeyboardEvent): void => void heard.push(event.defaultPrevented);
  addEventListener('keydown', listen);
  const opener = byText('button', 'Things');
  await userEvent.click(opener);
  await vi.waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('Add'));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(opener.getAttribute('aria-expanded')).toBe('false'));
  removeEventListener('keydown', listen);
  expect(heard).toEqual([true]);
  expect(document.activeElement).toBe(opener);
});

test('a menu opens on its first item, types ahead, runs what is chosen and gives the focus back', async () => {
  const opener = byText('button', 'Things');
  await userEvent.click(opener);
  await vi.waitFor(() => expect(document.activeElement?.textContent.trim()).toBe('Add'));
  expect(opener.getAttribute('aria-expanded')).toBe('true');
  const current = [...document.querySelectorAll('[role="menuitem"][aria-current="true"]')];
  expect(current.map(({ textContent }) => textContent.trim())).toEqual(['Bring back']);
  await userEvent.keyboard('c');
  expect(document.activeElement?.textContent.trim()).toBe('Copy');
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent.trim()).toBe('Add');
  await userEvent.keyboard('{ArrowUp}{Enter}');
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith('Copy'));
  expect(document.activeElement).toBe(opener);
  expect(opener.getAttribute('aria-expanded')).toBe('false');
});

test('the line between panels says its size and moves by keys within its limits', async () => {
  const line = one('[role="separator"]');
  line.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(line.getAttribute('aria-valuenow')).toBe('316');
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(line.getAttribute('aria-valuenow')).toBe('200');
  await userEvent.keyboard('{Enter}');
  expect(told).toHaveBeenCalledWith('folded');
});

test('a busy button takes no second press', async () => {
  await userEvent.click(byText('button', 'Work'));
  await userEvent.click(byText('button', 'make busy'));
  byText('button', 'Work').click();
  expect(told).toHaveBeenCalledTimes(1);
});

test('a button whose words take two lines keeps them off its border', async () => {
  const button = [...document.querySelectorAll<HTMLButtonElement>('button.button')][0];
  const text = button?.querySelector<HTMLElement>('.text');
  if (!button || !text) throw new Error('no button');
  text.textContent = 'All that Staff allows the people who have it';
  button.style.width = '200px';
  await new Promise(requestAnimationFrame);
  const [outer, inner] = [button.getBoundingClientRect(), text.getBoundingClientRect()];
  expect(inner.height).toBeGreaterThan(30);
  expect(inner.top - outer.top).toBeGreaterThanOrEqual(4);
  expect(outer.bottom - inner.bottom).toBeGreaterThanOrEqual(4);
});

test('where copying is forbidden the line is selected and says so', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('forbidden'));
  one('.copy-line button').click();
  await vi.waitFor(() => expect(getSelection()?.toString()).toBe('aws iam list-users'));
  expect(one('.copy-line [role="status"]').innerText).toContain('Copying is blocked');
});

test('an input is read out with its hint and its error', () => {
  const input = one('.field input');
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => one(`#${CSS.escape(id)}`).innerText.trim())).toEqual([
    'As AWS has it.',
    'Too long.',
  ]);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('a message offers its one action and then goes', async () => {
  await userEvent.click(byText('button', 'Undo'));
  flushSync();
  expect(told).toHaveBeenCalledWith('undone');
  expect(document.querySelector('.flash')).toBeNull();
});

test('a panel that fails says so in its own place, and the rest goes on', async () => {
  await unmount(component);
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  show(true);
  expect(one('[role="alert"] h3').innerText).toContain('The thing has failed');
  expect(one('[role="alert"] pre').innerText).toContain('a fault of the test');
  expect(byText('button', 'Open')).toBeTruthy();
  expect(silent).toHaveBeenCalled();
});
