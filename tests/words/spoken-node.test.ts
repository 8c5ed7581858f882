import { expect, test } from 'vitest';
import { spoken } from '#words/spoken-node.ts';

const tie = (name: string, kind: string, outward: boolean) => ({ name, kind, outward });

test.each([
  [[tie('ana', 'member', false)], 'Developers, group; has the member ana'],
  [
    [tie('ana', 'member', false), tie('ben', 'member', false)],
    'Developers, group; has the members ana and ben',
  ],
  [
    [tie('Read', 'attached', true), tie('Write', 'attached', true), tie('ana', 'member', false)],
    'Developers, group; has the policies Read and Write; has the member ana',
  ],
])('One tie is told as one, and several as several: %#', (ties, said) => {
  expect(spoken('Developers', 'group', ties)).toBe(said);
});
