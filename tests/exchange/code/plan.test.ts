import { describe, expect, it } from 'vitest';
import { eachReference } from '../../../src/exchange/code/built.ts';
import { inOrder } from '../../../src/exchange/code/circles.ts';
import { camelCase, LogicalIds, snakeCase } from '../../../src/exchange/code/names.ts';
import { writeTemplates } from '../../../src/exchange/code/cloudformation.ts';
import { unitsOf } from '../../../src/exchange/code/units.ts';
import { everything } from '../../clients/worlds.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { Page } from '../../terminal/page.ts';
import { idOf, planFor } from './plans.ts';

const trusting = (...names: readonly string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: names.map((name) => `arn:aws:iam::111122223333:${name}`) },
        Action: 'sts:AssumeRole',
      },
    ],
  });

const assuming = (role: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: `arn:aws:iam::111122223333:role/${role}` },
    ],
  });

async function templateAfter(...lines: readonly string[]): Promise<string> {
  const page = new Page();
  for (const line of lines) expect(await page.type(line), line).toMatchObject({ code: 0 });
  return writeTemplates(planFor(page.world), 'yaml').files[0]?.text ?? '';
}

describe('what an account is built from', () => {
  it.each([
    ['the sample', sampleWorld],
    ['an account with everything', everything],
  ])('names in %s nothing before it is there', (_name, world) => {
    const before = new Set<string>();
    for (const { key, properties } of planFor(world).built) {
      eachReference(properties, ({ to }) => {
        expect([...before], `${key} names ${to}`).toContain(to);
      });
      before.add(key);
    }
    expect(before.size).toBeGreaterThan(10);
  });

  it('says with somebody what they need, and warns of whom a trust policy would miss', () => {
    const chosen = new Set([idOf(sampleWorld, 'users', 'ana'), idOf(sampleWorld, 'roles', 'Deployer')]);
    const plan = planFor(sampleWorld, chosen);
    expect(plan.built.map(({ logicalId }) => logicalId).sort()).toEqual([
      'Ana',
      'DeployStack',
      'Deployer',
      'Developers',
      'MayAssumeDeployer',
      'TeamBucket',
    ]);
    expect(plan.untaken).toEqual([
      { id: idOf(sampleWorld, 'users', 'ci-bot'), name: 'ci-bot', by: 'Deployer' },
    ]);
  });

  it('never has a secret', () => {
    const text = JSON.stringify(planFor(everything));
    for (const { secretAccessKey } of everything.tables.accessKeys.list())
      expect(text).not.toContain(secretAccessKey);
    for (const { seed } of everything.tables.mfaDevices.list()) expect(text).not.toContain(seed);
    for (const row of everything.tables.resources.list())
      if (row.kind === 'secret' && row.secretString !== null) expect(text).not.toContain(row.secretString);
    for (const { passwords } of everything.tables.loginProfiles.list())
      for (const password of passwords) expect(text).not.toContain(password);
  });
});

