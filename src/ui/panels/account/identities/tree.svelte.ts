import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { accountOf, holdsAccount } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { type TreeMove, typeahead } from './keys.ts';
import { type Line, lineKeyOf, linesOf, type Heights, offsetsOf, windowOf } from './lines.ts';

/** Letters typed within this many ms of each other form one word. */
const wordPause = 700;

/** The state of the tree: its opened lines, filter, scrolling and active line. Only a window of its lines is drawn. */
export class IdentityTree {
  readonly #playground: Playground;
  readonly #heights: Heights;
  readonly #viewed: () => string | null;
  readonly #opened = new SvelteSet<string>();
  readonly #closed = new SvelteSet<string>();
  #typed = '';
  #typedAt = 0;

  query = $state('');
  activeKey = $state('users');
  scrollTop = $state(0);
  height = $state(400);

  /** `viewed` returns the account to show; null is the home account. */
  constructor(playground: Playground, heights: Heights, viewed: () => string | null = () => null) {
    this.#playground = playground;
    this.#heights = heights;
    this.#viewed = viewed;
  }

  /** The account to show: the home account if the chosen one is no longer held. */
  readonly account = $derived.by(() => {
    const { world } = this.#playground;
    const account = this.#viewed();
    return account !== null && holdsAccount(world, account) ? account : accountOf(world);
  });

  /** Changes only when a session begins or ends, not with every second. */
  readonly #liveSessions = $derived.by(() => {
    const { now, world } = this.#playground;
    let count = 0;
    for (const session of world.tables.sessions.values()) if (session.expiresAt > now) count++;
    return count;
  });

  readonly lines = $derived.by((): readonly Line[] => {
    void this.#liveSessions;
    const state = { query: this.query, opened: this.#opened, closed: this.#closed };
    return linesOf(
      this.#playground.world,
      state,
      untrack(() => this.#playground.now),
      this.account,
    );
  });

  readonly offsets = $derived.by(() => offsetsOf(this.lines, this.#heights));
  readonly total = $derived(this.offsets[this.lines.length] ?? 0);
  readonly activeIndex = $derived(
    Math.max(
      0,
      this.lines.findIndex((line) => line.key === this.activeKey),
    ),
  );
  readonly active = $derived(this.lines[this.activeIndex]);

  /** The lines to draw: those in sight, and the active one, which would otherwise lose the focus. */
  readonly shown = $derived.by(() => {
    const { first, end } = windowOf(this.offsets, this.scrollTop, this.height);
    const inSight = this.lines.slice(first, end).map((line, at) => ({ line, index: first + at }));
    const away = this.activeIndex < first || this.activeIndex >= end;
    return this.active && away ? [...inSight, { line: this.active, index: this.activeIndex }] : inSight;
  });

  /** How many entities the filter found, or null without a filter. */
  readonly matches = $derived(
    this.query.trim() === '' ? null : this.lines.filter((line) => line.kind === 'entity').length,
  );

  /** Opens or closes a line. */
  toggle(line: Line): void {
    if (line.expanded === null) return;
    const set = line.kind === 'branch' ? this.#closed : this.#opened;
    if (set.has(line.key)) set.delete(line.key);
    else set.add(line.key);
  }

  /** Selects the item of a line; opens or closes a branch. */
  choose(line: Line): void {
    if (line.kind === 'branch') this.toggle(line);
    else if (line.target !== null) this.#playground.selected = line.target;
  }

  /** Returns the line to which a typed letter leads: `at` is the event's time in ms. */
  type(letter: string, at: number): TreeMove {
    this.#typed = at - this.#typedAt > wordPause ? letter : this.#typed + letter;
    this.#typedAt = at;
    const index = typeahead(this.#typed, this.lines, this.activeIndex);
    return index === null ? null : { type: 'focus', index };
  }

  /** Makes the line of an entity the active one and opens its branch. @returns its index, or null */
  reveal(id: string | null): number | null {
    const place = id === null ? null : lineKeyOf(this.#playground.world, id, this.account);
    if (!place || this.active?.target === id) return null;
    this.#closed.delete(place.branch);
    const index = this.lines.findIndex((line) => line.key === place.key);
    if (index < 0) return null;
    this.activeKey = place.key;
    return index;
  }

  /** Returns the scroll position at which a line is in sight. */
  scrollFor(index: number, scrollTop: number, height: number): number {
    const top = this.offsets[index] ?? 0;
    const bottom = this.offsets[index + 1] ?? top;
    if (top < scrollTop) return top;
    return bottom > scrollTop + height ? bottom - height : scrollTop;
  }
}
