import { describe, expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { actingPath, folded } from '../../../src/graph/cloakroom/fold.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { project } from '../../../src/graph/model/project.ts';
import { gather, type Picture } from '../../../src/graph/picture/stacks.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const model = project(sampleWorld, 0);
const picture = withPages(gather(model), policyTexts(sampleWorld));
const idOf = (label: string): string =>
  [...picture.nodes.values()].find((node) => node.label === label && !node.page)?.id ?? '';
const labelsOf = (ids: Iterable<string>): string[] =>
  [...ids].map((id) => picture.nodes.get(id)?.label ?? id).sort();
const you = idOf('ana');
const lay = (part: Picture) => arrange(part, { you, memory: whole.memory });
const whole = arrange(picture, { you });
const heightOf = ({ bounds }: typeof whole): number => bounds.bottom - bounds.top;
const path = actingPath(picture, [you], []);
const fold = (height: number, onlyPath = false) => folded(picture, whole, lay, { height, path, onlyPath });

test('The path on which somebody acts is who acts, their keys and groups, the pages of those, and the roles that these name, with theirs', () => {
  const expected = ['ana', 'Deployer', 'DeployStack', 'Developers', 'MayAssumeDeployer', 'TeamBucket'];
  const keys = labelsOf(path).filter((label) => label.startsWith('AKIA'));
  expect(keys).toHaveLength(1);
  expect(labelsOf(path).filter((label) => !label.startsWith('AKIA'))).toEqual(expected.sort());
});

test('A picture that has its height folds nothing', () => {
  expect(fold(heightOf(whole))).toBeNull();
});

describe.each([0.9, 0.75, 0.6, 0.5])('at %d of its height', (part) => {
  const height = heightOf(whole) * part;
  const some = fold(height);

  test('the rest fits', () => {
    expect(some && heightOf(some.layout)).toBeLessThanOrEqual(height);
  });

  test('what is drawn and what is counted add up', () => {
    const counted = some?.folds.flatMap(({ nodes }) => nodes.map(({ id }) => id)) ?? [];
    const drawn = [...(some?.picture.nodes.keys() ?? [])];
    expect([...counted, ...drawn].sort()).toEqual([...picture.nodes.keys()].sort());
    expect(counted.length).toBeGreaterThan(0);
  });

  test('the acting path stays, and pages and keys go with their owners', () => {
    const drawn = some?.picture.nodes ?? new Map<string, never>();
    expect(path.filter((id) => !drawn.has(id))).toEqual([]);
    const apart = [...picture.nodes.values()].filter(
      ({ id, ownerId, page, kind }) =>
        (page || kind === 'key') &&
        ownerId !== null &&
        picture.nodes.has(ownerId) &&
        drawn.has(id) !== drawn.has(ownerId),
    );
    expect(apart).toEqual([]);
  });

  test('nothing that is drawn off the path stands below what is folded', () => {
    const yOf = (id: string): number => whole.places.get(id)?.y ?? 0;
    const rows = (ids: readonly string[]): number[] =>
      ids
        .filter(
          (id) => !path.includes(id) && !picture.nodes.get(id)?.page && picture.nodes.get(id)?.kind !== 'key',
        )
        .map(yOf);
    const highest = Math.min(...rows(some?.folds.flatMap(({ nodes }) => nodes.map(({ id }) => id)) ?? []));
    const lowest = Math.max(-Infinity, ...rows([...(some?.picture.nodes.keys() ?? [])]));
    expect(lowest).toBeLessThanOrEqual(highest);
  });

  test('a thing that only folded pages name is folded with them', () => {
    const { nodes, edges } = some?.picture ?? picture;
    const ends = new Set([...edges.values()].flatMap(({ source, target }) => [source, target]));
    const named = new Set([...picture.edges.values()].flatMap(({ source, target }) => [source, target]));
    const isThing = (id: string): boolean =>
      (whole.places.get(id)?.x ?? 0) === Math.max(...[...whole.places.values()].map(({ x }) => x));
    expect([...nodes.keys()].filter((id) => isThing(id) && named.has(id) && !ends.has(id))).toEqual([]);
  });

  test('no line leads to what is folded', () => {
    const loose = [...(some?.picture.edges.values() ?? [])].filter(
      ({ source, target }) => !some?.picture.nodes.has(source) || !some.picture.nodes.has(target),
    );
    expect(loose).toEqual([]);
  });
});

test('Where only the path has room, all else is counted, and its rows close up', () => {
  const only = fold(200, true);
  expect(labelsOf(only?.picture.nodes.keys() ?? [])).toEqual(labelsOf(path));
  expect(only?.layout.columns.map(({ column }) => column)).toEqual(
    whole.columns
      .map(({ column }) => column)
      .filter((column) => only?.layout.columns.some((one) => one.column === column)),
  );
  expect(heightOf(only?.layout ?? whole)).toBeLessThan(heightOf(whole) / 2);
});

test.each([1, 0.9, 0.6])('STS’s door stays with the role of the path at %d of the height', (part) => {
  const some = fold(heightOf(whole) * part - 1);
  expect(labelsOf(some?.picture.nodes.keys() ?? [])).toEqual(
    expect.arrayContaining(['Deployer', 'DeployStack']),
  );
  expect(some?.layout.room?.door ?? null).not.toBeNull();
});

test('A selected thing at the bottom stays where the rows above it fold', () => {
  const server = idOf('WebServer');
  const kept = folded(picture, whole, lay, {
    height: heightOf(whole) * 0.6,
    path: actingPath(picture, [server], []),
    onlyPath: false,
  });
  expect(kept?.picture.nodes.has(server)).toBe(true);
});