describe('circles', () => {
  it('cut what a text can name first, and what must exist only where nothing else closes them', () => {
    const edges = new Map([
      ['role', { hard: new Set(['user']), soft: new Set<string>() }],
      ['user', { hard: new Set<string>(), soft: new Set(['role']) }],
      ['a', { hard: new Set(['b']), soft: new Set<string>() }],
      ['b', { hard: new Set(['a']), soft: new Set<string>() }],
    ]);
    const none = { hard: new Set<string>(), soft: new Set<string>() };
    const { order, cut } = inOrder([...edges.keys()], (key) => edges.get(key) ?? none);
    expect(order.indexOf('user')).toBeLessThan(order.indexOf('role'));
    expect([cut('user', 'role'), cut('role', 'user')]).toEqual([true, false]);
    expect([cut('a', 'b'), cut('b', 'a')].filter(Boolean)).toHaveLength(1);
  });

  it('leave a policy beside its user if it names the role that trusts the user', async () => {
    const text = await templateAfter(
      'aws iam create-user --user-name dora',
      `aws iam create-role --role-name Helper --assume-role-policy-document '${trusting('user/dora')}'`,
      `aws iam put-user-policy --user-name dora --policy-name Assume --policy-document '${assuming('Helper')}'`,
    );
    expect(text).toContain('  DoraPolicy:\n    Type: AWS::IAM::UserPolicy\n');
    expect(text).toContain('Resource: !GetAtt Helper.Arn');
    expect(text).toContain('UserName: !Ref Dora');
  });

  it('put an inline policy into its owner otherwise', async () => {
    const text = await templateAfter(
      'aws iam create-user --user-name dora',
      `aws iam put-user-policy --user-name dora --policy-name Assume --policy-document '${assuming('Elsewhere')}'`,
    );
    expect(text).toContain('      Policies:\n        - PolicyName: Assume\n');
    expect(text).toContain('Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/Elsewhere');
  });

  it('leave out a role’s trust in itself, and say so', async () => {
    const page = new Page();
    await page.type(
      `aws iam create-role --role-name Twice --assume-role-policy-document '${trusting('root')}'`,
    );
    await page.type(
      `aws iam update-assume-role-policy --role-name Twice --policy-document '${trusting('root', 'role/Twice')}'`,
    );
    const plan = planFor(page.world);
    expect(plan.losses.filter(({ reason }) => reason === 'circles')).toMatchObject([
      { names: ['arn:aws:iam::111122223333:role/Twice'] },
    ]);
    const [file] = writeTemplates(plan, 'yaml').files;
    expect(file?.text).toContain('# left out: 1 principal that would close a circle');
  });

  it('attach a boundary where the user stands, who needs it', async () => {
    const document = assuming('Elsewhere');
    const arn = 'arn:aws:iam::111122223333:policy/Limit';
    const text = await templateAfter(
      `aws iam create-policy --policy-name Limit --policy-document '${document}'`,
      `aws iam create-user --user-name dora --permissions-boundary ${arn}`,
      `aws iam attach-user-policy --user-name dora --policy-arn ${arn}`,
    );
    expect(text).toContain('      ManagedPolicyArns: [!Ref Limit]\n      PermissionsBoundary: !Ref Limit\n');
  });
});

describe('logical ids', () => {
  it.each([
    ['ci-bot', 'User', 'CiBot'],
    ['MayAssumeDeployer', 'Policy', 'MayAssumeDeployer'],
    ['9to5', 'Group', 'Group9to5'],
    ['+=,.@-', 'Role', 'Role'],
    ['__proto__', 'User', 'Proto'],
  ])('come from the name %s', (name, word, id) => {
    expect(new LogicalIds([name]).idFor(name, word)).toBe(id);
  });

  it('tell things of one name apart by their kinds, then by numbers, in every case', () => {
    const ids = new LogicalIds(['deployer', 'Deployer', 'deploy.er', 'x']);
    expect([ids.idFor('deployer', 'User'), ids.idFor('Deployer', 'Role'), ids.idFor('x', 'Role')]).toEqual([
      'DeployerUser',
      'DeployerRole',
      'X',
    ]);
    const same = new LogicalIds(['Ci-Bot', 'ci.bot']);
    expect([same.idFor('Ci-Bot', 'User'), same.idFor('ci.bot', 'User')]).toEqual(['CiBotUser', 'CiBotUser2']);
  });

  it('have other cases in other languages', () => {
    expect(['CiBot', 'S3Reader', 'AWSBackup'].map(snakeCase)).toEqual(['ci_bot', 's3_reader', 'aws_backup']);
    expect(['CiBot', 'S3Reader', 'AWSBackup'].map(camelCase)).toEqual(['ciBot', 's3Reader', 'awsBackup']);
  });
});

describe('stacks', () => {
  it('are divided where a stack would have too many resources, and ask each other for values', () => {
    const plan = planFor(sampleWorld);
    const units = unitsOf(plan, { resources: 6, characters: 1_000_000 });
    expect(units.length).toBeGreaterThan(2);
    expect(units.map(({ built }) => built.length).every((count) => count <= 6)).toBe(true);
    const texts = writeTemplates(plan, 'yaml', null, units).files.map(({ text }) => text);
    const all = texts.join('\n');
    const asked = [...all.matchAll(/!ImportValue ([\w-]+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(2);
    for (const name of asked) expect(all).toContain(`      Name: ${name}\n`);
  });
});
