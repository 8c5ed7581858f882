import { icons } from '../drawing/icons.ts';
import { nodeSize, plainAppearance } from '../drawing/node-appearance.ts';
import type { Palette } from '../drawing/palette.ts';
import type { PathPrimitive, TextPrimitive } from '../drawing/primitives.ts';
import { filled, icon, stroked } from '../drawing/primitives.ts';
import { ellipse, page as pageShape, pageFold, rectangle } from '../drawing/shapes.ts';
import { graphKinds } from '../kinds/kinds.ts';
import { stopped } from '../picture/edge-look.ts';
import type { Route, Scene, SceneEdge, SceneNode } from '../picture/scene.ts';
import { plainNode } from '../picture/scene.ts';
import { apart, write } from '../stage/layer.ts';
import { pointer } from '../stage/pointer.ts';
import { type Arranged, belongingKey, beyondKey, type Box, wayKey } from './arrange.ts';
import type { GoalLine, GoalNode, GoalPage, GoalPicture, GoalTone } from './goals.ts';
import {
  besideHeight,
  besideIcon,
  letters,
  lineHeight,
  linesOf,
  nameGap,
  noteBeside,
  noteHeight,
  pageCorner,
  pageSide,
  pageTexts,
  pill,
  pillParts,
  reachOf,
  type Room,
  textsBelow,
} from './measures.ts';

/** A line's width, and its width once all is as it should be. */
const widths = { usual: 3, solved: 4.5, quiet: 2 } as const;

const dash = [6, 5];

const bare: Omit<SceneNode, 'id' | 'x' | 'y' | 'width' | 'height'> = {
  kind: 'policy',
  appearance: plainAppearance('policy'),
  ...plainNode,
};

function colourOf(tone: GoalTone, palette: Palette): string {
  switch (tone) {
    case 'allow':
      return palette.allow;
    case 'deny':
      return palette.deny;
    case 'warn':
      return palette.amber;
    case 'open':
      return palette.ink2;
  }
}

/** Paths around a node's middle as its picture. The key is equal for equal pictures. */
const drawing = (items: readonly PathPrimitive[], width: number, height: number, palette: Palette) => ({
  key: `goals ${palette.canvas} ${JSON.stringify([width, height, items])}`,
  width,
  height,
  items,
});

/** A shape that is still to be made: its outline in dashes. */
function missingShape({ kind }: GoalNode, { width, height }: Box, palette: Palette): PathPrimitive[] {
  const { outline: outlineOf, icon: name, size, x, y } = graphKinds[kind].look;
  const by = width / nodeSize(kind).width;
  const outline = outlineOf(width, height, 0);
  return [
    filled(outline, palette.canvas),
    stroked(outline, palette.ink2, 1.75, { dash }),
    { ...icon(icons[name], palette.ink2, size * by, x * by, y * by), opacity: 0.7 },
  ];
}

function nodeTexts(node: GoalNode, { height }: Box, palette: Palette, room: Room): TextPrimitive[] {
  const y = height / 2 + nameGap;
  const text = (content: string, at: number, more: Partial<TextPrimitive>): TextPrimitive => ({
    ...write(content, 0, at, palette.ink2, { size: letters.note }),
    halo: palette.canvas,
    ...more,
  });
  return textsBelow(node, room).map((one, i) =>
    text(
      one.text,
      y + i * noteHeight,
      i > 0
        ? {}
        : {
            size: letters.name,
            weight: node.isWrong || node.isYou ? 700 : 500,
            fill: node.isMissing ? palette.ink2 : palette.ink,
          },
    ),
  );
}

