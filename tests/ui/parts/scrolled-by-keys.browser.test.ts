import { createRawSnippet, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import DataTable from '../../../src/ui/parts/DataTable.svelte';

test('a table is a stop of the keyboard only while it is wider than its place', async () => {
  const target = document.body.appendChild(document.createElement('div'));
  const children = createRawSnippet(() => ({
    render: () => '<tbody><tr><td><div style="width: 300px">wide</div></td></tr></tbody>',
  }));
  target.style.width = '600px';
  const table = mount(DataTable, { target, props: { label: 'Lessons', children } });
  onTestFinished(async () => {
    await unmount(table);
    target.remove();
  });
  const place = target.querySelector('[role=group]');
  target.style.width = '100px';
  await expect.poll(() => place?.getAttribute('tabindex')).toBe('0');
  target.style.width = '600px';
  await expect.poll(() => place?.hasAttribute('tabindex')).toBe(false);
});
