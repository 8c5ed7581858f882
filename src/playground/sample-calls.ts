import type { Call, World } from '../engine/index.ts';
import { createWorld, prepare } from '../engine/index.ts';
import { execute } from '../engine/calls.ts';

/** The sample account's id and its partner's, from AWS's documentation examples. */
export const sampleAccount = '111122223333';
export const partnerAccount = '444455556666';

const arn = (rest: string): string => `arn:aws:iam::${sampleAccount}:${rest}`;

const document = (...statements: object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const allow = (action: string | string[], resource: string | string[]): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

const policies: readonly [name: string, description: string, document: string][] = [
  [
    'MayAssumeDeployer',
    'Lets its holders ask for the role Deployer.',
    document(allow('sts:AssumeRole', arn('role/Deployer'))),
  ],
  [
    'TeamBucket',
    "Reading and writing the team's bucket.",
    document(
      allow('s3:ListBucket', 'arn:aws:s3:::team-bucket'),
      allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::team-bucket/*'),
    ),
  ],
  [
    'ReadReports',
    'Reading the reports, and nothing else.',
    document(allow('s3:ListBucket', 'arn:aws:s3:::reports'), allow('s3:GetObject', 'arn:aws:s3:::reports/*')),
  ],
  [
    'DeployStack',
    'What it takes to roll out the team’s service.',
    document(
      allow('cloudformation:*', `arn:aws:cloudformation:*:${sampleAccount}:stack/web-*/*`),
      allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::deploy-artifacts/*'),
    ),
  ],
  [
    'ReadWebBucket',
    'What the web server shows to visitors.',
    document(allow('s3:GetObject', 'arn:aws:s3:::web-assets/*')),
  ],
  [
    'ReadInvoices',
    'Given to carol alone, for the year’s end.',
    document(allow('s3:GetObject', 'arn:aws:s3:::invoices/*')),
  ],
];

const keepReports = document({
  Sid: 'ReportsStay',
  Effect: 'Deny',
  Action: 's3:DeleteObject',
  Resource: 'arn:aws:s3:::reports/*',
});

const trust = (...statements: object[]): string =>
  document(...statements.map((statement) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement })));

const roles: readonly [name: string, description: string, trustPolicy: string, policy: string][] = [
  [
    'Deployer',
    'Worn by anyone who rolls out the service, person or robot.',
    trust(
      { Sid: 'AnyoneHereWhoIsAllowed', Principal: { AWS: arn('root') } },
      { Sid: 'TheRobotByName', Principal: { AWS: arn('user/ci-bot') } },
    ),
    'DeployStack',
  ],
  [
    'PartnerAudit',
    'For the auditors of another company, from their own account.',
    trust({
      Sid: 'ThePartnerWithTheAgreedId',
      Principal: { AWS: `arn:aws:iam::${partnerAccount}:root` },
      Condition: { StringEquals: { 'sts:ExternalId': 'EXAMPLE-AUDIT-2025' } },
    }),
    'ReadReports',
  ],
  [
    'WebServer',
    'Worn by the machines that serve the site.',
    trust({ Sid: 'MachinesOfThisAccount', Principal: { Service: 'ec2.amazonaws.com' } }),
    'ReadWebBucket',
  ],
];

/**
 * A function that runs on a schedule. It only writes its findings into its log, and AWS has a policy for
 * that.
 */
const siteCheck = {
  role: 'SiteCheck',
  trust: trust({ Sid: 'TheFunctionService', Principal: { Service: 'lambda.amazonaws.com' } }),
  awsPolicy: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  function: 'check-site',
  /** An empty zip archive, base64: nothing runs here. */
  code: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
};

type Step = Pick<Call, 'service' | 'operation' | 'input'>;
const iam = (operation: Call['operation'], input: object): Step => ({ service: 'iam', operation, input });

const team = (value: string) => [{ Key: 'team', Value: value }];

const steps: readonly Step[] = [
  ...policies.map(([PolicyName, Description, PolicyDocument]) =>
    iam('CreatePolicy', { PolicyName, Description, PolicyDocument }),
  ),
  iam('CreateGroup', { GroupName: 'Developers' }),
  iam('CreateGroup', { GroupName: 'Auditors' }),
  iam('AttachGroupPolicy', { GroupName: 'Developers', PolicyArn: arn('policy/MayAssumeDeployer') }),
  iam('AttachGroupPolicy', { GroupName: 'Developers', PolicyArn: arn('policy/TeamBucket') }),
  iam('AttachGroupPolicy', { GroupName: 'Auditors', PolicyArn: arn('policy/ReadReports') }),
  iam('PutGroupPolicy', { GroupName: 'Auditors', PolicyName: 'KeepReports', PolicyDocument: keepReports }),
  iam('CreateUser', { UserName: 'ana', Tags: team('web') }),
  iam('CreateUser', { UserName: 'ben', Tags: team('web') }),
  iam('CreateUser', { UserName: 'carol', Tags: team('finance') }),
  iam('CreateUser', { UserName: 'ci-bot', Tags: [...team('web'), { Key: 'robot', Value: 'true' }] }),
  ...[
    ['ana', 'Developers'],
    ['ben', 'Developers'],
    ['carol', 'Auditors'],
  ].map(([UserName, GroupName]) => iam('AddUserToGroup', { UserName, GroupName })),
  ...['ana', 'ben', 'carol', 'ci-bot', 'ci-bot'].map((UserName) => iam('CreateAccessKey', { UserName })),
  iam('AttachUserPolicy', { UserName: 'carol', PolicyArn: arn('policy/ReadInvoices') }),
  ...roles.flatMap(([RoleName, Description, AssumeRolePolicyDocument, policy]) => [
    iam('CreateRole', { RoleName, Description, AssumeRolePolicyDocument }),
    iam('AttachRolePolicy', { RoleName, PolicyArn: arn(`policy/${policy}`) }),
  ]),
];

/**
 * Programs that AWS runs, beside the account's people. Called last, so that all earlier ids stay the same.
 */
const programs: readonly Step[] = [
  iam('CreateRole', {
    RoleName: siteCheck.role,
    Description: 'Worn by the function that looks whether the site answers.',
    AssumeRolePolicyDocument: siteCheck.trust,
  }),
  iam('AttachRolePolicy', { RoleName: siteCheck.role, PolicyArn: siteCheck.awsPolicy }),
  {
    service: 'lambda',
    operation: 'CreateFunction',
    input: {
      FunctionName: siteCheck.function,
      Role: arn(`role/${siteCheck.role}`),
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: siteCheck.code },
      Tags: { team: 'web' },
    },
  },
];

const started = Date.UTC(2025, 2, 3, 9, 0, 0);
const minute = 60_000;

/** Loads the parts of the engine that `buildSample` needs. */
export const prepareSample = (): Promise<unknown> =>
  Promise.all(
    [...steps, ...programs].map((step) =>
      prepare({ type: 'call', ...step, credentials: { type: 'console', id: sampleAccount } } as Call),
    ),
  );

/**
 * The sample account, made by ordinary calls of the root user, a minute apart. `prepareSample` must have run.
 * Throws on a refusal: the sample's own calls are never refused.
 */
export function buildSample(): World {
  let world = createWorld(sampleAccount, started);
  let at = started;
  const run = (step: Step): unknown => {
    at += minute;
    const call = { type: 'call', ...step, credentials: { type: 'console', id: sampleAccount } } as Call;
    const outcome = execute(world, call, at);
    if (!outcome.result.ok) throw new Error(`sample: ${step.operation}: ${JSON.stringify(outcome.result)}`);
    world = outcome.world;
    return outcome.result.value;
  };
  for (const step of steps) run(step);
  // The robot's older key stays, but inactive, as in the middle of a key rotation.
  const robot = [...world.tables.users.values()].find((user) => user.name === 'ci-bot');
  const [oldest] = [...world.tables.accessKeys.values()]
    .filter((key) => key.ownerId === robot?.id)
    .sort((a, b) => a.createDate - b.createDate);
  if (oldest) run(iam('UpdateAccessKey', { UserName: 'ci-bot', AccessKeyId: oldest.id, Status: 'Inactive' }));
  for (const step of programs) run(step);
  return world;
}
