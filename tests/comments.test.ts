import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Comments say what a thing does, verb first, or why it is so. One that opens with a pronoun has to be read twice. */

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte|css)$/.test(file))
  .filter((file) => !file.includes('generated'));

/** The first words of a comment; lines of `//` that follow each other are one comment. */
const opening =
  /(?:\/\*\*?|<!--|(?<!^[ \t]*\/\/.*\n[ \t]*)\/\/)(?:\s*\*?\s+)((?:What|Who|Whom|Whose|Those|That)\b.{0,60})/gm;

test('at most 40 comments in all of src open with What, Who, Whom, Whose, Those or That', () => {
  const found = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(opening)].map(
      ([, words = '']) => `${file}: ${words}`,
    ),
  );
  expect(files.length, 'files read').toBeGreaterThan(500);
  expect(found.length > 40 ? found : []).toEqual([]);
});
