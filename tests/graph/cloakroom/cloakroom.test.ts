import { describe, expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import type { World } from '../../../src/engine/index.ts';
import { accountOf, apply, nowOf } from '../../../src/engine/index.ts';
import { leastLetters, pageDetailAt, textScaleAt } from '../../../src/graph/drawing/metrics.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { doorId } from '../../../src/graph/cloakroom/furniture.ts';
import type { PageDetail } from '../../../src/graph/cloakroom/in-room.ts';
import { stopOf } from '../../../src/graph/cloakroom/lines.ts';
import { doorSize, outsiderSize } from '../../../src/graph/cloakroom/room.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { stretched } from '../../../src/graph/cloakroom/stretch.ts';
import { withRoot, gather } from '../../../src/graph/picture/stacks.ts';
import { project } from '../../../src/graph/model/project.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { paint } from '../../../src/graph/picture/paint.ts';
import type { Point } from '../../../src/graph/picture/geometry.ts';
import type { Layout } from '../../../src/graph/picture/layout.ts';
import { fitViewport } from '../../../src/graph/picture/viewport.ts';
import { wholeWay } from '../../../src/graph/picture/neighbourhood.ts';
import type { Scene, SceneNode } from '../../../src/graph/picture/scene.ts';
import type { Picture } from '../../../src/graph/picture/stacks.ts';
import { write } from '../../../src/graph/stage/layer.ts';
import { lessonStart } from '../../../src/lessons/attempt/lesson-start.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { everyLesson } from '../../fixtures/solved-attempt.ts';
import { pointsOf } from '../picture/route-points.ts';
import { sceneNode } from '../picture/scene-node.ts';
import { bigWorld } from '../worlds.ts';

const named = (world: World, table: 'users' | 'roles' | 'groups', name: string): string =>
  [...world.tables[table].values()].find((row) => row.name === name)?.id ?? '';
const ana = named(sampleWorld, 'users', 'ana');

interface House {
  readonly picture: Picture;
  readonly layout: Layout;
  readonly scene: Scene;
}

function houseOf(
  world: World,
  you: string | null = null,
  pageDetail: PageDetail = 'line',
  height = 0,
): House {
  const model = project(world, nowOf(world));
  const texts = policyTexts(world);
  const picture = withPages(withRoot(gather(model), accountOf(world), you), texts);
  const layout = stretched(picture, arrange(picture, { you }), height);
  const scene = draw(model, picture, layout, {
    palette: palettes.light,
    now: nowOf(world),
    pageDetail,
  });
  return { picture, layout, scene };
}

const holds = (node: SceneNode, { x, y }: Point): boolean =>
  Math.abs(x - node.x) < node.width / 2 - 1 && Math.abs(y - node.y) < node.height / 2 - 1;

/** The names of what each line runs through that it doesn't belong to. */
function struck({ nodes, edges }: Scene): string[] {
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.label || id;
  return edges.flatMap((edge) =>
    nodes
      .filter(({ id, furniture }) => furniture === undefined && id !== edge.source && id !== edge.target)
      .filter((node) => pointsOf(edge.route).some((point) => holds(node, point)))
      .map((node) => `${nameOf(edge.source)} → ${nameOf(edge.target)} through ${node.label || node.id}`),
  );
}

const withoutRoles = apply(
  sampleWorld,
  [...sampleWorld.tables.roles.values()].map((row) => ({
    table: 'roles' as const,
    key: row.id,
    before: row,
    after: null,
  })),
);

const worlds: readonly (readonly [string, World, number])[] = [0, 700, 4000].flatMap((height) => [
  [`the sample, at least ${String(height)} high`, sampleWorld, height] as const,
  [`the sample without roles, at least ${String(height)} high`, withoutRoles, height] as const,
  ...[6, 15, 30].map(
    (size) =>
      [`${String(size)} identities, at least ${String(height)} high`, bigWorld(size), height] as const,
  ),
]);

describe('A policy', () => {
  const { picture } = houseOf(sampleWorld);

  test('is a page at each place that it serves, and nowhere else', () => {
    const served = [...sampleWorld.tables.attachments.values()].length;
    const inline = [...sampleWorld.tables.inlinePolicies.values()].length;
    const pages = [...picture.nodes.values()].filter(({ page }) => page !== undefined);
    expect(pages).toHaveLength(served + inline);
    expect([...picture.nodes.values()].filter(({ kind, page }) => kind === 'policy' && !page)).toEqual([]);
  });

  test('that serves at two places is two pages, which are found by its key', () => {
    const counts = new Map<string, number>();
    for (const { policyId } of sampleWorld.tables.attachments.values())
      counts.set(policyId, (counts.get(policyId) ?? 0) + 1);
    const [shared = '', times] = [...counts].find(([, count]) => count > 1) ?? [];
    expect(picture.copies?.get(shared)).toHaveLength(times ?? 0);
    expect(picture.standsFor(shared)).toBe(picture.copies?.get(shared)?.[0]);
  });

  test('that serves nobody is a page that nobody has', () => {
    const [policy] = sampleWorld.tables.policies.values();
    if (!policy) throw new Error('no policy');
    const loose = { ...policy, id: 'ANPALOOSE', name: 'Loose' };
    const world = apply(sampleWorld, [{ table: 'policies', key: loose.id, before: null, after: loose }]);
    const { layout, picture: wider } = houseOf(world);
    expect(wider.nodes.get('ANPALOOSE')?.page?.name).toBe('Loose');
    expect(layout.places.has('ANPALOOSE')).toBe(true);
  });

  test('says its name and its first line; from far away its name', () => {
    const textsOf = (detail: PageDetail): string[] =>
      houseOf(sampleWorld, null, detail).scene.nodes.flatMap(({ page, texts = [] }) =>
        page ? [texts.map(({ text }) => text).join(' | ')] : [],
      );
    expect(textsOf('line')).toContain('TeamBucket | may: s3 team-bucket');
    expect(textsOf('name')).toContain('TeamBucket');
  });

  test.each([1, 0.7, 0.5])('is drawn with all of its lines at a zoom of %d', (zoom) => {
    const { scene } = houseOf(sampleWorld, null, pageDetailAt(zoom));
    const drawn = new Set(scene.nodes.map(({ id }) => id));
    const pages = [...picture.nodes.values()].filter(({ page }) => page);
    expect(pages.filter(({ id }) => !drawn.has(id)).map(({ label }) => label)).toEqual([]);
    const lines = new Set(scene.edges.map(({ id }) => id));
    const said = [...picture.edges.values()].filter(({ kind }) => /^(allows|denies)$/.test(kind));
    expect(said.filter(({ id }) => !lines.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe.each(worlds)('In the house of %s', (_name, world, height) => {
  const { layout, picture, scene } = houseOf(world, null, 'line', height);

  test('everybody has a place', () => {
    expect([...picture.nodes.keys()].filter((id) => !layout.places.has(id))).toEqual([]);
  });

  test('no line runs through anybody that it doesn’t belong to', () => {
    expect(struck(scene)).toEqual([]);
  });

  test('nobody stands on anybody else', () => {
    const standing = scene.nodes.filter(({ furniture }) => furniture === undefined);
    const crowded = standing.flatMap((a, i) =>
      standing
        .slice(i + 1)
        .filter(
          (b) =>
            Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 1 &&
            Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 1,
        )
        .map((b) => `${a.label || a.id} on ${b.label || b.id}`),
    );
    expect(crowded).toEqual([]);
  });

  test('every way to a role leads through STS’s door', () => {
    const door = scene.nodes.find(({ id }) => id === doorId);
    const ways = scene.edges.filter(({ kind }) => kind === 'assume' || kind === 'runsAs' || kind === 'gives');
    if (ways.length > 0) expect(door).toBeDefined();
    for (const { route } of ways)
      expect(
        pointsOf(route).some(
          ({ x, y }) =>
            Math.abs(x - (door?.x ?? 0)) < 4 && Math.abs(y - (door?.y ?? 0)) < doorSize.height / 2,
        ),
      ).toBe(true);
  });
});

describe('A house in a taller container', () => {
  const low = houseOf(sampleWorld, ana).layout;
  const heightOf = ({ bounds }: Layout): number => bounds.bottom - bounds.top;

  test('fills its height, as far as its rows can be drawn apart', () => {
    const wanted = heightOf(low) + 100;
    expect(heightOf(houseOf(sampleWorld, ana, 'line', wanted).layout)).toBeCloseTo(wanted, 6);
    expect(heightOf(houseOf(sampleWorld, ana, 'line', 9000).layout)).toBeLessThan(2 * heightOf(low));
  });

  test('keeps pages beside their owners, and everybody in their order', () => {
    const { layout: tall, picture } = houseOf(sampleWorld, ana, 'line', heightOf(low) + 200);
    const apart = ({ places }: Layout, id: string, owner: string): number =>
      (places.get(id)?.y ?? 0) - (places.get(owner)?.y ?? 0);
    for (const { id, page, ownerId } of picture.nodes.values())
      if (page && ownerId !== null && picture.nodes.get(ownerId)?.kind !== 'user')
        expect(apart(tall, id, ownerId)).toBeCloseTo(apart(low, id, ownerId), 6);
    const byHeight = ({ places }: Layout, x: number): string[] =>
      [...places]
        .filter(([, place]) => place.x === x)
        .sort(([, a], [, b]) => a.y - b.y)
        .map(([id]) => id);
    for (const { x } of low.columns) expect(byHeight(tall, x)).toEqual(byHeight(low, x));
  });

  test('is left as it is where there is no more room', () => {
    expect(houseOf(sampleWorld, ana, 'line', heightOf(low) - 1).layout).toEqual(low);
  });
});

describe('The still picture', () => {
  const { scene } = houseOf(sampleWorld);
  const painted = new Map(paint(scene, palettes.light).map((thing) => [thing.id, thing]));

  test('draws those from outside as small as the live one does', () => {
    const outsider = scene.nodes.find(({ kind }) => kind === 'service');
    const items = painted.get(outsider?.id ?? '')?.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) if (item.type === 'path') expect(item.place[2]).toBeLessThanOrEqual(0.7);
  });
});

describe('The house', () => {
  // Measured in Atkinson Hyperlegible Next, as shares of the letters' size.
  test.each([
    ['0a2fabeb-d…840088', 9.62],
    ['account 44…556666', 9.18],
  ])('begins the lines of somebody from outside behind the name %s', (name, share) => {
    const size = 16;
    const node = sceneNode('guest', 'g', 0, 0, outsiderSize);
    const text = write(name, outsiderSize / 2 + 8, 0, '#000000', { size, anchor: 'start' });
    const { right } = stopOf({ ...node, label: '', texts: [text] }, 0, true);
    expect(right).toBeGreaterThan(text.x + share * size + 6);
  });

  test('has no room and no door without a role', () => {
    expect(houseOf(withoutRoles).scene.nodes.some(({ id }) => id === doorId)).toBe(false);
  });

  test.each(everyLesson().map((lesson) => [lesson.id, lesson] as const))(
    'is so narrow without a role that its names can be read beside the goal of %s',
    async (_id, lesson) => {
      const { world } = await lessonStart(lesson, Date.parse('2026-03-02T09:00:00Z'));
      const { layout, picture } = houseOf(world);
      if ([...picture.nodes.values()].some(({ kind }) => kind === 'role')) return;
      const { zoom } = fitViewport(layout.bounds, { width: 540, height: 400 });
      expect(14 * textScaleAt(zoom) * zoom).toBeGreaterThanOrEqual(leastLetters);
    },
  );

  test('says who you are, the root user too, who has a place only then', () => {
    const pointer = (you: string | null): SceneNode | undefined =>
      houseOf(sampleWorld, you).scene.nodes.find(({ id }) => id === 'flow:you');
    expect(pointer(null)).toBeUndefined();
    expect(pointer(ana)?.texts?.[0]?.text).toBe('you');
    const root = accountOf(sampleWorld);
    expect(pointer(root)).toBeDefined();
    expect(houseOf(sampleWorld).picture.nodes.has(root)).toBe(false);
    expect(houseOf(sampleWorld, root).picture.nodes.get(root)?.kind).toBe('root');
  });

  test('stands roles below the groups, and their pages below the groups’ pages', () => {
    const { layout, picture } = houseOf(sampleWorld);
    const at = (id: string): Point => layout.places.get(id) ?? { x: 0, y: 0 };
    const of = (kind: string) =>
      [...picture.nodes.values()].filter((node) => node.kind === kind && !node.page);
    const lowest = Math.max(...of('group').map(({ id }) => at(id).y));
    for (const { id } of of('role')) {
      expect(at(id).x).toBe(at(of('group')[0]?.id ?? '').x);
      expect(at(id).y).toBeGreaterThan(lowest);
    }
    const pages = [...picture.nodes.values()].filter(({ page }) => page);
    expect(new Set(pages.map(({ id }) => at(id).x)).size).toBe(1);
    for (const { id, ownerId } of pages) {
      const isOfRole = picture.nodes.get(ownerId ?? '')?.kind === 'role';
      expect(at(id).y > (layout.room?.walls?.top ?? 0)).toBe(isOfRole);
    }
  });

  test('reads from who to what: every line that isn’t a key’s leads to the right, or stays in its column', () => {
    const { scene, layout } = houseOf(sampleWorld);
    const columnOf = (id: string): number => layout.room?.columnOf.get(id) ?? 0;
    const backwards = scene.edges.filter(
      ({ kind, source, target }) => kind !== 'key' && columnOf(source) > columnOf(target),
    );
    // A page that names a role points to it through the gap above the room.
    expect(
      backwards.map(({ kind, target }) => [kind, scene.nodes.find(({ id }) => id === target)?.label]),
    ).toEqual([['allows', 'Deployer']]);
    const [over] = backwards;
    const top = layout.room?.walls?.top ?? 0;
    const heights = over ? pointsOf(over.route).map(({ y }) => y) : [];
    expect(heights.some((y) => y < top && y > top - 40)).toBe(true);
  });

  test('runs lines that go up or down at least eight units from each other', () => {
    for (const world of [sampleWorld, bigWorld(15)]) {
      const { scene } = houseOf(world);
      const runs = new Map<string, Set<number>>();
      for (const { route } of scene.edges) {
        const points = pointsOf(route);
        points.forEach(({ x, y }, i) => {
          const before = points[i - 1];
          if (!before || Math.abs(before.x - x) > 0.01 || Math.abs(before.y - y) < 1) return;
          for (let at = Math.min(before.y, y); at < Math.max(before.y, y); at += 1) {
            const row = String(Math.round(at));
            runs.set(row, (runs.get(row) ?? new Set()).add(Math.round(x * 10) / 10));
          }
        });
      }
      expect(runs.size).toBeGreaterThan(100);
      for (const xs of runs.values()) {
        const sorted = [...xs].sort((a, b) => a - b);
        for (const [i, x] of sorted.entries())
          if (i > 0) expect(x - (sorted[i - 1] ?? 0)).toBeGreaterThan(7.9);
      }
    }
  });
});

describe('The column What', () => {
  const { scene, layout } = houseOf(sampleWorld);
  const things = scene.nodes
    .filter(
      ({ x, furniture }) => x === layout.columns.find(({ column }) => column === 'what')?.x && !furniture,
    )
    .sort((a, b) => a.y - b.y);

  test('holds each thing that a policy names once, in the order of the pages', () => {
    expect(things.map(({ label }) => label)).toEqual([
      'invoices',
      'reports',
      'team-bucket',
      'web-* stacks',
      'deploy-artifacts',
      'any log group',
      'web-assets',
    ]);
  });

  test('is reached by an arrow where a policy allows something, and by a red T-bar where it denies', () => {
    const reports = things.find(({ label }) => label === 'reports')?.id;
    const heads = scene.edges
      .filter(({ target }) => target === reports)
      .map(({ kind, head }) => `${kind} ${head}`);
    expect(heads.sort()).toEqual(['allows triangle', 'allows triangle', 'denies tee']);
    const denied = scene.edges.find(({ kind }) => kind === 'denies');
    expect(denied?.colour).toBe(palettes.light.deny);
  });
});

test('The mark “you” stands at the upper left of who acts, between key and shape; at the left without a key', () => {
  const markOf = (you: string): readonly [SceneNode, SceneNode] => {
    const { scene } = houseOf(sampleWorld, you);
    const [mark, node] = ['flow:you', you].map((id) => scene.nodes.find((one) => one.id === id));
    if (!mark || !node) throw new Error('nobody acts');
    return [mark, node];
  };
  const [atAna, her] = markOf(ana);
  expect(atAna.x + atAna.width / 2).toBeLessThan(her.x);
  expect(atAna.y + atAna.height / 2).toBeLessThan(her.y);
  const [atRoot, root] = markOf(accountOf(sampleWorld));
  expect(atRoot.y).toBe(root.y);
  expect(atRoot.x + atRoot.width / 2).toBeLessThan(root.x - root.width / 2);
});

test('The whole way of a user is its groups, their pages, the roles in reach, and all that their pages name', () => {
  const { picture } = houseOf(sampleWorld);
  const names = wholeWay(picture, [ana]).map((id) => picture.nodes.get(id)?.label);
  expect(names.filter((name) => !name?.startsWith('AKIA')).sort()).toEqual(
    [
      'Deployer',
      'DeployStack',
      'Developers',
      'MayAssumeDeployer',
      'TeamBucket',
      'ana',
      'deploy-artifacts',
      'team-bucket',
      'web-* stacks',
    ].sort(),
  );
});
