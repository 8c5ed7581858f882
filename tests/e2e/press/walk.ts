import type { Page } from 'playwright-core';
import { Branches } from './branches.ts';
import { shown, told, type Control, type Shown } from './controls.ts';
import { fillIn, submitsOf } from './form.ts';
import { whereGone } from './hands.ts';
import { judge } from './judge.ts';
import { Queue } from './queue.ts';
import { Rules, type Depth, type Spot } from './rules.ts';
import { moves, type Route, type Visitor } from './visitor.ts';

/** How often a control may go away by itself just when it is to be pressed. */
const mostGone = 3;

type Only = (control: Control) => boolean;

const onPage = (route: Route): Spot => ({ route, layer: null, submits: [] });

/** How tall each tree was when it was read from its top to its end, by its name. */
type ReadTrees = Map<string, number>;

/** Walks through all of a place of the page, with as many visitors as there are, and presses all that they find there. */
export class Walk {
  readonly faults: string[] = [];
  /** What was pressed, told in the order of pressing. */
  readonly log: string[] = [];
  /** What went away by itself before it could be pressed. */
  readonly gone: string[] = [];
  /** What could be pressed only the second time, as the browser didn't draw in time. */
  readonly late: string[] = [];
  readonly rules: Rules;
  readonly #started = performance.now();

  constructor(
    readonly depth: Depth,
    /** Leaves everything else alone. */
    readonly only: Only = () => true,
    isHere?: (kind: string) => boolean,
  ) {
    this.rules = new Rules(depth, isHere);
  }

  /**
   * Walks from where the visitors arrive. What was pressed in a walk before isn't pressed again. `only` leaves
   * everything else there alone.
   */
  async walk(visitors: readonly Visitor[], only = this.only): Promise<void> {
    const places = new Queue<Route>();
    const read: ReadTrees = new Map();
    places.add([]);
    await Promise.all(
      visitors.map(async (visitor) => {
        const walker = new Walker(visitor, this, places, read, only);
        await places.work((route) => walker.place(route));
        this.late.push(...visitor.late);
        await visitor.leave();
      }),
    );
  }

  /** Counts how often a control was gone when it was to be pressed. @returns whether that is too often */
  goneAgain(control: Control): boolean {
    const name = told(control);
    this.gone.push(name);
    return this.gone.filter((one) => one === name).length >= mostGone;
  }

  /** Says it at once: in full, a walk takes long. */
  fault(control: Control, what: string): void {
    this.faults.push(`${told(control)}: ${what}`);
    console.log(`✗ ${told(control)}: ${what}`);
  }

  note(control: Control): void {
    this.log.push(`${((performance.now() - this.#started) / 1000).toFixed(1)} ${told(control)}`);
  }
}

/** One visitor on the walk. */
class Walker {
  readonly #rules: Rules;

  constructor(
    readonly visitor: Visitor,
    readonly walk: Walk,
    readonly places: Queue<Route>,
    readonly read: ReadTrees,
    readonly only: Only,
  ) {
    this.#rules = walk.rules;
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** Goes to a place, presses what is due there, and notes the places that one comes to from there. */
  async place(route: Route): Promise<void> {
    if (!(await this.visitor.go(route))) return;
    await this.#note(route);
    let now: Shown | null = await shown(this.page);
    for (let turn = 0; turn < 400 && now; turn++) {
      if (now.layer !== null) {
        await this.#layer([...route], now.layer);
        now = await this.visitor.go(route);
        continue;
      }
      const spot = onPage(route);
      const next: Control | undefined = now.controls.find(
        (control) => !moves(control) && this.#isDue(control, spot),
      );
      if (!next) return;
      await this.#press(next, spot);
      now = await shown(this.page);
      if (now.layer !== null) {
        await this.#layer([...route, next], now.layer);
        now = await this.visitor.go(route);
      }
      // What leads away is gone after in its own place.
      else now = (await this.visitor.follow(route, now)) ?? (await this.visitor.go(route));
    }
  }

  #isDue(control: Control, spot: Spot): boolean {
    return this.only(control) && this.#rules.isDue(control, spot);
  }

