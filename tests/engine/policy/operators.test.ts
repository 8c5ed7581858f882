import { describe, expect, test } from 'vitest';
import { readCondition } from '../../../src/engine/policy/condition.ts';
import type { Condition } from '../../../src/engine/policy/compile-condition.ts';
import type { ConditionTrace } from '../../../src/engine/policy/decision.ts';
import { compile } from '../../../src/engine/policy/document.ts';
import type { RequestKeys } from '../../../src/engine/policy/variables.ts';
import { operatorOf } from '../../../src/engine/policy/operators/table.ts';
import { Work } from '../../../src/engine/policy/work.ts';
import table from './operators.json' with { type: 'json' };

/**
 * Every operator of AWS's list, typed off the page.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const plain = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike'],
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'],
  ...['NumericGreaterThan', 'NumericGreaterThanEquals'],
  ...['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'],
  ...['DateGreaterThan', 'DateGreaterThanEquals'],
  ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress'],
  ...['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
];
const documented = [...plain, 'Null', ...plain.map((name) => `${name}IfExists`)];

type Row = [operator: string, expected: string[], actual: string[] | null, outcome: string, reason: string];

/** The one condition of a document with that operator. */
function conditionOf(operator: string, key: string, values: readonly string[]) {
  const statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { [operator]: { [key]: values } },
  };
  const document = compile(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  return document.statements[0]!.conditions[0]!;
}

const keysOf = (entries: Record<string, string[] | null>) => ({
  values: new Map(
    Object.entries(entries).flatMap(([key, values]) =>
      values ? [[key.toLowerCase(), values] as const] : [],
    ),
  ),
  unknown: ['aws:principaltag/'],
});

function traceOf(condition: Condition, keys: RequestKeys): ConditionTrace {
  const told: ConditionTrace[] = [];
  const outcome = readCondition(condition, keys, new Work(), told);
  expect(told.map((trace) => trace.outcome)).toEqual([outcome]);
  return told[0]!;
}

describe('condition operators', () => {
  test.each(table as Row[])('%s %j against %j is %s: %s', (operator, expected, actual, outcome, reason) => {
    const trace = traceOf(conditionOf(operator, 'test:Key', expected), keysOf({ 'test:key': actual }));
    expect(trace).toEqual({ operator, key: 'test:Key', expected, actual, outcome, reason });
  });

  test.each(documented)('%s matches, doesn’t match and meets a missing key in the table', (name) => {
    expect(operatorOf(name).operator).not.toBeNull();
    const rows = (table as Row[]).filter(([operator]) => operator === name);
    const there = rows.filter(([, , actual]) => actual !== null).map(([, , , outcome]) => outcome);
    expect(new Set(there)).toEqual(new Set([...there, 'matched', 'notMatched']));
    expect(rows.filter(([, , actual]) => actual === null)).not.toHaveLength(0);
  });

  test('no other operator is modelled', () => {
    const names = (table as Row[]).map(([operator]) => operator.replace(/^For(?:All|Any)Values?:/, ''));
    const modelled = names.filter((name) => operatorOf(name).operator !== null);
    expect(modelled.filter((name) => !documented.includes(name))).toEqual([]);
    for (const name of ['NullIfExists', 'BinaryNotEquals', 'BoolNot', 'StringMatches', 'stringequals'])
      expect(operatorOf(name).operator).toBeNull();
  });

  test('key names compare regardless of case, and the trace keeps the policy’s spelling', () => {
    const condition = conditionOf('StringEquals', 'AWS:PrincipalAccount', ['111122223333']);
    const trace = traceOf(condition, keysOf({ 'aws:principalaccount': ['111122223333'] }));
    expect(trace).toMatchObject({ key: 'AWS:PrincipalAccount', outcome: 'matched' });
  });

  test('a key that can’t be known here decides nothing, under any operator', () => {
    for (const operator of ['StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'Null']) {
      const trace = traceOf(conditionOf(operator, 'aws:PrincipalTag/team', ['true']), keysOf({}));
      expect(trace).toMatchObject({ outcome: 'notModelled', reason: 'notModelled' });
    }
  });

  test('numbers and booleans of a document count as their text', () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"k":10},"Bool":{"b":true}}}}';
    const conditions = compile(text).statements[0]!.conditions;
    const keys = keysOf({ k: ['9'], b: ['true'] });
    expect(conditions.map((condition) => traceOf(condition, keys).outcome)).toEqual(['matched', 'matched']);
  });
});
