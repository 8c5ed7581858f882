import { expect, test } from 'vitest';
import { lineBelow } from '../../../src/lessons/writing/line-below.ts';
import cases from './line-below.json' with { type: 'json' };

test.each(cases)('Enter: $title', ({ text, after }) => {
  const at = text.indexOf('‸');
  const whole = text.replace('‸', '');
  const { from, insert } = lineBelow(whole, at);
  expect(`${whole.slice(0, from)}${insert}‸${whole.slice(at)}`).toBe(after);
});
