import { globMatches, globOf } from './glob.ts';
import { Work } from './work.ts';

/** Whether a written pattern, such as a policy's resource, matches a whole text. Policy variables are letters here. */
export const nameMatches = (pattern: string, text: string): boolean =>
  globMatches(globOf(pattern), text, new Work());
