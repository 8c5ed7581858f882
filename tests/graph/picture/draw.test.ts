import { expect, test } from 'vitest';
import { apply, nowOf } from '../../../src/engine/index.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import { drawScene } from '../../../src/graph/picture/draw-scene.ts';
import { edgeIds } from '../../../src/graph/model/elements.ts';
import { findEntities } from '../../../src/graph/picture/find.ts';
import type { Highlight } from '../../../src/graph/picture/highlight.ts';
import { plainHighlight, STS } from '../../../src/graph/picture/highlight.ts';
import { shortKey } from '../../../src/words/index.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { nextNode } from '../../../src/graph/picture/navigate.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { themed } from '../../../src/graph/drawing/themed.ts';
import { edgeElement } from '../../../src/graph/cytoscape/elements.ts';
import { paint } from '../../../src/graph/picture/paint.ts';
import { project } from '../../../src/graph/model/project.ts';
import type { Scene } from '../../../src/graph/picture/scene.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { sceneToSvg } from '../../../src/graph/picture/scene-svg.ts';
import { escapeXml } from '../../../src/graph/picture/svg.ts';
import { fitViewport, hasHeads, insets, wholeViewport } from '../../../src/graph/picture/viewport.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const now = nowOf(sampleWorld);
const named = (table: 'users' | 'roles', name: string): string =>
  [...sampleWorld.tables[table].values()].find((row) => row.name === name)?.id ?? '';
const ana = named('users', 'ana');
const deployer = named('roles', 'Deployer');
const worn = {
  id: 'ASIA1',
  account: '111122223333',
  kind: 'assumedRole',
  ownerId: deployer,
  sessionName: 'ana',
  secretAccessKey: 'EXAMPLEKEY',
  sessionToken: 'EXAMPLE',
  issuedAt: now,
  expiresAt: now + 60_000,
  issuedTo: { arn: 'x', id: ana },
  chained: false,
} as const;

function sceneOf(world = sampleWorld, highlight: Highlight | null = null, at = now, textScale = 1): Scene {
  const model = project(world, now);
  const picture = gather(model);
  return draw(model, picture, layout(picture), { palette: palettes.light, now: at, highlight, textScale });
}
const inSession = apply(sampleWorld, [{ table: 'sessions', key: 'ASIA1', before: null, after: worn }]);
const nodeIn = (scene: Scene, id: string) => scene.nodes.find((node) => node.id === id);
const edgeIn = (scene: Scene, id: string) => scene.edges.find((edge) => edge.id === id);

test('A key says its last letters alone where letters are drawn so large that it would lie on its owner’s name', () => {
  const keys = (textScale: number): string[] =>
    sceneOf(sampleWorld, null, now, textScale).nodes.flatMap(({ kind, label }) =>
      kind === 'key' ? [label] : [],
    );
  expect(keys(1).length).toBeGreaterThan(0);
  expect(keys(1.26).every((label) => /^AKIA…\w{4}$/.test(label))).toBe(true);
  expect(keys(1.4)).toEqual(keys(1).map((label) => label.slice(4)));
});

test('Roles whose names differ in their middle alone are told apart', () => {
  const roles = ['eu-west', 'us-east'].map((region) => {
    const row = sampleWorld.tables.roles.get(deployer);
    if (!row) throw new Error('the sample has no Deployer');
    return {
      ...row,
      id: `AROA${region}`,
      name: `deploy-all-that-there-is-to-${region}-of-the-shop-and-its-partners`,
    };
  });
  const changes = roles.map((row) => ({ table: 'roles' as const, key: row.id, before: null, after: row }));
  const scene = sceneOf(apply(sampleWorld, changes));
  const labels = roles.map(({ id }) => nodeIn(scene, id)?.label ?? '');
  expect(labels.every((label) => label.includes('…'))).toBe(true);
  expect(new Set(labels).size).toBe(2);
  expect(labels[0]).toContain('eu');
});

