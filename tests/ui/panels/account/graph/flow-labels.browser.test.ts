import { afterEach, expect, test, vi } from 'vitest';
import { page as browser } from 'vitest/browser';
import { plainHighlight, STS } from '../../../../../src/graph/picture/highlight.ts';
import { type GraphPage, idOf, openGraph } from './graph-page.ts';

let page: GraphPage;
afterEach(() => page.close());

async function tell(width: number): Promise<void> {
  await browser.viewport(width, 700);
  page = await openGraph('sample', width);
  const [ana, role] = [idOf(page, 'users', 'ana'), idOf(page, 'roles', 'Deployer')];
  page.playground.selected = ana;
  page.view.highlight = {
    ...plainHighlight,
    nodes: new Map([[ana, 'pulse']]),
    flow: {
      sts: { between: [ana, role], tone: 'lit' },
      calls: [{ from: STS, to: ana, label: 'temporary credentials', tone: 'allow' }],
      temporaryKey: null,
    },
  };
  await vi.waitFor(() => expect(call().nonempty()).toBe(true), 5000);
}
const call = () => page.cy.edges('[id ^= "flow:call"]');
/** How far below its line the label stands. */
const offset = (): number => Number.parseFloat(String(call().style('text-margin-y')));

test('A call’s label that has no room between two shapes stands below them, whole', async () => {
  await tell(360);
  const ends = call().connectedNodes().toArray();
  const line = ends.reduce((sum, node) => sum + node.position().y, 0) / ends.length;
  expect(ends).toHaveLength(2);
  for (const node of ends)
    expect(line + offset()).toBeGreaterThan(node.position().y + node.height() / 2 + 25);
});

test('Where there is room it stands on its line', async () => {
  await tell(1200);
  expect(offset()).toBe(0);
});
