import { mount, tick, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { Playground } from '../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../src/storage/memory-store.ts';
import TypingBar from '../../../src/ui/frame/TypingBar.svelte';
import { View } from '../../../src/ui/view/view.svelte.ts';
import '../../../src/ui/theme.css';
import Host from '../panels/account/inspector/Host.svelte';

test('While a command is typed, the crown in the top bar has the root user’s name beside it', async () => {
  const store = new MemoryStore(new MemoryDatabase());
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  playground.actAs({ type: 'console', id: '111122223333' });
  const props = { playground, view: new View(), panel: TypingBar };
  const component = mount(Host, { target: document.body, props });
  await tick();
  expect(document.querySelector('header b')?.textContent).toBe('root user');
  await unmount(component);
});
