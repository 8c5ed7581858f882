import type { ElementDefinition } from 'cytoscape';
import type { NodeAppearance } from '../drawing/node-appearance.ts';
import { appearanceKey, nodeMargin, nodeSize } from '../drawing/node-appearance.ts';
import { edgeLabelSize, labelPlace } from '../drawing/metrics.ts';
import { ringRadius } from '../picture/paint.ts';
import type { Palette } from '../drawing/palette.ts';
import type { TextPrimitive } from '../drawing/primitives.ts';
import type { Drawing, Route, SceneEdge, SceneNode } from '../picture/scene.ts';
import { asSeen, restOpacity } from '../picture/scene.ts';
import { appearanceToSvg, itemsToSvg } from '../picture/svg.ts';

/** An element for Cytoscape, always freshly made: it keeps what it is given by reference and writes into it. */
export interface Drawn {
  readonly definition: ElementDefinition;
  /** Equal text for equal elements, position aside. */
  readonly stamp: string;
}

const boxed = [
  'group',
  'key',
  'temporaryKey',
  'policy',
  'server',
  'instance',
  'program',
  'instanceProfile',
] as const;
const hollowBoxed = ['identityPool', 'userPool', 'poolGroup', 'bucket', 'object', 'kmsKey', 'queue'] as const;
const resources = ['function', 'table', 'secret', 'thing'] as const;
/** The shape that Cytoscape tests to find the node under a pointer. */
const shapes = new Map<SceneNode['kind'], string>([
  ...[...boxed, ...hollowBoxed, ...resources].map((kind) => [kind, 'round-rectangle'] as const),
  ['role', 'round-hexagon'],
  ['otherRole', 'round-hexagon'],
  ['sts', 'round-octagon'],
]);

/** Node pictures as data URIs, one for each look and theme. */
export class NodeImages {
  readonly #images = new Map<string, string>();

  of(appearance: NodeAppearance, palette: Palette): string {
    return this.#image(`${palette.canvas}${appearanceKey(appearance)}`, () =>
      appearanceToSvg(appearance, palette),
    );
  }

  ofDrawing({ key, items, width, height }: Drawing): string {
    return this.#image(key, () => itemsToSvg(items, width, height));
  }

  /** Waits until all that were made so far can be drawn. */
  async ready(): Promise<void> {
    await Promise.allSettled(
      [...this.#images.values()].map((address) => {
        const image = new Image();
        image.src = address;
        return image.decode();
      }),
    );
  }

  #image(key: string, svg: () => string): string {
    const known = this.#images.get(key);
    if (known !== undefined) return known;
    const image = `data:image/svg+xml;utf8,${encodeURIComponent(svg())}`;
    this.#images.set(key, image);
    return image;
  }
}

const opacityOf = ({ emphasis, seen = 1 }: Pick<SceneNode, 'emphasis' | 'seen'>): number =>
  (emphasis === 'rest' ? restOpacity : 1) * seen;
const depth = { rest: 1, plain: 2, hot: 3 } as const;
const ringId = (id: string): string => `ring:${id}`;

const drawn = (definition: ElementDefinition): Drawn => ({
  definition,
  stamp: JSON.stringify([definition.data, definition.classes]),
});

const percent = (part: number, whole: number): string => `${String((part / whole) * 100)}%`;

function labelFacts(node: SceneNode): Record<string, string | number> {
  const { gap, size } = labelPlace(node);
  const bold = node.emphasis === 'hot' || node.appearance.stacked;
  return { label: node.label, fontSize: size, weight: bold ? 700 : 400, labelGap: gap - size * 0.62 };
}

/** The image of a node, and its size compared with the node's. */
function imageFacts(node: SceneNode, palette: Palette, images: NodeImages): Record<string, string> {
  const { drawing } = node;
  if (drawing)
    return {
      image: images.ofDrawing(drawing),
      imageWidth: percent(drawing.width, node.width),
      imageHeight: percent(drawing.height, node.height),
    };
  const { width, height } = nodeSize(node.appearance.kind);
  return {
    image: images.of(node.appearance, palette),
    imageWidth: percent(width + 2 * nodeMargin, width),
    imageHeight: percent(height + 2 * nodeMargin, height),
  };
}

export function nodeElements(node: SceneNode, palette: Palette, images: NodeImages): Drawn[] {
  const position = { x: node.x, y: node.y };
  const isKey = node.kind === 'key' || node.kind === 'temporaryKey';
  const classes = [
    isKey && 'key',
    node.glow !== null && 'glow',
    node.glow !== null && node.glow !== 'accent' && node.glow,
    node.furniture && 'furniture',
    node.furniture,
  ];
  const self = drawn({
    group: 'nodes',
    data: {
      id: node.id,
      width: node.width,
      height: node.height,
      shape: node.page ? 'rectangle' : (shapes.get(node.kind) ?? 'ellipse'),
      ...imageFacts(node, palette, images),
      opacity: opacityOf(node),
      z: 10 * depth[node.emphasis] + 5,
      ...labelFacts(node),
    },
    classes: classes.filter(Boolean).join(' '),
    position,
    grabbable: node.draggable,
    selectable: false,
  });
  const texts = (node.texts ?? []).map((text, i) => textElement(node, text, i));
  return [...(node.ring === null ? [] : [ringElement(node, node.ring)]), self, ...texts];
}

/** An empty image: Cytoscape needs one for a node without an image, too. */
const nothing =
  'data:image/svg+xml;utf8,' +
  encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
const bare = {
  shape: 'rectangle',
  width: 1,
  height: 1,
  image: nothing,
  imageWidth: '1%',
  imageHeight: '1%',
  labelGap: 0,
};

