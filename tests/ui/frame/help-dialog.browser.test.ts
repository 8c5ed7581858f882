import { expect, onTestFinished, test, vi } from 'vitest';
import { flushSync, mount, unmount } from 'svelte';
import { page, userEvent } from 'vitest/browser';
import { Playground } from '../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../src/storage/memory-store.ts';
import App from '../../../src/ui/App.svelte';
import '../../../src/ui/theme.css';

const dialog = (): HTMLElement | null => document.querySelector<HTMLElement>('dialog[open]');
const box = (): HTMLInputElement | null => dialog()?.querySelector('input[type="checkbox"]') ?? null;

async function open(): Promise<void> {
  await page.viewport(1440, 900);
  const store = new MemoryStore(new MemoryDatabase());
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  const component = mount(App, { target: document.body, props: { playground } });
  flushSync();
  onTestFinished(async () => {
    await unmount(component);
    playground.close();
    localStorage.clear();
  });
  await vi.waitFor(() => expect(document.body.innerText).toContain('1 of 14'), 5000);
}

test('single keys can be switched off where they are listed, and stay off; Ctrl goes on working', async () => {
  localStorage.clear();
  await open();
  // A key that is pressed before the page hears keys is lost.
  await vi.waitFor(async () => {
    await userEvent.keyboard('?');
    expect(box()?.checked).toBe(true);
  }, 10_000);
  await userEvent.click(box() as HTMLInputElement);
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(dialog()).toBeNull());
  await userEvent.keyboard('?');
  await userEvent.keyboard('{Control>}k{/Control}');
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('Enter to go there'));
  expect(localStorage.getItem('iam-playground.single-keys')).toBe('false');
});
