import { kindMeanings, kindNames } from '#words/kind-names.ts';
import type { Heading, Mark } from '../details.ts';

/** A kind in AWS's words, and what it is; `key` is the kind, or the sort of it that has a name of its own. */
export const heading = (key: keyof typeof kindNames, mark: Mark | null = null): Heading => ({
  name: kindNames[key],
  meaning: kindMeanings[key],
  mark,
});
