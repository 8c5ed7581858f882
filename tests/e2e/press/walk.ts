import type { Page } from 'playwright-core';
import { isSame, shown, told, type Control } from './controls.ts';
import { fillIn, submitsOf } from './form.ts';
import { elementOf, press } from './hands.ts';
import { moves, type Route, type Visitor } from './visitor.ts';
import { begin, effect, settle } from './watch.ts';

/** How long something may take to come of a press, in ms. */
const patience = 8000;
/** How many alike things of one list are pressed: lines, options, rows. */
const alike = { full: 3, kinds: 1, places: 1 } as const;

/** Everything; one thing of each kind; or places and what opens there, without what stands in dialogs and menus. */
export type Depth = 'full' | 'kinds' | 'places';

/** Where the walk stands: how it came there, the dialog or menu that lies above, and what sends its form off. */
interface Spot {
  readonly route: Route;
  readonly layer: string | null;
  readonly submits: readonly Control[];
}
const onPage = (route: Route): Spot => ({ route, layer: null, submits: [] });

const textual = new Set(['textbox', 'searchbox', 'combobox']);
const listed = new Set(['option', 'treeitem', 'menuitemradio', 'checkbox', 'radio']);

/** Walks through the whole page and presses whatever it finds there. */
export class Walk {
  readonly faults: string[] = [];
  /** What was pressed, told in the order of pressing. */
  readonly log: string[] = [];
  readonly #pressed = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #places = new Set<string>();
  readonly #open: Route[] = [[]];
  readonly #started = performance.now();

  constructor(
    readonly visitor: Visitor,
    readonly depth: Depth,
  ) {}

  get page(): Page {
    return this.visitor.page;
  }

  async walk(): Promise<void> {
    await this.visitor.anew();
    for (let route = this.#open.shift(); route; route = this.#open.shift())
      if (await this.visitor.go(route)) await this.#place(route);
    await this.visitor.leave();
  }

  /** The key under which a control counts as pressed: short walks take what has the same name as the same. */
  #key(control: Control, { route, layer, submits }: Spot): string {
    const item = route.findLast(({ role }) => role === 'treeitem');
    const branch = item?.branch ?? '';
    const own = item?.name.split(' ')[0] ?? '';
    const plain = (text: string): string =>
      (own === '' ? text : text.replaceAll(own, '*')).replace(/\d+/g, '0');
    const isFull = this.depth === 'full';
    // What belongs to a thing differs from kind to kind, the rest of the page doesn't.
    const isOfThing = control.opens && own !== '' && control.name.includes(own);
    const where = isFull || isOfThing ? branch : '';
    // What every dialog has is pressed in one of them.
    const isOwn =
      control.opens || control.role.startsWith('menuitem') || submits.some((one) => isSame(one, control));
    if (!isFull && layer !== null && !isOwn) return [control.role, plain(control.name)].join(' › ');
    return [where, ...control.scope.map(plain), control.role, plain(control.name)].join(' › ');
  }

  /** Whether a control is still to be pressed; of a list only the first few. */
  #isDue(control: Control, spot: Spot): boolean {
    if (control.disabled || (control.on && !textual.has(control.role))) return false;
    if (this.#pressed.has(this.#key(control, spot))) return false;
    if (!listed.has(control.role)) return true;
    return (this.#counts.get(this.#list(control)) ?? 0) < alike[this.depth];
  }

  #list = ({ role, scope, branch }: Control): string =>
    [role, branch ?? '', ...scope].join(' › ').replace(/\d+/g, '0');

  #mark(control: Control, spot: Spot): void {
    this.#pressed.add(this.#key(control, spot));
    const list = this.#list(control);
    this.#counts.set(list, (this.#counts.get(list) ?? 0) + 1);
  }

  /** Presses what is due in a place, and notes the places that one comes to from there. */
  async #place(route: Route): Promise<void> {
    await this.#note(route);
    for (let turn = 0; turn < 400; turn++) {
      const { controls, layer } = await shown(this.page);
      if (layer !== null) {
        await this.#layer([...route], layer);
        if (!(await this.visitor.go(route))) return;
        continue;
      }
      const spot = onPage(route);
      const next = controls.find((control) => !moves(control) && this.#isDue(control, spot));
      if (!next) return;
      await this.#press(next, spot);
      const now = await shown(this.page);
      if (now.layer !== null) {
        await this.#layer([...route, next], now.layer);
        if (!(await this.visitor.go(route))) return;
      }
    }
  }

