import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
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
