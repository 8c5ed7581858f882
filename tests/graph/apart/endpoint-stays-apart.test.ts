import { beforeAll, expect, test } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { endpointLayer, endpointMark, type EndpointMark } from '../../../src/graph/picture/endpoint-mark.ts';
import type { Scene, SceneEdge } from '../../../src/graph/picture/scene.ts';
import { isDrawnAccount } from '../../drawn.ts';
import { isFull } from '../../properties.ts';
import { sceneNode } from '../picture/scene-node.ts';
import { generated } from './accounts.ts';
import { faultsOf } from './judge-scene.ts';
import { pictureOf, places } from './picture-of.ts';

const count = isFull ? 300 : 36;
/** An account in which a phone's picture has no room for the whole name. */
const tight = 69;
const numbers = [...Array.from({ length: count }, (_, i) => i + 1).filter(isDrawnAccount), tight];

beforeAll(() => Promise.all(partNames.map(preparePart)));

/** The scene with the mark as a thing of it, and its line as one of its lines. */
function withIt(scene: Scene, acting: string, mark: EndpointMark): Scene {
  const { items, x, y } = endpointLayer(mark, palettes.light);
  const texts = items.filter((item) => item.type === 'text');
  const { width, height } = mark;
  const node = {
    ...sceneNode('sts', 'flow:endpoint', x, y, width),
    height,
    label: '',
    texts,
    furniture: 'front',
  } as const;
  const line: readonly SceneEdge[] = mark.line
    ? [
        {
          ...{
            id: 'endpoint',
            kind: 'call',
            source: node.id,
            colour: '',
            width: 1.5,
            line: 'solid',
            head: 'none',
          },
          target: scene.nodes.some(({ id }) => id === 'flow:you') ? 'flow:you' : acting,
          route: { from: mark.line[0], to: mark.line[1], bends: null },
          ...{ headColour: '', label: null, emphasis: 'plain', moving: false },
        },
      ]
    : [];
  return { nodes: [...scene.nodes, node], edges: [...scene.edges, ...line] };
}

test('the mark of the endpoint lies on nothing, and neither a line nor its own runs through anything, in any small account at any size', () => {
  const faults: string[] = [];
  let [seen, tied] = [0, 0];
  for (const number of numbers)
    for (const place of places) {
      const one = generated(number);
      if (one.you === null) continue;
      const { scene, viewport, picture } = pictureOf(one, place);
      const acting = picture.standsFor(one.you);
      if (acting === null || !scene.nodes.some(({ id }) => id === acting)) continue;
      const { x, y, zoom } = viewport;
      const within = {
        left: -x / zoom,
        right: (place.width - x) / zoom,
        top: -y / zoom,
        bottom: (place.height - y) / zoom,
      };
      const mark = endpointMark(scene, acting, {
        ...{ text: 'through vpce-0a1b2c3d4e5f67890', alone: 'you, through vpce-0a1b2c3d4e5f67890', within },
        textScale: textScaleAt(zoom),
      });
      const title = `${String(place.width)} px, ${one.title}`;
      seen++;
      if (!mark) {
        faults.push(`${title}: there is no place`);
        continue;
      }
      if (mark.line) tied++;
      expect(mark.at.x - mark.width / 2).toBeGreaterThanOrEqual(within.left);
      expect(mark.at.x + mark.width / 2).toBeLessThanOrEqual(within.right);
      const found = faultsOf(withIt(scene, acting, mark), palettes.light, zoom);
      faults.push(...found.map((fault) => `${title}: ${fault}`));
    }
  expect(seen).toBeGreaterThan(numbers.length * 3);
  expect(tied).toBeGreaterThan(seen * 0.8);
  expect(faults.length, faults.join('\n')).toBe(0);
}, 600_000);
