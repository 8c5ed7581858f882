import { expect, test } from 'vitest';
import { apply } from '../../../../../../src/engine/index.ts';
import {
  organizationTree,
  type Place,
} from '../../../../../../src/ui/panels/account/graph/organization/tree.ts';
import { sampleWorld } from '../../../../../fixtures/sample-world.ts';
import { home, partner, whole, wholeWorld } from '../../../../../fixtures/whole-world.ts';

/** A place as one line, indented by how deep it stands. */
const drawn = (place: Place, depth = 0): string[] => [
  `${'  '.repeat(depth)}${place.name ?? place.kind} [${place.ceilings.map(({ name }) => name).join()}] ${String(place.accounts)}`,
  ...place.below.flatMap((one) => drawn(one, depth + 1)),
];

test('The tree goes from the root down, units before accounts, each with what is attached to it', () => {
  const tree = organizationTree(wholeWorld);
  expect(tree && drawn(tree.root)).toEqual([
    'root [FullAWSAccess,OnlyOurs] 3',
    '  Workloads [FullAWSAccess,KeepTrail] 2',
    '    Sandbox [FullAWSAccess] 1',
    '      Play [FullAWSAccess] 1',
    '    Reports [FullAWSAccess] 1',
    '  Management [FullAWSAccess] 1',
  ]);
  expect(tree?.root.below.find(({ id }) => id === home)?.manages).toBe(true);
});

test('An account outside of the organization stands apart', () => {
  const before = wholeWorld.tables.accounts.get(partner);
  if (!before) throw new Error('no account');
  const after = { ...before, parentId: null };
  const world = apply(wholeWorld, [{ table: 'accounts', key: partner, before, after }]);
  const tree = organizationTree(world);
  expect(tree?.apart.map(({ name }) => name)).toEqual(['Reports']);
  expect(tree?.root.accounts).toBe(2);
});

test('A unit that was put below itself ends the tree instead of going on for ever', () => {
  const before = wholeWorld.tables.units.get('ou-exam-workload1');
  if (!before) throw new Error('no unit');
  const rows = [{ ...before, parentId: 'ou-exam-sandbox11' }];
  const world = apply(
    wholeWorld,
    rows.map((after) => ({ table: 'units', key: after.id, before, after })),
  );
  expect(organizationTree(world)?.root.below.map(({ name }) => name)).toEqual(['Management']);
});

test('Without an organization there is no tree', () => {
  expect(organizationTree(sampleWorld)).toBeNull();
  expect(whole.root).toBe(organizationTree(wholeWorld)?.root.id);
});
