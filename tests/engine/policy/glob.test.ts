import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globMatches, globOf, literalGlob, splitGlob } from '../../../src/engine/policy/glob.ts';

/** The definition of a glob, taken literally. Exponential, for short texts only. */
function reference(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*')
    return reference(pattern.slice(1), text) || (text !== '' && reference(pattern, text.slice(1)));
  if (text === '') return false;
  return (pattern[0] === '?' || pattern[0] === text[0]) && reference(pattern.slice(1), text.slice(1));
}

const text = (letters: string[], maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((units) => units.join(''));

describe('globs', () => {
  test('match as their definition says', () => {
    fc.assert(
      fc.property(text(['a', 'b', '*', '?', '/'], 8), text(['a', 'b', '*', '/'], 10), (pattern, value) => {
        expect(globMatches(globOf(pattern), value)).toBe(reference(pattern, value));
      }),
      { numRuns: 2000 },
    );
  });

  test('a text matches itself when its wildcards are taken literally, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(globMatches(literalGlob(a), a)).toBe(true);
        expect(globMatches(literalGlob(a), b)).toBe(a === b);
      }),
    );
  });

  test('the worst case takes at most pattern × text comparisons', () => {
    for (const size of [10, 100, 1000]) {
      const pattern = `${'*a'.repeat(size / 2)}*b`;
      const value = 'a'.repeat(size);
      const steps = { count: 0 };
      expect(globMatches(globOf(pattern), value, steps)).toBe(false);
      expect(steps.count).toBeGreaterThan(size);
      expect(steps.count).toBeLessThanOrEqual((pattern.length + 1) * (value.length + 1));
    }
  });

  test('are split at colons, the last part keeping its own', () => {
    const parts = splitGlob(globOf('a:*:c:d'), 3);
    expect(parts?.map((part) => globMatches(part, 'c:d'))).toEqual([false, true, true]);
    expect(splitGlob(globOf('a:b'), 3)).toBeNull();
  });
});
