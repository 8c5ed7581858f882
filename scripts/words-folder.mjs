import { readFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The folder that `#words` stands for, from the root: `src/words/en`. package.json says which language it is. */
export const wordsFolder = imports['#words/*'].replace(/^\.\/|\/\*$/g, '');
