import { describe, expect, test } from 'vitest';
import type { DeployedResource, JsonObject } from '../../../src/engine/cloudformation/index.ts';
import { capabilitiesOf, planStack } from '../../../src/engine/cloudformation/index.ts';
import { read, resolved } from './stack.ts';

const deployedAs = (
  logicalId: string,
  type: string,
  properties: JsonObject,
  after: readonly string[] = [],
): DeployedResource => ({
  logicalId,
  type,
  properties,
  after,
  made: { physicalId: `shop-${logicalId}`, attributes: { Arn: `arn:${logicalId}` } },
  deletionPolicy: 'Delete',
  updateReplacePolicy: 'Delete',
});
const stackOf = (...all: readonly DeployedResource[]) => new Map(all.map((one) => [one.logicalId, one]));
const template = (resources: object): string => JSON.stringify({ Resources: resources });
const trust = { Version: '2012-10-17', Statement: [] };

describe('A plan lists', () => {
  test('what is added', () => {
    const { changes, removals } = planStack(
      new Map(),
      resolved(template({ G: { Type: 'AWS::IAM::Group' } })),
    );
    expect(changes).toMatchObject([
      { logicalId: 'G', action: 'Add', physicalId: null, replacement: null, details: [] },
    ]);
    expect(removals).toEqual([]);
  });

  test('a property that changes in place, with AWS’s words for it', () => {
    const before = deployedAs('R', 'AWS::IAM::Role', { AssumeRolePolicyDocument: trust, Description: 'a' });
    const next = {
      R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, Description: 'b' } },
    };
    expect(planStack(stackOf(before), resolved(template(next))).changes).toMatchObject([
      {
        action: 'Modify',
        physicalId: 'shop-R',
        replacement: 'False',
        details: [
          {
            attribute: 'Properties',
            name: 'Description',
            requiresRecreation: 'Never',
            evaluation: 'Static',
            changeSource: 'DirectModification',
          },
        ],
      },
    ]);
  });

  test('a replacement, what follows it, and the old resource among the removals', () => {
    const role = deployedAs('R', 'AWS::IAM::Role', { AssumeRolePolicyDocument: trust, RoleName: 'a' });
    const profile = deployedAs('P', 'AWS::IAM::InstanceProfile', { Roles: ['shop-R'] }, ['R']);
    const next = {
      R: {
        Type: 'AWS::IAM::Role',
        UpdateReplacePolicy: 'Retain',
        Properties: { AssumeRolePolicyDocument: trust, RoleName: 'b' },
      },
      P: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'R' }] } },
    };
    const { changes, removals } = planStack(stackOf(role, profile), resolved(template(next)));
    expect(changes).toMatchObject([
      { logicalId: 'R', replacement: 'True', policy: 'Retain' },
      {
        logicalId: 'P',
        replacement: 'False',
        details: [{ evaluation: 'Dynamic', changeSource: 'ResourceReference', causingEntity: 'R' }],
      },
    ]);
    expect(removals).toMatchObject([{ logicalId: 'R', action: 'Remove', physicalId: 'shop-R' }]);
  });

  test('a replacement that only another resource’s making can tell', () => {
    const pool = deployedAs('P', 'AWS::Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true });
    const tag = deployedAs('T', 'AWS::Cognito::IdentityPoolRoleAttachment', { IdentityPoolId: 'arn:P' }, [
      'P',
    ]);
    const next = {
      P: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } },
      T: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: { IdentityPoolId: { 'Fn::GetAtt': ['P', 'Id'] } },
      },
    };
    expect(planStack(stackOf(pool, tag), resolved(template(next))).changes).toMatchObject([
      { logicalId: 'P', replacement: 'False' },
      {
        logicalId: 'T',
        replacement: 'Conditional',
        details: [{ causingEntity: 'P.Id', evaluation: 'Dynamic' }],
      },
    ]);
  });

  test('a resource whose type changes under its name as another one', () => {
    const before = deployedAs('X', 'AWS::IAM::Group', {});
    const { changes, removals } = planStack(
      stackOf(before),
      resolved(template({ X: { Type: 'AWS::IAM::User' } })),
    );
    expect(changes).toMatchObject([{ logicalId: 'X', type: 'AWS::IAM::User', action: 'Add' }]);
    expect(removals).toMatchObject([{ logicalId: 'X', type: 'AWS::IAM::Group', action: 'Remove' }]);
  });

  test('tags as tags', () => {
    const before = deployedAs('U', 'AWS::IAM::User', {});
    const next = { U: { Type: 'AWS::IAM::User', Properties: { Tags: [{ Key: 'a', Value: 'b' }] } } };
    expect(planStack(stackOf(before), resolved(template(next))).changes[0]?.details).toMatchObject([
      { attribute: 'Tags', name: null },
    ]);
  });

  test('nothing where numbers are written as texts', () => {
    const before = deployedAs('Q', 'AWS::SQS::Queue', { DelaySeconds: 5, FifoQueue: true });
    const next = { Q: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: '5', FifoQueue: 'true' } } };
    expect(planStack(stackOf(before), resolved(template(next))).changes).toEqual([]);
  });
});

test('capabilities are asked for where AWS asks for them', () => {
  const of = (resources: object, more: object = {}) =>
    capabilitiesOf(read(JSON.stringify({ ...more, Resources: resources })));
  expect(of({ Q: { Type: 'AWS::SQS::Queue' } })).toEqual({ capabilities: [], reason: null });
  expect(of({ U: { Type: 'AWS::IAM::User' } })).toEqual({
    capabilities: ['CAPABILITY_IAM'],
    reason: 'The following resource(s) require capabilities: [AWS::IAM::User]',
  });
  expect(of({ U: { Type: 'AWS::IAM::User', Properties: { UserName: 'ana' } } }).capabilities).toEqual([
    'CAPABILITY_NAMED_IAM',
  ]);
  expect(
    of({ Q: { Type: 'AWS::SQS::Queue' } }, { Transform: 'AWS::LanguageExtensions' }).capabilities,
  ).toEqual(['CAPABILITY_AUTO_EXPAND']);
});
