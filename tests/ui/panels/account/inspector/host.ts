import { type Component, flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import type { Store } from '../../../../../src/storage/store.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import '../../../../../src/ui/theme.css';
import Host from './Host.svelte';

export interface Mounted {
  readonly playground: Playground;
  readonly view: View;
  /** Waits until the page has drawn two frames, so that pending promises and effects have run. */
  settle(): Promise<void>;
  /** Waits until `check` is true, or fails after twelve seconds. */
  until(check: () => boolean, what?: string): Promise<void>;
  close(): Promise<void>;
}

/** A panel in a page of its own, over the sample account with the root user acting. */
export async function mountPanel(
  panel: Component<Record<string, never>>,
  store: Store = new MemoryStore(new MemoryDatabase()),
): Promise<Mounted> {
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  const view = new View();
  playground.actAs({ type: 'console', id: '111122223333' });
  const component = mount(Host, { target: document.body, props: { playground, view, panel } });
  flushSync();
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    flushSync();
  };
  const until = (check: () => boolean, what = 'it'): Promise<void> =>
    vi.waitFor(
      async () => {
        // Also where it is true already: what follows from it, such as where the focus goes, has come by then.
        await settle();
        if (!check()) throw new Error(`waited in vain for ${what}`);
      },
      { timeout: 12_000, interval: 20 },
    );
  await settle();
  return { playground, view, settle, until, close: () => unmount(component) };
}

/** The button, link or field of that name, or an error that lists those on the page. */
export function named<E extends HTMLElement = HTMLElement>(selector: string, name: string): E {
  const all = [...document.querySelectorAll<E>(selector)];
  const nameOf = (element: E): string =>
    (element.getAttribute('aria-label') ?? element.innerText).replace(/\s+/g, ' ').trim();
  const found =
    all.find((element) => nameOf(element) === name) ?? all.find((one) => nameOf(one).startsWith(name));
  if (!found) throw new Error(`no ${selector} called ${name}; there are: ${all.map(nameOf).join(' | ')}`);
  return found;
}

/** Types into a field as a person would: the whole value, and the event that says so. */
export function fill(element: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  element.value = value;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
