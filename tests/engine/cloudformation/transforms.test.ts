import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../src/engine/cloudformation/index.ts';
import { policyPaths } from '../../../src/engine/cloudformation/serverless.ts';
import catalog from '../../../src/engine/managed-policies/data/index.json' with { type: 'json' };
import { faultOf, resolved } from './stack.ts';

describe('Fn::ForEach', () => {
  test('writes a resource for each item, with its value in names and properties', () => {
    const { resources, outputs } = resolved(`
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Queues:
    - Name
    - [Orders, in-voices]
    - Queue&{Name}:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub 'q-\${Name}', Tags: [{Key: for, Value: !Ref Name}]}
Outputs:
  Fn::ForEach::Urls:
    - Name
    - [Orders]
    - 'Url\${Name}': {Value: !Ref 'Queue\${Name}'}
`);
    expect([...resources.values()].map(({ logicalId, properties }) => [logicalId, properties])).toEqual([
      ['QueueOrders', { QueueName: 'q-Orders', Tags: [{ Key: 'for', Value: 'Orders' }] }],
      ['Queueinvoices', { QueueName: 'q-in-voices', Tags: [{ Key: 'for', Value: 'in-voices' }] }],
    ]);
    expect(outputs.get('UrlOrders')?.value).toEqual({ Ref: 'QueueOrders' });
  });

  test('goes through a list parameter, and through others within it', () => {
    const { resources } = resolved(
      `
Transform: AWS::LanguageExtensions
Parameters: {Teams: {Type: CommaDelimitedList, Default: 'a'}}
Resources:
  Fn::ForEach::Teams:
    - Team
    - !Ref Teams
    - Fn::ForEach::Stages:
        - Stage
        - [Dev, Prod]
        - 'G\${Team}\${Stage}': {Type: AWS::IAM::Group}
`,
      { Teams: 'x,y' },
    );
    expect([...resources.keys()]).toEqual(['GxDev', 'GxProd', 'GyDev', 'GyProd']);
  });

  test('makes logical ids by functions where Ref and Fn::GetAtt take them', () => {
    const { outputs } = resolved(`
Transform: AWS::LanguageExtensions
Parameters: {Stage: {Type: String, Default: Dev}}
Resources:
  Fn::ForEach::Groups:
    - Name
    - [Ops, Devs]
    - 'Group\${Name}Dev': {Type: AWS::IAM::Group}
Outputs:
  Fn::ForEach::Outs:
    - Name
    - [Ops]
    - Fn::ForEach::Attributes:
        - Attribute
        - [Arn]
        - 'Of\${Name}\${Attribute}': {Value: !GetAtt [!Sub 'Group\${Name}\${Stage}', !Ref Attribute]}
  Joined: {Value: !Ref {'Fn::Join': ['', [Group, Devs, !Ref Stage]]}}
`);
    expect(outputs.get('OfOpsArn')?.value).toEqual({ 'Fn::GetAtt': ['GroupOpsDev', 'Arn'] });
    expect(outputs.get('Joined')?.value).toEqual({ Ref: 'GroupDevsDev' });
    expect(
      faultOf(
        readTemplate(
          'Transform: AWS::LanguageExtensions\nResources: {Q: {Type: AWS::SQS::Queue}}\nOutputs: {O: {Value: !GetAtt [!Sub "${Q}x", Arn]}}',
        ),
      ),
    ).toContain('every Fn::GetAtt object requires two non-empty parameters');
  });

  test.each([
    [
      "Fn::ForEach::L: [X, !Split [',', 'a,b'], {}]",
      'not modelled: a collection of Fn::ForEach::L other than a list of texts or a parameter with one',
    ],
    [
      'Fn::ForEach::L: [X]',
      'Template error: Fn::ForEach::L requires a list of three elements: an identifier, a collection and a map',
    ],
    ['Fn::ForEach::L: [X, [a, a], {Q: {Type: AWS::SQS::Queue}}]', 'Template format error: duplicate key Q'],
  ])('of %s fails', (loop, sentence) => {
    const read = readTemplate(`Transform: AWS::LanguageExtensions\nResources: {${loop}}`);
    expect(faultOf(read)).toBe(sentence);
  });

  test('is no resource without its transform', () => {
    expect(faultOf(readTemplate('Resources: {Fn::ForEach::L: [X, [a], {}]}'))).toBe(
      'Template format error: Resource name Fn::ForEach::L is non alphanumeric.',
    );
  });
});

