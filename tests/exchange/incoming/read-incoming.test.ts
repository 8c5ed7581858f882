import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../src/engine/cloudformation/index.ts';
import { deploysByName, kindOfText, mayDeploy } from '../../../src/exchange/incoming/kind-of-text.ts';
import type { IncomingTemplate } from '../../../src/exchange/incoming/read-incoming.ts';
import { readIncoming } from '../../../src/exchange/incoming/read-incoming.ts';
import findings from './findings.json' with { type: 'json' };

const ask = (text: string, values: Readonly<Record<string, string>> = {}) =>
  readIncoming({
    kind: 'cloudFormation',
    text,
    values: new Map(Object.entries(values)),
    account: '111122223333',
    stackName: 'shop',
  });

function template(text: string, values: Readonly<Record<string, string>> = {}): IncomingTemplate {
  const reading = ask(text, values);
  if (!reading.ok || reading.value.kind !== 'cloudFormation') throw new Error(JSON.stringify(reading));
  return reading.value;
}

test.each(findings)('$title', ({ template: lines, findings: expected }) => {
  const found = template(lines.join('\n')).findings;
  expect(found.map(({ kind, line, logicalId, other }) => `${line} ${kind} ${logicalId} ${other}`)).toEqual(
    expected,
  );
});

test('the first statement that AWS will refuse is known with its line, whatever is to come in others', () => {
  const { faulty } = template(`Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      Policies:
        - PolicyName: good
          PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: 's3:*', Resource: !GetAtt Key.Arn}]}
        - PolicyName: bad
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: !Sub '\${Key}/*'
              - Effect: Alow
                Action: s3:GetObject
                Resource: '*'
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement:
          Effect: Allow
          Action: kms:*
          Resource: '*'
  Old:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2008-10-17'
        Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]
  Good:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [a]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: !GetAtt Role.Arn}, Action: 'sqs:*', Resource: '*'}]}
`);
  expect([...faulty].sort()).toEqual([
    ['Key', 26],
    ['Old', 35],
    ['Role', 18],
  ]);
});

test('names that a template gives are known with their lines: a change of one replaces the resource', () => {
  const { names } = template(findings[3]!.template.join('\n'));
  expect([...names]).toEqual([['Team', { property: 'GroupName', line: 4 }]]);
});

test('a type that is almost written like another one has that one named, also where it could be left out', () => {
  const read = template(
    [
      'Resources:',
      '  Ana: { Type: AWS::IAM::Usr }',
      '  Run: { Type: AWS::Lamda::Function }',
      '  Net: { Type: AWS::EC2::VPC }',
      `  Long: { Type: "AWS::IAM::${'U'.repeat(1000)}" }`,
    ].join('\n'),
  );
  expect(read.refused.map(({ name, near }) => [name, near])).toEqual([
    ['Ana', 'AWS::IAM::User'],
    ['Long', null],
  ]);
  expect(read.mayLeaveOut.map(({ type, near }) => [type, near])).toEqual([
    ['AWS::Lamda::Function', 'AWS::Lambda::Function'],
    ['AWS::EC2::VPC', null],
  ]);
});

test('each resource is known with its line, and all that the deployed text says', () => {
  const read = template('Resources:\n  Crew: { Type: AWS::IAM::Group }\n  Net: { Type: AWS::EC2::VPC }\n');
  expect([...read.lines]).toEqual([
    ['Crew', 2],
    ['Net', 3],
  ]);
  expect(read.said).toEqual({
    Resources: { Crew: { Type: 'AWS::IAM::Group' }, Net: { Type: 'AWS::EC2::VPC' } },
    Metadata: { IAMPlayground: { Without: ['AWS::EC2::VPC'] } },
  });
});

test('a parameter of Parameter Store is the account’s to tell: the template is looked at all the same', () => {
  const read = template(
    [
      'Parameters:',
      '  BootstrapVersion: { Type: AWS::SSM::Parameter::Value<String>, Default: /cdk-bootstrap/hnb659fds/version }',
      'Resources:',
      '  Crew: { Type: AWS::IAM::Group }',
    ].join('\n'),
  );
  expect(read.fault).toBeNull();
});

describe('parameters', () => {
  const text = [
    'Parameters:',
    '  Team: { Type: String }',
    '  Count: { Type: Number, MinValue: 3 }',
    '  Kind: { Type: String, AllowedValues: [a, b] }',
    'Resources:',
    '  Group: { Type: AWS::IAM::Group, Properties: { GroupName: !Ref Team } }',
    '  Open:',
    '    Type: AWS::IAM::ManagedPolicy',
    '    Properties:',
    "      PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }",
  ].join('\n');

  test('without their values the rest is looked at all the same, and AWS’s own sentence is told', () => {
    const { fault, findings: found, parameters } = template(text);
    expect(fault).toBe('Parameters: [Team, Count, Kind] must have values');
    expect(found.map(({ kind }) => kind)).toEqual(['passAnyRole', 'namedIdentity']);
    expect(parameters.map(({ name, line }) => [name, line])).toEqual([
      ['Team', 2],
      ['Count', 3],
      ['Kind', 4],
    ]);
  });

  test('good values leave no fault', () => {
    expect(template(text, { Team: 'web', Count: '3', Kind: 'a', Gone: 'x' }).fault).toBeNull();
    expect(template(text, { Team: 'web', Count: '2', Kind: 'a' }).fault).toBe(
      "Parameter 'Count' must be a number not less than 3",
    );
  });
});