/** The things beside a node, each with a file's icon if it has a name, and the mark on whoever acts. */
function besideNodes(node: GoalNode, box: Box, palette: Palette, room: Room): SceneNode[] {
  const { beside: left } = reachOf(node, room);
  const things = room === 'small' ? [] : node.beside;
  const nodes = things.map((thing, i): SceneNode => {
    const y = box.y + (i - (things.length - 1) / 2) * besideHeight;
    const isFile = thing.name !== '';
    const start = { anchor: 'start', size: letters.note } as const;
    const [x, first] = [box.x + left + 8, isFile && thing.note !== '' ? -9 : 0];
    return {
      ...bare,
      id: `beside:${node.id}:${String(i)}`,
      x,
      y,
      width: 16,
      height: 18,
      furniture: 'front',
      drawing: drawing(isFile ? [icon(icons.file, palette.ink2, 15, 0, first)] : [], 16, 40, palette),
      texts: [
        ...(isFile
          ? [
              write(thing.name, besideIcon - 8, first, palette.ink, {
                ...start,
                size: letters.text,
                weight: thing.isDone ? 700 : 400,
              }),
            ]
          : []),
        ...(thing.note === ''
          ? []
          : [write(noteBeside(thing, room), -8, isFile ? 10 : 0, palette.ink2, start)]),
      ],
    };
  });
  if (!node.isYou) return nodes;
  const { paths, texts } = apart(pointer(14, palette));
  const size = { width: 56, height: 26 };
  // On a phone people stand near the edge.
  const x = Math.max(box.x - 30, size.width / 2 + 2);
  const you = { id: `you:${node.id}`, x, y: box.y - box.height / 2 - 16, ...size };
  return [...nodes, { ...bare, ...you, furniture: 'front', drawing: drawing(paths, 60, 46, palette), texts }];
}

/** A selectable node. An entity that can be dragged onto a group can also be dragged here. */
function drawNode(node: GoalNode, box: Box, palette: Palette, room: Room): SceneNode[] {
  const self: SceneNode = {
    ...bare,
    id: node.id,
    kind: node.kind === 'session' ? 'role' : node.kind,
    appearance: { ...plainAppearance(node.kind), isAbsent: node.isAbsent },
    ...box,
    glow: node.isWrong ? 'warn' : node.isYou ? 'accent' : null,
    draggable: node.kind === 'user' && !node.isMissing,
    texts: nodeTexts(node, box, palette, room),
    ...(node.isMissing && {
      drawing: drawing(missingShape(node, box, palette), box.width + 6, box.height + 6, palette),
    }),
  };
  return [self, ...besideNodes(node, box, palette, room)];
}

interface PageLook {
  readonly stroke: string;
  readonly width: number;
  readonly halo: string | null;
  readonly dash: readonly number[];
}

function lookOf(page: GoalPage, isSolved: boolean, palette: Palette): PageLook {
  const usual = { stroke: palette.policy, width: 1.75, halo: null, dash: [] };
  if (page.kind !== 'policy') return { ...usual, stroke: palette.ink2, dash };
  if (page.isMinor) return { ...usual, stroke: palette.policyEdge, width: 1.5 };
  if (page.isWrong) return { ...usual, halo: palette.amber };
  return { ...usual, halo: isSolved ? palette.allow : null };
}

function pagePaths(page: GoalPage, box: Box, look: PageLook, palette: Palette): PathPrimitive[] {
  const sheet = pageShape(box.width, box.height);
  const halo =
    look.halo === null
      ? []
      : [filled(rectangle(box.width + 10, box.height + 10, 7), look.halo, { opacity: 0.18 })];
  const isPolicy = page.kind === 'policy';
  return [
    ...halo,
    filled(sheet, palette.paper),
    stroked(sheet, look.stroke, look.width, { dash: look.dash }),
    filled(pageFold(box.width, box.height), isPolicy ? palette.policy : palette.line),
    ...(isPolicy
      ? [filled(ellipse(9, 9), palette.policy, { place: [16 - box.width / 2, -box.height / 2, 1] })]
      : []),
  ];
}

