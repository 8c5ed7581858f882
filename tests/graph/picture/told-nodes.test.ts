import { expect, test } from 'vitest';
import { byName, nowOf } from '../../../src/engine/index.ts';
import { project } from '../../../src/graph/model/project.ts';
import { gather } from '../../../src/graph/picture/stacks.ts';
import { litNames } from '../../../src/graph/picture/told-nodes.ts';
import { panel as words } from '#words/graph.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const model = project(sampleWorld, nowOf(sampleWorld));
const shown = { model, picture: gather(model) };
const here = '111122223333';
const [ana = '', ben = ''] = ['ana', 'ben'].map((name) => byName(sampleWorld, 'users', here, name)?.id);
const developers = byName(sampleWorld, 'groups', here, 'Developers')?.id ?? '';

test('What a frame lights is told by names in its order, without what it dims or what isn’t drawn', () => {
  const nodes = new Map([
    [ana, 'lit'],
    [developers, 'allowed'],
    [ben, 'dim'],
    ['nobody', 'lit'],
  ] as const);
  expect(litNames(shown, { nodes })).toEqual(['ana', 'Developers']);
  expect(words.lit(['ana', 'Developers'], 0)).toBe('Lit: ana and Developers.');
  expect(words.lit(['ana'], 2)).toBe('Lit: ana and 2 more.');
});
