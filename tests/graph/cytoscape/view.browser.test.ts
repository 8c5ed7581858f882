import { expect, onTestFinished, test, vi } from 'vitest';
import { createGraphView, type GraphView } from '../../../src/graph/cytoscape/view.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { Core } from 'cytoscape';
import type { Scene, SceneEdge, SceneNode } from '../../../src/graph/picture/scene.ts';
import { plainAppearance } from '../../../src/graph/drawing/node-appearance.ts';

const node = (id: string, x: number, y: number): SceneNode => ({
  id,
  kind: 'user',
  x,
  y,
  width: 46,
  height: 46,
  appearance: plainAppearance('user'),
  label: id,
  sublabel: null,
  emphasis: 'plain',
  glow: null,
  textScale: 1,
  ring: null,
  draggable: false,
});

const scene = (...nodes: readonly SceneNode[]): Scene => ({ nodes, edges: [] });

/** A live picture in a container of its own, which ends with the test. */
function madeView(): { readonly view: GraphView; readonly cy: Core } {
  const container = document.createElement('div');
  container.style.cssText = 'position: relative; width: 400px; height: 300px; touch-action: none';
  document.body.append(container);
  const nothing = (): void => undefined;
  const view = createGraphView({
    container,
    palette: palettes.light,
    viewport: { zoom: 1, x: 0, y: 0 },
    reducedMotion: () => false,
    free: () => ({ width: 400, height: 300 }),
    onViewport: nothing,
    onMoved: nothing,
    onWhole: nothing,
    onSelect: nothing,
    onInspect: nothing,
    onHover: nothing,
    onMenu: nothing,
    canDrop: () => false,
    onDrop: nothing,
  });
  onTestFinished(() => {
    view.destroy();
    container.remove();
  });
  const { cy } = (container as unknown as { readonly _cyreg: { readonly cy: Core } })._cyreg;
  return { view, cy };
}

test('a node that comes and is moved at once is seen as soon as one that only comes', async () => {
  const { view, cy } = madeView();
  view.show(scene(node('ana', 60, 60)));
  view.show(scene(node('ana', 60, 60), node('ben', 60, 160)));
  // The next commit moves it while it is still fading in.
  view.show(scene(node('ana', 60, 60), node('ben', 60, 220)));
  await expect.poll(() => Number(cy.getElementById('ben').style('opacity'))).toBe(1);
});

test('the first picture comes over some frames with few things each, and what comes later with more', async () => {
  const { view, cy } = madeView();
  const all = Array.from({ length: 26 }, (_, i) => node(`user ${String(i)}`, 10 * i, 60));
  const first = all.slice(0, 12);
  view.show(scene(...first));
  // Most of Cytoscape runs for the first time: a press would wait for a long frame.
  expect(cy.nodes()).toHaveLength(1);
  await vi.waitFor(() => expect(cy.nodes()).toHaveLength(first.length));
  view.show(scene(...all));
  expect(cy.nodes()).toHaveLength(all.length);
});

test('a picture in which nothing happens asks for no frame, and moves again when it is told to', async () => {
  const { view, cy } = madeView();
  view.show(scene(node('ana', 60, 60)));
  const asked = vi.spyOn(globalThis, 'requestAnimationFrame');
  onTestFinished(() => asked.mockRestore());
  const askedSince = async (): Promise<number> => {
    asked.mockClear();
    // eslint-disable-next-line no-restricted-syntax -- Nothing may happen for so long.
    await new Promise((done) => setTimeout(done, 100));
    return asked.mock.calls.length;
  };
  await expect.poll(askedSince, { timeout: 8000 }).toBe(0);
  view.show(scene(node('ana', 60, 160)));
  await expect.poll(() => cy.getElementById('ana').position('y')).toBe(160);
  await expect.poll(askedSince, { timeout: 8000 }).toBe(0);
  view.setViewport({ zoom: 2, x: 5, y: 5 });
  await expect.poll(() => view.viewport()).toEqual({ zoom: 2, x: 5, y: 5 });
  await expect.poll(askedSince, { timeout: 8000 }).toBe(0);
});

test('Lines set aside by a pointer are pale and not clear, so that several on one way don’t add up', async () => {
  const { view, cy } = madeView();
  const { role } = palettes.light;
  const line = (source: string): SceneEdge => ({
    id: `of-${source}`,
    kind: 'assume',
    source,
    target: 'ops',
    route: { from: { x: 100, y: 100 }, bends: null, to: { x: 200, y: 100 } },
    colour: role,
    width: 3,
    line: 'dotted',
    head: 'triangle',
    headColour: role,
    label: null,
    emphasis: 'plain',
    moving: false,
    glow: true,
  });
  const nodes = [node('ana', 60, 60), node('ben', 60, 160), node('cy', 60, 220), node('ops', 240, 100)];
  view.show({ nodes, edges: ['ana', 'ben', 'cy'].map(line) });
  await vi.waitFor(() => expect(cy.edges()).toHaveLength(3));
  const drawn = (id: string): string[] =>
    ['opacity', 'line-color', 'underlay-opacity'].map((fact) => String(cy.edges(`#of-${id}`).style(fact)));
  const plain = drawn('cy');
  view.spotlight(['ana', 'ops']);
  expect(drawn('ana')).toEqual(plain);
  for (const id of ['ben', 'cy']) expect(drawn(id)).toEqual(['1', 'rgb(220,189,216)', '0']);
  view.spotlight(null);
  expect(drawn('cy')).toEqual(plain);
});
