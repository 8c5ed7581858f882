import fc, { draws } from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import {
  globMatches,
  globOf,
  literalGlob,
  patternGlob,
  splitPattern,
} from '../../../src/engine/policy/glob.ts';
import { Work } from '../../../src/engine/policy/work.ts';

/** The definition of a glob, taken literally, by dynamic programming: pattern × text steps. */
function reference(pattern: string, text: string): boolean {
  let row = [true, ...Array<boolean>(text.length).fill(false)];
  for (const unit of pattern.split('')) {
    const next = [unit === '*' && row[0] === true];
    for (let i = 1; i <= text.length; i++)
      next.push(
        unit === '*'
          ? next[i - 1] === true || row[i] === true
          : row[i - 1] === true && (unit === '?' || unit === text[i - 1]),
      );
    row = next;
  }
  return row[text.length] === true;
}

const text = (letters: string[], maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((units) => units.join(''));

const matches = (pattern: string, value: string): boolean => globMatches(globOf(pattern), value, new Work());

/** What is left undone of a work that is large enough, as steps done. */
function stepsOf(pattern: string, value: string): { readonly result: boolean; readonly steps: number } {
  const work = new Work(1_000_000_000);
  const result = globMatches(globOf(pattern), value, work);
  return { result, steps: 1_000_000_000 - work.left };
}

describe('globs', () => {
  test('match as their definition says', () => {
    fc.assert(
      fc.property(text(['a', 'b', '*', '?', '/'], 8), text(['a', 'b', '*', '/'], 10), (pattern, value) => {
        expect(matches(pattern, value)).toBe(reference(pattern, value));
      }),
      draws(500, 20_000),
    );
  });

  test('long pieces, with and without question marks, match as their definition says', () => {
    const piece = fc.oneof(
      text(['a', 'a', 'a', 'b'], 40, 10),
      text(['a', 'a', 'a', '?'], 75, 28),
      text(['?'], 3),
    );
    const around = text(['a', 'a', 'a', 'a', 'b'], 30);
    /** A text that has each piece in it, sometimes but for one letter. */
    const filled = fc.array(piece, { minLength: 1, maxLength: 3 }).chain((pieces) =>
      fc.record({
        pattern: fc.constant(['', ...pieces, ''].join('*')),
        value: fc
          .tuple(...pieces.map((one) => fc.tuple(around, fc.constant(one.replaceAll('?', 'b')), around)))
          .map((parts) => parts.flat().join('')),
        spoilt: fc.option(fc.nat(200), { nil: null }),
      }),
    );
    fc.assert(
      fc.property(filled, ({ pattern, value, spoilt }) => {
        const given = spoilt === null ? value : value.slice(0, spoilt) + 'c' + value.slice(spoilt + 1);
        expect(matches(pattern, given)).toBe(reference(pattern, given));
      }),
      draws(500, 15_000),
    );
  });

  test('a text matches itself when its wildcards are taken literally, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(globMatches(literalGlob(a), a, new Work())).toBe(true);
        expect(globMatches(literalGlob(a), b, new Work())).toBe(a === b);
      }),
    );
  });

  test('literal and other texts make one pattern together', () => {
    const glob = patternGlob([
      { text: 'a*', isLiteral: false },
      { text: '?', isLiteral: true },
      { text: '?', isLiteral: false },
    ]);
    const found = ['ab?c', 'a?c', 'abcd', 'ab?'].map((value) => globMatches(glob, value, new Work()));
    expect(found).toEqual([true, true, false, false]);
  });

  test('pieces without question marks are searched in time that grows with the text alone', () => {
    const steps = [1, 2, 4].map((times) => {
      const length = 60_000 * times;
      const { result, steps: done } = stepsOf(`*b${'a'.repeat(length)}*`, 'a'.repeat(2 * length));
      expect(result).toBe(false);
      return done;
    });
    expect(steps[1]! / steps[0]!).toBeLessThan(2.1);
    expect(steps[2]! / steps[1]!).toBeLessThan(2.1);
  });

  test('with question marks each 32 characters of a piece cost a few steps for each character of the text', () => {
    const { result, steps } = stepsOf(`*b${'?a'.repeat(64)}*`, 'a'.repeat(10_000));
    expect(result).toBe(false);
    expect(steps).toBeGreaterThan(10_000);
    expect(steps).toBeLessThanOrEqual(10_000 * 5 * 4 + 1000);
  });

  test('many stars cost one pass, too', () => {
    const { result, steps } = stepsOf(`${'*a'.repeat(500)}*b*`, 'a'.repeat(1000));
    expect(result).toBe(false);
    expect(steps).toBeLessThan(1000 * 1000);
  });

  test('work that is spent matches nothing, and says so', () => {
    const work = new Work(100);
    expect(globMatches(globOf('*b*'), 'b'.repeat(1000), work)).toBe(false);
    expect(work.isSpent).toBe(true);
  });

  test('are split at colons, the last part keeping its own', () => {
    const parts = splitPattern([{ text: 'a:*:c:d', isLiteral: false }], 3);
    expect(parts?.map((part) => globMatches(part, 'c:d', new Work()))).toEqual([false, true, true]);
    expect(splitPattern([{ text: 'a:b', isLiteral: false }], 3)).toBeNull();
  });
});
