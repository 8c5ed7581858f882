import type { Block, Flow, FlowColumn } from '../flow.ts';
import type { Room, Spans, Span } from './columns-at.ts';
import { isNarrow, placeOf, spansIn } from './columns-at.ts';
import type { BlockLayout, Row, Rows } from './rows.ts';
import { heightOf, rowsFrom, scaleFor, textHeight } from './rows.ts';
import type { DrawnBand, DrawnLine } from './curves.ts';
import { drawBands, drawLines } from './curves.ts';

interface Heading {
  readonly column: FlowColumn;
  readonly x: number;
  readonly y: number;
  /** Headings of keys stand at the left of their bar. */
  readonly isAtRight: boolean;
}

const top = 16;

/**
 * Returns the headings above each column that isn't empty. `below`: the height of the headings between groups and
 * roles.
 */
function headingsOf(
  by: { readonly [C in FlowColumn]: readonly Block[] },
  { keys, users, middle, policies }: Spans,
  below: number,
): Heading[] {
  const head = (column: FlowColumn, { x }: Pick<Span, 'x'>, y: number, isAtRight = false): Heading[] =>
    by[column].length > 0 ? [{ column, x, y, isAtRight }] : [];
  return [
    ...head('keys', { x: keys.x + keys.width }, top, true),
    ...head('users', users, top),
    ...head('who', users, by.users.length > 0 ? below : top),
    ...head('groups', middle, top),
    ...head(
      'roles',
      middle,
      by.groups.length > 0 || (by.users.length > 0 && by.who.length > 0) ? below : top,
    ),
    ...head('policies', policies, top),
  ];
}

export interface FlowLayout {
  readonly flow: Flow;
  readonly room: Room;
  readonly spans: Spans;
  readonly isNarrow: boolean;
  readonly isTerse: boolean;
  readonly headings: readonly Heading[];
  readonly blocks: ReadonlyMap<string, BlockLayout>;
  readonly bands: readonly DrawnBand[];
  readonly lines: readonly DrawnLine[];
  /** Pixels per user, key or membership; per role; per policy. */
  readonly scales: { readonly [C in FlowColumn]: number };
}

const headingHeight = 26;
/** The height of the row past the groups, with its block, in pixels. */
const pillRow = { plain: 32, touch: 46 } as const;
/** The gap between people in groups and people without one. */
const userGap = 8;
const pillOf = ({ touch = false }: Rows): number => pillRow[touch ? 'touch' : 'plain'];

interface Areas {
  readonly groups: { top: number; height: number };
  readonly roles: { top: number; height: number };
  readonly gap: number;
}

/** The least heights of the parts above and below the gap; 0 for an empty one. */
interface Needs {
  readonly upper: number;
  readonly lower: number;
}

/**
 * Shares the room between the middle column's two parts, which have a gap between them. Each part also gets some of
 * the room that neither needs.
 */
function areasIn({ upper, lower }: Needs, room: Room, rows: Rows, hasPill: boolean): Areas {
  const head = room.isBare ? 0 : headingHeight;
  const all = room.height - head;
  const none = { top: head, height: 0 };
  const gapHeight = hasPill ? pillOf(rows) : room.isBare ? 4 : 12;
  if (lower === 0) {
    const height = all - (hasPill || room.isBare ? gapHeight : 0);
    return {
      groups: { top: head, height },
      roles: none,
      gap: head + height + (hasPill || room.isBare ? gapHeight / 2 : -8),
    };
  }
  if (upper === 0)
    return {
      groups: none,
      roles: { top: head + gapHeight, height: all - gapHeight },
      gap: head + gapHeight / 2,
    };
  const left = all - gapHeight - head - upper - lower;
  const share = left > 0 ? 0.64 : upper / (upper + lower);
  const height = upper + left * share;
  const below = head + height + gapHeight;
  return {
    groups: { top: head, height },
    roles: { top: below + head, height: lower + left * (1 - share) },
    gap: head + height + gapHeight / 2,
  };
}

class Placing {
  readonly #by: { readonly [C in FlowColumn]: Block[] };
  readonly #spans: Spans;
  readonly #rows: Rows;
  readonly #areas: Areas;
  readonly #hasPill: boolean;

