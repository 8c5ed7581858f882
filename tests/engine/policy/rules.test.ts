import { describe, expect, test } from 'vitest';
import { rulePages } from '../../../src/engine/policy/rules.ts';
import { simplifications } from '../../../src/engine/policy/simplifications.ts';
import { evaluatorLedger } from '#words/ledger.ts';
import { ruleSentences } from '#words/rules.ts';

const page = /^https:\/\/docs\.aws\.amazon\.com\/\w+\/latest\/\w+\/[\w/-]+\.html$/;

describe('what the evaluator tells', () => {
  test('every rule has a page of AWS’s and one sentence', () => {
    expect(Object.keys(ruleSentences).sort()).toEqual(Object.keys(rulePages).sort());
    for (const url of Object.values(rulePages)) expect(url).toMatch(page);
    const names = { caller: 'ana', action: 'sts:AssumeRole', resource: 'Deployer' };
    for (const sentence of Object.values(ruleSentences)) expect(sentence(names)).toMatch(/^[^!]+\.$/);
  });

  test('every simplification has a page, a sentence, and one entry', () => {
    const ids = simplifications.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(evaluatorLedger).sort()).toEqual([...ids].sort());
    for (const entry of simplifications) expect(entry.page).toMatch(page);
    for (const sentence of Object.values(evaluatorLedger)) expect(sentence).toMatch(/^[^!]+\.$/);
  });
});
