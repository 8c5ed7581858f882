import { beforeAll, expect, test } from 'vitest';
import { accountOf, byName, partNames, preparePart } from '../../../src/engine/index.ts';
import { noteId } from '../../../src/graph/cloakroom/note.ts';
import { generated } from '../apart/accounts.ts';
import { decide, wide } from '../picture/decided-scene.ts';
import { pointsOf } from '../picture/route-points.ts';

beforeAll(() => Promise.all(partNames.map(preparePart)), 60_000);

test.each([
  [13, 'ana'],
  [16, 'ed'],
  [21, 'ci-bot'],
])('In account %i no line runs through the words beside the pages of %s', (number, name) => {
  const { world, account = accountOf(world) } = generated(number);
  const id = byName(world, 'users', account, name)?.id ?? '';
  const action = 's3:DeleteObject';
  const resource = 'arn:aws:s3:::reports/q3.csv';
  const scene = wide(decide(world, { action, resource, credentials: { type: 'console', id } }, account));
  const note = scene.nodes.find((node) => node.id === noteId);
  if (!note) throw new Error('nothing is said beside the pages');
  const [half, high] = [note.width / 2, note.height / 2];
  const struck = scene.edges.filter(({ route }) =>
    pointsOf(route).some(({ x, y }) => Math.abs(x - note.x) < half && Math.abs(y - note.y) < high),
  );
  expect(struck.map((edge) => edge.id)).toEqual([]);
});
