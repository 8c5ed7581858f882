import { describe, expect, test } from 'vitest';
import { clearWords } from '../../../src/graph/picture/clear-ways.ts';
import {
  hasPlace,
  labelOf,
  nameOf,
  placeNearTarget,
  placeWhereTight,
} from '../../../src/graph/picture/labels.ts';
import type { SceneEdge, SceneNode } from '../../../src/graph/picture/scene.ts';
import { worldFrom } from '../../../src/engine/index.ts';
import { outsideId } from '../../../src/graph/model/elements.ts';
import { project } from '../../../src/graph/model/project.ts';
import { sampleRows } from '../../../src/playground/sample.ts';
import { sceneNode } from './scene-node.ts';

const node = (kind: 'group' | 'policy', name: string, x: number, y: number) =>
  sceneNode(kind, name, x, y, 60);
const group = node('group', 'Developers', 0, 0);

test('A label stays on its line where nothing covers it', () => {
  expect(placeWhereTight('allow ✓', group, node('policy', 'MayAssumeDeployer', 300, 0), 1)).toBeNull();
});

test('A label leaves its line where the name of an end lies on the line’s middle', () => {
  const place = placeWhereTight('allow ✓', group, node('policy', 'MayAssumeDeployer', 122, -83), 1.4);
  expect(place?.below).toBeGreaterThan(83 / 2 + 60);
});

test('A label leaves its line where the ends stand closer than it is long, and larger letters need more room', () => {
  const near = node('policy', 'Page', 150, 0);
  expect(placeWhereTight('allow ✓', group, near, 1)).toBeNull();
  expect(placeWhereTight('allow ✓', group, near, 2)).not.toBeNull();
});

describe('A label near its target', () => {
  const [web, guest] = [sceneNode('identityPool', 'web', 0, 0, 40), sceneNode('role', 'Guest', 244, 0, 40)];
  const session = (y: number) => ({
    ...sceneNode('session', 'Guest/Credentials', 182, y, 46),
    sublabel: '60:00 left',
  });

  test('stays on the line where no session’s words are', () => {
    expect(placeNearTarget('guests', web, guest, [session(40)], 1)).toEqual({ nearTarget: true });
  });

  test('stands under its line where a session’s name or the time that is left lies on it', () => {
    for (const y of [-40, -62])
      expect(placeNearTarget('guests', web, guest, [session(y)], 1)).toEqual({
        nearTarget: false,
        below: 24,
      });
  });

  test('stands under its line where its source’s own name lies on it', () => {
    const [ana, reader] = [sceneNode('user', 'ana', 0, 0, 44), sceneNode('role', 'Reader', 120, 37, 54)];
    expect(placeNearTarget('no trust', ana, reader, [], 1)).toEqual({ nearTarget: false, below: 24 });
  });
});

test('What is missing is never said from role to role in one column', () => {
  const [deployer, audit] = [
    sceneNode('role', 'Deployer', 140, 0, 54),
    sceneNode('role', 'Audit', 140, 100, 54),
  ];
  const said = (source: SceneNode, target: SceneNode): boolean => {
    const ends = { source: source.id, target: target.id };
    const edge = { id: 'missing', kind: 'assume', state: 'noTrust', inactive: false, ...ends } as const;
    return hasPlace(edge, [source, target], { edges: new Map(), isHouse: false });
  };
  expect(said(sceneNode('user', 'ana', -60, 0, 44), deployer)).toBe(true);
  expect(said(audit, deployer)).toBe(false);
});

test('What is missing is said where its words lie on nobody, on no name and on no other line, and a decision always', () => {
  const role = sceneNode('role', 'Deployer', 140, 0, 54);
  const line = (source: SceneNode, label: Partial<NonNullable<SceneEdge['label']>> = {}): SceneEdge => ({
    id: `${source.id}/Deployer`,
    kind: 'assume',
    source: source.id,
    target: role.id,
    route: { from: { x: source.x + 23, y: source.y }, to: { x: 112, y: 0 }, bends: null },
    colour: '#c00',
    width: 2,
    line: 'broken',
    head: 'tee',
    headColour: '#c00',
    label: { text: 'no trust', colour: '#c00', nearTarget: true, size: 14, ...label },
    emphasis: 'plain',
    moving: false,
  });
  const said = (lines: readonly SceneEdge[], ...nodes: readonly SceneNode[]) =>
    clearWords(lines, new Map([role, ...nodes].map((one) => [one.id, one]))).map(
      ({ label }) => label !== null,
    );
  const [ana, ben] = [sceneNode('user', 'ana', -160, 0, 44), sceneNode('user', 'ben', -160, 30, 44)];
  expect(said([line(ana)], ana)).toEqual([true]);
  expect(said([line(ana)], ana, sceneNode('service', 'ec2', 50, 4, 44))).toEqual([false]);
  expect(said([line(ana)], ana, sceneNode('service', 'above', 50, -46, 44))).toEqual([false]);
  expect(said([line(ana), { ...line(ben), label: null }], ana, ben)).toEqual([false, false]);
  expect(said([line(ana, { pill: true })], ana, sceneNode('service', 'ec2', 50, 4, 44))).toEqual([true]);
});

test('Another account is drawn with its whole number, and spoken of as an account', () => {
  const model = project(worldFrom(sampleRows), Date.UTC(2025, 2, 3));
  const partner = model.nodes.get(outsideId('account', '444455556666'))!;
  const drawn = { ...partner, count: 1, stack: null } as const;
  expect(labelOf(drawn, model, 1)).toBe('444455556666');
  expect(nameOf(partner, model)).toBe('account 444455556666');
});
