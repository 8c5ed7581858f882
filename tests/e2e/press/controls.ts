import type { Page } from 'playwright-core';
import { isTrue, property, readTree, wordOf, type Found } from './ax-tree.ts';

/**
 * What can be pressed on the page as it stands, read from the accessibility tree: all that a screen reader would
 * offer, by role and name. Nobody keeps a list of it.
 */
export interface Control {
  readonly role: string;
  readonly name: string;
  /** The named places around it, outermost first: `What I am looking at › Inspector`. */
  readonly scope: readonly string[];
  /** Which of those that have the same role, name and places it is. */
  readonly nth: number;
  /** Of a line in a tree: how deep it hangs. */
  readonly level: number | null;
  /** Of a line in a tree that was read from its top: what the branch that it hangs on says, without numbers. */
  readonly branch?: string;
  /** Stands in a list, and neither in its first nor in its last row. */
  readonly isBetween: boolean;
  /** Chosen, ticked or shown already: pressing it again needn't do anything. */
  readonly on: boolean;
  readonly disabled: boolean;
  /** Opens a menu, a dialog or a list: which of those in its place that do. */
  readonly opener: number | null;
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

export interface Shown {
  /** What can be pressed: in the uppermost layer where one is open, else on the page. */
  readonly controls: readonly Control[];
  /** The name of the dialog or menu that lies above everything else. */
  readonly layer: string | null;
}

/** Counts how often each key has come. */
class Counter {
  readonly #counts = new Map<string, number>();
  next(key: string): number {
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return count;
  }
}

function isControl({ node }: Found): boolean {
  const role = wordOf(node.role);
  // What can only be read there is text, not a field.
  if (isTrue(property(node, 'readonly'))) return false;
  if (pressable.has(role)) return true;
  return byKeys.has(role) && property(node, 'focusable') === true;
}

function opens({ node }: Found): boolean {
  const popup = property(node, 'hasPopup');
  return wordOf(node.role) !== 'combobox' && typeof popup === 'string' && popup !== 'false';
}

/** What the page offers now. */
export async function shown(page: Page): Promise<Shown> {
  const { all, layer } = await readTree(page);
  const [alike, openers] = [new Counter(), new Counter()];
  const controls: Control[] = [];
  for (const found of all) {
    if (!isControl(found) || (layer && found.layer !== layer)) continue;
    const { node, scope, row } = found;
    const [role, name] = [wordOf(node.role), wordOf(node.name)];
    const [expanded, url] = [property(node, 'expanded'), property(node, 'url')];
    controls.push({
      role,
      name,
      scope,
      nth: alike.next([...scope, role, name].join(' › ')),
      level: role === 'treeitem' ? Number(property(node, 'level') ?? 1) : null,
      isBetween: row !== null && row.index > 0 && row.index < row.list.rows - 1,
      on: (['selected', 'checked', 'pressed'] as const).some((state) => isTrue(property(node, state))),
      disabled: isTrue(property(node, 'disabled')),
      opener: opens(found) ? openers.next(scope.join(' › ')) : null,
      expanded: expanded === undefined ? null : isTrue(expanded),
      url: typeof url === 'string' ? url : null,
      nodeId: node.backendDOMNodeId ?? 0,
    });
  }
  return { controls, layer: layer && wordOf(layer.name) };
}

/** How a report names a control. */
export const told = ({ role, name, scope }: Control): string =>
  `${role} “${name}”${scope.length > 0 ? ` in ${scope.join(' › ')}` : ''}`;

const isInSamePlace = (a: Control, b: Control): boolean =>
  a.role === b.role && a.scope.join() === b.scope.join();

export const isSame = (a: Control, b: Control): boolean =>
  isInSamePlace(a, b) && a.name === b.name && a.nth === b.nth;

/** The control that stands now where `wanted` stood: what opens a menu may say what was chosen in it last. */
export const sameIn = (controls: readonly Control[], wanted: Control): Control | undefined =>
  controls.find((control) => isSame(control, wanted)) ??
  controls.find(
    (control) => wanted.opener !== null && isInSamePlace(control, wanted) && control.opener === wanted.opener,
  );
