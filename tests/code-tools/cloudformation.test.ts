import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Plan } from '../../src/exchange/code/built.ts';
import { writeTemplates } from '../../src/exchange/code/cloudformation.ts';
import { exported, isFields } from './exported.ts';
import type { Fields } from './exported.ts';
import { hasAttribute, schemaFaults } from './service-spec.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Fields;
}

function resourcesOf(plan: Plan): [logicalId: string, resource: Resource][] {
  return writeTemplates(plan, 'json').files.flatMap(({ text }) =>
    Object.entries((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources),
  );
}

/** Finds each attribute that a value asks for, as `Fn::GetAtt` and within `Fn::Sub`. */
function attributesIn(value: unknown): [logicalId: string, attribute: string][] {
  if (Array.isArray(value)) return value.flatMap(attributesIn);
  if (!isFields(value)) return [];
  const { 'Fn::GetAtt': got, 'Fn::Sub': sub } = value;
  if (Array.isArray(got)) return [[String(got[0]), String(got[1])]];
  if (typeof sub === 'string')
    return [...sub.matchAll(/\$\{(\w+)\.([\w.]+)\}/g)].map(([, id = '', attribute = '']) => [id, attribute]);
  return Object.values(value).flatMap(attributesIn);
}

describe.each(exported)('the CloudFormation templates of %s', (_name, plan) => {
  it('have only properties of CloudFormation’s own schemas, and every required one', () => {
    const resources = resourcesOf(plan);
    expect(resources.length).toBeGreaterThan(10);
    expect(
      resources.flatMap(([id, { Type, Properties = {} }]) => schemaFaults(id, Type, Properties)),
    ).toEqual([]);
  });

  it('ask resources only for attributes that they give', () => {
    const resources = resourcesOf(plan);
    const types = new Map(resources.map(([id, { Type }]) => [id, Type]));
    const asked = resources.flatMap(([, { Properties }]) => attributesIn(Properties));
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter(([id, attribute]) => !hasAttribute(types.get(id) ?? '', attribute))).toEqual([]);
  });

  it('say the same in YAML', () => {
    const shape = (text: string, read: (text: string) => unknown): unknown =>
      Object.entries((read(text) as { Resources: Record<string, Resource> }).Resources).map(
        ([id, { Type, Properties = {} }]) => [id, Type, Object.keys(Properties)],
      );
    const yaml = writeTemplates(plan, 'yaml').files.map(({ text }) =>
      shape(text, (one) => parse(one, { logLevel: 'silent' })),
    );
    expect(yaml).toEqual(writeTemplates(plan, 'json').files.map(({ text }) => shape(text, JSON.parse)));
  });
});

describe('CloudFormation’s schemas', () => {
  it('have something against what is wrong', () => {
    expect(
      schemaFaults('X', 'AWS::IAM::Role', { Name: 'x', Policies: [{}], MaxSessionDuration: '1' }),
    ).toEqual([
      'X lacks AssumeRolePolicyDocument',
      'X has an unknown Name',
      'X.Policies[0] lacks PolicyDocument',
      'X.Policies[0] lacks PolicyName',
      'X.MaxSessionDuration is no integer',
    ]);
    expect(schemaFaults('X', 'AWS::IAM::Person', {})).toEqual(['X has an unknown type AWS::IAM::Person']);
    expect([hasAttribute('AWS::IAM::Role', 'Arn'), hasAttribute('AWS::IAM::Role', 'Name')]).toEqual([
      true,
      false,
    ]);
  });
});
