import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../../src/ui/theme.css';
import TitledPage from '../../../src/ui/parts/TitledPage.svelte';

test('the arrow of the way back stands above the left edge of what the page says', () => {
  const children = createRawSnippet(() => ({ render: () => '<section>Text</section>' }));
  const props = { title: 'A page', back: 'Back', onback: () => undefined, lead: 'Its purpose', children };
  const page = mount(TitledPage, { target: document.body, props });
  flushSync();
  const leftOf = (selector: string): number =>
    document.querySelector(selector)?.getBoundingClientRect().left ?? NaN;
  expect(leftOf('button svg')).toBe(leftOf('.lead'));
  expect(leftOf('button svg')).toBe(leftOf('section'));
  void unmount(page);
});

const onPaper = (media: 'print' | ''): Promise<unknown> =>
  (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send(
    'Emulation.setEmulatedMedia',
    { media },
  );

test('paper shows the title and what the page says, and nothing to press', async () => {
  const text = (html: string) => createRawSnippet(() => ({ render: () => html }));
  const beside = createRawSnippet(() => ({ render: () => '<span><button>Go on</button> 3 of 44</span>' }));
  const props = {
    ...{ title: 'A page', back: 'Back', onback: () => undefined },
    ...{ beside, children: text('<section>Text</section>') },
  };
  const page = mount(TitledPage, { target: document.body, props });
  flushSync();
  const seen = (): string[] =>
    [...document.querySelectorAll<HTMLElement>('.page :is(h2, button, span, section)')]
      .filter((one) => one.checkVisibility())
      .map(({ localName }) => localName);
  expect(new Set(seen())).toEqual(new Set(['h2', 'button', 'span', 'section']));
  await onPaper('print');
  expect(new Set(seen())).toEqual(new Set(['h2', 'span', 'section']));
  await onPaper('');
  void unmount(page);
});
