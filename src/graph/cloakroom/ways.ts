import type { ShapeName } from '../kinds/look.ts';
import type { EdgeKind } from '../model/elements.ts';
import type { Bounds } from '../picture/geometry.ts';
import type { Column } from './room.ts';
import { channel, doorSize, roomName } from './room.ts';

/** A node as lines see it: where they may end, and what they must not touch. */
export interface Stop {
  readonly id: string;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: ShapeName;
  /** From its middle to where its lines begin, at each side, at its own height. */
  readonly left: number;
  readonly right: number;
  /** The top and the bottom of all that it shows, with its name. */
  readonly top: number;
  readonly bottom: number;
}

/** A line that is wanted between two nodes. */
export interface Wish {
  readonly id: string;
  readonly kind: EdgeKind | 'call';
  readonly source: string;
  readonly target: string;
  /** Lines of one look share their way to the door, and from it. */
  readonly look: string;
}

/** The house as lines see it. */
export interface House {
  readonly columns: readonly Column[];
  readonly stops: ReadonlyMap<string, Stop>;
  readonly walls: Bounds | null;
  /** The door's stop; null without a room. */
  readonly door: Stop | null;
  readonly roles: readonly string[];
  /** The height at which a decision's own line goes past the pages that it passes. */
  readonly passing: number | null;
}

type SideOf = 'left' | 'right' | 'top';

/** One end of a leg: the side of a node, and where the line arrives there. */
interface End {
  readonly stop: Stop;
  readonly side: SideOf;
  /** From the node's middle, along that side. */
  offset: number;
}

/** A part of a line that turns only between columns. */
export interface Leg {
  readonly key: string;
  readonly from: End;
  readonly to: End;
  /** The columns that it passes, in its order, and its height in each. */
  readonly passes: { readonly column: number; y: number }[];
  /** The gaps that it crosses, in its order: gap i lies between column i and the next one. */
  readonly gaps: readonly number[];
  /** The channel in each gap; null where it goes straight. */
  readonly channels: (number | null)[];
  /** Through the gap above the room: its own height there, and its channel beside the pages. */
  readonly over: { place: number } | null;
  /** It keeps clear of the whole room. */
  readonly isForeign: boolean;
  /** It goes past pages at the height that is kept for it. */
  readonly isPassing: boolean;
}

/** The least distance between a line and what it passes, and between two lines that pass a column. */
const air = 5;
const apart = 7;

const portPitch = (stop: Stop, side: SideOf): number => {
  if (side === 'top') return 14;
  return stop.height >= doorSize.height ? 18 : stop.column === 0 ? 11 : 14;
};

/** How far ports may lie from a side's middle. */
const portRoom = ({ shape, height, width }: Stop, side: SideOf): number =>
  side === 'top'
    ? width / 4 - 4
    : shape === 'circle'
      ? height * 0.34
      : shape === 'hexagon'
        ? height * 0.3
        : height / 2 - 7;

/** Finds ways for all lines of a house: their ports, the heights at which they pass columns, and their channels. */
export class Ways {
  readonly #house: House;
  readonly #legs = new Map<string, Leg>();
  readonly #legsOf = new Map<string, readonly Leg[]>();
  /** The number of channels in each gap, and of those beside the pages that lead over the room. */
  readonly channels: number[];
  readonly #over: Leg[] = [];

