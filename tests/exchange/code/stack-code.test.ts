import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTemplateText } from '../../../src/engine/cloudformation/index.ts';
import type { StackRow } from '../../../src/engine/index.ts';
import { policyArn, preparePart } from '../../../src/engine/index.ts';
import { rewritten, takeOver } from '../../../src/engine/stacks.ts';
import type { StackCode } from '../../../src/exchange/code/stack-code.ts';
import { stackCode } from '../../../src/exchange/code/stack-code.ts';
import { Account } from '../../engine/account.ts';
import { prepareStacks } from '../../engine/cloudformation/parts.ts';
import expectations from '../../engine/cloudformation/public.json' with { type: 'json' };
import { carryOn } from '../../engine/stacks.ts';
import fc, { draws, isFull } from '../../properties.ts';
import { acts, identities } from './by-hand.ts';
import team from './team.yaml?raw';

beforeAll(async () => {
  await prepareStacks();
  await preparePart('cloudformation');
});

const capabilities = ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];
type Parameters = Readonly<Record<string, string>>;

const given = (parameters: Parameters): object[] =>
  Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

function stackIn({ world }: Account): StackRow {
  const row = world.tables.stacks.list().find(({ kind }) => kind === 'stack');
  if (row?.kind !== 'stack') throw new Error('There is no stack');
  return row;
}

/** Carries a deployment out to its end. @returns the stack's status */
function carried(account: Account): string {
  while (carryOn(account) > 0);
  return stackIn(account).status;
}

function deployed(TemplateBody: string, parameters: Parameters = {}): Account {
  const account = new Account();
  account.must('cloudformation:CreateStack', {
    StackName: 'web',
    TemplateBody,
    Capabilities: capabilities,
    Parameters: given(parameters),
  });
  expect(carried(account)).toBe('CREATE_COMPLETE');
  return account;
}

function codeIn(account: Account): StackCode {
  const code = stackCode(account.world, stackIn(account));
  if (!code) throw new Error('The stack has no template');
  return code;
}

/** Tells what CloudFormation finds that isn't what the template says. */
function driftIn(account: Account): string[] {
  account.must('cloudformation:DetectStackDrift', { StackName: 'web' });
  return account.world.tables.stacks
    .list()
    .flatMap((row) =>
      row.kind === 'resource' && row.drift && row.drift.status !== 'IN_SYNC' ? [row.logicalId] : [],
    );
}

/** Deploys the code as a stack's template; parameters keep their values. @returns the stack's status */
function update(account: Account, { file }: StackCode): string {
  account.must('cloudformation:UpdateStack', {
    StackName: 'web',
    TemplateBody: file.text,
    Capabilities: capabilities,
    Parameters: [...stackIn(account).parameters, ...(stackIn(account).secrets ?? [])].map(({ key }) => ({
      ParameterKey: key,
      UsePreviousValue: true,
    })),
  });
  return carried(account);
}

/** The resources that the code says it can't bring up to date. */
const left = ({ notes }: StackCode): readonly string[] =>
  notes.flatMap((note) =>
    note.kind === 'gonePrincipal' || note.kind === 'notInText' || note.kind === 'stillNamed'
      ? [note.logicalId]
      : [],
  );

const publicFolder = join(import.meta.dirname, '../../engine/cloudformation/public');
const publicStacks = Object.entries(
  expectations as Readonly<Record<string, { parameters?: Parameters; without?: object; refused?: string }>>,
).flatMap(([name, { parameters = {}, without, refused }]) =>
  without === undefined && refused === undefined
    ? [[name, readFileSync(join(publicFolder, name), 'utf8'), parameters] as const]
    : [],
);
const minified = (text: string): string => JSON.stringify(readTemplateText(text).value);
const tabbed = (text: string): string => JSON.stringify(readTemplateText(text).value, null, '\t');
const stacks: readonly (readonly [name: string, text: string, parameters: Parameters])[] = [
  ['a team’s YAML', team, { Team: 'red' }],
  ['the same as JSON on one line', minified(team), { Team: 'red' }],
  ['the same as JSON with tabs', tabbed(team), { Team: 'red' }],
  ['the same as JSON in lines', JSON.stringify(readTemplateText(team).value, null, 4), { Team: 'red' }],
  ...publicStacks,
];