  constructor(
    private readonly flow: Flow,
    private readonly room: Room,
  ) {
    const of = (column: FlowColumn): Block[] => flow.blocks.filter((block) => block.column === column);
    this.#by = {
      keys: isNarrow(room) ? [] : of('keys'),
      users: of('users'),
      who: of('who'),
      groups: of('groups'),
      own: of('own'),
      roles: of('roles'),
      policies: of('policies'),
    };
    this.#spans = spansIn(flow, room);
    this.#hasPill = this.#by.own.length > 0 && !room.isBare;
    const full = { bare: room.isBare, terse: isNarrow(room) };
    const plain = { ...full, terse: full.terse || this.#isTight(full) };
    const touch = { ...plain, touch: true };
    this.#rows = room.isTouch === true && !room.isBare && this.#hasRoom(touch) ? touch : plain;
    this.#areas = areasIn(this.#needs(this.#rows), room, this.#rows, this.#hasPill);
  }

  /** Whether second lines would make a column taller than the picture. */
  #isTight(rows: Rows): boolean {
    const free = this.room.height - headingHeight;
    return (['policies', 'users'] as const).some((column) => heightOf(this.#by[column], 0, rows) > free);
  }

  /** Whether rows of this height leave some of the room to the bars. */
  #hasRoom(rows: Rows): boolean {
    return this.#needed(rows) <= this.room.height * 0.96;
  }

  /** The height of the tallest column with its headings, if no bar is taller than its words. */
  #needed(rows: Rows): number {
    const { roles, users, who, policies, keys } = this.#by;
    const headings =
      headingHeight + (roles.length > 0 ? headingHeight : 0) + (this.#hasPill ? pillOf(rows) : 12);
    const { upper, lower } = this.#needs(rows);
    const whole = [...(who.length > 0 ? [] : [users]), policies, keys];
    return Math.max(upper + lower, ...whole.map((column) => heightOf(column, 0, rows))) + headings;
  }

  /**
   * The least height of each part. Users stand beside the groups, and those who may put on roles beside the roles:
   * each part is as tall as its taller side.
   */
  #needs(rows: Rows): Needs {
    const { groups, roles, users, who } = this.#by;
    const least = (blocks: readonly Block[]): number =>
      blocks.reduce((sum, block) => sum + textHeight(block, rows), 0);
    if (who.length === 0) return { upper: least(groups), lower: least(roles) };
    const forUsers = least(users) + (this.#standsBelow ? userGap : 0) - this.#besidePill(rows);
    return { upper: Math.max(least(groups), forUsers), lower: Math.max(least(roles), least(who)) };
  }

  /** The height that people take beside the pill's row, in pixels. */
  #besidePill = (rows: Rows): number => (this.#hasPill ? pillOf(rows) - 4 : 0);