  constructor(house: House, wishes: readonly Wish[]) {
    this.#house = house;
    this.channels = house.columns.map(() => 0);
    for (const wish of wishes) {
      const legs = this.#take(wish);
      if (legs.length > 0) this.#legsOf.set(wish.id, legs);
    }
    this.#orderOver();
    this.#spreadPorts();
    this.#pass();
    house.columns.forEach((_, gap) => this.#channel(gap));
  }

  /** The legs of a line, one after the other; none if it isn't drawn this way. */
  legsOf(id: string): readonly Leg[] {
    return this.#legsOf.get(id) ?? [];
  }

  #take({ id, kind, source, target, look }: Wish): Leg[] {
    const { stops, door, roles } = this.#house;
    const [from, to] = [stops.get(source), stops.get(target)];
    if (!from || !to || kind === 'key') return [];
    const isRole = roles.includes(target);
    if (isRole && door && from !== door && /^(assume|runsAs|gives|decided)$/.test(kind))
      return [this.#leg(`in:${source}:${look}`, from, door), this.#leg(`out:${target}:${look}`, door, to)];
    if (isRole && (kind === 'allows' || kind === 'denies')) return [this.#overRoom(id, from, to)];
    const isForeign = kind === 'resourcePolicy' && !roles.includes(source);
    return [this.#leg(id, from, to, isForeign, kind === 'decided')];
  }

  #leg(key: string, source: Stop, target: Stop, isForeign = false, isPassing = false): Leg {
    const known = this.#legs.get(key);
    if (known) return known;
    const [a, b] = [source.column, target.column];
    const isBack = a > b;
    const sides: readonly [SideOf, SideOf] =
      a === b ? ['right', 'right'] : isBack ? ['left', 'right'] : ['right', 'left'];
    const gaps: number[] = [];
    if (a === b) gaps.push(a);
    else if (isBack) for (let gap = a - 1; gap >= b; gap--) gaps.push(gap);
    else for (let gap = a; gap < b; gap++) gaps.push(gap);
    const passes: Leg['passes'] = [];
    if (isBack) for (let column = a - 1; column > b; column--) passes.push({ column, y: source.y });
    else for (let column = a + 1; column < b; column++) passes.push({ column, y: source.y });
    const leg: Leg = {
      key,
      from: { stop: source, side: sides[0], offset: 0 },
      to: { stop: target, side: sides[1], offset: 0 },
      passes,
      gaps,
      channels: gaps.map(() => null),
      over: null,
      isForeign,
      isPassing,
    };
    this.#legs.set(key, leg);
    return leg;
  }

  /** A page that names a role: out of the page, over the room, and down to the role. */
  #overRoom(key: string, source: Stop, target: Stop): Leg {
    const isFirst = this.#house.roles[0] === target.id;
    const leg: Leg = {
      key,
      from: { stop: source, side: 'right', offset: 0 },
      to: { stop: target, side: isFirst ? 'top' : 'right', offset: 0 },
      passes: [],
      gaps: isFirst ? [] : [target.column],
      channels: isFirst ? [] : [null],
      over: { place: 0 },
      isForeign: false,
      isPassing: false,
    };
    this.#over.push(leg);
    this.#legs.set(key, leg);
    return leg;
  }

  /** The number of lines that lead over the room. */
  get over(): number {
    return this.#over.length;
  }

  /** Orders the lines over the room so that they don't cross beside their pages. */
  #orderOver(): void {
    const top = this.#house.walls?.top ?? 0;
    const rank = ({ from: { stop } }: Leg): number => (stop.y < top ? -stop.y : 1e6 + stop.y);
    [...this.#over].sort((a, b) => rank(a) - rank(b)).forEach(({ over }, i) => over && (over.place = i));
  }

  /** The height at which a leg crosses the gap above the room. */
  heightOver(leg: Leg): number {
    return (this.#house.walls?.top ?? 0) - 12 - (this.over - 1 - (leg.over?.place ?? 0)) * channel;
  }

  /** Spreads the ports of each side in the order of the far ends, so that lines of one node don't cross there. */
  #spreadPorts(): void {
    const ports = new Map<string, { readonly end: End; readonly far: number; readonly key: string }[]>();
    const add = (end: End, far: number, key: string): void => {
      const side = `${end.side}:${end.stop.id}`;
      ports.set(side, [...(ports.get(side) ?? []), { end, far, key }]);
    };
    for (const leg of this.#legs.values()) {
      const over = leg.over ? this.heightOver(leg) : null;
      const passing = leg.isPassing && leg.passes.length > 0 ? this.#house.passing : null;
      add(leg.from, over ?? passing ?? leg.to.stop.y, leg.key);
      add(
        leg.to,
        over === null ? (passing ?? leg.from.stop.y) : leg.to.side === 'top' ? leg.from.stop.y : over,
        leg.key,
      );
    }
    for (const list of ports.values()) {
      list.sort((a, b) => a.far - b.far || (a.key < b.key ? -1 : 1));
      const [first] = list;
      if (!first) continue;
      const { stop, side } = first.end;
      const pitch = Math.min(
        portPitch(stop, side),
        (2 * portRoom(stop, side)) / Math.max(1, list.length - 1),
      );
      list.forEach(({ end }, i) => (end.offset = (i - (list.length - 1) / 2) * pitch));
    }
  }

  /** Chooses the heights at which legs pass the columns between their ends. */
  #pass(): void {
    const { stops, walls, door, passing } = this.#house;
    const obstacles = this.#house.columns.map((): Interval[] => []);
    for (const { column, top, bottom } of stops.values())
      obstacles[column]?.push({ top: top - air, bottom: bottom + air });
    if (walls && door)
      obstacles[door.column]?.push({ top: walls.top + roomName.top, bottom: walls.top + roomName.bottom });
    const legs = [...this.#legs.values()].sort(
      (a, b) => a.from.stop.y + a.from.offset - (b.from.stop.y + b.from.offset) || (a.key < b.key ? -1 : 1),
    );
    for (const leg of legs) {
      const to = leg.to.stop.y + leg.to.offset;
      let y = leg.from.stop.y + leg.from.offset;
      for (const pass of leg.passes) {
        const own = obstacles[pass.column] ?? [];
        const all = [...own, ...this.#wallsFor(leg, pass.column)];
        const kept = leg.isPassing ? passing : null;
        pass.y = y = kept === null ? freeHeight(all, y, to) : freeHeight(all, kept, kept);
        own.push({ top: y - apart, bottom: y + apart });
      }
    }
  }

  /**
   * The part of the room that a leg may not touch in a column: all of it for a line that has nothing to do with roles,
   * the wall and the room's name for a decision's own.
   */
  #wallsFor(leg: Leg, column: number): Interval[] {
    const { walls, door } = this.#house;
    if (!walls || !door || column < door.column || !(leg.isForeign || leg.isPassing)) return [];
    return [
      { top: walls.top - air, bottom: leg.isForeign ? walls.bottom + air : walls.top + roomName.bottom },
    ];
  }

