import { beforeAll, describe, expect, test } from 'vitest';
import { needsBucket } from '../../../../../src/engine/cloudformation/index.ts';
import { type Credentials, preparePart } from '../../../../../src/engine/index.ts';
import { placeChange } from '../../../../../src/ui/panels/files/incoming/place-change.ts';
import { shownChange } from '../../../../../src/ui/panels/files/incoming/shown-change.ts';
import type { Deployment, Trial } from '../../../../../src/ui/panels/files/incoming/trial.ts';
import {
  bucketWithTemplate,
  templateBucket,
} from '../../../../../src/ui/panels/files/incoming/template-bucket.ts';
import { tryOut } from '../../../../../src/ui/panels/files/incoming/trial.ts';
import { Account, home, root } from '../../../../engine/account.ts';

beforeAll(async () => {
  for (const part of ['iam', 'iam-policy-versions', 'cloudformation', 'sts'] as const)
    await preparePart(part);
});

const document = (action: string, resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
});
const trust = (who: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' }],
});

const template = (role: string, more: object = {}): string =>
  JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: role,
          AssumeRolePolicyDocument: trust(`arn:aws:iam::${home}:user/ana`),
        },
      },
      ...more,
    },
  });

const stack = (body: string): Deployment => ({
  kind: 'cloudFormation',
  stackName: 'shop',
  body,
  values: new Map(),
  capabilities: ['CAPABILITY_NAMED_IAM'],
});

function begun(): Account {
  const account = new Account();
  account.must('CreateUser', { UserName: 'ana' });
  account.must('CreateGroup', { GroupName: 'Web' });
  account.must('AddUserToGroup', { GroupName: 'Web', UserName: 'ana' });
  account.must('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'May',
    PolicyDocument: JSON.stringify(document('sts:AssumeRole')),
  });
  return account;
}

/** Points along a path of curves and level lines, each some pixels after the one before. */
function pointsOf(path: string): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', numbers = ''] of path.matchAll(/([MCH])([^MCH]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = a, f = b] = numbers.trim().split(' ').map(Number);
    const [x0, y0] = [x, y];
    const curve = letter === 'C' ? [a, b, c, d] : [x0, y0, a, y0];
    [x, y] = letter === 'H' ? [a, y0] : [e, f];
    for (let at = 0; at <= 40 && letter !== 'M'; at++) {
      const t = at / 40;
      const on = (p0: number, p1: number, p2: number, p3: number): number =>
        (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t ** 2 * p2 + t ** 3 * p3;
      points.push([on(x0, curve[0]!, curve[2]!, x), on(y0, curve[1]!, curve[3]!, y)]);
    }
  }
  return points;
}

const progress: (number | null)[][] = [];

const attempt = (account: Account, deployment: Deployment, credentials: Credentials = root): Promise<Trial> =>
  tryOut(deployment, {
    world: account.world,
    now: account.now + 60_000,
    credentials,
    account: home,
    signal: new AbortController().signal,
    onProgress: (done, total) => progress.push([done, total]),
  });

/** A trial that becomes the account. */
async function deployed(account: Account, deployment: Deployment): Promise<Account> {
  const trial = await attempt(account, deployment);
  if (trial.stopped) throw new Error(JSON.stringify(trial.stopped));
  account.world = trial.after;
  account.now += 120_000;
  return account;
}

const shownOf = (account: Account, trial: Trial) =>
  shownChange({ world: account.world, now: account.now, account: home }, trial);

const marked = (things: Awaited<ReturnType<typeof shownOf>>['things']) =>
  things.map(({ name, mark }) => `${name} ${String(mark)}`).sort();