describe('a stack’s code, brought up to what was done by hand, deploys, and nothing differs then:', () => {
  it('of public templates there are some', () => {
    expect(publicStacks.length).toBeGreaterThan(10);
    expect(readdirSync(publicFolder).length).toBeGreaterThan(publicStacks.length);
  });

  it.each(stacks)('%s', (_name, text, parameters) => {
    const fresh = deployed(text, parameters);
    const { world } = fresh;
    const things = identities(world);
    if (things.length === 0) return;
    const act = fc.tuple(fc.nat(acts.length - 1), fc.nat(things.length - 1));
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), (done) => {
        const account = new Account();
        [account.world, account.now] = [world, fresh.now];
        for (const [what, whom] of done) acts[what]?.(account, ...things[whom]!);
        const found = takeOver(account.world, stackIn(account));
        const code = codeIn(account);
        expect(readTemplateText(code.file.text).value).toEqual(
          rewritten(found?.written ?? null, found?.rewrite ?? null),
        );
        if (code.taken.length === 0) return;
        expect(update(account, code), code.file.text).toBe('UPDATE_COMPLETE');
        const gone = code.notes.some(({ kind }) => kind === 'nothingLeft');
        expect(driftIn(account).filter((id) => !gone && !left(code).includes(id))).toEqual([]);
      }),
      draws(12, isFull ? 400 : 12),
    );
  });
});

