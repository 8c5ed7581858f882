import { expect, test } from 'vitest';
import fc, { draws } from '../../properties.ts';
import { forSpreadsheet, toCsv } from '../../../src/lessons/results/csv.ts';
import cases from './csv.json';

test.each(cases as [string, string][])('%j is written as %j', (text, written) => {
  expect(toCsv([[text]])).toBe(`${written}\r\n`);
});

test('each cell stays one, and numbers stay numbers', () => {
  expect(toCsv([['a,b', 'say "hi"', 3, -2, '=1+1', '@x', '-2', 'two\nlines']])).toBe(
    `"a,b","say ""hi""",3,-2,'=1+1,'@x,'-2,"two\nlines"\r\n`,
  );
});

/**
 * The cells that a program reads with a separator. A quote counts only at a cell's start; without `isQuoting` it never
 * does, so that a line's break always ends a cell.
 */
function cellsOf(text: string, separator: string, isQuoting: boolean): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character === '"' && text[at + 1] === '"') cell += text[++at] ?? '';
      else if (character === '"') isQuoted = false;
      else cell += character;
    } else if (isQuoting && character === '"' && cell === '') isQuoted = true;
    else if (character === separator || /[\r\n\v\f\u0085\u2028\u2029]/.test(character)) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

const texts = fc
  .array(fc.constantFrom(...'=+-@＝＋－＠\t\r\n\v\f;," \'ab1', '\u00a0', '\u0085', '\u2028', '\u2029'), {
    maxLength: 12,
  })
  .map((all) => all.join(''));
/** Separators with which a comma is an ordinary letter; with a comma itself, only quotes that count. */
const readings = [
  [',', true],
  [';', true],
  [';', false],
  ['\t', true],
  ['\t', false],
] as const;

test('no cell begins a formula, whichever separator a spreadsheet reads with', () => {
  fc.assert(
    fc.property(fc.array(fc.array(texts, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (rows) => {
      const csv = toCsv(rows);
      for (const [separator, isQuoting] of readings)
        for (const cell of cellsOf(csv, separator, isQuoting))
          expect(cell.replace(/^["\u00a0 ]+/, ''), `${separator} in ${JSON.stringify(csv)}`).not.toMatch(
            /^[=+\-@＝＋－＠]/,
          );
    }),
    draws(500, 50_000),
  );
});

test('read with commas, each text is the one that was given, with apostrophes', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (row) => {
      const quoted = toCsv([row.map((one) => `"${one}`)]).replace(/\r\n$/, '');
      const read = cellsOf(quoted, ',', true);
      const plain = (text: string): string => text.replaceAll("'", '');
      expect(read.map(plain)).toEqual(row.map((one) => plain(`"${one}`)));
    }),
    draws(200, 5000),
  );
});

test('a spreadsheet is told that the file is UTF-8', () => {
  expect(new TextEncoder().encode(forSpreadsheet('Zoë')).slice(0, 3)).toEqual(
    new Uint8Array([0xef, 0xbb, 0xbf]),
  );
});
