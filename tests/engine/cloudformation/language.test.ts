import { describe, expect, test } from 'vitest';
import { readTemplate, resolveTemplate } from '../../../src/engine/cloudformation/index.ts';
import cases from './language.json' with { type: 'json' };
import { faultOf, resolved, scopeOf } from './stack.ts';

interface Case {
  readonly title: string;
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

const exports = new Map([['shared-key', 'imported']]);
const scope = (parameters: Readonly<Record<string, string>> = {}) =>
  scopeOf(parameters, { exportOf: (name) => exports.get(name) ?? null });

function outcome({ template, parameters = {} }: Case) {
  const read = readTemplate(template, new Map(Object.entries(parameters)));
  return read.ok ? resolveTemplate(read.value, scope(parameters)) : read;
}

describe('A function in a template', () => {
  test.each(cases.values as unknown as readonly (Case & { expected: unknown })[])('$title', (one) => {
    const result = outcome(one);
    expect(faultOf(result)).toBeNull();
    if (result.ok) expect(result.value.resources.get('R')?.properties['QueueName']).toEqual(one.expected);
  });
});

describe('AWS says of a template with', () => {
  test.each(cases.faults as unknown as readonly (Case & { error: string })[])('$title', (one) => {
    expect(faultOf(outcome(one))).toBe(one.error);
  });
});

test('resources come after all that they refer to, and otherwise in their own order', () => {
  const { resources } = resolved(`
Resources:
  Last: {Type: AWS::SQS::Queue, DependsOn: [Middle, First]}
  Middle: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '\${First.QueueName}-2'}}
  Other: {Type: AWS::SQS::Queue}
  First: {Type: AWS::SQS::Queue}
`);
  expect([...resources.keys()]).toEqual(['Other', 'First', 'Middle', 'Last']);
  expect(resources.get('Last')?.after).toEqual(['Middle', 'First']);
});

test('a branch that is not taken needs nothing', () => {
  const { resources } = resolved(`
Conditions: {Never: !Equals [a, b]}
Resources:
  A: {Type: AWS::SQS::Queue, Properties: {QueueName: !If [Never, !Ref B, plain]}}
  B: {Type: AWS::SQS::Queue, Condition: Never}
`);
  expect([...resources.values()]).toMatchObject([
    { logicalId: 'A', properties: { QueueName: 'plain' }, after: [] },
  ]);
});

test('AWS::NoValue takes the property away', () => {
  const { resources } = resolved(
    `Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref AWS::NoValue, DelaySeconds: 1}}}`,
  );
  expect(resources.get('A')?.properties).toEqual({ DelaySeconds: 1 });
});

test('outputs name what they export, and wait for what is made', () => {
  const { outputs, imports } = resolved(`
Resources: {A: {Type: AWS::SQS::Queue}}
Outputs:
  Url: {Value: !Ref A, Description: where it is, Export: {Name: !Sub '\${AWS::StackName}-url'}}
`);
  expect(outputs.get('Url')).toEqual({
    value: { Ref: 'A' },
    description: 'where it is',
    exportName: 'shop-url',
  });
  expect(imports).toEqual([]);
});

test('a parameter that says NoEcho keeps its value to itself', () => {
  const { parameters } = resolved(
    `Parameters: {P: {Type: String, NoEcho: true, Default: x}}\nResources: {A: {Type: AWS::SQS::Queue}}`,
  );
  expect(parameters.get('P')).toEqual({ value: 'x', noEcho: true });
});

test('a place in a template is told by line and column, in YAML and in JSON', () => {
  const yaml = readTemplate(
    'Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: x\n',
  );
  const json = readTemplate('{"Resources":\n  {"A":\n    {"Type": "AWS::SQS::Queue"}}}');
  if (!yaml.ok || !json.ok) throw new Error('not read');
  expect(yaml.value.placeOf(['Resources', 'A', 'Properties', 'QueueName'])).toEqual({ line: 5, column: 7 });
  expect(yaml.value.placeOf(['Resources', 'A', 'Nope'])).toEqual({ line: 2, column: 3 });
  expect(json.value.placeOf(['Resources', 'A', 'Type'])).toEqual({ line: 3, column: 6 });
});
