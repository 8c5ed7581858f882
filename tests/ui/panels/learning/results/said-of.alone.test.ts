import { expect, test } from 'vitest';
import { resultsWords as words } from '#words/results-class.ts';
import { saidOfAll } from '../../../../../src/ui/panels/learning/results/said-of.ts';

const shares = (...sharing: string[]) => ({ short: 'same history', long: 'the same history', sharing });
const future = { short: 'future', long: 'its date is in the future' };

test('learners who share a history stand in one line of what a class has to look at', () => {
  expect(
    saidOfAll([
      ['pia', [shares('pia', 'cara', 'dora', 'emil', 'fritz'), future]],
      ['cara', [shares('cara', 'pia', 'dora', 'emil', 'fritz')]],
      ['eva', [shares('eva', 'vera')]],
      ['vera', [shares('vera', 'eva'), future]],
    ]),
  ).toEqual([
    'pia, cara, dora and 2 others have the same history: they come from one browser, or some are copies',
    'pia: its date is in the future',
    'eva and vera have the same history: both come from one browser, or one is a copy',
    'vera: its date is in the future',
  ]);
});

test.each(Object.values(words.findings))(
  '“%s” begins with a capital letter where it stands alone',
  (said) => {
    expect(words.alone(said)).toMatch(/^[A-Z]/);
    expect(words.alone(said).slice(1)).toBe(said.slice(1));
  },
);
