import { doorId } from '../../../src/graph/cloakroom/furniture.ts';
import { codeWidth, widthOf } from '../../../src/graph/drawing/letter-widths.ts';
import { wordsId } from '../../../src/graph/cloakroom/words-on-lines.ts';
import { leastLetters } from '../../../src/graph/drawing/metrics.ts';
import { doorSize } from '../../../src/graph/cloakroom/room.ts';
import type { Palette } from '../../../src/graph/drawing/palette.ts';
import type { TextPrimitive } from '../../../src/graph/drawing/primitives.ts';
import type { Bounds, Point } from '../../../src/graph/picture/geometry.ts';
import { paint } from '../../../src/graph/picture/paint.ts';
import type { Scene, SceneNode } from '../../../src/graph/picture/scene.ts';
import { pointsOf } from '../picture/route-points.ts';

const lengthOf = ({ text, size, weight, mono: isMono }: TextPrimitive): number =>
  isMono ? text.length * codeWidth * size : widthOf(text, size, weight >= 600);

/** The box of a text's letters around (x, y): from the top of capitals to the line they stand on, a little more. */
function boxOf(text: TextPrimitive, x: number, y: number): Bounds {
  const width = lengthOf(text);
  const left = x + text.x - { start: 0, middle: 0.5, end: 1 }[text.anchor ?? 'middle'] * width;
  const half = 0.42 * text.size;
  return { left, right: left + width, top: y + text.y - half, bottom: y + text.y + half };
}

const meet = (a: Bounds, b: Bounds, by: number): boolean =>
  a.left + by < b.right && b.left + by < a.right && a.top + by < b.bottom && b.top + by < a.bottom;

interface Word {
  readonly text: string;
  readonly owner: string;
  readonly box: Bounds;
}

/** A node's shape; the door's drawing is larger than the door. */
function shapeOf({ id, x, y, width, height }: SceneNode): Bounds {
  const [w, h] = id === doorId ? [doorSize.width, doorSize.height] : [width, height];
  return { left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 };
}

const inset = ({ left, right, top, bottom }: Bounds, by: number): Bounds => ({
  left: left + by,
  right: right - by,
  top: top + by,
  bottom: bottom - by,
});

const runThrough = (points: readonly Point[], { left, right, top, bottom }: Bounds): boolean =>
  points.some(({ x, y }) => x > left && x < right && y > top && y < bottom);

/**
 * Every fault of a picture that geometry tells, as a sentence: texts on texts or shapes, lines through either, letters
 * that are too small as they are seen.
 */
export function faultsOf(scene: Scene, palette: Palette, zoom = 1): string[] {
  const faults = new Set<string>();
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  const words: Word[] = [];
  for (const { id, x, y, items, texts } of paint(scene, palette))
    for (const item of [...items, ...texts])
      if (item.type === 'text' && item.text !== '') {
        words.push({ text: item.text, owner: id, box: boxOf(item, x, y) });
        if (item.size * zoom < leastLetters - 0.01)
          faults.add(`“${item.text}” has letters of ${(item.size * zoom).toFixed(1)} px`);
      }
  const solid = scene.nodes.filter(({ furniture }) => furniture !== 'back');
  const named = ({ id, label, page, kind }: SceneNode): string =>
    page?.name ?? (label === '' ? `${kind} ${id}` : label);

  words.forEach((one, i) => {
    for (const other of words.slice(i + 1))
      if (other.owner !== one.owner && meet(one.box, other.box, 1))
        faults.add(`“${one.text}” lies on “${other.text}”`);
    for (const node of solid)
      if (node.id !== one.owner && meet(one.box, shapeOf(node), 2))
        faults.add(`“${one.text}” lies on ${named(node)}`);
  });
  solid.forEach((one, i) => {
    for (const other of solid.slice(i + 1))
      if (meet(shapeOf(one), shapeOf(other), 2)) faults.add(`${named(one)} lies on ${named(other)}`);
  });
  for (const edge of scene.edges) {
    const [from, to] = [byId.get(edge.source), byId.get(edge.target)];
    const points = pointsOf(edge.route);
    const line = `the line ${edge.kind} from ${from ? named(from) : edge.source} to ${to ? named(to) : edge.target}`;
    for (const node of solid)
      if (
        node !== from &&
        node !== to &&
        node.id !== wordsId(edge.id) &&
        !(node.id === doorId && /assume|runsAs|gives|call/.test(edge.kind))
      )
        if (runThrough(points, inset(shapeOf(node), 2))) faults.add(`${line} runs through ${named(node)}`);
    for (const { text, owner, box } of words)
      if (
        owner !== edge.id &&
        owner !== wordsId(edge.id) &&
        !(owner === doorId) &&
        byId.get(owner)?.page === undefined
      )
        if (runThrough(points, inset(box, 1))) faults.add(`${line} runs through “${text}”`);
  }
  return [...faults];
}
