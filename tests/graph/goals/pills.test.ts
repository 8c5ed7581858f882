import { expect, test } from 'vitest';
import type { GoalLine } from '../../../src/graph/goals/goals.ts';
import { pill, pillParts, widthOf } from '../../../src/graph/goals/measures.ts';
import cases from './pills.cases.json' with { type: 'json' };

interface Case {
  readonly verbs: string;
  readonly fewer?: readonly string[];
  readonly should?: string;
  readonly shorter?: readonly string[];
  /** The pill's greatest width. */
  readonly most: number;
  readonly shown: string;
  readonly says?: string;
}

const lineOf = ({ verbs, fewer = [], should, shorter = [] }: Case): GoalLine => ({
  id: 'line',
  target: 'reports',
  ways: [],
  verbs,
  verdict: '',
  should: should ?? null,
  short: { verbs: fewer, should: shorter },
  mark: 'tick',
  tone: should === undefined ? 'allow' : 'warn',
  endsAtPage: false,
});

/** Whether a word of the text goes on where it is cut. */
const breaksWord = (text: string, short: string): boolean => {
  const [head = '', tail = ''] = short.split('…');
  const isInWord = (at: number): boolean => {
    const [before = '', after = ''] = [text[at - 1], text[at]];
    return /[a-z]/.test(before) && /[a-z]/.test(after);
  };
  return short.includes('…') && (isInWord(head.length) || isInWord(text.length - tail.length));
};

test.each(cases as readonly Case[])('A pill of $most px for “$verbs” says “$shown”', (one) => {
  const { verbs, should, widths } = pillParts(lineOf(one), 'small', one.most);
  expect({ verbs, should }).toEqual({ verbs: one.shown, should: one.says ?? null });
  const inside = one.most - 2 * pill.side;
  expect(widths.warn + widths.verbs + widths.mark).toBeLessThanOrEqual(inside);
  expect(widthOf(should ?? '', 14, 'bold')).toBeLessThanOrEqual(inside);
  const isOneWord = !/[ -]/.test(one.verbs);
  if (!isOneWord && !one.fewer) expect(breaksWord(one.verbs, verbs)).toBe(false);
  if (one.should !== undefined && !one.shorter) expect(breaksWord(one.should, should ?? '')).toBe(false);
});