  /** Notes the tabs, lines and places that can be gone to from here. */
  async #note(route: Route): Promise<void> {
    const { name, height } = await this.visitor.tree();
    const line = route.findLast(({ role }) => role === 'treeitem');
    // Where nothing was unfolded, a tree that was read from its top to its end has no other lines.
    const tallest = this.read.get(name) ?? 0;
    const isRead = line?.expanded !== false && height <= tallest;
    this.read.set(name, Math.max(height, tallest));
    const branches = new Branches();
    let isMore = !isRead && (await this.visitor.scrollTree(true));
    for (let turn = 0; turn < 12; turn++) {
      const { controls } = await shown(this.page);
      for (const control of branches.read(controls).filter(moves)) {
        const isLine = control.role === 'treeitem';
        if (control.disabled || (isLine && isRead) || !this.only(control) || !this.#rules.isNew(control))
          continue;
        // Of several lines only the last counts; tabs and places lead to where it stands.
        this.places.add([...(isLine ? route.filter(({ role }) => role !== 'treeitem') : route), control]);
      }
      if (!isMore) return;
      isMore = await this.visitor.scrollTree(false);
    }
  }

  /** Presses what is due in a dialog or menu, then fills it in and sends it off. */
  async #layer(route: Route, name: string): Promise<void> {
    let isTouched = false;
    for (let turn = 0; turn < 100; turn++) {
      let now = await shown(this.page);
      if (now.layer !== name) {
        const there = await this.visitor.go(route);
        if (there?.layer !== name) return;
        now = there;
      }
      const spot = { route, layer: name, submits: await submitsOf(this.page, now) };
      const next = now.controls.find(
        (control) => this.#isDue(control, spot) && !spot.submits.includes(control),
      );
      if (!next) {
        await this.#send(spot, isTouched);
        return;
      }
      isTouched = true;
      await this.#press(next, spot);
      const after = await shown(this.page);
      if (after.layer !== null && after.layer !== name) await this.#layer([...route, next], after.layer);
    }
  }

  /** Fills a form in with what is right, opened anew if need be, and sends it off: nothing of it may be refused. */
  async #send(spot: Spot, isTouched: boolean): Promise<void> {
    const due = spot.submits.at(-1);
    if (!due || !this.#isDue(due, spot)) return;
    this.#rules.mark(due, spot);
    if (isTouched && !(await this.visitor.go(spot.route))) return;
    if ((await shown(this.page)).layer !== spot.layer) return;
    const isChanged = await fillIn(this.page).catch(whereGone);
    if (isChanged === null) {
      this.#wentAway(due, spot);
      return;
    }
    const button = (await submitsOf(this.page, await shown(this.page))).at(-1);
    if (!button) return;
    await this.#press(button, spot, !isChanged);
    const refused = this.page.getByRole('dialog').getByRole('alert').first();
    if (await refused.isVisible().catch(() => false))
      this.walk.fault(button, `refused: ${(await refused.innerText()).replace(/\s+/g, ' ').slice(0, 300)}`);
  }

  async #press(control: Control, spot: Spot, isUnchanged = false): Promise<void> {
    this.#rules.mark(control, spot);
    this.walk.note(control);
    if (control.url !== null && !control.url.startsWith(this.visitor.arrival.address)) return;
    const faults = await judge(this.visitor, control, isUnchanged);
    if (faults) for (const fault of faults) this.walk.fault(control, fault);
    else this.#wentAway(control, spot);
  }

  /** It is tried again in its turn, but not for ever. */
  #wentAway(control: Control, spot: Spot): void {
    if (this.walk.goneAgain(control)) this.walk.fault(control, 'goes away whenever it is to be pressed');
    else this.#rules.forget(control, spot);
  }
}
