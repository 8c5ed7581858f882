import { expect, test } from 'vitest';
import { apply, nowOf, operationNames, operationId } from '../../../../src/engine/index.ts';
import { credentialsOf } from '../../../../src/ui/kinds/acting.ts';
import {
  actionsOf,
  deleteItem,
  documentsOf,
  factsOf,
  headingOf,
  sectionsOf,
} from '../../../../src/ui/kinds/details/kinds.ts';
import type { Item } from '../../../../src/ui/kinds/item.ts';
import { itemOf } from '../../../../src/ui/kinds/item.ts';
import { arnOf, kinds, nameOf } from '../../../../src/ui/kinds/kinds.ts';
import { home, partner, whole, wholeRows, wholeWorld } from '../../../fixtures/whole-world.ts';

const now = nowOf(wholeWorld);
const nobody = { caller: null, credentials: null };

function itemAt(id: string): Item {
  const item = itemOf(wholeWorld, id);
  if (!item) throw new Error(`nothing behind ${id}`);
  return item;
}
const sectionsAt = (id: string) => sectionsOf(wholeWorld, itemAt(id), now);

/** One of every row that is an item, and of what is selected by an id of its own. */
const all = [
  ...wholeRows.map(({ key }) => key),
  ...[home, partner].map((id) => `account:${id}`),
  whole.root,
  ...['service:ec2.amazonaws.com', 'account:999999999999', 'federated:graph.facebook.com', 'anyone:*'].map(
    (principal) => `principal:${principal}`,
  ),
].flatMap((id) => {
  const item = itemOf(wholeWorld, id);
  return item ? [item] : [];
});

test('Every kind is among the items of the whole world', () => {
  expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(Object.keys(kinds).sort());
});

test('Each is told of: a name, what it is, facts with different ids, sections that say something when empty', () => {
  for (const item of all) {
    const { name, meaning } = headingOf(wholeWorld, item, now);
    const facts = factsOf(wholeWorld, item, now);
    const sections = sectionsOf(wholeWorld, item, now);
    expect([name, meaning, nameOf(wholeWorld, item)], item.id).not.toContain('');
    expect(facts.length, item.id).toBeGreaterThan(0);
    const ids = facts.map(({ id }) => id);
    expect(new Set(ids).size, item.id).toBe(ids.length);
    for (const { rows, empty } of sections) {
      expect(rows.length > 0 || empty !== '', item.id).toBe(true);
      expect(new Set(rows.map(({ id }) => id)).size, item.id).toBe(rows.length);
      for (const { target } of rows)
        if (target !== null) expect(itemOf(wholeWorld, target), target).not.toBeNull();
    }
  }
});

test('No two actions of one item are the same, at most one is the main one, and every call exists', () => {
  for (const item of all) {
    const actions = actionsOf(wholeWorld, item, nobody);
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size, item.id).toBe(ids.length);
    expect(actions.filter(({ main }) => main).length, item.id).toBeLessThanOrEqual(1);
    const requests = [...actions.flatMap((one) => one.requests), deleteItem(wholeWorld, item)];
    for (const request of requests)
      if (request) expect(operationNames).toContain(operationId(request.service, request.operation));
  }
});

