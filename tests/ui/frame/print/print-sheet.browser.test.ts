import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import PrintSheet from '../../../../src/ui/frame/print/PrintSheet.svelte';

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );

test('paper shows a page of its own with its address, and nothing that leads around it', async () => {
  const page = document.createElement('div');
  page.innerHTML = `
    <a id="skip" href="#account">Skip to the account</a>
    <div class="app">
      <header id="bar">Bar</header>
      <main><nav id="tabs">Tabs</nav><div id="prints" data-prints><h2 id="title" tabindex="-1">Results</h2></div></main>
      <nav id="stations">Stations</nav>
    </div>`;
  document.body.append(page);
  const sheet = mount(PrintSheet, {
    target: document.body,
    props: { paper: { printed: null, address: 'here' } },
  });
  flushSync();
  const seen = (): string[] =>
    [...page.querySelectorAll('[id]')].filter((one) => one.checkVisibility()).map(({ id }) => id);
  expect(seen()).toEqual(['skip', 'bar', 'tabs', 'prints', 'title', 'stations']);
  await onPaper('print');
  expect(seen()).toEqual(['prints', 'title']);
  expect(document.querySelector('.print-foot')?.checkVisibility()).toBe(true);
  await onPaper('');
  void unmount(sheet);
  page.remove();
});