/** A policy with its statement in words, its deciding line marked. */
function drawPage(
  page: GoalPage,
  box: Box,
  ports: readonly { readonly y: number; readonly colour: string }[],
  isSolved: boolean,
  palette: Palette,
  room: Room,
): SceneNode {
  const [left, top] = [-box.width / 2, -box.height / 2];
  const { name, place, lines: said } = pageTexts(page, box.width, room);
  const marks: PathPrimitive[] = [];
  const texts = [
    write(name, left + pageSide[room], top + 21, palette.ink, {
      size: letters.name,
      weight: 700,
      anchor: 'start',
    }),
  ];
  if (place !== '')
    texts.push(
      write(place, -left - pageCorner, top + 21, palette.ink2, { size: letters.note, anchor: 'end' }),
    );
  linesOf(page, room).forEach(({ look, isMarked }, i) => {
    const y = top + 32 + (i + 0.5) * lineHeight;
    const isCode = look === 'code';
    if (isMarked)
      marks.push(
        filled(rectangle(box.width - (room === 'small' ? 8 : 16), lineHeight - 2, 5), palette.mark, {
          place: [0, y, 1],
        }),
      );
    texts.push(
      write(said[i] ?? '', left + pageSide[room], y, isMarked || isCode ? palette.ink : palette.ink2, {
        size: isCode ? letters.text : letters.note,
        mono: isCode,
        weight: isMarked && isCode ? 700 : 400,
        anchor: 'start',
      }),
    );
  });
  const squares = ports.map(({ y, colour }) => filled(rectangle(8, 8, 1.5), colour, { place: [left, y, 1] }));
  const look = lookOf(page, isSolved, palette);
  return {
    ...bare,
    id: page.id,
    ...box,
    drawing: drawing(
      [...pagePaths(page, box, look, palette), ...marks, ...squares],
      box.width + 16,
      box.height + 16,
      palette,
    ),
    texts,
    page: { id: page.id, policyId: page.id, name: page.name, line: '', limits: false },
    ...(page.kind !== 'policy' && { furniture: 'front' as const }),
  };
}

const tick = 'M-5 0.5L-1.5 4.5L5.5 -4.5';
const cross = 'M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5';

function drawPill(line: GoalLine, box: Box, palette: Palette, room: Room): SceneNode {
  const { verbs, verdict, should, widths: parts } = pillParts(line, room, box.width);
  const colour = line.tone === 'warn' ? palette.warn : colourOf(line.tone, palette);
  const edge = colourOf(line.tone, palette);
  const soft = {
    allow: palette.allowSoft,
    deny: palette.denySoft,
    warn: palette.warnSoft,
    open: palette.sunken,
  }[line.tone];
  const y = should === null ? 0 : -9;
  const shape = rectangle(box.width, box.height, Math.min(14, box.height / 2));
  let x = -(parts.warn + parts.verbs + parts.mark + parts.verdict) / 2;
  const paths: PathPrimitive[] = [
    filled(shape, palette.canvas),
    filled(shape, soft),
    stroked(shape, edge, 1.25),
  ];
  if (parts.warn > 0) paths.push(icon(icons.warning, colour, pill.mark, x + pill.mark / 2, y));
  x += parts.warn;
  const texts = [write(verbs, x, y, colour, { size: letters.text, weight: 700, anchor: 'start' })];
  x += parts.verbs;
  if (line.mark !== 'none')
    paths.push(
      stroked(line.mark === 'tick' ? tick : cross, colour, 2.2, {
        cap: 'round',
        place: [x + pill.gap + pill.mark / 2, y, 1],
      }),
    );
  x += parts.mark;
  if (verdict !== '')
    texts.push(write(verdict, x + pill.gap, y, colour, { size: letters.text, anchor: 'start' }));
  if (should !== null) texts.push(write(should, 0, 10, colour, { size: letters.note, weight: 700 }));
  return {
    ...bare,
    id: `pill:${line.id}`,
    ...box,
    furniture: 'front',
    drawing: drawing(paths, box.width + 4, box.height + 4, palette),
    texts,
  };
}

