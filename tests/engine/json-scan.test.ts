import fc, { draws } from '../properties.ts';
import { describe, expect, test } from 'vitest';
import { JsonScan, positionAt } from '../../src/engine/json-scan.ts';

function scan(text: string, limits?: { depth: number; values: number }, stride = 7): JsonScan {
  const reading = new JsonScan(text, limits);
  for (let until = stride; reading.advance(until); until += stride);
  return reading;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const broken: readonly [string, string, string][] = [
  ['', 'a value', ''],
  ['{"a":1,}', 'a name in double quotes', 'a'],
  ['{"Users":[{"Name":"ana"} {"Name":"ben"}]}', 'a comma or the closing bracket', 'Users[0]'],
  ['[1,2', 'a comma or the closing bracket', '[1]'],
  ['{"a" 1}', 'a colon', 'a'],
  ["{'a':1}", 'a name in double quotes or }', ''],
  ['{"a":{"b c":[tru]}}', 'a value or ]', 'a["b c"][0]'],
  ['{"a":"x\ny"}', 'the end of this text, a "', 'a'],
  ['{"a":"\\x"}', 'an escape that JSON knows', 'a'],
  ['{} {}', 'nothing more', ''],
  ['[01]', 'a comma or the closing bracket', '[0]'],
];

describe('scanning JSON', () => {
  test('agrees with JSON.parse about what is JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => scan(text).failure === null));
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(scan(text).failure === null, text).toBe(parses(text));
      }),
      draws(1000, 30_000),
    );
  });

  test.each(broken)('of %j says that there should be %s', (text, expected, place) => {
    const { failure } = scan(text);
    expect(failure?.kind).toBe('notJson');
    expect(failure?.expected).toContain(expected);
    expect(positionAt(text, failure?.offset ?? -1).place).toBe(place);
  });

  test('stops at the first level that is too deep, however many follow', () => {
    const text = '['.repeat(200_000);
    expect(scan(text, { depth: 64, values: Infinity }, 1_000_000).failure).toMatchObject({
      kind: 'tooDeep',
      offset: 64,
    });
  });

  test('stops at the first value that is too many', () => {
    expect(scan('[1,2,3,4]', { depth: 64, values: 4 }).failure).toMatchObject({ kind: 'tooMany', offset: 7 });
    expect(scan('[1,2,3]', { depth: 64, values: 4 }).failure).toBeNull();
  });

  test('counts lines and columns from 1', () => {
    expect(positionAt('{\n  "a": x', 9)).toEqual({ line: 2, column: 8, place: 'a' });
    expect(positionAt('x', 0)).toEqual({ line: 1, column: 1, place: '' });
  });
});