test.each<[string, string | null]>([
  [whole.pool, `arn:aws:cognito-identity:us-east-1:${home}:identitypool/${whole.pool}`],
  [whole.people, `arn:aws:cognito-idp:us-east-1:${home}:userpool/${whole.people}`],
  ['AIPAWEBSERVEREXAMPLE', `arn:aws:iam::${home}:instance-profile/WebServer`],
  [`account:${partner}`, `arn:aws:organizations::${home}:account/o-exampleorg0/${partner}`],
  [whole.root, `arn:aws:organizations::${home}:root/o-exampleorg0/${whole.root}`],
  ['ou-exam-sandbox11', `arn:aws:organizations::${home}:ou/o-exampleorg0/ou-exam-sandbox11`],
  ['p-FullAWSAccess', 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess'],
  ['p-example2', `arn:aws:organizations::${home}:policy/o-exampleorg0/resource_control_policy/p-example2`],
  [whole.bucket, whole.bucket],
  ['ASIAFEDERATEDEXAMPLE', `arn:aws:sts::${home}:federated-user/visitor`],
  ['w-1', null],
])('The ARN of %s is AWS’s own', (id, arn) => {
  const item = itemOf(wholeWorld, id);
  expect(item && arnOf(wholeWorld, item)).toBe(arn);
});

test('What the picture draws as outside is what is held here, where it is held', () => {
  const kindOf = (id: string): string | undefined => itemOf(wholeWorld, id)?.kind;
  expect(kindOf(`principal:federated:${whole.oidc}`)).toBe('oidcProvider');
  expect(kindOf(`principal:account:arn:aws:iam::${partner}:user/eve`)).toBe('user');
  expect(kindOf(`principal:role:arn:aws:iam::${partner}:role/SharedReports`)).toBe('role');
  expect(kindOf('principal:role:arn:aws:iam::999999999999:role/X')).toBe('account');
  expect(kindOf(partner)).toBe('root');
  expect(kindOf('account:999999999999')).toBeUndefined();
});

const labels = (id: string, sectionId: string): string[] =>
  sectionsAt(id)
    .find((one) => one.id === sectionId)
    ?.rows.map(({ label, note }) => `${label} ${note}`.trim()) ?? [];

test('An identity pool shows which role goes to whom, whose word it takes and whom it knows', () => {
  expect(labels(whole.pool, 'givesRoles')).toEqual(['AppUser people who signed in', 'AppGuest guests']);
  expect(labels(whole.pool, 'vouchers')).toEqual(['photo_people']);
  expect(labels(whole.pool, 'identities')).toHaveLength(7);
});

test('An account shows its own ceilings and those that come down from above', () => {
  expect(labels(`account:${partner}`, 'ceilings')).toEqual(['FullAWSAccess']);
  expect(labels(`account:${partner}`, 'inherited')).toEqual([
    'FullAWSAccess on Workloads',
    'KeepTrail on Workloads',
    'FullAWSAccess on Root',
    'OnlyOurs on Root',
  ]);
});

test('A resource-based policy is shown with ARNs, as AWS shows it', () => {
  const [policy] = documentsOf(wholeWorld, itemAt(whole.bucket));
  expect(policy?.text).toContain(`arn:aws:iam::${home}:user/ana`);
  expect(policy?.text).not.toContain(whole.ana);
});

test('A function’s policy is told statement by statement, each with the call that removes it by its name', () => {
  const statements = sectionsAt(whole.functionArn).find(({ id }) => id === 'statements');
  expect(statements?.rows).toMatchObject([
    {
      label: 's3',
      note: 's3.amazonaws.com: lambda:InvokeFunction',
      target: null,
      remove: {
        label: 'Remove the statement s3',
        request: {
          service: 'lambda',
          operation: 'RemovePermission',
          input: { FunctionName: 'thumbnails', StatementId: 's3' },
        },
      },
    },
  ]);
});

const fact = (id: string, factId: string): string | undefined =>
  factsOf(wholeWorld, itemAt(id), now).find((one) => one.id === factId)?.value;

test('A user shows its console password, its MFA device with the seed of its code, and its boundary', () => {
  expect(fact(whole.ana, 'console')).toBe('yes');
  expect(fact(whole.robot, 'console')).toBe('no');
  expect(fact(whole.robot, 'boundary')).toBe('TeamBucket');
  const mfa = sectionsOf(wholeWorld, itemAt(whole.ana), now).find(({ id }) => id === 'mfa');
  expect(mfa?.rows.map(({ label, seed }) => [label, seed !== null])).toEqual([['ana', true]]);
});

test('A session shows its tags, which of them go on, its source identity, its policy and who vouched for it', () => {
  expect(fact('ASIADEPLOYER1EXAMPLE', 'sessionTags')).toBe('team = web (carried on)');
  expect(fact('ASIADEPLOYER1EXAMPLE', 'sourceIdentity')).toBe('ana');
  expect(documentsOf(wholeWorld, itemAt('ASIADEPLOYER1EXAMPLE'))).toMatchObject([
    { title: 'Session policy' },
  ]);
  expect(fact('ASIAPHOTO0001EXAMPLE', 'provider')).toBe('cognito-identity.amazonaws.com');
});

test.each([
  ['ASIADEPLOYER1EXAMPLE', 'Role session'],
  ['ASIAPHOTO0001EXAMPLE', 'Role session of somebody who signed in elsewhere'],
  ['ASIAFEDERATEDEXAMPLE', 'Federated user'],
  ['ASIATOKEN0001EXAMPLE', 'Temporary credentials of a user'],
  ['AROASERVICELINKEDEXAMPLE', 'Service-linked role'],
  ['ANPAREADONLY000EXAMPLE', 'AWS managed policy'],
])('%s is called a %s', (id, name) => {
  expect(headingOf(wholeWorld, itemAt(id), now).name).toBe(name);
});

test('A policy says whom it limits as a boundary, a role which instance profiles hold it, a key what runs with it', () => {
  const rows = (id: string, sectionId: string): string[] =>
    sectionsOf(wholeWorld, itemAt(id), now)
      .find((one) => one.id === sectionId)
      ?.rows.map(({ label }) => label) ?? [];
  const idOf = (table: 'policies' | 'roles', name: string): string =>
    [...wholeWorld.tables[table].values()].find((row) => row.name === name)?.id ?? '';
  expect(rows(idOf('policies', 'TeamBucket'), 'limits')).toEqual(['ci-bot']);
  expect(rows(idOf('roles', 'WebServer'), 'profiles')).toEqual(['WebServer']);
  expect(rows(whole.robotKey, 'held')).toEqual(['build-server']);
});

test('A server acts by the key that it holds, and by none once the key is gone', () => {
  expect(credentialsOf(wholeWorld, itemAt('w-1'))).toMatchObject({
    type: 'key',
    accessKeyId: whole.robotKey,
  });
  const before = wholeWorld.tables.accessKeys.get(whole.robotKey) ?? null;
  const without = apply(wholeWorld, [{ table: 'accessKeys', key: whole.robotKey, before, after: null }]);
  expect(credentialsOf(without, itemAt('w-1'))).toBeNull();
});

test('Users, roles and the root user can be given what belongs to sign-in and limits', () => {
  const ids = (id: string): string[] => actionsOf(wholeWorld, itemAt(id), nobody).map((one) => one.id);
  expect(ids(whole.ana)).toEqual(expect.arrayContaining(['password', 'create-mfa-device', 'boundary']));
  expect(ids('AROATHUMBNAILSEXAMPLE')).toEqual(
    expect.arrayContaining(['boundary', 'create-instance-profile']),
  );
  expect(ids(home)).toEqual(
    expect.arrayContaining(['account-alias', 'password-policy', 'create-mfa-device']),
  );
});

test('The temporary keys of a root user are called its own, not by the account’s number', () => {
  const row = wholeWorld.tables.sessions.get('ASIATOKEN0001EXAMPLE');
  if (!row) throw new Error('no session');
  const world = apply(wholeWorld, [
    { table: 'sessions', key: row.id, before: row, after: { ...row, ownerId: home } },
  ]);
  const item = itemOf(world, row.id);
  expect(item && nameOf(world, item)).toBe('root user');
});
