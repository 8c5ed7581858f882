import { expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { nowOf } from '../../../src/engine/index.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { edgeElement } from '../../../src/graph/cytoscape/elements.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import type { GraphEdge } from '../../../src/graph/model/elements.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { wordsId } from '../../../src/graph/cloakroom/words-on-lines.ts';
import { faultsOf } from '../apart/judge-scene.ts';
import { pointsOf } from '../picture/route-points.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const idOf = (table: 'users' | 'roles', name: string): string =>
  [...sampleWorld.tables[table].values()].find((row) => row.name === name)?.id ?? '';
const refused = (source: string, target: string): GraphEdge => ({
  id: `assume:${source}>${target}`,
  kind: 'assume',
  source,
  target,
  state: 'noTrust',
  inactive: false,
});

const [ana, carol, deployer, audit] = [
  idOf('users', 'ana'),
  idOf('users', 'carol'),
  idOf('roles', 'Deployer'),
  idOf('roles', 'PartnerAudit'),
];
const [hers, its, shared] = [refused(carol, audit), refused(deployer, audit), refused(ana, audit)];
const model = project(sampleWorld, nowOf(sampleWorld));
const picture = withPages(gather(model, { extra: [hers, its, shared] }), policyTexts(sampleWorld));
const layout = arrange(picture, { you: null });
const scene = draw(model, picture, layout, { palette: palettes.light, now: nowOf(sampleWorld) });

/** How high each line lies over the others. */
function heightsOf({ nodes, edges }: Scene): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return new Map(
    edges.flatMap((edge) => {
      const height = edgeElement(edge, byId, palettes.light)?.definition.data['z'] as number | undefined;
      return height === undefined ? [] : [[edge.id, height] as const];
    }),
  );
}

test('What a role misses is said on its own line where it lies on nothing, and never behind the door or on the line of who is let in', () => {
  const edge = (id: string) => scene.edges.find((one) => one.id === id);
  const words = (id: string) => scene.nodes.find((one) => one.id === wordsId(id));
  expect(edge(hers.id)?.head).toBe('tee');
  const said = words(hers.id);
  expect(said?.texts?.map(({ text }) => text)).toEqual(['no trust']);
  const onLine = pointsOf(
    edge(hers.id)?.route ?? { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, bends: null },
  ).some(({ x, y }) => Math.hypot(x - (said?.x ?? 0), y - (said?.y ?? 0)) < 8);
  expect(onLine).toBe(true);
  expect(faultsOf(scene, palettes.light)).toEqual([]);
  for (const { id } of [its, shared]) {
    expect(edge(id)?.head).toBe('tee');
    expect(words(id)).toBeUndefined();
  }
});

test('A head of trust lies over the head of what runs as that role, whichever came first', () => {
  const { edges } = scene;
  const heights = heightsOf(scene);
  const runs = edges.find(({ kind }) => kind === 'runsAs');
  const trusted = edges.find(({ kind, target }) => kind === 'assume' && target === runs?.target);
  expect(trusted?.head).toBe('hollowTriangle');
  expect(heights.get(trusted?.id ?? '')).toBeGreaterThan(heights.get(runs?.id ?? '') ?? 9);
});
