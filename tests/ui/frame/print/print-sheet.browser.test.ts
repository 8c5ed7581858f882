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
      <main><nav id="tabs">Tabs</nav><div id="prints" data-prints><h2 id="title" tabindex="-1">Results</h2><p>
        <a id="aws" href="https://docs.aws.amazon.com/IAM/">AWS's page</a> <a id="here" href="#/lessons">Lessons</a>
      </p></div></main>
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
  const shown = ['prints', 'title', 'aws', 'here'];
  expect(seen()).toEqual(['skip', 'bar', 'tabs', ...shown, 'stations']);
  await onPaper('print');
  expect(seen()).toEqual(shown);
  // Nobody can press a link on paper: the address of another page stands beside it.
  const after = (id: string) => getComputedStyle(document.getElementById(id) ?? page, '::after').content;
  expect(after('aws')).toContain('https://docs.aws.amazon.com/IAM/');
  expect(after('here')).toBe('none');
  expect(document.querySelector('.print-foot')?.checkVisibility()).toBe(true);
  await onPaper('');
  void unmount(sheet);
  page.remove();
});
