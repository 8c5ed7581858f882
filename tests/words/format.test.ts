import { expect, test } from 'vitest';
import { counted } from '#words/counted.ts';
import { amountOf, either, listOf, plural, shortKey, timeLeft } from '../../src/words/index.ts';

test.each([
  [3_588_000, '59:48'],
  [3_600_000, '1:00:00'],
  [43_199_999, '11:59:59'],
  [999, '0:00'],
  [-5, '0:00'],
])('%d ms left are written %s', (milliseconds, text) => {
  expect(timeLeft(milliseconds)).toBe(text);
});

test('made-up keys are told apart by what stands before their common ending', () => {
  expect(shortKey('AKIA5LEY42MDMEXAMPLE')).toBe('AKIA…2MDM');
  expect(shortKey('AKIA4OEHO6T5MEXAMPLE')).toBe('AKIA…6T5M');
});

test('keys without that ending show their last four characters, and short names stay whole', () => {
  expect(shortKey('ASIAQWERTYUIOPAS9K1T')).toBe('ASIA…9K1T');
  expect(shortKey('short')).toBe('short');
});

test('counts and lists read as a person would say them', () => {
  expect(counted(1, 'user')).toBe('1 user');
  expect(counted(5000, 'policy', 'policies')).toBe('5,000 policies');
  expect(listOf(['ana', 'ben', 'carol'])).toBe('ana, ben and carol');
  expect(either(['ana', 'ben', 'carol'])).toBe('ana, ben or carol');
  expect(plural(0, { one: 'it', other: 'them' })).toBe('them');
  expect([amountOf(1, 'hour'), amountOf(90, 'minute')]).toEqual(['1 hour', '90 minutes']);
});
