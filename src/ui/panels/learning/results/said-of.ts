import { resultsWords as words } from '#words/results-class.ts';
import { titlesIn } from './names.ts';
import type { ReadResult } from './read-result.ts';
import type { Results } from './results.svelte.ts';
import type { Finding } from './replay.ts';

/** Findings that an instructor should look at: what was done isn't what the result says. */
const differing: ReadonlySet<Finding | 'noLesson'> = new Set<Finding>([
  'notSolved',
  'unsolved',
  'answers',
  'times',
  'broken',
]);

/** Something to look at before believing a result: in two or three words, and in a sentence. */
export interface Said {
  readonly short: string;
  readonly long: string;
}

export function saidOf(results: Results, one: ReadResult): readonly Said[] {
  const titleOf = titlesIn([one.result]);
  const checked = Object.entries(results.checked(one) ?? {});
  return [
    ...results
      .remarks(one)
      .map((remark) => ({ short: words.remarkShort(remark), long: words.remark(remark) })),
    ...checked
      .filter(([, finding]) => differing.has(finding))
      .map(([lesson, finding]) => ({
        short: words.differs,
        long: words.findingIn(titleOf(lesson), words.findings[finding]),
      })),
  ];
}
