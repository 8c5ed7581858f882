import type { Flow, FlowColumn } from '../flow.ts';
import type { Span } from './columns-at.ts';
import { placeOf } from './columns-at.ts';
import type { BlockLayout } from './rows.ts';

export interface DrawnBand {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The area as path data. */
  readonly d: string;
  /** A trust's dotted edges, and the tip of its hollow triangle. */
  readonly edges: string | null;
  readonly tip: { readonly x: number; readonly y: number; readonly size: number } | null;
  /** The kind of thing that gives it its colour. */
  readonly tone: 'key' | 'group' | 'role' | 'policy';
}

export interface DrawnLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly d: string;
}

interface Drawn {
  readonly flow: Flow;
  readonly blocks: ReadonlyMap<string, BlockLayout>;
  readonly scales: { readonly [C in FlowColumn]: number };
  /** The height at which lines pass between groups and roles. */
  readonly gap: number;
  readonly middle: Span;
  readonly isBare: boolean;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A line that leaves and arrives level. */
const curve = (x1: number, y1: number, x2: number, y2: number, isFirst = true): string => {
  const middle = n((x1 + x2) / 2);
  return `${isFirst ? `M${n(x1)} ${n(y1)}` : ''}C${middle} ${n(y1)} ${middle} ${n(y2)} ${n(x2)} ${n(y2)}`;
};

const area = (x1: number, top1: number, t1: number, x2: number, top2: number, t2: number): string =>
  `${curve(x1, top1, x2, top2)}L${n(x2)} ${n(top2 + t2)}${curve(x2, top2 + t2, x1, top1 + t1, false)}Z`;

const leastBand = 1;
const toneOf = (from: FlowColumn, to: FlowColumn, isTrust: boolean): DrawnBand['tone'] => {
  if (isTrust) return 'role';
  if (from === 'keys') return 'key';
  return from === 'users' && to !== 'policies' ? 'group' : 'policy';
};

const middleOf = (block: BlockLayout | undefined): number => (block ? block.y + block.bar / 2 : 0);

interface End {
  readonly at: number;
  readonly thick: number;
}

/** Finds where each band begins and ends: side by side, in the order of their other ends, so that few cross. */
function ends({ flow, blocks, scales }: Drawn): ReadonlyMap<string, { out: End; into: End }> {
  const found = new Map<string, { out: End; into: End }>();
  const usedOut = new Map<string, number>();
  const usedInto = new Map<string, number>();
  const shown = flow.bands.filter(({ from, to }) => blocks.has(from) && blocks.has(to));
  const take = (
    used: Map<string, number>,
    key: string,
    block: BlockLayout | undefined,
    amount: number,
  ): End => {
    // The pill is as tall as its words, but all bands leave from its middle.
    if (block?.block.column === 'own') return { at: middleOf(block), thick: leastBand };
    const done = used.get(key) ?? 0;
    // A bar whose height was reduced still holds as much as before.
    const thick = block ? amount * Math.min(scales[block.block.column], block.bar / block.block.size) : 0;
    used.set(key, done + thick);
    return { at: (block?.y ?? 0) + done, thick: Math.max(leastBand, thick) };
  };
  const columnOf = (id: string): string => blocks.get(id)?.block.column ?? '';
  const outs = new Map<string, End>();
  const byTarget = [...shown].sort((a, b) => middleOf(blocks.get(a.to)) - middleOf(blocks.get(b.to)));
  for (const band of byTarget) {
    const block = blocks.get(band.from);
    // A user may belong to a group, a role and policies at once, so bands to different columns may overlap.
    const key = block?.block.column === 'users' ? `${band.from} ${columnOf(band.to)}` : band.from;
    outs.set(`${band.from}>${band.to}>${band.style}`, take(usedOut, key, block, band.out));
  }
  const bySource = [...shown].sort((a, b) => middleOf(blocks.get(a.from)) - middleOf(blocks.get(b.from)));
  for (const band of bySource) {
    const block = blocks.get(band.to);
    const into = take(usedInto, `${band.to} ${band.style}`, block, band.into);
    const id = `${band.from}>${band.to}>${band.style}`;
    found.set(id, { out: outs.get(id) ?? into, into });
  }
  return found;
}

/**
 * Draws a band from people to their own policies: it passes between groups and roles, so that it crosses none of their
 * blocks.
 */
function past({ gap, middle }: Drawn, x1: number, out: End, x2: number, into: End): string {
  const [left, right] = [middle.x - 8, middle.x + middle.width + 6];
  const thick = Math.min(4, out.thick, into.thick);
  const top = gap - thick / 2;
  const there = `${curve(x1, out.at, left, top)}L${n(right)} ${n(top)}${curve(right, top, x2, into.at, false)}`;
  const back = `L${n(x2)} ${n(into.at + into.thick)}${curve(x2, into.at + into.thick, right, top + thick, false)}`;
  return `${there}${back}L${n(left)} ${n(top + thick)}${curve(left, top + thick, x1, out.at + out.thick, false)}Z`;
}

const tipLength = 9;

export function drawBands(drawn: Drawn): DrawnBand[] {
  const { flow, blocks, isBare } = drawn;
  const placed = ends(drawn);
  const hasMiddle = [...blocks.values()].some(({ block }) => placeOf[block.column] === 'middle');
  return flow.bands.flatMap((band): DrawnBand[] => {
    const id = `${band.from}>${band.to}>${band.style}`;
    const [from, to] = [blocks.get(band.from), blocks.get(band.to)];
    const at = placed.get(id);
    if (!from || !to || !at || placeOf[from.block.column] === placeOf[to.block.column]) return [];
    const isTrust = band.style === 'trust';
    const [x1, x2] = [from.x + from.width, to.x - (isTrust && !isBare ? tipLength + 2 : 0)];
    const { out, into } = at;
    const isPast = hasMiddle && from.block.column === 'users' && to.block.column === 'policies';
    const d = isPast ? past(drawn, x1, out, x2, into) : area(x1, out.at, out.thick, x2, into.at, into.thick);
    const edges = isTrust
      ? into.thick < 5
        ? curve(x1, out.at + out.thick / 2, x2, into.at + into.thick / 2)
        : `${curve(x1, out.at, x2, into.at)}${curve(x1, out.at + out.thick, x2, into.at + into.thick)}`
      : null;
    const tip = isTrust && !isBare ? { x: to.x - 2, y: into.at + into.thick / 2, size: tipLength } : null;
    return [
      {
        id,
        from: band.from,
        to: band.to,
        d,
        edges,
        tip,
        tone: toneOf(from.block.column, to.block.column, isTrust),
      },
    ];
  });
}

/** Draws thin lines. If several arrive at one block, they end side by side. */
export function drawLines({ flow, blocks }: Drawn): DrawnLine[] {
  const arrived = new Map<string, number>();
  const arrivals = new Map<string, number>();
  for (const { to } of flow.lines) arrivals.set(to, (arrivals.get(to) ?? 0) + 1);
  return flow.lines.flatMap((line): DrawnLine[] => {
    const [from, to] = [blocks.get(line.from), blocks.get(line.to)];
    if (!from || !to) return [];
    const nth = arrived.get(line.to) ?? 0;
    arrived.set(line.to, nth + 1);
    const many = arrivals.get(line.to) ?? 1;
    const spread = to.block.column === 'own' ? 0 : Math.min(3, to.bar / (many + 1));
    const y2 = middleOf(to) + (nth - (many - 1) / 2) * spread;
    const y1 = to.block.column === 'own' ? from.y + from.bar * 0.9 : middleOf(from);
    return [
      {
        id: `${line.from}>${line.to}`,
        from: line.from,
        to: line.to,
        d: curve(from.x + from.width, y1, to.x, y2),
      },
    ];
  });
}