test('While a role is worn, the dotted line from its wearer gives way to the dashed one', () => {
  const line = edgeIds.assume(ana, deployer);
  expect(edgeIn(sceneOf(), line)?.line).toBe('dotted');
  const scene = sceneOf(inSession);
  expect(edgeIn(scene, line)).toBeUndefined();
  expect(edgeIn(scene, edgeIds.sessionRole('ASIA1'))?.line).toBe('dashed');
});

test('A session counts down by its ring and its words', () => {
  const half = nodeIn(sceneOf(inSession, null, now + 30_000), 'ASIA1');
  expect([half?.ring, half?.label, half?.sublabel]).toEqual([0.5, 'Deployer/ana', 'expiring, 30 s']);
});

test('A highlight dims what it does not name and widens what it does', () => {
  const scene = sceneOf(sampleWorld, { ...plainHighlight, nodes: new Map([[ana, 'lit']]), rest: 'dim' });
  expect(nodeIn(scene, ana)?.emphasis).toBe('hot');
  expect(nodeIn(scene, deployer)?.emphasis).toBe('rest');
});

test('Before a session is told of, STS stands where it will be born', () => {
  const flow = {
    sts: { between: [ana, deployer], tone: 'pulse' },
    temporaryKey: null,
    calls: [{ from: ana, to: STS, tone: 'plain', label: null }],
  } as const;
  const scene = sceneOf(inSession, { ...plainHighlight, flow });
  expect(nodeIn(scene, STS)?.kind).toBe('sts');
  expect(nodeIn(scene, 'ASIA1')).toBeUndefined();
  expect(scene.edges.find(({ target }) => target === STS)?.source).toBe(ana);
  const told = sceneOf(inSession, { ...plainHighlight, flow, nodes: new Map([['ASIA1', 'lit']]) });
  expect(nodeIn(told, 'ASIA1')).toBeDefined();
});

test('Names reach the SVG as text, never as markup', () => {
  const evil = `<script>alert("1")</script>&'\u0000`;
  const user = sampleWorld.tables.users.get(ana);
  if (!user) throw new Error('no user');
  const world = apply(sampleWorld, [
    { table: 'users', key: ana, before: user, after: { ...user, name: '<b>&"' } },
  ]);
  const model = project(world, now);
  const picture = gather(model);
  const positions = layout(picture);
  const scene = draw(model, picture, positions, { palette: palettes.light, now });
  const svg = sceneToSvg(scene, positions.bounds, palettes.light, evil);
  expect(svg).toContain('&lt;b&gt;&amp;&quot;');
  expect(svg).not.toMatch(/<script|<b>|\u0000/);
  expect(escapeXml(evil)).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
});

test('The whole picture fits its container, and no first look is larger than 1.6', () => {
  const bounds = { left: -100, top: -50, right: 300, bottom: 150 };
  expect(fitViewport(bounds, { width: 4000, height: 4000 }).zoom).toBe(1.6);
  const { zoom, x } = wholeViewport(bounds, { width: 424, height: 2000 });
  expect([zoom, x - 100 * zoom, x + 300 * zoom]).toEqual([1, 12, 412]);
});

test('A picture too tall to be read whole begins at its top, and is shown whole when that is asked for', () => {
  const bounds = { left: -100, top: -3000, right: 700, bottom: 3000 };
  const first = fitViewport(bounds, { width: 900, height: 600 });
  expect([first.zoom, first.y + bounds.top * first.zoom]).toEqual([0.55, insets.top]);
  expect(wholeViewport(bounds, { width: 900, height: 600 }).zoom).toBeLessThan(first.zoom);
});

test('In a low place a picture that would be drawn small has the place of the heads, and they are not drawn', () => {
  const bounds = { left: -100, top: 0, right: 300, bottom: 300 };
  const { zoom, y } = fitViewport(bounds, { width: 360, height: 200 });
  expect(zoom).toBeCloseTo((200 - 12 - insets.bottom) / 300, 2);
  expect(y).toBeCloseTo(12, 0);
  expect(hasHeads(zoom, 200)).toBe(false);
  // With their place it would just do: they stay.
  const roomy = fitViewport(bounds, { width: 360, height: 260 });
  expect([hasHeads(roomy.zoom, 260), Math.round(roomy.y)]).toEqual([true, insets.top]);
  expect(hasHeads(0.55, 600)).toBe(true);
});

