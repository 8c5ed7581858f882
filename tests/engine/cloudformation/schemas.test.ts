import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { release, schemasText } from '../../../scripts/trim-cloudformation.mjs';
import {
  checkProperties,
  compareProperties,
  modelledTypes,
  propertiesOf,
} from '../../../src/engine/cloudformation/index.ts';
import schemas from '../../../src/engine/cloudformation/data/schemas.json' with { type: 'json' };
import { faultOf, valueOf } from './stack.ts';

const committed = resolve(import.meta.dirname, '../../../src/engine/cloudformation/data/schemas.json');
/** The unpacked package, where somebody has it. */
const directory = process.env['AWS_SERVICE_SPEC'] ?? '';

describe('The schemas of CloudFormation’s resource types', () => {
  test('are those of every type that is carried out, and weigh at most 8 kB', () => {
    const own = ['AWS::CDK::Metadata'];
    expect(modelledTypes.filter((name) => !own.includes(name) && propertiesOf(name) === null)).toEqual([]);
    expect(gzipSync(readFileSync(committed)).length).toBeLessThan(8000);
  });

  test('name only nested types that are there', () => {
    const dangling = Object.entries(schemas).flatMap(([name, { properties, ...more }]) => {
      const nested = ('nested' in more ? more.nested : {}) as Record<string, Record<string, string>>;
      const texts = [properties as Record<string, string>, ...Object.values(nested)].flatMap((one) =>
        Object.values(one),
      );
      return texts
        .flatMap((text) => [...text.matchAll(/#(\w+)/g)].map(([, type]) => type!))
        .filter((type) => !Object.hasOwn(nested, type))
        .map((type) => `${name} ${type}`);
    });
    expect(dangling).toEqual([]);
  });

  test.skipIf(!existsSync(join(directory, 'db.json.gz')))(
    `are what scripts/trim-cloudformation.mjs makes of @aws-cdk/aws-service-spec ${release}`,
    () => {
      expect(schemasText(directory)).toBe(readFileSync(committed, 'utf8'));
    },
  );
});

describe('Properties', () => {
  const check = (type: string, properties: object) => checkProperties(type, 'R', properties as never);

  test('take their types: texts become numbers and truth values, and the other way round', () => {
    expect(
      valueOf(
        check('AWS::SQS::Queue', {
          QueueName: 12,
          DelaySeconds: '5',
          FifoQueue: 'True',
          RedrivePolicy: { maxReceiveCount: '3' },
        }),
      ),
    ).toEqual({ QueueName: '12', DelaySeconds: 5, FifoQueue: true, RedrivePolicy: { maxReceiveCount: '3' } });
    expect(
      valueOf(check('AWS::DynamoDB::Table', { KeySchema: [{ AttributeName: 1, KeyType: 'HASH' }] })),
    ).toEqual({ KeySchema: [{ AttributeName: '1', KeyType: 'HASH' }] });
  });

  test.each([
    [
      'AWS::IAM::Role',
      { Foo: 1 },
      '#: required key [AssumeRolePolicyDocument] not found\n#: extraneous key [Foo] is not permitted',
    ],
    [
      'AWS::IAM::Group',
      { Policies: [{ PolicyName: 'x' }] },
      '#/Policies/0: required key [PolicyDocument] not found',
    ],
    ['AWS::SQS::Queue', { DelaySeconds: 'soon' }, '#/DelaySeconds: expected type: Integer, found: String'],
    ['AWS::SQS::Queue', { Tags: { a: 'b' } }, '#/Tags: expected type: JSONArray, found: JSONObject'],
    ['AWS::IAM::User', { UserName: ['a'] }, '#/UserName: expected type: String, found: JSONArray'],
    [
      'AWS::IAM::User',
      JSON.parse('{"__proto__": 1, "constructor": 2}'),
      '#: extraneous key [__proto__] is not permitted\n#: extraneous key [constructor] is not permitted',
    ],
  ])('of %s that are %j fail with AWS’s words', (type, properties, message) => {
    expect(faultOf(check(type, properties as object))).toBe(
      `Properties validation failed for resource R with message:\n${message}`,
    );
  });

  test('say whether a change replaces the resource', () => {
    const before = { RoleName: 'a', Description: 'x', AssumeRolePolicyDocument: { a: 1, b: 2 } };
    const compared = (after: object) => compareProperties('AWS::IAM::Role', before, after as never);
    expect(compared({ ...before, AssumeRolePolicyDocument: { b: 2, a: 1 } })).toEqual({
      changed: [],
      replaces: false,
    });
    expect(compared({ ...before, Description: 'y' })).toEqual({ changed: ['Description'], replaces: false });
    expect(compared({ ...before, RoleName: 'b' })).toEqual({ changed: ['RoleName'], replaces: true });
    expect(compared({ ...before, Path: '/x/' })).toEqual({ changed: ['Path'], replaces: true });
  });
});