export const textId = (id: string, i: number): string => `text:${String(i)}:${id}`;

const sides = { start: 'right', middle: 'center', end: 'left' } as const;

/** A line of text that belongs to a node. It is a point of its own, since a label has only one size and weight. */
function textElement(node: SceneNode, text: TextPrimitive, i: number): Drawn {
  return drawn({
    group: 'nodes',
    data: {
      id: textId(node.id, i),
      ...bare,
      label: text.text,
      fontSize: text.size,
      weight: text.weight,
      colour: text.fill,
      side: sides[text.anchor ?? 'middle'],
      opacity: opacityOf(node),
      z: 10 * depth[node.emphasis] + 6,
    },
    classes: `text${node.furniture ? ' furniture' : ''}${text.mono ? ' key' : ''}`,
    position: { x: node.x + text.x, y: node.y + text.y },
    grabbable: false,
    selectable: false,
  });
}

/** The elements that belong to a node, beside its own. */
export const partsOf = ({ id, texts = [] }: SceneNode): string[] => [
  ringId(id),
  ...texts.map((_, i) => textId(id, i)),
];

function ringElement(node: SceneNode, left: number): Drawn {
  const size = 2 * ringRadius;
  const own = labelPlace(node);
  return drawn({
    group: 'nodes',
    data: {
      id: ringId(node.id),
      width: size,
      height: size,
      shape: 'ellipse',
      image: nothing,
      imageWidth: '1%',
      imageHeight: '1%',
      opacity: opacityOf(node),
      z: 10 * depth[node.emphasis] + 4,
      left: Math.round(left * 1000) / 10,
      gone: Math.round((1 - left) * 1000) / 10,
      label: node.sublabel ?? '',
      fontSize: own.size,
      weight: 600,
      labelGap: node.height / 2 + own.gap + own.size * 0.68 - ringRadius,
    },
    classes: 'ring',
    position: { x: node.x, y: node.y },
    grabbable: false,
    selectable: false,
  });
}

/** A point beside a line from `from` to `to`, in Cytoscape's measures: how far along it, how far to its side. */
function bend({ from, to }: Route, point: { x: number; y: number }): { weight: number; distance: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [px, py] = [point.x - from.x, point.y - from.y];
  return { weight: (px * dx + py * dy) / (length * length), distance: (py * dx - px * dy) / length };
}

const px = (value: number): string => `${String(Math.round(value * 100) / 100)}px`;

/** The route relative to its ends' middles, so that it follows them. */
export function routeFacts(
  route: Route,
  source: { x: number; y: number },
  target: { x: number; y: number },
): Record<string, string> {
  const bends = route.bends?.map((point) => bend(route, point)) ?? [{ weight: 0.5, distance: 0 }];
  return {
    from: `${px(route.from.x - source.x)} ${px(route.from.y - source.y)}`,
    to: `${px(route.to.x - target.x)} ${px(route.to.y - target.y)}`,
    weights: bends.map(({ weight }) => weight.toFixed(4)).join(' '),
    distances: bends.map(({ distance }) => px(distance)).join(' '),
  };
}

const arrowHeads = new Map<SceneEdge['head'], string>([['hollowTriangle', 'triangle']]);
const scales = new Map<SceneEdge['head'], number>([
  ['circle', 0.95],
  ['square', 0.9],
  ['hollowTriangle', 1.3],
  ['triangle', 1.35],
  ['tee', 1.1],
]);

/** Lines in focus lie on top, no other line runs through words, and no line below shows in a hollow head. */
function heightOf({ emphasis, label, kind }: SceneEdge): number {
  if (emphasis === 'hot') return 3;
  if (label) return 2;
  return kind === 'runsAs' || kind === 'gives' ? 0 : 1;
}

/** The classes that the style sheet knows a line by. */
function classesOf({ line, label, route, head, moving, glow }: SceneEdge): string {
  const classes = [
    line,
    label?.below !== undefined && 'tight',
    route.bends === null && 'straight',
    head === 'hollowTriangle' && 'hollow',
    label?.nearTarget === true && 'near-target',
    label?.nearSource === true && 'near-source',
    moving && 'moving',
    glow === true && 'lit',
  ];
  return classes.filter(Boolean).join(' ');
}

/** The words on a line, in its own colour where they have none. */
const wordFacts = ({ label, colour }: SceneEdge) => ({
  label: label?.text ?? '',
  below: label?.below ?? 0,
  fontSize: label?.size ?? edgeLabelSize,
  labelColour: label?.colour ?? colour,
});

export function edgeElement(
  given: SceneEdge,
  nodes: ReadonlyMap<string, SceneNode>,
  { canvas }: Pick<Palette, 'canvas'>,
): Drawn | null {
  const edge = asSeen(given, canvas);
  const pale = asSeen({ ...given, emphasis: 'rest' }, canvas).colour;
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  if (!source || !target) return null;
  return drawn({
    group: 'edges',
    data: {
      id: edge.id,
      source: edge.source,
      target: edge.target,
      colour: edge.colour,
      width: edge.width,
      head: arrowHeads.get(edge.head) ?? edge.head,
      headColour: edge.headColour,
      pale,
      // A line of a goal ends at a thing, whose side is as broad as its end may be.
      scale: (scales.get(edge.head) ?? 1) * (edge.head === 'tee' && edge.kind === 'call' ? 1.5 : 1),
      ...wordFacts(edge),
      phase: edge.phase ?? 0,
      opacity: edge.seen ?? 1,
      z: heightOf(edge),
      ...routeFacts(edge.route, source, target),
    },
    classes: classesOf(edge),
    selectable: false,
  });
}
