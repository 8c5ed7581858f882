import type { Core } from 'cytoscape';
import { flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import { byName } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import '../../../../../src/ui/theme.css';
import GraphHost from './GraphHost.svelte';

export const account = '111122223333';

export interface GraphPage {
  readonly playground: Playground;
  readonly view: View;
  /** The live instance, once it has arrived. */
  readonly cy: Core;
  readonly close: () => Promise<void>;
}

const container = (): (HTMLElement & { _cyreg?: { cy: Core } }) | null => document.querySelector('.canvas');

/** The graph panel over the sample account, acting as the root user, with its live picture there. */
export async function openGraph(
  start: 'sample' | 'empty' = 'sample',
  width = 900,
  arrange: (view: View) => void = () => undefined,
): Promise<GraphPage> {
  const store = new MemoryStore(new MemoryDatabase());
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  if (start === 'empty') await playground.createWorkspace('Empty', 'empty');
  playground.actAs({ type: 'console', id: account });
  // Another file's test may have left the drawer open in this browser, which would fold rows away here.
  localStorage.removeItem('iam-playground.layout');
  const view = new View();
  arrange(view);
  const component = mount(GraphHost, { target: document.body, props: { playground, view, width } });
  flushSync();
  if (start === 'sample') {
    await vi.waitFor(() => {
      if ((container()?._cyreg?.cy.nodes().length ?? 0) < 3) throw new Error('no live picture yet');
      // The still picture goes once all of the live one has come.
      if (document.querySelector('.whole > svg')) throw new Error('not all of the live picture yet');
    }, 15_000);
  }
  return {
    playground,
    view,
    get cy() {
      const cy = container()?._cyreg?.cy;
      if (!cy) throw new Error('no live picture');
      return cy;
    },
    close: () => unmount(component),
  };
}

export function idOf(
  page: GraphPage,
  table: 'users' | 'groups' | 'roles' | 'policies',
  name: string,
): string {
  const row = byName(page.playground.world, table, account, name);
  if (!row) throw new Error(`no ${name} among the ${table}`);
  return row.id;
}

interface Spot {
  readonly clientX: number;
  readonly clientY: number;
}

/** Where a node stands in the page's view. */
export function spotOf(page: GraphPage, id: string): Spot {
  const at = page.cy.getElementById(id).renderedPosition();
  const box = container()?.getBoundingClientRect() ?? new DOMRect();
  return { clientX: box.x + at.x, clientY: box.y + at.y };
}

/** Cytoscape hears what happens inside its container, not on it. */
const surface = (): Element | null => document.querySelector('.canvas canvas');

const mouse = (type: string, at: Spot, button = 0): MouseEvent =>
  new MouseEvent(type, {
    bubbles: true,
    cancelable: true,
    button,
    buttons: type === 'mouseup' ? 0 : 1,
    ...at,
  });

/** Until Cytoscape has heard of it: it answers a hand once a frame. */
const pause = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** Presses, moves in steps and lets go, as a hand with a mouse does. */
export async function drag(from: Spot, to: Spot): Promise<void> {
  const canvas = surface();
  canvas?.dispatchEvent(mouse('mousemove', from));
  canvas?.dispatchEvent(mouse('mousedown', from));
  for (let part = 1; part <= 6; part++) {
    const along = (a: number, b: number): number => a + ((b - a) * part) / 6;
    const at = { clientX: along(from.clientX, to.clientX), clientY: along(from.clientY, to.clientY) };
    canvas?.dispatchEvent(mouse('mousemove', at));
    await pause();
  }
  canvas?.dispatchEvent(mouse('mouseup', to));
  await pause();
}

export async function press(at: Spot, button = 0): Promise<void> {
  const canvas = surface();
  canvas?.dispatchEvent(mouse('mousemove', at, button));
  canvas?.dispatchEvent(mouse('mousedown', at, button));
  canvas?.dispatchEvent(mouse('mouseup', at, button));
  await pause();
}
