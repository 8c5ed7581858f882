import { expect, test } from 'vitest';
import { arrange } from '../../../src/graph/goals/arrange.ts';
import type { GoalNode, GoalPicture } from '../../../src/graph/goals/goals.ts';
import { tiesIn } from './tie-words.ts';

const thing = (id: string, kind: GoalNode['kind'], more: Partial<GoalNode> = {}): GoalNode => ({
  id,
  entity: null,
  kind,
  name: id,
  column: 'what',
  isMissing: false,
  isAbsent: false,
  notes: [],
  beside: [],
  isYou: false,
  isWrong: false,
  ...more,
});

const picture: GoalPicture = {
  nodes: [
    thing('key', 'kmsKey', { notes: ['S3 asks KMS'] }),
    thing('reports', 'bucket', { beside: [{ name: 'q3.csv', note: '', isDone: false }] }),
    thing('queue', 'queue'),
  ],
  pages: [],
  lines: [],
  belongings: [{ from: 'reports', to: 'key', label: 'encrypts with' }],
  isSolved: false,
};

test.each([1080, 700, 360])(
  'A key stands below the bucket that it encrypts, and between their names the tie has room for its words, at %i px',
  (width) => {
    const [arranged] = arrange([picture], { width, height: 254 });
    const { nodes } = arranged!;
    const inOrder = [...nodes].sort(([, a], [, b]) => a.y - b.y).map(([id]) => id);
    expect(inOrder).toEqual(['reports', 'key', 'queue']);
    const { words, route } = tiesIn(picture, arranged!)[0]!;
    const [bucket, key] = [nodes.get('reports')!, nodes.get('key')!];
    // Below the bucket's name.
    expect(route.from.y).toBeGreaterThan(bucket.y + bucket.height / 2 + 20);
    expect(route.to.y).toBeLessThan(key.y - key.height / 2);
    expect(words.y - words.height / 2 - route.from.y).toBeGreaterThan(8);
    expect(route.to.y - words.y - words.height / 2).toBeGreaterThan(8);
  },
);