function edge(id: string, source: string, target: string, route: Route, more: Partial<SceneEdge>): SceneEdge {
  return {
    id,
    kind: 'call',
    source,
    target,
    route,
    colour: '',
    width: widths.usual,
    line: 'solid',
    head: 'none',
    headColour: more.colour ?? '',
    label: null,
    emphasis: 'plain',
    moving: false,
    ...more,
  };
}

/** The quiet lines of belonging; one that shouldn't be is marked. */
function drawBelongings({ belongings }: GoalPicture, at: Arranged, palette: Palette): SceneEdge[] {
  return belongings.flatMap((one) => {
    const { from, to, label: text, isWrong } = one;
    const key = belongingKey(one);
    const route = at.routes.get(key);
    if (!route) return [];
    const head = text ? 'triangle' : at.pages.has(to) ? 'square' : 'circle';
    const colour = isWrong ? colourOf('warn', palette) : text ? palette.ink2 : palette.policyEdge;
    const label = text ? { text, colour, nearTarget: false, size: letters.note } : null;
    return [edge(key, from, to, route, { colour, width: widths.quiet, head, headColour: colour, label })];
  });
}

/** The lines beyond the pages that refuse, on which a request doesn't go on. */
function drawBeyond({ lines }: GoalPicture, at: Arranged, palette: Palette): SceneEdge[] {
  return lines.flatMap((line) => {
    const key = beyondKey(line);
    const route = at.routes.get(key);
    const page = line.ways.find((way) => way.page !== null)?.page ?? null;
    if (!route || page === null) return [];
    return [edge(key, page, line.target, route, stopped(colourOf(line.tone, palette)))];
  });
}

/** Draws a picture of goals at its places. Pure. */
export function drawGoals(picture: GoalPicture, at: Arranged, palette: Palette): Scene {
  const { room } = at;
  const ink = new Map(picture.lines.map((line) => [line.id, colourOf(line.tone, palette)]));
  const edges = [...drawBelongings(picture, at, palette), ...drawBeyond(picture, at, palette)];
  const drawn = new Set<string>();
  for (const line of picture.lines)
    // A way that shouldn't be lies below others, so that it is marked only as far as it is alone.
    for (const way of [...line.ways].sort((a, b) => Number(b.isWrong ?? 0) - Number(a.isWrong ?? 0))) {
      const route = at.routes.get(wayKey(line, way));
      const colour = way.isWrong ? colourOf('warn', palette) : (ink.get(line.id) ?? palette.ink2);
      if (!route) continue;
      // The same person may go two ways for the same wish: then only the first keeps its name in all three states.
      const id = drawn.has(way.id) ? `${way.id}>${way.page ?? ''}` : way.id;
      drawn.add(way.id);
      edges.push(
        edge(`way:${id}`, way.who, line.target, route, {
          colour,
          headColour: colour,
          width: picture.isSolved ? widths.solved : widths.usual,
          line: line.tone === 'open' ? 'broken' : 'solid',
          head: line.mark === 'cross' ? 'tee' : line.mark === 'tick' ? 'triangle' : 'none',
          glow: picture.isSolved,
        }),
      );
    }
  const nodes = [
    ...picture.pages.flatMap((page) => {
      const box = at.pages.get(page.id);
      const ports = at.ports
        .filter((port) => port.page === page.id)
        .map(({ y, line }) => ({ y, colour: ink.get(line) ?? palette.ink2 }));
      return box ? [drawPage(page, box, ports, picture.isSolved, palette, room)] : [];
    }),
    ...picture.nodes.flatMap((node) => {
      const box = at.nodes.get(node.id);
      return box ? drawNode(node, box, palette, room) : [];
    }),
    ...picture.lines.flatMap((line) => {
      const box = at.pills.get(line.id);
      return box ? [drawPill(line, box, palette, room)] : [];
    }),
  ];
  return { nodes, edges };
}
