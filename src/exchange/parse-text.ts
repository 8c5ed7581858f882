import { recogniseText } from './other-tools.ts';
import { parseJson } from './parse-json.ts';
import type { Work } from './work.ts';

/** The most values in all files together. The largest account that AWS's quotas allow has fewer. */
const maxValues = 8_000_000;

/** Parses a file of JSON. Throws `FileError` as `parseJson` does, and says which tool wrote it if it is another's. */
export const parseText = (file: string, text: string): Work<unknown> =>
  parseJson(file, text, maxValues, recogniseText);
