import { createRawSnippet, mount, unmount } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import DataTable from '../../../src/ui/parts/DataTable.svelte';

/** Shows a table of one row in a place of its own. `cell` makes a cell's HTML from its column. */
function shown(columns: readonly string[], cell: (column: number) => string): HTMLElement {
  const target = document.body.appendChild(document.createElement('div'));
  const props = {
    ...{ label: 'Lessons', columns, rows: ['one'] as readonly unknown[], keyOf: String },
    cell: createRawSnippet<[row: unknown, column: number]>((_row, column) => ({
      render: () => cell(column()),
    })),
  };
  const table = mount(DataTable, { target, props });
  onTestFinished(async () => {
    await unmount(table);
    target.remove();
  });
  return target;
}

test('a table is a stop of the keyboard only while it is wider than its place', async () => {
  const target = shown(['Name'], () => '<div style="width: 300px">wide</div>');
  const place = target.querySelector('[role=group]');
  target.style.width = '100px';
  await expect.poll(() => place?.getAttribute('tabindex')).toBe('0');
  target.style.width = '600px';
  await expect.poll(() => place?.hasAttribute('tabindex')).toBe(false);
});

test('a table’s rows are cards where its columns have no room, and a table all the same', () => {
  const words = [
    'web-service-worker',
    'AWS::IAM::ManagedPolicy',
    'arn:aws:iam::111122223333:policy/Reads',
    '',
  ];
  const target = shown(['Name', 'Type', 'Made', 'Reason'], (at) => `<span>${words[at] ?? ''}</span>`);
  const place = target.querySelector('[role=group]');
  const tops = (): number[] =>
    [...target.querySelectorAll('tbody [role]')].map((one) => Math.round(one.getBoundingClientRect().top));
  target.style.width = '900px';
  expect(new Set(tops()).size).toBe(1);
  target.style.width = '340px';
  expect(place?.scrollWidth).toBe(340);
  expect(new Set(tops()).size).toBeGreaterThan(2);
  const type = target.querySelectorAll('[role=cell]')[0];
  expect(type && getComputedStyle(type, '::before').content).toContain('"Type" / ""');
  expect([...target.querySelectorAll('[role]')].map((one) => one.getAttribute('role'))).toEqual([
    ...['group', 'table', 'rowgroup', 'row', 'columnheader', 'columnheader', 'columnheader', 'columnheader'],
    ...['rowgroup', 'row', 'rowheader', 'cell', 'cell', 'cell'],
  ]);
});
