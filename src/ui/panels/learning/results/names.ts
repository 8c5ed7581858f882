import { resultsWords as words } from '#words/results.ts';
import type { ReadResult } from './results.svelte.ts';

/** What each learner is called: those who typed no name are counted. */
export function namesOf(all: readonly ReadResult[]): ReadonlyMap<ReadResult, string> {
  let nameless = 0;
  return new Map(all.map((one) => [one, one.result.name || words.noName(++nameless)]));
}
