import { expect, test } from 'vitest';
import type { ConditionTrace, StatementTrace } from '../../../../src/engine/index.ts';
import { statementText } from '../../../../src/ui/panels/try/statement-marks.ts';

const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3' };

function trace(statement: object, part: Partial<StatementTrace>): StatementTrace {
  return {
    policy: {
      kind: 'inline',
      name: 'Own',
      arn: null,
      policyId: null,
      owner: { kind: 'user', id: 'AIDA1', name: 'ana' },
    },
    index: 0,
    sid: null,
    effect: 'Allow',
    outcome: 'matched',
    failedOn: null,
    conditions: [],
    statement,
    ...part,
  };
}

const condition = (outcome: ConditionTrace['outcome'], key: string): ConditionTrace => ({
  operator: 'StringEquals',
  key,
  expected: ['a'],
  actual: null,
  outcome,
  reason: outcome === 'matched' ? 'matched' : 'keyMissing',
});

function marked(one: StatementTrace): string[] {
  const { text, ranges } = statementText(one, request);
  return ranges.map(({ from, to, tone }) => `${tone ?? ''} ${text.slice(from, to).replace(/\s+/g, '')}`);
}

test('what made a statement match is marked in the tone of its effect', () => {
  const statement = { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: '*' };
  expect(marked(trace(statement, {}))).toEqual(['allow "Allow"', 'allow "s3:GetObject"', 'allow "*"']);
  const deny = { Effect: 'Deny', NotAction: 's3:List*', Resource: '*' };
  expect(marked(trace(deny, { effect: 'Deny' }))).toEqual(['deny "Deny"', 'deny "s3:List*"', 'deny "*"']);
});

test('a list in which no entry is the request’s own is marked whole', () => {
  const statement = { Effect: 'Allow', Action: ['s3:Get*', 's3:Put*'], Resource: '*' };
  expect(marked(trace(statement, {}))).toContain('allow ["s3:Get*","s3:Put*"]');
});

test('the element on which a statement failed is marked as refusing', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' };
  const failed = trace(statement, { outcome: 'notMatched', failedOn: 'resource' });
  expect(marked(failed)).toEqual(['deny "arn:aws:s3:::other/*"']);
});

test('met and unmet conditions are told apart, however their names are cased', () => {
  const statement = {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { stringEquals: { 'AWS:PrincipalTag/Team': 'a', 's3:prefix': 'a' } },
  };
  const conditions = [condition('matched', 'aws:principaltag/team'), condition('notMatched', 's3:prefix')];
  const failed = trace(statement, { outcome: 'notMatched', failedOn: 'condition', conditions });
  expect(marked(failed)).toEqual(['allow "a"', 'deny "a"']);
});

test('keys that are names of Object’s own are no elements', () => {
  const conditions = [{ ...condition('notMatched', 'constructor'), operator: '__proto__' }];
  const failed = trace({ Effect: 'Allow' }, { outcome: 'notMatched', failedOn: 'condition', conditions });
  expect(marked(failed)).toEqual([]);
});
