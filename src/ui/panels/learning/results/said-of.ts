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
  /** The names of all who share a history, where that is the remark. */
  readonly sharing?: readonly string[];
}

export function saidOf(results: Results, one: ReadResult): readonly Said[] {
  const titleOf = titlesIn([one.result]);
  const checked = Object.entries(results.checked(one) ?? {});
  return [
    ...results.remarks(one).map((remark) => ({
      ...{ short: words.remarkShort(remark), long: words.remark(remark) },
      ...(remark.kind === 'sameHistory' && { sharing: [one.result.name, ...remark.names] }),
    })),
    ...checked
      .filter(([, finding]) => differing.has(finding))
      .map(([lesson, finding]) => ({
        short: words.differs,
        long: words.findingIn(titleOf(lesson), words.findings[finding]),
      })),
  ];
}

/** Lists the remarks about a class, each with its learner's name. Learners who share a history stand in one line. */
export function saidOfAll(
  all: readonly (readonly [name: string, said: readonly Said[]])[],
): readonly string[] {
  const lines = new Map<string, string>();
  for (const [name, said] of all)
    for (const { long, sharing } of said) {
      const line = sharing ? words.sharing(sharing) : words.saidOf(name, long);
      const key = sharing ? JSON.stringify([...sharing].sort()) : line;
      if (!lines.has(key)) lines.set(key, line);
    }
  return [...lines.values()];
}
