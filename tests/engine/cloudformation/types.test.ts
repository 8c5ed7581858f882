import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkResources,
  mayLeaveOut,
  modelledTypes,
  resourceType,
} from '../../../src/engine/cloudformation/index.ts';
import { Account } from '../account.ts';
import { prepareStacks } from './parts.ts';
import { resolved, TestStack } from './stack.ts';
import cases from './types.json' with { type: 'json' };

interface Case {
  readonly title: string;
  readonly before: object;
  readonly after: object;
  /** The calls of the update, in their order. */
  readonly calls: readonly string[];
  /** Logical ids of what the update replaces. */
  readonly replaced: readonly string[];
  /** Parts of what is known after the update. */
  readonly made?: Readonly<Record<string, object>>;
  /** The calls of the removal, in their order. */
  readonly removes?: readonly string[];
}

const table = cases as unknown as readonly Case[];
const text = (Resources: object): string => JSON.stringify({ Resources });

beforeAll(prepareStacks);

describe('A stack in which', () => {
  test.each(table)('$title', ({ before, after, calls, replaced, made = {}, removes }) => {
    const stack = new TestStack(new Account());
    stack.deploy(text(before));
    stack.calls.length = 0;
    stack.deploy(text(after));
    expect(stack.calls).toEqual(calls);
    expect(stack.replaced).toEqual(replaced);
    for (const [logicalId, part] of Object.entries(made)) expect(stack.made(logicalId)).toMatchObject(part);
    stack.calls.length = 0;
    stack.remove();
    if (removes) expect(stack.calls).toEqual(removes);
  });
});

test('every type that is modelled is carried out in one of these stacks', () => {
  const shown = new Set(
    table.flatMap(({ before, after }) =>
      [before, after].flatMap((one) =>
        Object.values(one as Record<string, { Type: string }>).map(({ Type }) => Type),
      ),
    ),
  );
  expect(modelledTypes.filter((name) => !shown.has(name))).toEqual([]);
});

describe('What is left out of a stack', () => {
  test('are only types that hold no identity and no policy', () => {
    const types = ['AWS::SNS::Topic', 'AWS::EC2::VPC', 'AWS::Events::Rule', 'AWS::Cognito::UserPoolDomain'];
    expect(types.filter(mayLeaveOut)).toEqual(types);
    expect(
      [
        ...['AWS::SNS::TopicPolicy', 'AWS::IAM::ServerCertificate', 'AWS::SSO::Assignment', 'Custom::Thing'],
        ...[
          'AWS::CloudFormation::Stack',
          'AWS::CloudFormation::CustomResource',
          'AWS::Lambda::LayerVersionPermission',
        ],
        ...['AWS::S3::MultiRegionAccessPointPolicy', 'AWS::RolesAnywhere::Profile'],
      ].filter(mayLeaveOut),
    ).toEqual([]);
  });

  test('has made-up ids and ARNs, so that policies may name it', () => {
    const template = text({
      T: { Type: 'AWS::SNS::Topic', Properties: { Subnets: { 'Fn::GetAZs': '' } } },
      V: { Type: 'AWS::EC2::VPC' },
      U: {
        Type: 'AWS::IAM::User',
        Properties: {
          UserName: { Ref: 'V' },
          Policies: [
            {
              PolicyName: 'publish',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 'sns:Publish',
                    Resource: [{ Ref: 'T' }, { 'Fn::GetAtt': ['T', 'TopicArn'] }],
                  },
                ],
              },
            },
          ],
        },
      },
    });
    const refused = checkResources(resolved(template));
    expect(refused?.feature).toBe(
      'the resource type AWS::SNS::Topic (/Resources/T), which Metadata: {IAMPlayground: {Without: [AWS::SNS::Topic]}} in the template leaves out',
    );
    const stack = new TestStack(new Account(), ['AWS::SNS::Topic', 'AWS::EC2::VPC']);
    stack.deploy(template);
    expect(stack.made('T').physicalId).toBe('arn:aws:sns:us-east-1:111122223333:shop-T-AbCdEfGhIj10');
    expect(stack.made('U').physicalId).toBe('shop-V-AbCdEfGhIj11');
  });
});

test('a property that could decide and is not modelled is refused with its place', () => {
  const feature = (type: string, properties: object) =>
    checkResources(resolved(text({ A: { Type: type, Properties: properties } })))?.feature;
  expect(feature('AWS::S3::Bucket', { AccessControl: 'PublicRead' })).toBe(
    'AccessControl of AWS::S3::Bucket (/Resources/A/Properties/AccessControl)',
  );
  expect(
    feature('AWS::S3::Bucket', { AccessControl: 'Private', VersioningConfiguration: { Status: 'Enabled' } }),
  ).toBe(undefined);
  expect(feature('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: 'arn' } })).toBe(
    'LambdaConfig of AWS::Cognito::UserPool (/Resources/A/Properties/LambdaConfig)',
  );
});

test('generated names keep to their length, the logical id first', () => {
  const nameOf = (stack: string, logicalId: string, type: string, properties: object): unknown =>
    resourceType(type).create({
      logicalId,
      properties: properties as never,
      stack: { name: stack, id: 'x', accountId: '111122223333', region: 'us-east-1', tags: [] },
      suffix: 'AbCdEfGhIjKl',
    })[0]!(null).input;
  const long = 'a'.repeat(40);
  expect(
    nameOf('serverless-image-handler', 'BackEndImageHandlerFunctionRole', 'AWS::IAM::Role', {}),
  ).toMatchObject({
    RoleName: 'serverless-image-handler-BackEndImageHandlerFunctio-AbCdEfGhIjKl',
  });
  expect(nameOf(long, 'R', 'AWS::IAM::Role', {})).toMatchObject({ RoleName: `${long}-R-AbCdEfGhIjKl` });
  expect(nameOf(long, long, 'AWS::IAM::User', {})).toMatchObject({
    UserName: `${'a'.repeat(25)}-${'a'.repeat(25)}-AbCdEfGhIjKl`,
  });
  expect(nameOf('Shop', 'Data', 'AWS::S3::Bucket', {})).toMatchObject({ Bucket: 'shop-data-abcdefghijkl' });
});
