// Alone: it asks what is there before the catalogue is loaded.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  apply,
  byName,
  createWorld,
  danglingReferences,
  invert,
  loadCatalog,
  managedPolicies,
  managedPolicy,
  policyArn,
  prepare,
  rowProblem,
  serviceLinkedServices,
} from '../../../src/engine/index.ts';
import { execute } from '../../../src/engine/calls.ts';
import type { PolicyRow } from '../../../src/engine/index.ts';
import { managedPolicyArns } from '../../../src/engine/call/prepare.ts';
import { linkedPolicyArn, serviceLinkedRole } from '../../../src/engine/managed-policies/service-linked.ts';
import { Account, callOf, home, root, start } from '../account.ts';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';

describe('the catalog of AWS managed policies', () => {
  it('is empty until it is loaded, lists policies without their documents, and loads those that are named', async () => {
    expect(managedPolicies()).toEqual([]);
    await loadCatalog([]);
    expect(managedPolicies().length).toBeGreaterThan(100);
    expect(managedPolicy(admin)).toBeUndefined();
    await loadCatalog([admin, 'arn:aws:iam::aws:policy/NoSuchPolicy']);
    expect(managedPolicy(admin)?.versions).toHaveLength(1);
    expect(managedPolicy(readOnly)).toBeUndefined();
    await prepare(callOf('GetPolicy', { PolicyArn: readOnly }, root));
    expect(managedPolicy(readOnly)?.defaultVersionId).toBe('v188');
  });

  it('finds ARNs anywhere in an input', () => {
    const input = { PolicyArns: [{ arn: admin }, { arn: `arn:aws:iam::${home}:policy/P` }], RoleArn: 'x' };
    expect(managedPolicyArns(input)).toEqual([admin]);
    const endless: { inner?: object } = {};
    endless.inner = endless;
    expect(managedPolicyArns(endless)).toEqual([]);
  });

  it('loads the policy of a service-linked role with the call that makes it', async () => {
    await prepare(callOf('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }, root));
    expect(
      managedPolicy('arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy'),
    ).toBeDefined();
  });
});

describe('all of the catalog', () => {
  beforeAll(() => loadCatalog());

  it('holds rows that storage takes, each with the document of its default version', () => {
    for (const listed of managedPolicies()) {
      const row = managedPolicy(policyArn(listed));
      expect(rowProblem('policies', row)).toBeNull();
      expect(row?.versions.map(({ versionId }) => versionId)).toEqual([listed.defaultVersionId]);
      expect(row?.updateDate).toBeGreaterThanOrEqual(row?.createDate ?? Infinity);
    }
  });

  it('gives each policy an id of its own that says it is made up', () => {
    const ids = managedPolicies().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^ANPA[A-Z2-7]{10}EXAMPLE$/.test(id))).toEqual([]);
  });

  it('holds the policy of every service-linked role of the table', () => {
    const missing = serviceLinkedServices.filter((service) => {
      const linked = serviceLinkedRole(service);
      return !linked || !managedPolicy(linkedPolicyArn(linked));
    });
    expect(missing).toEqual([]);
  });
});

describe('an AWS managed policy in a world', () => {
  const account = (): Account => {
    const made = new Account();
    made.must('CreateUser', { UserName: 'ana' });
    return made;
  };
  beforeAll(async () => {
    await Promise.all([
      prepare(callOf('CreateUser', {}, root)),
      prepare(callOf('AttachUserPolicy', { PolicyArn: admin }, root)),
    ]);
  });

  it('is undone together with the attachment that brought it', () => {
    const { world } = account();
    const outcome = execute(
      world,
      callOf('AttachUserPolicy', { UserName: 'ana', PolicyArn: admin }, root),
      start,
    );
    const undone = apply(outcome.world, invert(outcome.changes));
    expect(byName(outcome.world, 'policies', 'aws', 'AdministratorAccess')?.account).toBe('aws');
    expect(danglingReferences(outcome.world)).toEqual([]);
    expect(undone.tables.policies.size + undone.tables.attachments.size).toBe(0);
  });

  it('that an import brought stays as it came, and is left there when its last use goes', () => {
    const imported: PolicyRow = {
      ...(managedPolicy(admin) as PolicyRow),
      id: 'ANPAIWMBCKSKIEE64ZLYK',
      description: 'imported',
    };
    const made = account();
    made.add('policies', imported);
    made.must('AttachUserPolicy', { UserName: 'ana', PolicyArn: admin });
    expect(made.must('GetPolicy', { PolicyArn: admin }).result).toMatchObject({
      value: { Policy: { PolicyId: imported.id, Description: 'imported', AttachmentCount: 1 } },
    });
    const listed = made.must('ListPolicies', { Scope: 'AWS', MaxItems: 1000 }).result as unknown as {
      value: { Policies: { Arn: string; PolicyId: string }[] };
    };
    expect(listed.value.Policies.filter(({ Arn }) => Arn === admin)).toMatchObject([
      { PolicyId: imported.id },
    ]);
    made.must('DetachUserPolicy', { UserName: 'ana', PolicyArn: admin });
    expect([...made.world.tables.policies.values()]).toEqual([imported]);
  });

  it('leaves nothing behind, however often it comes and goes', () => {
    const made = account();
    const before = made.world.tables.policies;
    for (let turn = 0; turn < 3; turn++) {
      made.must('AttachUserPolicy', { UserName: 'ana', PolicyArn: admin });
      made.must('DetachUserPolicy', { UserName: 'ana', PolicyArn: admin });
    }
    expect(made.world.tables.policies.size).toBe(before.size);
    expect(createWorld(home, start).tables.policies.size).toBe(0);
  });
});
