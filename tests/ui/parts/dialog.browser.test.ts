import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../../src/ui/theme.css';
import Dialog from '../../../src/ui/parts/Dialog.svelte';

const html = (text: string): ReturnType<typeof createRawSnippet> =>
  createRawSnippet(() => ({ render: () => text }));

test.each(['small', 'medium', 'large', 'card'] as const)(
  'the buttons of a %s dialog stand in sight, however high its body is',
  async (width) => {
    await page.viewport(1440, 900);
    const dialog = mount(Dialog, {
      target: document.body,
      props: {
        title: 'New policy',
        width,
        onclose: () => undefined,
        children: html('<div style="height: 3000px">a long form</div>'),
        footer: html('<button type="button">Save</button>'),
      },
    });
    flushSync();
    const save = document.querySelector('dialog[open] .foot button');
    const { height, bottom } = save?.getBoundingClientRect() ?? { height: 0, bottom: 0 };
    await unmount(dialog);
    expect(height).toBeGreaterThan(0);
    expect(bottom).toBeLessThan(innerHeight);
  },
);