describe('what isn’t modelled', () => {
  const resources = [
    'Resources:',
    '  Net: { Type: AWS::EC2::VPC }',
    '  Other: { Type: AWS::EC2::VPC }',
    '  Set: { Type: AWS::SSO::PermissionSet }',
    '  Bucket:',
    '    Type: AWS::S3::Bucket',
    '    Properties:',
    '      AccessControl: PublicRead',
  ];

  test('may be left out if it decides nothing, else it is refused at its line', () => {
    const { mayLeaveOut, refused } = template(resources.join('\n'));
    expect(mayLeaveOut).toEqual([{ type: 'AWS::EC2::VPC', names: ['Net', 'Other'], near: null }]);
    expect(refused.map(({ name, property, line }) => [name, property, line])).toEqual([
      ['Set', null, 4],
      ['Bucket', 'AccessControl', 8],
    ]);
  });

  const simple = 'Resources:\n  Net: { Type: AWS::EC2::VPC }\n';
  test.each([
    ['a template in YAML', simple],
    ['a template without a last line’s end', simple.trimEnd()],
    ['a block of metadata', `Metadata:\n  Own:\n    a: 1\n${simple}`],
    ['metadata in one line', `Metadata: { Own: { a: 1 } }\n${simple}`],
    ['a template in JSON', '{"Resources": {"Net": {"Type": "AWS::EC2::VPC"}}}'],
    [
      'JSON with tabs',
      '{\n\t"Metadata": {"Own": {"a": 1}},\n\t"Resources": {"Net": {"Type": "AWS::EC2::VPC"}}}',
    ],
  ])('stands in the template that is deployed: %s', (_title, text) => {
    const { body } = template(text);
    const read = readTemplate(body);
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(read.value.metadata).toMatchObject({ IAMPlayground: { Without: ['AWS::EC2::VPC'] } });
    if (text.includes('Own')) expect(read.value.metadata).toMatchObject({ Own: { a: 1 } });
    expect([...read.value.resources.keys()]).toEqual(['Net']);
  });

  test('nothing is written where nothing is left out', () => {
    const text = 'Resources:\n  A: { Type: AWS::IAM::Group }\n';
    expect(template(text).body).toBe(text);
  });
});

describe('a bad template', () => {
  test.each([
    ['an alias', 'Resources: &a\n  B: *a\n', 'YAML aliases are not allowed'],
    ['an unknown tag', 'Resources:\n  A: !python/object x\n', 'Unknown tag'],
    [
      'a circle',
      'Resources:\n  A: {Type: AWS::IAM::Group, DependsOn: B}\n  B: {Type: AWS::IAM::Group, DependsOn: A}\n',
      '[A, B]',
    ],
    [
      'too many resources',
      `Resources:\n${Array.from({ length: 501 }, (_, i) => `  A${i}: {Type: AWS::IAM::Group}\n`).join('')}`,
      'Number of resources, 501',
    ],
    [
      'too many parameters',
      `Parameters:\n${Array.from({ length: 201 }, (_, i) => `  P${i}: {Type: String}\n`).join('')}Resources:\n  A: {Type: AWS::IAM::Group}\n`,
      'Number of parameters, 201',
    ],
    ['too long a text', `Resources:\n  A: {}\n#${'x'.repeat(1_000_000)}`, '1000000 bytes'],
    ['a macro', 'Transform: Mine\nResources:\n  A: {Type: AWS::IAM::Group}\n', 'the transform Mine'],
  ])('is refused by AWS’s sentence: %s', (_title, text, said) => {
    expect(JSON.stringify(ask(text))).toContain(said);
  });

  test('a name of the language is nobody’s member', () => {
    const reading = ask('Resources:\n  __proto__: {Type: AWS::IAM::Group}\n');
    expect(reading).toMatchObject({ ok: false, problem: { kind: 'said' } });
    expect(({} as { Type?: string }).Type).toBeUndefined();
  });
});

test.each([
  ['x.yaml', 'AWSTemplateFormatVersion: 2010-09-09', 'cloudFormation'],
  ['', 'Transform: AWS::Serverless-2016-10-31\nResources:\n', 'cloudFormation'],
  ['', '{"Resources": {}}', 'cloudFormation'],
  ['', '{"format_version":"1.2","terraform_version":"1.9.5","planned_values":{}}', 'terraform'],
  ['', '{"format_version":"1.0","values":{"root_module":{}}}', 'terraform'],
  ['', '{"version": 4, "terraform_version": "1.9.5", "lineage": "x", "resources": []}', 'rawState'],
  ['main.tf', 'locals {}', 'hcl'],
  ['', 'resource "aws_iam_user" "ana" {\n  name = "ana"\n}', 'hcl'],
  ['', '#!/bin/bash\nset -e\n', 'script'],
  ['', 'aws iam create-user --user-name ana', 'script'],
  ['', 'AWS_PROFILE=ops aws iam list-users', 'script'],
  ['', 'version: 1\n\ndn: uid=dora,ou=people,dc=example,dc=com\nuid: dora\n', 'ldif'],
  ['', '{"Statement": []}', 'unknown'],
  ['', 'dear all,', 'unknown'],
  ['', '', 'unknown'],
])('a text is told by its beginning: %s %s', (name, text, kind) => {
  expect(kindOfText(name, text)).toBe(kind);
});

test('a file’s name says whether it deploys', () => {
  expect(['a.yml', 'b.template', 'main.tf', 'x.SH'].every(deploysByName)).toBe(true);
  expect(['account.json', 'picture.svg', 'people.ldif'].some(deploysByName)).toBe(false);
});

test('people and groups deploy nothing, so they are opened as an account where they are dropped', () => {
  const people = 'dn: uid=dora,ou=people,dc=example,dc=com\nuid: dora\n';
  expect([
    mayDeploy('people.ldif', people),
    mayDeploy('', '#!/bin/bash\n'),
    mayDeploy('', 'dear all,'),
  ]).toEqual([false, true, false]);
});
