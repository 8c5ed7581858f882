import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

test('a message stands below the top bar where that has too little room', async () => {
  page.view.flash('Done');
  await page.settle();
  gap.style.left = 'calc(100% - 100px)';
  await vi.waitFor(() => expect(message()?.top).toBeGreaterThanOrEqual(50));
});

test('a message that would be a tower beside its button stands below the top bar, too', async () => {
  gap.style.width = '240px';
  const text =
    'A part of this link was lost or changed on its way. Your account is open and has not changed.';
  page.view.flash(text, 'deny', { label: 'Save as a file', run: () => undefined });
  await page.settle();
  await vi.waitFor(() => expect(message()?.top).toBeGreaterThanOrEqual(50));
  expect(message()?.height).toBeLessThan(100);
});

test('a refusal too long for the top bar lies over a wide page, which stays where it is; a small page makes way', async () => {
  gap.style.width = '240px';
  const arn = 'arn:aws:iam::111122223333:user';
  const said = `User: ${arn}/ana is not authorized to perform: iam:CreateUser on resource: ${arn}/leo`;
  const moved = (): string => document.documentElement.style.getPropertyValue('--said');
  page.view.flash(said, 'deny', { label: 'Why?', run: () => undefined });
  await page.settle();
  await vi.waitFor(() => expect(message()?.top).toBeGreaterThanOrEqual(56));
  expect(moved()).toBe('');
  page.view.phone = true;
  await vi.waitFor(() => expect(moved()).toBe(`${String(Math.round(message()!.height))}px`));
});