describe('a template', () => {
  test('is tried on a copy: the account stays as it is, and the picture shows what comes and who stands beside it', async () => {
    const account = begun();
    const { world } = account;
    const trial = await attempt(account, stack(template('Deployer')));
    expect(trial.stopped).toBeNull();
    expect(trial.calls).toBeGreaterThan(1);
    expect(account.world).toBe(world);
    expect(world.tables.roles.size).toBe(0);
    const shown = await shownOf(account, trial);
    expect(shown.counts).toEqual({ added: 1, changed: 0, replaced: 0, gone: 0 });
    expect(marked(shown.things)).toEqual(['Deployer added', 'ana null']);
    expect(shown.lines.map(({ kind, mark }) => [kind, mark])).toEqual([['assume', 'added']]);
  });

  test('that attaches a policy of AWS adds the line alone: the policy was there before', async () => {
    const account = begun();
    const more = {
      Reads: {
        Type: 'AWS::IAM::Group',
        Properties: { GroupName: 'Reads', ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
      },
    };
    const shown = await shownOf(account, await attempt(account, stack(template('Deployer', more))));
    expect(shown.counts).toEqual({ added: 2, changed: 0, replaced: 0, gone: 0 });
    expect(marked(shown.things)).toEqual([
      'Deployer added',
      'ReadOnlyAccess null',
      'Reads added',
      'ana null',
    ]);
    expect(shown.lines.map(({ kind, mark }) => [kind, mark])).toContainEqual(['attached', 'added']);
  });

  test('draws a line from a policy to each thing that it names, and shows what changes of these lines', async () => {
    await preparePart('s3');
    const rule = (...statements: object[]) => ({
      Rule: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Rule',
          PolicyDocument: { Version: '2012-10-17', Statement: statements },
        },
      },
      Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'store' } },
      Safe: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'safe' } },
    });
    const on = (Effect: string, name: string) => ({
      Effect,
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${name}/*`,
    });
    const lines = async (account: Account, deployment: Deployment): Promise<readonly unknown[]> => {
      const trial = await attempt(account, deployment);
      expect(trial.stopped).toBeNull();
      const shown = await shownOf(account, trial);
      const nameOf = new Map(shown.things.map(({ id, name }) => [id, name]));
      return shown.lines
        .filter(({ kind }) => kind === 'allows' || kind === 'denies')
        .map(({ kind, from, to, mark }) => [nameOf.get(from), kind, nameOf.get(to), mark]);
    };
    const first = stack(JSON.stringify({ Resources: rule(on('Allow', 'store'), on('Deny', 'safe')) }));
    const account = begun();
    expect(await lines(account, first)).toEqual([
      ['Rule', 'allows', 'store', 'added'],
      ['Rule', 'denies', 'safe', 'added'],
    ]);
    await deployed(account, first);
    // The account has nothing of the name “other”: no line leads there.
    const next = stack(JSON.stringify({ Resources: rule(on('Allow', 'store'), on('Allow', 'other')) }));
    expect(await lines(account, next)).toEqual([
      ['Rule', 'allows', 'store', null],
      ['Rule', 'denies', 'safe', 'gone'],
    ]);
  });

  test('that went back is drawn as it is now: nothing of what would have come, and who would have stood beside it', async () => {
    const account = begun();
    const trial = await attempt(account, stack(template('Deployer')));
    const touched = (await shownOf(account, trial)).things.map(({ id }) => id);
    const { world, now } = account;
    const back = { after: world, changes: [], replaced: [] };
    const left = await shownChange({ world, now, account: home }, back, touched);
    expect(marked(left.things)).toEqual(['ana null']);
    expect(left.counts).toEqual({ added: 0, changed: 0, replaced: 0, gone: 0 });
    expect(left.lines).toEqual([]);
  });

  test('of more than a request carries goes through a bucket, which is made once, if the caller may', async () => {
    await preparePart('s3');
    const account = begun();
    // 500 resources, of 600 bytes each.
    const users = Array.from({ length: 499 }, (_, at) => [
      `User${String(at)}`,
      { Type: 'AWS::IAM::User', Metadata: { Note: 'é'.repeat(290) } },
    ]);
    const large = stack(template('Deployer', Object.fromEntries(users) as object));
    expect(needsBucket((large as { body: string }).body)).toBe(true);
    const bucket = { name: 'cf-templates-00001f1raw9x-us-east-1', isNew: true };
    expect(templateBucket(account.world, home)).toEqual(bucket);
    const trial = await attempt(account, large);
    expect(trial.stopped).toBeNull();
    expect(trial.after.tables.users.size).toBe(1 + 499);
    const names = trial.after.tables.resources.list().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([bucket.name, 'shop.template']));
    expect(templateBucket(trial.after, home)).toEqual({ ...bucket, isNew: false });
    // It stays there, as AWS's console leaves it.
    expect(bucketWithTemplate(account.world, home, 'shop')).toBeNull();
    expect(bucketWithTemplate(trial.after, home, 'shop')).toBe(bucket.name);
    // Whoever may do all but write there is stopped before anything is made.
    account.must('PutUserPolicy', {
      UserName: 'ana',
      PolicyName: 'May',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', NotAction: 's3:PutObject', Resource: '*' },
      }),
    });
    const ana = { type: 'console', id: account.world.tables.users.list()[0]?.id ?? '' } as const;
    const refused = await attempt(account, large, ana);
    expect(refused.stopped).toMatchObject({ at: '', isDenied: true });
    expect(refused.stopped?.said).toContain('s3:PutObject');
    expect(refused.after.tables.stacks.size).toBe(0);
    expect(bucketWithTemplate(refused.after, home, 'shop')).toBeNull();
  });

  test('that would change an export in use stops, and says so, though no resource fails', async () => {
    const { Resources } = JSON.parse(template('Deployer')) as { Resources: object };
    const exporting = (value: string): string =>
      JSON.stringify({ Resources, Outputs: { Team: { Value: value, Export: { Name: 'team' } } } });
    const account = await deployed(begun(), stack(exporting('web')));
    const importing = {
      Resources: {
        Boxes: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::ImportValue': 'team' } } },
      },
    };
    await preparePart('sqs');
    await deployed(account, { ...stack(JSON.stringify(importing)), stackName: 'boxes' } as Deployment);
    expect((await attempt(account, stack(exporting('ops')))).stopped).toEqual({
      at: '',
      said: 'Update canceled. Cannot update export team as it is in use by boxes.',
      isDenied: false,
      decision: null,
    });
  });

  test('with a new name replaces the role, and shows both', async () => {
    const account = await deployed(begun(), stack(template('Deployer')));
    const trial = await attempt(account, stack(template('WebDeployer')));
    expect([trial.stopped, trial.replaced, trial.replacedIds]).toEqual([
      null,
      [['Deployer', 'WebDeployer']],
      ['Role'],
    ]);
    const shown = await shownOf(account, trial);
    expect(shown.counts).toEqual({ added: 0, changed: 0, replaced: 1, gone: 0 });
    expect(marked(shown.things)).toEqual(['Deployer replaced', 'WebDeployer replaced', 'ana null']);
    const placed = placeChange(shown);
    const at = (name: string) => placed.things.find(({ thing }) => thing.name === name);
    expect(at('Deployer')!.y).toBeLessThan(at('WebDeployer')!.y);
    expect(placed.replacing).toHaveLength(1);
    expect(placed.columns.map(({ id }) => id)).toEqual(['who', 'roles']);
  });

  test('with a new name leaves nobody for the role, until the policies that name it have its new ARN', async () => {
    const ofTheAccount = (role: string) => stack(template(role).replace(':user/ana', ':root'));
    const account = await deployed(begun(), ofTheAccount('Deployer'));
    const named = (name: string) => `arn:aws:iam::${home}:role/${name}`;
    account.must('PutUserPolicy', {
      UserName: 'ana',
      PolicyName: 'May',
      PolicyDocument: JSON.stringify(document('sts:AssumeRole', named('Deployer'))),
    });
    account.must('CreateRole', {
      RoleName: 'Trusting',
      AssumeRolePolicyDocument: JSON.stringify(trust(named('Deployer'))),
    });
    const replacing = ofTheAccount('WebDeployer');
    const trial = await attempt(account, replacing);
    expect(trial.stale.map(({ name, old }) => [name, old])).toEqual([
      ['May', [named('Deployer')]],
      ['Trusting', [named('Deployer')]],
    ]);
    expect((await shownOf(account, trial)).deserted).toEqual([
      { name: 'WebDeployer', before: ['ana'] },
      { name: 'Trusting', before: ['Deployer'] },
    ]);
    const renewing = new Set(trial.stale.map(({ id }) => id));
    const renewed = await attempt(account, { ...replacing, renewing } as Deployment);
    expect(renewed.stopped).toBeNull();
    expect((await shownOf(account, renewed)).deserted).toEqual([]);
    const [policy] = renewed.after.tables.inlinePolicies.list();
    expect(policy?.document).toContain(named('WebDeployer'));
    const trusting = renewed.after.tables.roles.list().find(({ name }) => name === 'Trusting');
    const now = renewed.after.tables.roles.list().find(({ name }) => name === 'WebDeployer');
    expect(trusting?.trustPolicy).toContain(now?.id);
    // Who may not write the policies is told so, and the stack stands.
    account.must('PutUserPolicy', {
      UserName: 'ana',
      PolicyName: 'Roles',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['cloudformation:*', 'iam:*Role'], Resource: '*' }],
      }),
    });
    const refused = await attempt(account, { ...replacing, renewing } as Deployment, account.user('ana'));
    expect(refused.stopped).toMatchObject({ at: 'May', isDenied: true });
    expect(refused.stopped?.said).toContain('iam:PutUserPolicy');
  });

  test('with a new name tells that the old role stays where CloudFormation can’t remove it, and no name leads nowhere', async () => {
    const account = await deployed(begun(), stack(template('Deployer')));
    const named = `arn:aws:iam::${home}:role/Deployer`;
    account.must('PutRolePolicy', {
      RoleName: 'Deployer',
      PolicyName: 'ByHand',
      PolicyDocument: JSON.stringify(document('sts:AssumeRole', named)),
    });
    const trial = await attempt(account, stack(template('WebDeployer')));
    expect([trial.stopped, trial.kept, trial.stale]).toEqual([null, ['Deployer'], []]);
    expect((await attempt(begun(), stack(template('Deployer')))).kept).toEqual([]);
  });

  test('no line passes through a thing that it doesn’t lead to', async () => {
    const policy = (name: string) => ({
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: name,
        Roles: [{ Ref: 'Role' }],
        Groups: ['Web'],
        PolicyDocument: document('s3:GetObject', 'arn:aws:s3:::a/*'),
      },
    });
    const account = begun();
    const names = ['A', 'B', 'C'];
    const more = Object.fromEntries(names.map((name) => [name, policy(name)]));
    const shown = await shownOf(account, await attempt(account, stack(template('Deployer', more))));
    const { things, lines } = placeChange(shown);
    const crossed = lines.flatMap(({ line, path }) =>
      things
        .filter(({ thing }) => thing.id !== line.from && thing.id !== line.to)
        .filter(({ x, y, width, height }) =>
          pointsOf(path).some(([px, py]) => Math.abs(px - x) < width / 2 && Math.abs(py - y) < height / 2),
        )
        .map(({ thing }) => `${line.id} through ${thing.name}`),
    );
    expect(lines.some(({ line }) => line.kind === 'assume')).toBe(true);
    expect(crossed).toEqual([]);
  });

  test.each([280, 350, 728])('is drawn within %i pixels, and nothing covers another thing', async (room) => {
    const policy = {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'ReadsWhatTheWholeTeamWrites',
          Groups: [{ Ref: 'Crew' }],
          PolicyDocument: document('s3:GetObject', 'arn:aws:s3:::a/*'),
        },
      },
      Crew: { Type: 'AWS::IAM::Group' },
      Boxes: { Type: 'AWS::SQS::Queue' },
    };
    const account = begun();
    const shown = await shownOf(account, await attempt(account, stack(template('Deployer', policy))));
    const placed = placeChange(shown, room);
    expect(placed.columns.map(({ id }) => id).sort()).toEqual([
      'groups',
      'policies',
      'roles',
      'things',
      'who',
    ]);
    expect(placed.width).toBeLessThanOrEqual(room);
    expect(placed.things).toHaveLength(shown.things.length);
    for (const one of placed.things) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      // A mark stands at its corner.
      expect(one.x + one.width / 2 + 16).toBeLessThanOrEqual(placed.width);
      expect(one.y + one.height / 2).toBeLessThan(placed.height);
      for (const other of placed.things)
        if (other !== one)
          expect(
            Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= 100,
          ).toBe(true);
    }
  });

  test('tells in a few words what a policy allows', async () => {
    const policy = {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'Reads',
          PolicyDocument: document('s3:GetObject', 'arn:aws:s3:::a/*'),
        },
      },
    };
    const account = begun();
    const shown = await shownOf(account, await attempt(account, stack(template('Deployer', policy))));
    expect(shown.things.find(({ name }) => name === 'Reads')?.says).toBe('may: read s3 a');
    expect(shown.things.find(({ name }) => name === 'ana')?.says).toBe('');
  });

  test('shows the inline policies that come, change and go beside their owner', async () => {
    const inline = (action: string) => ({
      Inline: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'Own',
          Roles: ['Deployer'],
          PolicyDocument: document(action, 'arn:aws:s3:::a/*'),
        },
        DependsOn: 'Role',
      },
    });
    const empty = await deployed(begun(), stack(template('Deployer')));
    const pages = async (account: Account, next: string) => {
      const { things, lines } = await shownOf(account, await attempt(account, stack(next)));
      const page = things.find(({ kind }) => kind === 'inlinePolicy');
      const line = lines.find(({ to }) => to === page?.id);
      const owner = things.find(({ id }) => id === line?.from);
      return [page?.name, page?.says, page?.mark, line?.mark, owner?.name, owner?.mark];
    };
    const reads = template('Deployer', inline('s3:GetObject'));
    expect(await pages(empty, reads)).toEqual(['Own', 'may: read s3 a', 'added', 'added', 'Deployer', null]);
    const full = await deployed(empty, stack(reads));
    const deletes = template('Deployer', inline('s3:DeleteObject'));
    expect(await pages(full, deletes)).toEqual([
      'Own',
      'may: s3:DeleteObject',
      'changed',
      null,
      'Deployer',
      null,
    ]);
    expect(await pages(full, template('Deployer'))).toEqual([
      ...['Own', 'may: read s3 a', 'gone', 'gone', 'Deployer', null],
    ]);
  });

  test('changes a role in its place, and takes away what has left it', async () => {
    const group = { Group: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'Readers' } } };
    const account = await deployed(begun(), stack(template('Deployer', group)));
    const changed = template('Deployer').replace('"RoleName"', '"Description":"x","RoleName"');
    const shown = await shownOf(account, await attempt(account, stack(changed)));
    expect(shown.counts).toEqual({ added: 0, changed: 1, replaced: 0, gone: 1 });
    expect(marked(shown.things)).toContain('Readers gone');
  });

  test('is deployed without the types that its metadata names, and refused without them', async () => {
    const net = { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } };
    const refused = await attempt(begun(), stack(template('Deployer', net)));
    expect(refused.stopped).toEqual({
      at: '',
      said: 'the resource type AWS::EC2::VPC (/Resources/Net), which Metadata: {IAMPlayground: {Without: [AWS::EC2::VPC]}} in the template leaves out',
      isDenied: false,
      decision: null,
    });
    const without = {
      ...(JSON.parse(template('Deployer', net)) as object),
      Metadata: { IAMPlayground: { Without: ['AWS::EC2::VPC'] } },
    };
    const trial = await attempt(begun(), stack(JSON.stringify(without)));
    expect(trial.stopped).toBeNull();
    expect([...trial.after.tables.roles.values()].map(({ name }) => name)).toEqual(['Deployer']);
  });

  test('is refused to somebody who may not, in AWS’s words, and leaves nothing', async () => {
    const account = begun();
    account.must('PutUserPolicy', {
      UserName: 'ana',
      PolicyName: 'Stacks',
      PolicyDocument: JSON.stringify(document('cloudformation:*')),
    });
    const trial = await attempt(account, stack(template('Deployer')), account.user('ana'));
    expect(trial.stopped).toMatchObject({ at: 'Role', isDenied: true });
    // The answer explains itself.
    expect(trial.stopped?.decision).toMatchObject({ verdict: 'implicitDeny', action: 'iam:CreateRole' });
    expect(trial.stopped?.said).toContain('iam:CreateRole');
    expect(trial.after.tables.roles.size).toBe(0);
  });
});

test('a script is tried line by line, and its first refusal names the line', async () => {
  const good = await attempt(begun(), {
    kind: 'script',
    text: 'aws iam create-group --group-name Ops\naws iam add-user-to-group --group-name Ops --user-name ana\n',
  });
  expect([good.stopped, good.calls]).toEqual([null, 2]);
  expect(progress.at(-1)).toEqual([2, 2]);
  const bad = await attempt(begun(), {
    kind: 'script',
    text: '# a comment\naws iam create-group --group-name Ops\naws iam delete-user --user-name nobody\n',
  });
  expect(bad.stopped).toMatchObject({ at: '3', isDenied: false });
  expect(bad.stopped?.said).toContain('(NoSuchEntity)');
});

test('Terraform’s resources are tried as ordinary calls', async () => {
  const { readTerraform } = await import('../../../../../src/exchange/terraform/read-terraform.ts');
  const file = readTerraform(
    JSON.stringify({
      format_version: '1.0',
      values: {
        root_module: {
          resources: [
            {
              address: 'aws_iam_group_membership.ops',
              mode: 'managed',
              type: 'aws_iam_group_membership',
              values: { group: 'Ops', users: ['ana'] },
              depends_on: ['aws_iam_group.ops'],
            },
            {
              address: 'aws_iam_group.ops',
              mode: 'managed',
              type: 'aws_iam_group',
              values: { name: 'Ops', path: '/' },
            },
          ],
        },
      },
    }),
  );
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  const account = begun();
  const trial = await attempt(account, { kind: 'terraform', file });
  expect(trial.stopped).toBeNull();
  const shown = await shownOf(account, trial);
  expect(marked(shown.things)).toEqual(['Ops added', 'ana null']);
});

test('what was stopped ends with the signal’s reason', async () => {
  const ending = new AbortController();
  ending.abort(new Error('enough'));
  const account = begun();
  const trial = tryOut(
    { kind: 'script', text: 'aws iam create-group --group-name Ops' },
    {
      ...{ world: account.world, now: account.now, credentials: root, account: home },
      signal: ending.signal,
      onProgress: () => undefined,
    },
  );
  await expect(trial).rejects.toThrow('enough');
});
