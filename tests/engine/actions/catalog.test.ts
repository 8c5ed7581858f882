import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionCatalog } from '../../../src/engine/index.ts';
import { actionOf, loadActions } from '../../../src/engine/index.ts';

let catalog: ActionCatalog;
beforeAll(async () => {
  catalog = await loadActions();
});

describe('the catalog of actions', () => {
  it('lists every service by its prefix, sorted and once', () => {
    const prefixes = catalog.services.map(({ prefix }) => prefix);
    expect(prefixes).toEqual([...new Set(prefixes)].sort());
    expect(prefixes.length).toBeGreaterThan(400);
    expect(catalog.services).toContainEqual({ prefix: 's3', name: 'Amazon S3' });
  });

  it('names a prefix that several services share after the one that people know', () => {
    expect(catalog.services).toContainEqual({ prefix: 'cloudformation', name: 'AWS CloudFormation' });
    expect(catalog.services).toContainEqual({ prefix: 'ses', name: 'Amazon SES' });
  });

  it('knows an action’s level, the resources it is for and its condition keys', async () => {
    const action = await actionOf('s3', 'GetObject');
    expect(action).toMatchObject({ id: 's3:GetObject', accessLevel: 'Read' });
    expect(action?.resourceTypes.map(({ arn }) => arn)).toContain(
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    );
    expect(action?.requiredTypes).toEqual([]);
    expect(action?.conditionKeys).toContain('s3:ExistingObjectTag/<key>');
  });

  it('tells which resource types an action can’t do without', async () => {
    const action = await actionOf('iam', 'CreateUser');
    expect(action?.requiredTypes.map(({ arn }) => arn)).toEqual([
      'arn:${Partition}:iam::${Account}:user/${UserNameWithPath}',
    ]);
    expect(action?.conditionKeys).toContain('iam:PermissionsBoundary');
  });

  it('tells apart what only changes tags, what changes permissions and what lists', async () => {
    const levels = await Promise.all(
      (['TagUser', 'AttachUserPolicy', 'ListUsers', 'CreateUser'] as const).map(
        async (name) => (await actionOf('iam', name))?.accessLevel,
      ),
    );
    expect(levels).toEqual(['Tagging', 'Permissions management', 'List', 'Write']);
  });

  it('compares names as policies do, regardless of case', async () => {
    expect((await actionOf('IAM', 'createuser'))?.id).toBe('iam:CreateUser');
  });

  it.each([
    ['s3', 'MakeCoffee'],
    ['coffee', 'GetObject'],
    ['__proto__', 'constructor'],
    ['constructor', 'toString'],
    ['s3', '__proto__'],
    ['', ''],
  ])('knows no %s:%s', async (prefix, name) => {
    expect(await actionOf(prefix, name)).toBeUndefined();
  });

  it('gives every service’s actions sorted, each with resource types that have an ARN', async () => {
    for (const { prefix } of catalog.services) {
      const service = await catalog.service(prefix);
      const names = service?.actions.map(({ name }) => name) ?? [];
      expect(names).toEqual([...names].sort());
      for (const { resourceTypes } of service?.actions ?? [])
        for (const { arn } of resourceTypes) expect(arn).toMatch(/^(arn:|\*)/);
    }
  });
});
