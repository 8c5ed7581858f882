import { expect, test } from 'vitest';
import type { World } from '../../../src/engine/index.ts';
import { nowOf } from '../../../src/engine/index.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { around } from '../../../src/graph/picture/neighbourhood.ts';
import type { Route, Scene, SceneNode } from '../../../src/graph/picture/scene.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';
import { bigWorld } from '../worlds.ts';
import { struckNames } from './struck-names.ts';

function runsThrough({ from, to, bends }: Route, node: SceneNode): boolean {
  let at = from;
  const controls = bends ?? [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }];
  return controls.some((bend, i) => {
    const next = controls[i + 1];
    const end = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : to;
    const start = at;
    at = end;
    return Array.from({ length: 26 }, (_, step) => step / 25).some((t) => {
      const [a, b, c] = [(1 - t) ** 2, 2 * (1 - t) * t, t ** 2];
      const x = a * start.x + b * bend.x + c * end.x;
      const y = a * start.y + b * bend.y + c * end.y;
      return Math.abs(x - node.x) < node.width / 2 - 2 && Math.abs(y - node.y) < node.height / 2 - 2;
    });
  });
}

const struck = ({ nodes, edges }: Scene): string[] =>
  edges
    .filter(({ kind }) => kind !== 'key')
    .flatMap((edge) =>
      nodes
        .filter(({ id }) => id !== edge.source && id !== edge.target)
        .filter((node) => runsThrough(edge.route, node))
        .map(({ label }) => `${edge.source} to ${edge.target} through ${label}`),
    );

/** What a narrow container shows around each of an account's things. */
function scenesOf(world: World, hops: number): Scene[] {
  const model = project(world, nowOf(world));
  const whole = gather(model);
  return [...whole.nodes.keys()].map((id) => {
    const picture = around(whole, id, hops, 20);
    const options = { palette: palettes.light, now: nowOf(world) };
    return draw(model, picture, layout(picture, { compact: true }), options);
  });
}

test.each<[string, World]>([
  ['the sample', sampleWorld],
  ['an account with everything', wholeWorld],
  ['thirty identities', bigWorld(30)],
])('In narrow pictures of %s no line runs through anybody it doesn’t belong to', (_name, world) => {
  for (const hops of [1, 2]) expect(scenesOf(world, hops).flatMap(struck)).toEqual([]);
});

test.each<[string, World]>([
  ['the sample', sampleWorld],
  ['an account with everything', wholeWorld],
  ['thirty identities', bigWorld(30)],
])('In narrow pictures of %s no line runs through a name', (_name, world) => {
  for (const hops of [1, 2]) expect(scenesOf(world, hops).flatMap(struckNames)).toEqual([]);
});

test('carol’s own policy is reached past her group, and not through it', () => {
  const model = project(sampleWorld, nowOf(sampleWorld));
  const picture = gather(model);
  const scene = draw(model, picture, layout(picture, { compact: true }), {
    palette: palettes.light,
    now: 0,
  });
  const named = (name: string): SceneNode => scene.nodes.find(({ label }) => label === name)!;
  const line = scene.edges.find(
    ({ source, target }) => source === named('carol').id && target === named('ReadInvoices').id,
  );
  expect(line).toBeDefined();
  expect(scene.nodes.filter((node) => runsThrough(line!.route, node)).map(({ label }) => label)).toEqual([]);
});