  /** Notes the tabs, lines and places that can be gone to from here. */
  async #note(route: Route): Promise<void> {
    let isMore = true;
    for (let turn = 0; isMore && turn < 12; turn++) {
      for (const control of (await shown(this.page)).controls)
        if (moves(control) && !control.disabled) {
          const key = [control.role, control.name, ...control.scope].join(' › ');
          if (this.#places.has(key)) continue;
          const list = this.#list(control);
          const count = this.#counts.get(list) ?? 0;
          if (control.role === 'treeitem' && control.branch !== '' && count >= alike[this.depth]) continue;
          this.#places.add(key);
          this.#counts.set(list, count + 1);
          // Of several lines only the last counts; tabs and places lead to where it stands.
          const way = control.role === 'treeitem' ? route.filter(({ role }) => role !== 'treeitem') : route;
          this.#open.push([...way, control]);
        }
      isMore = await this.visitor.scrollTree(turn === 0);
    }
  }

  /** Presses what is due in a dialog or menu, then fills it in and sends it off. */
  async #layer(route: Route, name: string): Promise<void> {
    if (this.depth === 'places') return;
    for (let turn = 0; turn < 100; turn++) {
      const now = await shown(this.page);
      if (now.layer !== name) {
        if (!(await this.visitor.go(route)) || (await shown(this.page)).layer !== name) return;
        continue;
      }
      const spot = { route, layer: name, submits: await submitsOf(this.page, now) };
      const next = now.controls.find(
        (control) => this.#isDue(control, spot) && !spot.submits.includes(control),
      );
      if (!next) {
        await this.#send(spot);
        return;
      }
      await this.#press(next, spot);
      const after = await shown(this.page);
      if (after.layer !== null && after.layer !== name) await this.#layer([...route, next], after.layer);
    }
  }

  /** Opens a form anew, fills it in with what is right, and sends it off: nothing of it may be refused. */
  async #send(spot: Spot): Promise<void> {
    const due = spot.submits.at(-1);
    if (!due || this.#pressed.has(this.#key(due, spot))) return;
    this.#mark(due, spot);
    if (!(await this.visitor.go(spot.route)) || (await shown(this.page)).layer !== spot.layer) return;
    await fillIn(this.page);
    const button = (await submitsOf(this.page, await shown(this.page))).at(-1);
    if (!button) return;
    await this.#press(button, spot);
    this.visitor.isDirty = true;
    const refused = this.page.getByRole('dialog').getByRole('alert').first();
    if (await refused.isVisible().catch(() => false))
      this.#fault(button, `refused: ${(await refused.innerText()).replace(/\s+/g, ' ').slice(0, 300)}`);
  }

  #fault(control: Control, what: string): void {
    this.faults.push(`${told(control)}: ${what}`);
  }

  async #press(control: Control, spot: Spot): Promise<void> {
    this.#mark(control, spot);

    this.log.push(`${((performance.now() - this.#started) / 1000).toFixed(1)} ${told(control)}`);
    if (control.url !== null && !control.url.startsWith(this.visitor.arrival.address)) return;
    this.visitor.problems = [];
    let event: string | null = null;
    const heard = (what: string) => (): void => void (event = what);
    const ways = [
      ['download', heard('download')],
      ['filechooser', heard('file chooser')],
      ['popup', heard('page')],
    ] as const;
    for (const [name, hear] of ways) this.page.on(name as 'download', hear);
    try {
      const element = await elementOf(this.page, control);
      // What a pointer over it shows is not what comes of the press.
      if (!this.visitor.touches) await element.hover({ timeout: 500, force: true }).catch(() => undefined);
      await begin(this.page);
      await press(this.page, control, this.visitor.touches);
      const changed = await effect(this.page, event === null ? patience : 0);
      // What is shown already stays shown, as a selected tab does.
      const isShown = async (): Promise<boolean> =>
        ![null, 'false'].includes(await element.getAttribute('aria-current'));
      if (changed === null && event === null && !(await isShown())) this.#fault(control, 'does nothing');
      await settle(this.page);
    } catch (error) {
      this.#fault(
        control,
        `can’t be pressed: ${error instanceof Error ? error.message.split('\n').slice(0, 12).join(' ') : String(error)}`,
      );
    }
    for (const [name, hear] of ways) this.page.off(name as 'download', hear);
    for (const problem of this.visitor.problems) this.#fault(control, problem);
    this.visitor.problems = [];
  }
}
