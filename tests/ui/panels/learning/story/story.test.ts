import { expect, test } from 'vitest';
import { createWorld } from '../../../../../src/engine/index.ts';
import { highlightOf, idOf, missing, needs } from '../../../../../src/ui/panels/learning/story/frames.ts';
import { piecesOf } from '../../../../../src/ui/panels/learning/story/rich-text.ts';
import { storyFrames } from '#words/story.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const empty = createWorld('111122223333', 0);

test('the story is told in at most fourteen frames, each with a name of its own', () => {
  expect(storyFrames.length).toBeLessThanOrEqual(14);
  expect(new Set(storyFrames.map(({ id }) => id)).size).toBe(storyFrames.length);
});

test.each(storyFrames.map(({ id }) => id))('the sample account has all that the frame %s speaks of', (id) => {
  expect(missing(sampleWorld, id)).toEqual([]);
});

test.each(storyFrames.map(({ id }) => id))(
  'in an empty account the frame %s says what is missing and lights nothing up',
  (id) => {
    expect(missing(empty, id)).toEqual(needs[id].map(({ name }) => name));
    expect(highlightOf(empty, id)).toBeNull();
  },
);

test('the frame about policies on groups lights the path user, group, policy', () => {
  const lit = highlightOf(sampleWorld, 'group-policies');
  const path = needs['group-policies'].map((need) => idOf(sampleWorld, need));
  expect([...(lit?.nodes.keys() ?? [])]).toEqual(path);
  expect(lit?.edges.size).toBe(2);
  expect(lit?.rest).toBe('dim');
});

test('the frame about unusual policies lights carol and nobody else', () => {
  const lit = highlightOf(sampleWorld, 'direct');
  const carol = idOf(sampleWorld, { table: 'users', name: 'carol' });
  const users = [...sampleWorld.tables.users.keys()].filter((id) => lit?.nodes.has(id));
  expect(users).toEqual([carol]);
});

test('strong text and code are cut out of a sentence, and lone marks stay', () => {
  expect(piecesOf('The service **STS** asks `sts:AssumeRole`, 2 * 3')).toEqual([
    { text: 'The service ', kind: 'plain' },
    { text: 'STS', kind: 'strong' },
    { text: ' asks ', kind: 'plain' },
    { text: 'sts:AssumeRole', kind: 'code' },
    { text: ', 2 * 3', kind: 'plain' },
  ]);
  expect(piecesOf('a ** b')).toEqual([{ text: 'a ** b', kind: 'plain' }]);
});

test('no text of the story shouts', () => {
  const texts = storyFrames.flatMap(({ title, paragraphs }) => [title, ...paragraphs]);
  expect(texts.filter((text) => text.includes('!'))).toEqual([]);
});

test('the frame about roles without keys lights all of them, first the one that its button asks a key for', () => {
  const lit = [...(highlightOf(sampleWorld, 'no-keys')?.nodes.keys() ?? [])];
  expect(lit[0]).toBe(idOf(sampleWorld, { table: 'roles', name: 'Deployer' }));
  expect(new Set(lit)).toEqual(new Set(sampleWorld.tables.roles.keys()));
});

test('a program that wears a hat is lit where the story names it, and not where ana puts hers on', () => {
  const program = [...sampleWorld.tables.resources.values()].find(({ name }) => name === 'check-site');
  const isLit = (frame: 'roles' | 'assume'): boolean =>
    highlightOf(sampleWorld, frame)?.nodes.has(program?.id ?? '') ?? false;
  expect([isLit('roles'), isLit('assume')]).toEqual([true, false]);
});