describe('A function of SAM', () => {
  const of = (properties: string, more = '') =>
    resolved(`
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: nodejs20.x, Timeout: 5, Environment: {Variables: {A: a}}}}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties: {Handler: i.h, CodeUri: ./src, Environment: {Variables: {B: b}}${properties}}
${more}`).resources;

  test('makes its role, and takes what the globals say', () => {
    const resources = of('');
    expect([...resources.keys()]).toEqual(['HelloRole', 'Hello']);
    expect(resources.get('HelloRole')?.properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] } },
        ],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    });
    expect(resources.get('Hello')?.properties).toEqual({
      Handler: 'i.h',
      Runtime: 'nodejs20.x',
      Timeout: 5,
      Environment: { Variables: { A: 'a', B: 'b' } },
      Code: { S3Bucket: 'not-packaged-yet', S3Key: 'code' },
      Role: { 'Fn::GetAtt': ['HelloRole', 'Arn'] },
    });
  });

  test('has no role made for it where it names one', () => {
    expect([...of(", Role: 'arn:aws:iam::111122223333:role/x'").keys()]).toEqual(['Hello']);
  });

  test('gives its role managed policies, statements, and the policies of templates', () => {
    const { ManagedPolicyArns, Policies, PermissionsBoundary } =
      of(
        ", Tracing: Active, PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess', Policies: [AmazonSQSReadOnlyAccess, {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}, {S3ReadPolicy: {BucketName: shop}}]",
      ).get('HelloRole')?.properties ?? {};
    expect(ManagedPolicyArns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
      'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess',
    ]);
    expect(PermissionsBoundary).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess');
    expect(Policies).toMatchObject([
      { PolicyName: 'HelloRolePolicy1', PolicyDocument: { Statement: [{ Action: 's3:*' }] } },
      {
        PolicyName: 'HelloRolePolicy2',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                ...['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:GetObjectVersion'],
                's3:GetLifecycleConfiguration',
              ],
              Resource: ['arn:aws:s3:::shop', 'arn:aws:s3:::shop/*'],
            },
          ],
        },
      },
    ]);
  });

  test('finds the path of a policy of AWS that is named without it, and attaches each once', () => {
    const { ManagedPolicyArns } =
      of(', Policies: [AWSLambdaBasicExecutionRole, AWSLambdaRole, ViewOnlyAccess]').get('HelloRole')
        ?.properties ?? {};
    expect(ManagedPolicyArns).toEqual([
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
      'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
    ]);
    const pathOf = (path: string): string => path.replaceAll('/', '');
    const withPath = catalog.filter(({ path }) => /^\/(?:service-role|job-function)\/$/.test(path));
    expect(Object.fromEntries(policyPaths)).toEqual(
      Object.fromEntries(withPath.map(({ name, path }) => [name, pathOf(path)])),
    );
  });

  test('lets an API invoke it, and reads a queue with the policy for that', () => {
    const resources = of(
      ', Events: {Get: {Type: Api, Properties: {Path: "/pets/{id}", Method: get}}, Poll: {Type: SQS, Properties: {Queue: x}}}',
    );
    expect([...resources.values()].map(({ logicalId, type }) => [logicalId, type])).toEqual([
      ['HelloRole', 'AWS::IAM::Role'],
      ['ServerlessRestApi', 'AWS::ApiGateway::RestApi'],
      ['HelloPoll', 'AWS::Lambda::EventSourceMapping'],
      ['Hello', 'AWS::Lambda::Function'],
      ['HelloGetPermission', 'AWS::Lambda::Permission'],
    ]);
    expect(resources.get('HelloRole')?.properties['ManagedPolicyArns']).toContain(
      'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
    );
    expect(resources.get('HelloGetPermission')?.properties).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Join': [
          '',
          [
            'arn:',
            'aws',
            ':execute-api:',
            'us-east-1',
            ':',
            '111122223333',
            ':',
            { Ref: 'ServerlessRestApi' },
            '/*/GET/pets/*',
          ],
        ],
      },
    });
  });

  test.each([
    [
      ', Policies: [{AthenaQueryPolicy: {WorkGroupName: x}}]',
      "not modelled: SAM's policy template AthenaQueryPolicy (/Resources/Hello/Properties/Policies/0)",
    ],
    [
      ', Policies: [{S3ReadPolicy: {}}]',
      "Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Must specify valid parameter values for policy template 'S3ReadPolicy'",
    ],
    [
      ', Events: {E: {Type: MQ}}',
      'not modelled: events of the type MQ (/Resources/Hello/Properties/Events/E)',
    ],
  ])('with %s fails', (properties, sentence) => {
    expect(() => of(properties)).toThrow(sentence);
  });

  test.each([
    ['AlexaSkill, Properties: {SkillId: a}', { Principal: 'alexa-appkit.amazon.com', EventSourceToken: 'a' }],
    ['AlexaSkill', { Principal: 'alexa-appkit.amazon.com' }],
    [
      'IoTRule, Properties: {Sql: s}',
      {
        Principal: 'iot.amazonaws.com',
        SourceArn: {
          'Fn::Join': [
            '',
            ['arn:', 'aws', ':iot:', 'us-east-1', ':', '111122223333', ':rule/', { Ref: 'HelloE' }],
          ],
        },
      },
    ],
    [
      'Cognito, Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}',
      { Principal: 'cognito-idp.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Pool', 'Arn'] } },
    ],
  ])('lets what sends the event %s invoke it, and nobody else', (event, expected) => {
    const resources = of(`, Events: {E: {Type: ${event}}}`, '  Pool: {Type: AWS::Cognito::UserPool}\n');
    const { properties } = resources.get('HelloEPermission')!;
    expect(properties).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'Hello' },
      ...expected,
    });
  });

  test('is published under an alias: the template names the version, and CodeDeploy’s role comes with it', () => {
    const shifting = ', AutoPublishAlias: live, DeploymentPreference: {Type: AllAtOnce}';
    const resources = of(
      shifting,
      `  Q:
    Type: AWS::SQS::Queue
    Properties:
      Tags: [{Key: of, Value: !Ref Hello.Version}, {Key: on, Value: !Sub 'a \${Hello.Version} of \${ServerlessDeploymentApplication}'}]
`,
    );
    expect(resources.get('HelloVersion')?.type).toBe('AWS::Lambda::Version');
    expect(resources.has('HelloAlias')).toBe(false);
    expect(resources.get('Q')?.after).toEqual(['HelloVersion', 'ServerlessDeploymentApplication']);
    expect(resources.get('CodeDeployServiceRole')?.properties).toMatchObject({
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda'],
    });
    for (const other of [
      ', AutoPublishAlias: live',
      `${shifting.replace('AllAtOnce', 'AllAtOnce, Enabled: false')}`,
      ', AutoPublishAlias: live, DeploymentPreference: {Type: AllAtOnce, Role: a}',
    ])
      expect(of(other).has('CodeDeployServiceRole'), other).toBe(false);
    // An alias has a policy of its own, and is refused by name.
    const named = of(
      ', AutoPublishAlias: live',
      '  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Hello.Alias}}\n',
    );
    expect(named.get('HelloAlias')?.type).toBe('AWS::Lambda::Alias');
    expect(() =>
      of('', '  Q: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref Hello.Version}}\n'),
    ).toThrow('Unresolved resource dependencies [Hello.Version]');
  });

  test('comes with tables and state machines, and other types are refused by name', () => {
    const resources = of(
      '',
      '  T: {Type: AWS::Serverless::SimpleTable, Properties: {PrimaryKey: {Name: pk, Type: String}}}\n  S: {Type: AWS::Serverless::StateMachine, Properties: {Policies: [{LambdaInvokePolicy: {FunctionName: !Ref Hello}}]}}\n',
    );
    expect(resources.get('T')?.properties['KeySchema']).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
    expect(resources.get('S')?.type).toBe('AWS::StepFunctions::StateMachine');
    expect(resources.get('SRole')?.after).toEqual(['Hello']);
    expect(() => of('', '  C: {Type: AWS::Serverless::Connector}\n')).toThrow(
      'not modelled: the SAM resource type AWS::Serverless::Connector (/Resources/C)',
    );
  });
});