  /** Whether people without a group have a place of their own below the others. */
  get #standsBelow(): boolean {
    const { users, who } = this.#by;
    return users.length > 1 && who.length > 0 && users.at(-1)?.id === 'users:none';
  }

  needed(): number {
    return this.#needed(this.#rows) / 0.96;
  }

  place(): FlowLayout {
    const { room, flow } = this;
    const head = room.isBare ? 0 : headingHeight;
    const full = room.height - head;
    const { groups, roles } = this.#areas;
    const hasWho = this.#by.who.length > 0;
    const forUsers = hasWho ? groups.height + this.#besidePill(this.#rows) : full;
    const scale = Math.min(
      ...[
        this.#by.groups.length > 0 ? scaleFor(this.#by.groups, groups.height, this.#rows) : Infinity,
        this.#by.users.length > 0 ? scaleFor(this.#by.users, forUsers, this.#rows) : Infinity,
        this.#by.keys.length > 0 ? scaleFor(this.#by.keys, full * 0.7, this.#rows) : Infinity,
        18,
      ],
    );
    const roleScale = scaleFor(this.#by.roles, roles.height, this.#rows);
    const policyScale = scaleFor(this.#by.policies, full, this.#rows);
    const blocks = new Map<string, BlockLayout>();
    const put = (column: FlowColumn, rows: readonly Row[]): void => {
      const { x, width } = this.#spans[placeOf[column]];
      for (const row of rows) blocks.set(row.block.id, { ...row, x, width });
    };
    put('groups', rowsFrom(this.#by.groups, groups.top, groups.height, scale, this.#rows, 0.5));
    put('roles', rowsFrom(this.#by.roles, roles.top, roles.height, roleScale, this.#rows, 0));
    put('users', this.#userRows(head, forUsers, scale));
    put('keys', this.#keyRows(head, full, scale, blocks));
    put('who', this.#whoRows(blocks));
    for (const block of this.#by.own) blocks.set(block.id, this.#pill(block));
    put('policies', rowsFrom(this.#by.policies, head, full, policyScale, this.#rows, 0.35));
    const scales = {
      keys: scale,
      users: scale,
      groups: scale,
      own: 0,
      who: roleScale,
      roles: roleScale,
      policies: policyScale,
    };
    const gap = this.#areas.gap;
    const drawn = { flow, blocks, scales, gap, middle: this.#spans.middle, isBare: room.isBare };
    return {
      flow,
      room,
      spans: this.#spans,
      isNarrow: isNarrow(room),
      isTerse: this.#rows.terse,
      headings: room.isBare ? [] : headingsOf(this.#by, this.#spans, this.#areas.roles.top - 9),
      blocks,
      bands: drawBands(drawn),
      lines: drawLines(drawn),
      scales,
    };
  }

  /** Places the users. People without a group stand beside the way past the groups. */
  #userRows(top: number, height: number, scale: number): Row[] {
    const users = this.#by.users;
    const last = users.at(-1);
    if (!last || !this.#standsBelow) return rowsFrom(users, top, height, scale, this.#rows, 0.4);
    const own = heightOf([last], scale, this.#rows);
    const above = rowsFrom(users.slice(0, -1), top, height - own - userGap, scale, this.#rows, 0.5);
    return [...above, ...rowsFrom([last], top + height - own, own, scale, this.#rows, 0)];
  }

  /** Places the keys. Their column begins beside the keys' owners. */
  #keyRows(top: number, height: number, scale: number, blocks: ReadonlyMap<string, BlockLayout>): Row[] {
    const first = blocks.get(this.#by.users[0]?.id ?? '');
    const needed = heightOf(this.#by.keys, scale, this.#rows) + 40;
    const from = Math.max(top, Math.min((first?.y ?? top) + 14, top + height - needed));
    return rowsFrom(this.#by.keys, from, Math.min(height, needed), scale, this.#rows, 0);
  }

  /** Places those who may put on roles: each beside the roles, or evenly if those stand elsewhere. */
  #whoRows(blocks: ReadonlyMap<string, BlockLayout>): Row[] {
    const { top, height } = this.#areas.roles;
    const beside = this.#by.who.map((block) => blocks.get(block.id.replace('who:', 'roles:')));
    if (beside.some((row) => row === undefined))
      return rowsFrom(this.#by.who, top, height, 0, this.#rows, 0.3);
    return this.#by.who.flatMap((block, at) => {
      const row = beside[at];
      return row ? [{ block, top: row.top, height: row.height, y: row.y, bar: row.bar }] : [];
    });
  }

  /** Places the pill between groups and roles: a little wider than both, or a dot if there are no words. */
  #pill(block: Block): BlockLayout {
    const { x, width } = this.#spans.middle;
    const { gap } = this.#areas;
    const wide = isNarrow(this.room) || this.room.isBare ? width : Math.max(width + 30, 226);
    const height = this.room.isBare ? 2 : 24;
    const top = Math.max(0, Math.min(this.room.height - height, gap - height / 2));
    const tall = this.#rows.touch === true ? 44 : height;
    return {
      block,
      x: x + width - wide,
      width: wide,
      top: top - (tall - height) / 2,
      height: tall,
      y: top,
      bar: height,
    };
  }
}

/** Places every block, band and line in a room. All of it fits, whatever the room's size. Linear in the flow. */
export const placeFlow = (flow: Flow, room: Room): FlowLayout => new Placing(flow, room).place();

/**
 * Returns the least height, in CSS pixels, at which all rows have room for their words, and for fingers in a room used
 * by touch.
 */
export const neededHeight = (flow: Flow, room: Room): number =>
  new Placing(flow, { ...room, height: Number.MAX_SAFE_INTEGER }).needed();
