import type { CDPSession, Page } from 'playwright-core';

/** A node of the browser's accessibility tree, as its own tools tell it. */
export interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}
interface AxValue {
  readonly value?: unknown;
}

/** A node with what lies around it. */
export interface Found {
  readonly node: AxNode;
  /** The named places around it, outermost first. */
  readonly scope: readonly string[];
  /** The dialog or menu in which it stands. */
  readonly layer: AxNode | null;
  /** The row of a list in which it stands. */
  readonly row: Row | null;
}

interface Row {
  readonly index: number;
  /** Counts its rows while the tree is read. */
  readonly list: { rows: number };
}

const places = new Set([
  'alertdialog',
  'article',
  'banner',
  'complementary',
  'dialog',
  'form',
  'group',
  'listbox',
  'main',
  'menu',
  'navigation',
  'radiogroup',
  'region',
  'tabpanel',
  'tree',
]);
const layers = new Set(['dialog', 'alertdialog', 'menu']);
const lists = new Set(['list', 'table', 'grid']);
const rows = new Set(['listitem', 'row']);

/** The text of a value, in one line. */
export const wordOf = (value: AxValue | undefined): string =>
  typeof value?.value === 'string' ? value.value.replace(/\s+/g, ' ').trim() : '';

export const property = (node: AxNode, name: string): unknown =>
  node.properties?.find((one) => one.name === name)?.value.value;

export const isTrue = (value: unknown): boolean => value === true || value === 'true';

const sessions = new WeakMap<Page, Promise<CDPSession>>();
/** The page's line to the browser's own tools. */
export function toolsOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

function walk(nodes: readonly AxNode[]): { all: Found[]; open: AxNode[] } {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const all: Found[] = [];
  const open: AxNode[] = [];
  const visit = (
    node: AxNode,
    { scope, layer, row }: Omit<Found, 'node'>,
    list: Row['list'] | null,
  ): void => {
    const role = wordOf(node.role);
    const name = wordOf(node.name);
    let [inside, above, around, of] = [scope, layer, row, list];
    if (!node.ignored) {
      all.push({ node, scope, layer, row });
      if (places.has(role) && name !== '') inside = [...scope, name];
      if (lists.has(role)) of = { rows: 0 };
      if (rows.has(role) && of) around = { index: of.rows++, list: of };
      if (layers.has(role) && node.childIds?.length) {
        open.push(node);
        above = node;
      }
    }
    // The list of a select is the browser's.
    if (role === 'MenuListPopup') return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, { scope: inside, layer: above, row: around }, of);
    }
  };
  const [root] = nodes;
  if (root) visit(root, { scope: [], layer: null, row: null }, null);
  return { all, open };
}

/** What assistive technology is told of the page now, and which dialog or menu lies above everything else. */
export async function readTree(page: Page): Promise<{ all: readonly Found[]; layer: AxNode | null }> {
  const tools = await toolsOf(page);
  const { nodes } = (await tools.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const { all, open } = walk(nodes);
  const focused = all.find(
    ({ node }) => property(node, 'focused') === true && wordOf(node.role) !== 'RootWebArea',
  );
  return { all, layer: focused?.layer ?? open.at(-1) ?? null };
}