const document = (Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

describe('the code of a stack', () => {
  const Trust = JSON.parse(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}',
  ) as { Statement: object[] };
  const trust = (Principal: unknown): object => ({
    ...Trust,
    Statement: [{ ...Trust.Statement[0], Principal }],
  });
  it('keeps each line that nobody changed, with its comments and functions, and says where one gave way', () => {
    const account = deployed(team, { Team: 'red' });
    const role = { RoleName: 'worker' };
    const row = account.world.tables.roles.list().find(({ name }) => name === 'worker');
    const trust = JSON.parse(row?.trustPolicy ?? '') as { Statement: object[] };
    trust.Statement.splice(1, 0, {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    account.must('UpdateAssumeRolePolicy', { ...role, PolicyDocument: JSON.stringify(trust) });
    account.must('UpdateRole', { ...role, Description: 'Rests: # now', MaxSessionDuration: 3600 });
    account.must('DetachRolePolicy', {
      ...role,
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    });
    account.must('AttachRolePolicy', { ...role, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    account.must('PutRolePolicy', { ...role, PolicyName: 'by-hand', PolicyDocument: document('sns:*') });
    account.must('TagRole', { ...role, Tags: [{ Key: 'team', Value: 'blue' }] });
    account.must('UntagRole', { ...role, TagKeys: ['kind'] });
    account.must('RemoveUserFromGroup', { UserName: 'robot', GroupName: 'crew' });
    account.must('UntagUser', { UserName: 'robot', TagKeys: ['team'] });
    account.must('DeleteUserPermissionsBoundary', { UserName: 'robot' });
    const idle = account.world.tables.users.list().find(({ name }) => name.startsWith('web-Idle'));
    account.must('DeleteUser', { UserName: idle?.name });
    const code = codeIn(account);
    const old = team.split('\n');
    const now = code.file.text.split('\n');
    expect(now.filter((_, at) => code.newLines.has(at + 1)).map((line) => line.trim())).toEqual([
      "Description: 'Rests: # now'",
      'MaxSessionDuration: 3600',
      ...['- Effect: Allow', 'Principal:', 'Service: ec2.amazonaws.com', 'Action: sts:AssumeRole'],
      '- arn:aws:iam::aws:policy/ReadOnlyAccess',
      ...['- PolicyName: by-hand', 'PolicyDocument:', "Version: '2012-10-17'", 'Statement:'],
      ...['- Effect: Allow', 'Action: sns:*', "Resource: '*'"],
      'Tags: [{ Key: team, Value: blue }]',
      'Groups: []',
    ]);
    // Beside these, lines have gone, and none has moved.
    const gone = old.filter((line) => !now.includes(line)).map((line) => line.trim());
    expect(gone).toEqual([
      'Description: !Sub Works for ${Team}',
      'MaxSessionDuration: 7200',
      '- arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
      'Tags: [{ Key: team, Value: !Ref Team }, { Key: kind, Value: worker }]',
      'PermissionsBoundary: !Sub arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess',
      ...['Groups:', '- !Ref Crew', 'Value: >-', 'red', 'and more', 'Idle:', 'DependsOn: Robot'],
    ]);
    const stays = now.filter((_, at) => !code.newLines.has(at + 1));
    let from = 0;
    for (const line of stays) {
      from = old.indexOf(line, from) + 1;
      expect(from, line).toBeGreaterThan(0);
    }
    expect(code.notes).toEqual([
      { kind: 'function', logicalId: 'Worker', path: '/Description' },
      { kind: 'function', logicalId: 'Worker', path: '/Tags/0/Value' },
    ]);
    expect(code.taken.map(({ logicalId, isGone }) => [logicalId, isGone])).toEqual([
      ['Idle', true],
      ['Robot', false],
      ['Worker', false],
    ]);
    expect(code.command).toBe(
      'aws cloudformation deploy --stack-name web \\\n  --template-file web.yaml --capabilities CAPABILITY_NAMED_IAM',
    );
    expect(update(account, code)).toBe('UPDATE_COMPLETE');
    expect(driftIn(account)).toEqual([]);
  });

  it('names things of the same stack and the account as its author would, where that makes no circle', () => {
    const account = deployed(
      JSON.stringify({
        Parameters: { More: { Type: 'String', Default: 'yes' } },
        Conditions: { HasMore: { 'Fn::Equals': [{ Ref: 'More' }, 'yes'] } },
        Resources: {
          Extra: { Type: 'AWS::IAM::User', Condition: 'HasMore', Properties: { UserName: 'extra' } },
          Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot' } },
          Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'red-store' } },
          Worker: {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: 'worker',
              Description: 'Works',
              AssumeRolePolicyDocument: trust({ AWS: { 'Fn::GetAtt': ['Robot', 'Arn'] } }),
              Policies: [],
            },
          },
        },
      }),
    );
    account.must('UpdateRole', { RoleName: 'worker', Description: 'robot' });
    account.must('PutRolePolicy', {
      RoleName: 'worker',
      PolicyName: 'own',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: [
              'arn:aws:s3:::red-store',
              'arn:aws:s3:::red-store/${aws:username}/*',
              'arn:aws:s3:::red-store-too/*',
              'arn:aws:iam::111122223333:role/worker',
              'arn:aws:iam::111122223333:user/robot',
              'arn:aws:iam::111122223333:user/extra',
              'arn:aws:iam::111122223333:user/robot/other',
              'arn:aws:iam::444455556666:user/robot',
            ],
          },
        ],
      }),
    });
    account.must('UpdateAssumeRolePolicy', {
      RoleName: 'worker',
      PolicyDocument: JSON.stringify(
        trust({ AWS: ['111122223333', 'arn:aws:iam::111122223333:user/robot'] }),
      ),
    });
    const code = codeIn(account);
    const { Resources } = JSON.parse(code.file.text) as {
      Resources: Record<string, { Properties: Record<string, unknown> }>;
    };
    // A word of a description stays a word, and who isn't there under every condition isn't referred to.
    expect(Resources['Worker']?.Properties).toMatchObject({
      Description: 'robot',
      AssumeRolePolicyDocument: trust({
        AWS: [{ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }, { 'Fn::GetAtt': ['Robot', 'Arn'] }],
      }),
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Statement: [
              {
                Resource: [
                  { 'Fn::GetAtt': ['Store', 'Arn'] },
                  { 'Fn::Sub': '${Store.Arn}/${!aws:username}/*' },
                  'arn:aws:s3:::red-store-too/*',
                  { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/worker' },
                  { 'Fn::GetAtt': ['Robot', 'Arn'] },
                  { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:user/extra' },
                  { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:user/robot/other' },
                  'arn:aws:iam::444455556666:user/robot',
                ],
              },
            ],
          },
        },
      ],
    });
    expect(update(account, code)).toBe('UPDATE_COMPLETE');
    expect(driftIn(account)).toEqual([]);
  });

  it('makes no circle through somebody who is gone and whom others still name', () => {
    const account = deployed(
      JSON.stringify({
        Resources: {
          Crew: { Type: 'AWS::IAM::Group', Properties: { GroupName: 'crew', Policies: [] } },
          Robot: {
            Type: 'AWS::IAM::User',
            Properties: { UserName: 'robot', Groups: [{ Ref: 'Crew' }] },
          },
          Worker: {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: 'worker',
              AssumeRolePolicyDocument: trust({ AWS: { 'Fn::GetAtt': ['Robot', 'Arn'] } }),
            },
          },
        },
      }),
    );
    account.must('PutGroupPolicy', {
      GroupName: 'crew',
      PolicyName: 'own',
      PolicyDocument: document('sts:AssumeRole').replace('"*"', '"arn:aws:iam::111122223333:role/worker"'),
    });
    account.must('RemoveUserFromGroup', { GroupName: 'crew', UserName: 'robot' });
    account.must('DeleteUser', { UserName: 'robot' });
    const code = codeIn(account);
    expect(code.notes).toContainEqual({ kind: 'stillNamed', logicalId: 'Robot', by: ['Worker'] });
    expect(code.file.text).toContain('{"Fn::Sub":"arn:aws:iam::${AWS::AccountId}:role/worker"}');
    expect(update(account, code)).toBe('UPDATE_COMPLETE');
  });

  it('writes references in YAML by their short tags', () => {
    const account = deployed(team, { Team: 'red' });
    account.must('CreateGroup', { GroupName: 'other' });
    account.must('AttachUserPolicy', {
      UserName: 'robot',
      PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    const rule = account.world.tables.policies.list().find(({ name }) => name.startsWith('web-Rule'));
    account.must('DetachGroupPolicy', { GroupName: 'crew', PolicyArn: policyArn(rule!) });
    account.must('PutRolePolicy', {
      RoleName: 'worker',
      PolicyName: 'own',
      PolicyDocument: document('s3:*').replace(
        '"*"',
        '["arn:aws:s3:::red-store","arn:aws:s3:::red-store/*"]',
      ),
    });
    const code = codeIn(account);
    expect(code.file.text).toContain("Resource: [!GetAtt Store.Arn, !Sub '${Store.Arn}/*']");
    expect(update(account, code)).toBe('UPDATE_COMPLETE');
    expect(driftIn(account)).toEqual([]);
  });

  const two = JSON.stringify({
    Resources: {
      Robot: { Type: 'AWS::IAM::User', Properties: { UserName: 'robot' } },
      Worker: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'worker',
          Description: 'Works',
          AssumeRolePolicyDocument: trust({ AWS: { 'Fn::GetAtt': ['Robot', 'Arn'] } }),
        },
      },
    },
  });

  it('says what it leaves out: what the template leaves open, and who is gone while others name them', () => {
    const account = deployed(two);
    account.must('PutRolePolicy', {
      RoleName: 'worker',
      PolicyName: 'by-hand',
      PolicyDocument: document('s3:*'),
    });
    expect(codeIn(account)).toMatchObject({
      file: { name: 'web.json', text: two, language: 'json' },
      taken: [],
      notes: [{ kind: 'leftOpen', logicalId: 'Worker', names: ['by-hand'] }],
    });
    account.must('UpdateRole', { RoleName: 'worker', Description: 'Rests' });
    account.must('DeleteUser', { UserName: 'robot' });
    const code = codeIn(account);
    // A statement that names somebody who is gone would be refused.
    expect(code.file.text).toBe(two.replace('Works', 'Rests'));
    expect(code.taken).toMatchObject([{ logicalId: 'Worker', differences: [{ path: '/Description' }] }]);
    expect(code.notes).toEqual([
      { kind: 'gonePrincipal', logicalId: 'Worker', path: '/AssumeRolePolicyDocument' },
      { kind: 'stillNamed', logicalId: 'Robot', by: ['Worker'] },
      { kind: 'leftOpen', logicalId: 'Worker', names: ['by-hand'] },
    ]);
    expect(update(account, code)).toBe('UPDATE_COMPLETE');
    // Once the trust policy names somebody else, both are taken over.
    const PolicyDocument = JSON.stringify(trust({ Service: 'lambda.amazonaws.com' }));
    account.must('UpdateAssumeRolePolicy', { RoleName: 'worker', PolicyDocument });
    const next = codeIn(account);
    expect(next.notes.map(({ kind }) => kind)).toEqual(['leftOpen']);
    expect(Object.keys((JSON.parse(next.file.text) as { Resources: object }).Resources)).toEqual(['Worker']);
    expect(update(account, next)).toBe('UPDATE_COMPLETE');
    expect(driftIn(account)).toEqual([]);
  });

  it('of a stack of which nothing is left stays as it is', () => {
    const alone = JSON.stringify({ Resources: { Crew: { Type: 'AWS::IAM::Group' } } });
    const account = deployed(alone);
    account.must('DeleteGroup', { GroupName: account.world.tables.groups.list()[0]?.name });
    expect(codeIn(account)).toMatchObject({
      file: { text: alone },
      taken: [],
      notes: [{ kind: 'nothingLeft' }],
    });
  });

  it('can’t change what a transform has made, and says so', () => {
    const account = deployed(
      `Transform: AWS::Serverless-2016-10-31
Resources:
  Works:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: exports.handler = () => 1;
`,
    );
    const RoleName = account.world.tables.roles.list().find(({ name }) => name.startsWith('web-'))?.name;
    account.must('AttachRolePolicy', { RoleName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    expect(codeIn(account)).toMatchObject({
      taken: [],
      notes: [{ kind: 'notInText', logicalId: 'WorksRole', path: '' }],
    });
  });
});

it('changes one line of four hundred', () => {
  const users = Array.from(
    { length: 400 },
    (_, at) =>
      `  U${String(at)}: { Type: AWS::IAM::User, Properties: { UserName: u${String(at)}, Path: /a/ } }\n`,
  );
  const text = `Resources:\n${users.join('')}`;
  const account = deployed(text);
  account.must('UpdateUser', { UserName: 'u399', NewPath: '/b/' });
  expect(codeIn(account).file.text).toBe(text.replace(/\/a\/ \} \}\n$/, '/b/ } }\n'));
});
