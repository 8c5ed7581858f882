import { createRawSnippet, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import Tabs from '../../../src/ui/parts/Tabs.svelte';
import '../../../src/ui/theme.css';

let close = (): unknown => undefined;
afterEach(() => close());

/** Shows four tabs in a place of that width, beside controls that are 300 px wide. */
function shown(
  width: number,
  closed: boolean,
): { readonly list: HTMLElement; readonly actions: HTMLElement } {
  const target = document.createElement('div');
  target.style.width = `${String(width)}px`;
  document.body.replaceChildren(target);
  const tabs = ['Steps', 'Terminal', 'Try', 'Log'].map((label) => ({ id: label, label }));
  const panel = createRawSnippet<[string]>(() => ({ render: () => '<p></p>' }));
  const actions = createRawSnippet(() => ({ render: () => '<div style="width:300px;height:36px"></div>' }));
  const app = mount(Tabs, {
    target,
    props: { tabs, label: 'Below', value: 'Steps', closed, panel, actions },
  });
  close = () => unmount(app);
  const [list, beside] = ['.list', '.actions'].map((one) => target.querySelector<HTMLElement>(one)!);
  return { list: list!, actions: beside! };
}

test('the names of tabs stand whole: what stands beside them has a line of its own where there is no room', () => {
  const { list, actions } = shown(480, false);
  expect(list.scrollWidth).toBe(list.clientWidth);
  expect(actions.getBoundingClientRect().top).toBeGreaterThanOrEqual(list.getBoundingClientRect().bottom);
});

test('with room all of it is one line, and so is the strip of a folded drawer', () => {
  for (const [width, closed] of [
    [900, false],
    [480, true],
  ] as const) {
    const { list, actions } = shown(width, closed);
    const [tabs, beside] = [list, actions].map((one) => one.getBoundingClientRect());
    expect(beside!.top, String(width)).toBeLessThan(tabs!.bottom);
  }
});
