import { frame } from '#words/frame.ts';
import { isSame, type Control } from './controls.ts';
import type { Route } from './visitor.ts';

/** Everything, or one thing of each kind. */
export type Depth = 'full' | 'kinds';

/** Where the walk stands: how it came there, the dialog or menu that lies above, and what sends its form off. */
export interface Spot {
  readonly route: Route;
  readonly layer: string | null;
  readonly submits: readonly Control[];
}

/** How many lines, options and boxes of one list are pressed. */
const alike = { full: 3, kinds: 1 } as const;
const textual = new Set(['textbox', 'searchbox', 'combobox']);
const listed = new Set(['option', 'treeitem', 'menuitemradio', 'checkbox', 'radio']);

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '0');

/** The thing that is looked at: the branch of the tree that it hangs on, and its name; both empty where there is none. */
function looked({ route }: Spot): { branch: string; own: string } {
  const item = route.findLast(({ role }) => role === 'treeitem');
  const branch = item?.branch ?? '';
  return { branch, own: branch === '' ? '' : (item?.name.split(' ')[0] ?? '') };
}

const withoutName = (text: string, own: string): string =>
  withoutNumbers(own === '' ? text : text.replaceAll(own, '*'));

/** Which list a control stands in. */
const listOf = ({ role, scope, branch }: Control): string =>
  withoutNumbers([role, branch ?? '', ...scope].join(' › '));

/** Whether a control is about the thing that is looked at: it stands in its panel, or something there says its name. */
const isOf = ({ name, scope }: Control, layer: string | null, own: string): boolean =>
  scope.includes(frame.places.look) || [layer ?? '', name, ...scope].some((text) => text.includes(own));

/**
 * What is still to be pressed. In full: every control once, what is about a thing once for each kind of thing, and of a
 * list's options and lines the first three. In
 * short, one of each kind: what has the same role, place and name but for numbers and the name of the thing that is
 * looked at is the same; so are dialogs and menus with the same title, wherever they open; of a list, the first and
 * the last row are pressed, of a list of choices the first one, of a branch of the tree the first line. What
 * `isHere` refuses belongs to another walk.
 */
export class Rules {
  readonly #pressed = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #places = new Set<string>();

  constructor(
    readonly depth: Depth,
    /**
     * Whether the controls of a kind are pressed in this walk: what has the same role, place and name but for numbers. All
     * of them are come to.
     */
    readonly isHere: (kind: string) => boolean = () => true,
  ) {}

  /** What a control is known by: as it is called, and as it would be if the thing looked at had no name. */
  #keys(control: Control, spot: Spot): readonly string[] {
    const { branch, own } = looked(spot);
    const plain = (text: string): string => withoutName(text, own);
    return [plain, withoutNumbers].map((write) => this.#key(control, spot, { branch, own, write }));
  }

  #key(
    control: Control,
    { layer, submits }: Spot,
    { branch, own, write }: { branch: string; own: string; write: (text: string) => string },
  ): string {
    const { role, scope } = control;
    const name = write(control.name);
    if (this.depth === 'full') {
      const isAbout = own !== '' && isOf(control, layer, own);
      return [isAbout ? branch : '', ...scope.map(write), role, name].join(' › ');
    }
    // The menu of a thing differs from kind to kind, the rest of the page doesn't.
    const isMenu = own !== '' && (role === 'menuitem' ? layer : control.name)?.includes(own) === true;
    if (layer === null)
      return [isMenu && control.opener !== null ? branch : '', ...scope.map(write), role, name].join(' › ');
    if (role.startsWith('menuitem')) return [isMenu ? branch : '', write(layer), role, name].join(' › ');
    // What every dialog has is pressed in one of them, but each form is sent off.
    const isOwn = control.opener !== null || submits.some((one) => isSame(one, control));
    return [isOwn ? write(layer) : '', role, name].join(' › ');
  }

  #count(list: string): number {
    return this.#counts.get(list) ?? 0;
  }

  /** Whether a control is still to be pressed. */
  isDue(control: Control, spot: Spot): boolean {
    if (control.disabled || (control.on && !textual.has(control.role))) return false;
    if (this.depth === 'kinds' && control.isBetween) return false;
    // What opens or unfolds something is on the way to other places.
    const isOnTheWay = control.opener !== null || control.expanded !== null;
    const keys = this.#keys(control, spot);
    if (!isOnTheWay && !this.isHere(keys.at(-1) ?? '')) return false;
    if (keys.some((key) => this.#pressed.has(key))) return false;
    return !listed.has(control.role) || this.#count(listOf(control)) < alike[this.depth];
  }

  mark(control: Control, spot: Spot): void {
    for (const key of this.#keys(control, spot)) this.#pressed.add(key);
    this.#counts.set(listOf(control), this.#count(listOf(control)) + 1);
  }

  /** What was marked and couldn't be pressed is due again. */
  forget(control: Control, spot: Spot): void {
    for (const key of this.#keys(control, spot)) this.#pressed.delete(key);
    this.#counts.set(listOf(control), this.#count(listOf(control)) - 1);
  }

  /** Whether a tab, a line or a place is still to be gone to; from then on it isn't. */
  isNew(place: Control): boolean {
    const key = withoutNumbers([place.role, place.name, ...place.scope].join(' › '));
    if (this.#places.has(key)) return false;
    const list = listOf(place);
    // Branches are gone to, each of them; of what hangs on them a few.
    if (place.role === 'treeitem' && place.branch !== '' && this.#count(list) >= alike[this.depth])
      return false;
    this.#places.add(key);
    this.#counts.set(list, this.#count(list) + 1);
    return true;
  }
}
