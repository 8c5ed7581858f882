import { describe, expect, test } from 'vitest';
import { nowOf } from '../../../src/engine/index.ts';
import { appearanceKey, drawAppearance } from '../../../src/graph/drawing/node-appearance.ts';
import { laneOf } from '../../../src/graph/kinds/kinds.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { NodeKind } from '../../../src/graph/kinds/kinds.ts';
import { outwardFrom } from '../../../src/graph/picture/neighbourhood.ts';
import { nameOf } from '../../../src/graph/picture/labels.ts';
import { layout } from '../../../src/graph/picture/layout.ts';
import { sizes } from '../../../src/graph/drawing/metrics.ts';
import type { GraphModel } from '../../../src/graph/model/graph-model.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { partner, whole, wholeWorld } from '../../fixtures/whole-world.ts';

const now = nowOf(wholeWorld);
const model = project(wholeWorld, now);
const picture = gather(model);

const named = (of: GraphModel, id: string): string => {
  const node = of.nodes.get(id);
  return node ? nameOf(node, of) : id;
};
const tied = (of: GraphModel, kind: string): string[] =>
  [...of.edges.values()]
    .filter((edge) => edge.kind === kind)
    .map(({ source, target, state }) => `${named(of, source)} > ${named(of, target)} ${state}`)
    .sort();

test.each<[string, string[]]>([
  ['holds', [`build-server > ${whole.robotKey} ready`, 'resize > thumbnails ready', 'web > WebServer ready']],
  [
    'runsAs',
    ['WebServer > WebServer ready', 'check-site > SiteCheck ready', 'thumbnails > Thumbnails ready'],
  ],
  ['gives', ['editors > AppUser ready', 'photo_app > AppGuest guest', 'photo_app > AppUser ready']],
  ['vouches', ['photo_people > photo_app ready']],
  ['encrypts', ['team-photos > alias/photos ready']],
  ['boundary', ['ci-bot > TeamBucket ready']],
  [
    'resourcePolicy',
    [
      'Thumbnails > alias/photos ready',
      'account Reports > team-photos ready',
      'ana > team-photos ready',
      's3.amazonaws.com > thumbnails ready',
      's3.amazonaws.com > uploads ready',
    ],
  ],
])('What ties by “%s” is drawn from whom to what', (kind, expected) => {
  expect(tied(model, kind)).toEqual(expected);
});

test('A provider that is here, and a pool that a condition asks for, stand in for the outside principal', () => {
  const assume = tied(model, 'assume');
  expect(assume).toEqual(
    expect.arrayContaining([
      'token.actions.example.com > CiDeploy ready',
      'Office > OfficeAdmin ready',
      'photo_app > AppUser ready',
      'photo_app > AppGuest ready',
    ]),
  );
  expect([...model.nodes.values()].map(({ kind }) => kind)).not.toContain('federated');
});

test('A web identity session hangs on the person people who signed in, a session elsewhere on its role’s name', () => {
  const assumed = tied(model, 'assumed');
  expect(assumed).toContain('mia > AppUser/CognitoIdentityCredentials ready');
  expect(assumed).toContain('ben > SharedReports/ben ready');
  expect(assumed).toContain('SharedReports/ben > SharedReports ready');
  expect(assumed).toContain('ci-bot > visitor ready');
});

test('Another account has its own picture, in which this one’s people are outside', () => {
  const other = project(wholeWorld, now, partner);
  const kinds = [...other.nodes.values()].map((node) => `${node.kind} ${nameOf(node, other)}`).sort();
  expect(kinds).toEqual([
    'account account Management',
    'account ben',
    'role SharedReports',
    'session SharedReports/ben',
    'user eve',
  ]);
});

test('Objects, people and guests are counted stacks even in a small account, and what is selected stands alone', () => {
  const stacks = [...picture.nodes.values()].filter(({ stack }) => stack !== null);
  expect(stacks.map(({ kind, count }) => `${String(count)} ${kind}`).sort()).toEqual([
    '5 object',
    '5 poolUser',
    '6 guest',
  ]);
  const [first] = [...model.nodes.values()].filter(({ kind }) => kind === 'object');
  const opened = gather(model, { opened: new Set([first?.id ?? '']) });
  expect(opened.nodes.get(first?.id ?? '')?.stack).toBeNull();
  const leadsTo = outwardFrom(model, whole.bucket, 30).map((id) => named(model, id));
  expect(leadsTo).toEqual(['alias/photos']);
});

test('Every kind has a picture of its own', () => {
  const kinds = Object.keys(sizes) as NodeKind[];
  const appearances = kinds.map((kind) => ({
    kind,
    badges: [],
    inactive: false,
    stacked: false,
    byAws: false,
  }));
  expect(new Set(appearances.map(appearanceKey)).size).toBe(kinds.length);
  const drawings = appearances.map((one) => JSON.stringify(drawAppearance(one, palettes.light)));
  expect(new Set(drawings).size).toBe(kinds.length);
});

describe('The columns', () => {
  const { columns, places } = layout(picture);
  test('go from who acts to what is reached for, and those without anything take no room', () => {
    expect(columns.map(({ column }) => column)).toEqual([
      'keys',
      'who',
      'through',
      'sessions',
      'groupsAndRoles',
      'policies',
      'what',
    ]);
    const sample = layout(gather(project(sampleWorld, nowOf(sampleWorld))));
    expect(sample.columns.map(({ column, x }) => `${column} ${String(x)}`)).toEqual([
      'keys -116',
      'who 0',
      'through 184',
      'groupsAndRoles 416',
      'policies 684',
    ]);
  });

  test('keep their lanes apart: nothing stands among another lane’s', () => {
    const spans = new Map<string, { x: number; top: number; bottom: number }>();
    for (const { id, kind } of picture.nodes.values()) {
      const lane = laneOf[kind];
      const place = places.get(id);
      if (lane === null || lane === 'sessions' || !place) continue;
      const span = spans.get(lane) ?? { x: place.x, top: Infinity, bottom: -Infinity };
      spans.set(lane, {
        x: place.x,
        top: Math.min(span.top, place.y),
        bottom: Math.max(span.bottom, place.y),
      });
    }
    const all = [...spans.values()];
    for (const a of all)
      for (const b of all)
        if (a !== b && a.x === b.x) expect(a.bottom < b.top || b.bottom < a.top).toBe(true);
  });

  test('let a holder’s line reach the key around the keys’ own side', () => {
    const scene = draw(model, picture, layout(picture), { palette: palettes.light, now });
    const line = scene.edges.find(({ id }) => id === 'holds:w-1');
    const key = scene.nodes.find(({ id }) => id === whole.robotKey);
    expect(line?.route.bends?.every(({ x }) => x < (key?.x ?? 0) - (key?.width ?? 0) / 2)).toBe(true);
  });
});