  /** The heights of a leg before and behind a gap. */
  #run(leg: Leg, at: number): readonly [from: number, to: number] {
    const end = leg.to.stop.y + leg.to.offset;
    if (leg.over) return [this.heightOver(leg), end];
    const before = at === 0 ? leg.from.stop.y + leg.from.offset : leg.passes[at - 1]?.y;
    const behind = at === leg.gaps.length - 1 ? end : leg.passes[at]?.y;
    return [before ?? end, behind ?? end];
  }

  /** Gives each leg that goes up or down in a gap a channel of its own, unless another one ends above it. */
  #channel(gap: number): void {
    const runs = [...this.#legs.values()].flatMap((leg) => {
      const at = leg.gaps.indexOf(gap);
      if (at < 0) return [];
      const [from, to] = this.#run(leg, at);
      const isLoop = leg.from.stop.column === leg.to.stop.column;
      // From left to right, whichever way the line runs.
      const isBack = leg.from.stop.column > leg.to.stop.column || leg.over !== null;
      const [left, right] = isBack ? [to, from] : [from, to];
      return Math.abs(from - to) < 0.5 && !isLoop ? [] : [{ leg, at, left, right, isLoop }];
    });
    // Lines of a gap cross least if those that go down begin further right the higher they begin, and the others the
    // other way round.
    const rank = ({ left, right, isLoop }: (typeof runs)[number]): readonly [number, number] =>
      isLoop ? [0, Math.abs(right - left)] : right < left ? [1, left] : [2, -left];
    runs.sort(
      (a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || (a.leg.key < b.leg.key ? -1 : 1),
    );
    const placed: { top: number; bottom: number; channel: number }[] = [];
    for (const { leg, at, left, right } of runs) {
      const [top, bottom] = [Math.min(left, right), Math.max(left, right)];
      const beside = placed.filter((one) => one.top < bottom + apart && one.bottom > top - apart);
      const own = beside.reduce((next, one) => Math.max(next, one.channel + 1), 0);
      placed.push({ top, bottom, channel: own });
      leg.channels[at] = own;
      this.channels[gap] = Math.max(this.channels[gap] ?? 0, own + 1);
    }
  }
}

interface Interval {
  readonly top: number;
  readonly bottom: number;
}

/** Merges intervals that overlap, top to bottom. */
function mergedIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const one of [...intervals].sort((a, b) => a.top - b.top)) {
    const last = merged.at(-1);
    if (last && one.top < last.bottom - 0.01)
      merged[merged.length - 1] = { top: last.top, bottom: Math.max(last.bottom, one.bottom) };
    else merged.push(one);
  }
  return merged;
}

/** Returns the free height in a column that lengthens a line's way from one height to another least. */
function freeHeight(blocked: readonly Interval[], from: number, to: number): number {
  const all = mergedIntervals(blocked);
  const isFree = (y: number): boolean =>
    all.every(({ top, bottom }) => y <= top + 0.01 || y >= bottom - 0.01);
  const cost = (y: number): number => Math.abs(y - from) + Math.abs(y - to) + Math.abs(y - from) / 100;
  const candidates = [...[from, to].filter(isFree), ...all.flatMap(({ top, bottom }) => [top, bottom])];
  return candidates.reduce((best, y) => (cost(y) < cost(best) ? y : best), candidates[0] ?? from);
}
