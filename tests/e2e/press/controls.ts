import type { CDPSession, Page } from 'playwright-core';

/**
 * What can be pressed on the page as it stands, read from the accessibility tree: whatever a screen reader would
 * offer, by role and name. Nobody keeps a list of it.
 */
export interface Control {
  readonly role: string;
  readonly name: string;
  /** The named places around it, outermost first: `What I am looking at › Inspector`. */
  readonly scope: readonly string[];
  /** Which of those that have the same role, name and places it is. */
  readonly nth: number;
  /** Of a line in a tree: what the branch that it hangs on says, without numbers. */
  readonly branch: string | null;
  /** Chosen, ticked or shown already: pressing it again needn't do anything. */
  readonly on: boolean;
  readonly disabled: boolean;
  /** Opens a menu, a dialog or a list. */
  readonly opens: boolean;
  /** Unfolds something on the page: null where it does no such thing. */
  readonly expanded: boolean | null;
  /** Where a link leads. */
  readonly url: string | null;
  readonly nodeId: number;
}

const pressable = new Set([
  'button',
  'link',
  'tab',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'treeitem',
  'checkbox',
  'radio',
  'switch',
  'textbox',
  'searchbox',
  'combobox',
  'slider',
  'spinbutton',
  'DisclosureTriangle',
]);
/** Pressed by keys alone, where the keyboard can reach them: what sizes a place, and the picture. */
const byKeys = new Set(['separator', 'group']);
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

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

export interface Shown {
  /** What can be pressed: in the uppermost layer where one is open, else on the page. */
  readonly controls: readonly Control[];
  /** The name of the dialog or menu that lies above everything else. */
  readonly layer: string | null;
}

const wordOf = (value: AxValue | undefined): string =>
  typeof value?.value === 'string' ? value.value.replace(/\s+/g, ' ').trim() : '';

const sessions = new WeakMap<Page, Promise<CDPSession>>();
/** The page's line to the browser's own tools. */
export function toolsOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

interface Found {
  readonly node: AxNode;
  readonly scope: readonly string[];
  readonly layer: AxNode | null;
}

const property = (node: AxNode, name: string): unknown =>
  node.properties?.find((one) => one.name === name)?.value.value;

function found(nodes: readonly AxNode[]): { all: Found[]; open: AxNode[] } {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const all: Found[] = [];
  const open: AxNode[] = [];
  const visit = (node: AxNode, scope: readonly string[], layer: AxNode | null): void => {
    const role = wordOf(node.role);
    const name = wordOf(node.name);
    let [inside, above] = [scope, layer];
    if (!node.ignored) {
      all.push({ node, scope, layer });
      if (places.has(role) && name !== '') inside = [...scope, name];
      if (layers.has(role) && node.childIds?.length) {
        open.push(node);
        above = node;
      }
    }
    // The list of a select is the browser's.
    if (role === 'MenuListPopup') return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, inside, above);
    }
  };
  const [root] = nodes;
  if (root) visit(root, [], null);
  return { all, open };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

function controlOf({ node, scope }: Found, nth: number, branch: string | null): Control {
  const role = wordOf(node.role);
  const expanded = property(node, 'expanded');
  const popup = property(node, 'hasPopup');
  const url = property(node, 'url');
  return {
    role,
    name: wordOf(node.name),
    scope,
    nth,
    branch,
    on: (['selected', 'checked', 'pressed'] as const).some((state) => isTrue(property(node, state))),
    disabled: isTrue(property(node, 'disabled')),
    opens: role !== 'combobox' && typeof popup === 'string' && popup !== 'false',
    expanded: expanded === undefined ? null : isTrue(expanded),
    url: typeof url === 'string' ? url : null,
    nodeId: node.backendDOMNodeId ?? 0,
  };
}

/** The first few words, without counts: `Users 4` and `Users 5` are the same branch. */
const withoutNumbers = (name: string): string => name.replace(/[\d,.]+/g, '').trim();

function isControl({ node }: Found): boolean {
  const role = wordOf(node.role);
  if (pressable.has(role)) return true;
  return byKeys.has(role) && property(node, 'focusable') === true;
}

/** What the page offers now. */
export async function shown(page: Page): Promise<Shown> {
  const tools = await toolsOf(page);
  const { nodes } = (await tools.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const { all, open } = found(nodes);
  const focused = all.find(
    ({ node }) => property(node, 'focused') === true && wordOf(node.role) !== 'RootWebArea',
  );
  const layer = focused?.layer ?? open.at(-1) ?? null;
  const seen = new Map<string, number>();
  const branches: string[] = [];
  const controls: Control[] = [];
  for (const one of all) {
    if (!isControl(one) || (layer && one.layer !== layer)) continue;
    const role = wordOf(one.node.role);
    let branch: string | null = null;
    if (role === 'treeitem') {
      const level = Number(property(one.node, 'level') ?? 1);
      branch = branches.slice(0, level - 1).join(' › ');
      branches.splice(level - 1, branches.length, withoutNumbers(wordOf(one.node.name)));
    }
    const key = [...one.scope, role, wordOf(one.node.name)].join(' › ');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    controls.push(controlOf(one, nth, branch));
  }
  return { controls, layer: layer && wordOf(layer.name) };
}

/** How a report names a control. */
export const told = ({ role, name, scope }: Control): string =>
  `${role} “${name}”${scope.length > 0 ? ` in ${scope.join(' › ')}` : ''}`;

export const isSame = (a: Control, b: Control): boolean =>
  a.role === b.role && a.name === b.name && a.nth === b.nth && a.scope.join() === b.scope.join();
