import { flushSync, mount, tick, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import type { OpenedStore } from '../../../../../src/storage/open-store.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import ActingMenu from '../../../../../src/ui/panels/account/acting/ActingMenu.svelte';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import '../../../../../src/ui/theme.css';
import Host from '../inspector/Host.svelte';

const shown = (): string => document.body.innerText;

test('opened before the stored account has been read, the list waits and then names who is stored', async () => {
  const database = new MemoryDatabase();
  const stored = (): OpenedStore => ({ store: new MemoryStore(database), problem: null, lost: false });
  const earlier = new Playground({ open: () => Promise.resolve(stored()) });
  await earlier.settled();
  earlier.actAs({ type: 'console', id: '111122223333' });
  await earlier.call('CreateUser', { UserName: 'zoe' });
  await earlier.settled();
  earlier.close();

  let arrive: (opened: OpenedStore) => void = () => undefined;
  const playground = new Playground({ open: () => new Promise((resolve) => (arrive = resolve)) });
  const view = new View();
  const component = mount(Host, { target: document.body, props: { playground, view, panel: ActingMenu } });
  flushSync();
  document.querySelector<HTMLElement>('button[popovertarget]')?.click();
  // The list itself has come; what it waits for is the account.
  await import('../../../../../src/ui/panels/account/acting/ActingList.svelte');
  await expect.poll(() => document.querySelector(':popover-open [aria-busy="true"]')).not.toBeNull();
  await tick();
  expect(shown()).not.toContain('carol');
  arrive(stored());
  await expect.poll(shown).toContain('zoe');
  await unmount(component);
});
