import fc from '../properties.ts';
import { describe, expect, test } from 'vitest';
import {
  accountRootArn,
  assumedRoleArn,
  assumedRoleParts,
  formatArn,
  groupArn,
  isAccountId,
  parseArn,
  policyArn,
  roleArn,
  userArn,
} from '../../src/engine/arn.ts';

const account = '111122223333';

describe('ARNs', () => {
  test('keep the colons and slashes of their resource', () => {
    expect(parseArn('arn:aws:s3:::store/a:b:c')).toEqual({
      partition: 'aws',
      service: 's3',
      region: '',
      account: '',
      resource: 'store/a:b:c',
    });
  });

  test.each(['', 'arn', 'arn:aws:s3::store', 'ARN:aws:s3:::store', 'aws:s3:::store:x:y'])(
    '%j is none',
    (text) => {
      expect(parseArn(text)).toBeNull();
    },
  );

  test('are written as they were read', () => {
    const part = fc.stringMatching(/^[a-z0-9-]*$/);
    fc.assert(
      fc.property(part, part, part, part, fc.string(), (p, service, region, owner, resource) => {
        const text = `arn:${p}:${service}:${region}:${owner}:${resource}`;
        const arn = parseArn(text);
        expect(arn && formatArn(arn)).toBe(text);
      }),
    );
  });

  test('of IAM carry the path, of role sessions they don’t', () => {
    const row = { account, path: '/a/b/', name: 'x' };
    expect([userArn(row), groupArn(row), roleArn(row), policyArn(row)]).toEqual(
      ['user', 'group', 'role', 'policy'].map((kind) => `arn:aws:iam::${account}:${kind}/a/b/x`),
    );
    expect(policyArn({ account: 'aws', path: '/', name: 'ReadOnlyAccess' })).toBe(
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    );
    expect(accountRootArn(account)).toBe(`arn:aws:iam::${account}:root`);
    expect(assumedRoleArn(account, 'x', 'night')).toBe(`arn:aws:sts::${account}:assumed-role/x/night`);
  });

  test('of role sessions come apart again', () => {
    expect(assumedRoleParts(assumedRoleArn(account, 'x', 'night'))).toEqual({
      roleName: 'x',
      sessionName: 'night',
    });
    for (const text of [roleArn({ account, path: '/', name: 'x' }), `arn:aws:sts::${account}:assumed-role/x`])
      expect(assumedRoleParts(text)).toBeNull();
  });

  test('account ids are twelve digits', () => {
    expect([account, '11112222333', '1111222233334', '11112222333x', ''].map(isAccountId)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