test('Lines that are set aside and run into one don’t add up to a line that stands out', () => {
  const lit = { ...plainHighlight, nodes: new Map([[ana, 'lit' as const]]), rest: 'dim' as const };
  const scene = sceneOf(sampleWorld, lit);
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  const aside = scene.edges.filter(
    ({ kind, target, emphasis }) => kind === 'assume' && target === deployer && emphasis === 'rest',
  );
  expect(aside.length).toBeGreaterThan(2);
  const { role } = palettes.light;
  const painted = paint({ nodes: [], edges: aside }, palettes.light);
  for (const [i, { opacity, items }] of painted.entries()) {
    const { data } = edgeElement(aside[i]!, byId, palettes.light)!.definition;
    const [line] = items;
    expect([opacity, data['opacity']]).toEqual([1, 1]);
    if (line?.type === 'path') expect(line.stroke).toBe(data['colour']);
    if (aside[i]!.colour === role) expect(data['colour']).toBe('rgb(220,189,216)');
  }
  // A picture whose colours are variables mixes them where it is shown.
  const inVariables = aside.map((edge) => ({ ...edge, colour: themed.role, headColour: themed.role }));
  const [still] = paint({ nodes: [], edges: inVariables }, themed);
  expect(JSON.stringify(still?.items)).toContain('color-mix(in srgb,var(--role) 28%,var(--canvas))');
});

test('Arrow keys lead sideways along edges and up and down within a column', () => {
  const scene = sceneOf();
  const right = nextNode(scene, ana, 'right');
  const tied = scene.edges.filter(({ source }) => source === ana).map(({ target }) => target);
  expect(tied).toContain(right);
  const down = nodeIn(scene, nextNode(scene, ana, 'down') ?? '');
  expect(down?.x).toBe(nodeIn(scene, ana)?.x);
});

test.each([
  ['AKIAIOSFODNN7EXAMPLE', 'AKIA…DNN7'],
  ['AKIA1', 'AKIA1'],
])('The key %s is told apart as %s', (id, label) => {
  expect(shortKey(id)).toBe(label);
});

test('Search puts names that begin with the query before those that only hold it', () => {
  const { found, total } = findEntities(project(sampleWorld, now), 'rea', 2);
  expect(found.map(({ name }) => name)).toEqual(['ReadInvoices', 'ReadReports']);
  expect(total).toBe(3);
  expect(findEntities(project(sampleWorld, now), '__proto__', 5).total).toBe(0);
});

test('Search finds what only policies name, too, unless it looks among some', () => {
  const model = project(sampleWorld, now);
  const [node] = model.nodes.values();
  if (!node) throw new Error('an empty account');
  const more = [{ node: { id: 'named:s3::bucket/readings', kind: 'bucket' as const }, name: 'readings' }];
  const namesAmong = (among: readonly string[] | null): readonly string[] =>
    findEntities(model, 'rea', 9, among, more).found.map(({ name }) => name);
  expect(namesAmong(null)).toContain('readings');
  expect(namesAmong([node.id])).not.toContain('readings');
});

test('a picture in columns in which nothing is lit is the same without the code for houses and stories', () => {
  const world = apply(sampleWorld, [{ table: 'sessions', key: worn.id, before: null, after: worn }]);
  const model = project(world, now);
  const picture = gather(model, { opened: new Set([ana]) });
  for (const compact of [false, true]) {
    const laidOut = layout(picture, { compact });
    const options = { palette: themed, now, textScale: 1.2 };
    expect(drawScene(model, picture, laidOut, options, null)).toEqual(draw(model, picture, laidOut, options));
  }
});
