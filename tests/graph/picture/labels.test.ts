import { describe, expect, test } from 'vitest';
import { hasPlace, placeNearTarget, placeWhereTight } from '../../../src/graph/picture/labels.ts';
import type { SceneNode } from '../../../src/graph/picture/scene.ts';
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

test('What is missing is said where it lies on nobody, and never from role to role in one column', () => {
  const role = (name: string, y: number) => sceneNode('role', name, 140, y, 54);
  const [deployer, audit] = [role('Deployer', 0), role('Audit', 100)];
  const said = (source: SceneNode, target: SceneNode, ...others: SceneNode[]): boolean => {
    const nodes = new Map([source, target, ...others].map((one) => [one.id, one]));
    const ends = { source: source.id, target: target.id };
    const edge = { id: 'missing', kind: 'assume', state: 'noTrust', inactive: false, ...ends } as const;
    return hasPlace('no trust', edge, [source, target], { nodes, edges: new Map(), isHouse: false }, 1);
  };
  const far = sceneNode('user', 'ana', -60, 0, 44);
  expect(said(far, deployer)).toBe(true);
  expect(said(far, deployer, sceneNode('service', 'ec2', 40, 4, 44))).toBe(false);
  expect(said(sceneNode('user', 'ben', 40, 0, 44), deployer)).toBe(false);
  expect(said(audit, deployer)).toBe(false);
});
