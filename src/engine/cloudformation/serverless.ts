import { invalid, missing } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, member, objectOf, wordOf } from './json.ts';
import { policyOfTemplate } from './policy-templates.ts';

/**
 * Carries `AWS::Serverless-2016-10-31` out as far as it makes identities and permissions: each function's and state
 * machine's role with its policies, and who may invoke a function. What it makes besides (APIs, rules, mappings of
 * events) becomes a resource of its own type, without its properties: a type that isn't modelled.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandServerless(template: JsonObject): JsonObject {
  const globals = member(template, 'Globals');
  const written = member(template, 'Resources');
  const made = new Map<string, Json>();
  const published = new Map<string, string>();
  for (const [logicalId, resource] of isObject(written) ? Object.entries(written) : []) {
    const type = member(resource, 'Type');
    const serverless =
      typeof type === 'string' && type.startsWith('AWS::Serverless::') ? type.slice(17) : null;
    if (serverless === null || !isObject(resource)) {
      made.set(logicalId, resource);
      continue;
    }
    const own = member(resource, 'Properties');
    const common = member(globals, serverless);
    const properties = merged(isObject(common) ? common : {}, isObject(own) ? own : {});
    const expansion = expansions.get(serverless);
    if (!expansion)
      throw missing(
        `the SAM resource type AWS::Serverless::${serverless} (/Resources/${logicalId})`,
        'transform-aws-serverless',
      );
    const around = objectOf(Object.entries(resource).filter(([name]) => kept.includes(name)));
    for (const [id, one] of expansion(logicalId, properties, around)) made.set(id, one);
    if (serverless === 'Function' && member(properties, 'AutoPublishAlias') !== undefined)
      for (const [name, id] of publishedOf(logicalId)) published.set(name, id);
  }
  const named = new Set<string>();
  const whole = Object.entries(template)
    .filter(([name]) => name !== 'Globals')
    .map(
      ([name, value]) =>
        [name, referringTo(published, name === 'Resources' ? objectOf(made) : value, named)] as const,
    );
  const versions = [...named].map((id): Entry => {
    const of = id.replace(/(?:Version|Alias)$/, '');
    const Properties = { FunctionName: { Ref: of } };
    return [id, { Type: `AWS::Lambda::${id.slice(of.length)}`, Properties }];
  });
  return objectOf(
    whole.map(([name, value]) => [
      name,
      name === 'Resources' && isObject(value) ? objectOf([...Object.entries(value), ...versions]) : value,
    ]),
  );
}

/** The names by which a template refers to what SAM publishes of a function, with the logical ids of these. */
const publishedOf = (logicalId: string): readonly (readonly [name: string, id: string])[] =>
  ['Version', 'Alias'].map((one) => [`${logicalId}.${one}`, `${logicalId}${one}`]);

/**
 * A value in which `!Ref Function.Version` and `!Ref Function.Alias` name what SAM publishes. Adds to `named` what it
 * refers to.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
function referringTo(published: ReadonlyMap<string, string>, value: Json, named: Set<string>): Json {
  if (published.size === 0) return value;
  const meant = (name: string): string => {
    const id = published.get(name);
    if (id === undefined) return name;
    named.add(id);
    return id;
  };
  const follow = (one: Json): Json => {
    if (isList(one)) return one.map(follow);
    if (!isObject(one)) return one;
    return objectOf(
      Object.entries(one).map(([name, inner]) => {
        if (name === 'Ref' && typeof inner === 'string') return [name, meant(inner)];
        const [text, ...more] = name === 'Fn::Sub' ? (isList(inner) ? inner : [inner]) : [];
        if (typeof text !== 'string') return [name, follow(inner)];
        const told = text.replace(/\$\{([\w.]+)\}/g, (_, variable: string) => `\${${meant(variable)}}`);
        return [name, isList(inner) ? [told, ...more.map(follow)] : told];
      }),
    );
  };
  return follow(value);
}

/** Members of a resource that its generated main resource keeps. */
const kept: readonly string[] = [
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
];

/** A resource's own properties over the globals: maps are merged, lists joined. */
function merged(common: JsonObject, own: JsonObject): JsonObject {
  const names = new Set([...Object.keys(common), ...Object.keys(own)]);
  return objectOf(
    [...names].map((name) => {
      const [below, above] = [member(common, name), member(own, name)];
      if (isObject(below) && isObject(above)) return [name, merged(below, above)];
      if (isList(below) && isList(above)) return [name, [...below, ...above]];
      return [name, above ?? below ?? null];
    }),
  );
}

type Entry = readonly [logicalId: string, resource: Json];
type Expansion = (logicalId: string, properties: JsonObject, around: JsonObject) => readonly Entry[];

/** A resource of a type that isn't modelled, in the place of what SAM makes. */
const unmodelled =
  (type: string): Expansion =>
  (logicalId, properties, around) => [[logicalId, { Type: type, Properties: properties, ...around }]];

const managed = (name: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` });

/** The paths of AWS's policies that have one: `Policies` may name these without it. */
export const policyPaths: ReadonlyMap<string, string> = new Map(
  [
    [
      'service-role',
      'AWSCodeDeployRole AWSCodeDeployRoleForLambda AWSLambdaBasicExecutionRole AWSLambdaDynamoDBExecutionRole ' +
        'AWSLambdaKinesisExecutionRole AWSLambdaMSKExecutionRole AWSLambdaRole AWSLambdaSQSQueueExecutionRole AWSLambdaVPCAccessExecutionRole ' +
        'AmazonAPIGatewayPushToCloudWatchLogs AmazonEC2ContainerServiceforEC2Role ' +
        'AmazonECSTaskExecutionRolePolicy AmazonRDSEnhancedMonitoringRole',
    ] as const,
    [
      'job-function',
      'Billing DataScientist DatabaseAdministrator NetworkAdministrator SupportUser SystemAdministrator ViewOnlyAccess',
    ] as const,
  ].flatMap(([path, names]) => names.split(' ').map((name) => [name, path] as const)),
);

const pollers: Readonly<Record<string, string>> = {
  SQS: 'service-role/AWSLambdaSQSQueueExecutionRole',
  Kinesis: 'service-role/AWSLambdaKinesisExecutionRole',
  DynamoDB: 'service-role/AWSLambdaDynamoDBExecutionRole',
  MSK: 'service-role/AWSLambdaMSKExecutionRole',
};

function eventsOf(
  properties: JsonObject,
): readonly { readonly name: string; readonly type: string; readonly event: Json }[] {
  const events = member(properties, 'Events');
  return Object.entries(isObject(events) ? events : {}).map(([name, event]) => ({
    name,
    type: wordOf(member(event, 'Type')),
    event: member(event, 'Properties') ?? {},
  }));
}

const trusting = (service: string): Json => ({
  Version: '2012-10-17',
  Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
});

/** The result of an entry of `Policies`: an inline policy of the role, or a managed policy's ARN. */
function policyOfSam(
  policy: Json,
  logicalId: string,
  index: number,
): { readonly isInline: boolean; readonly value: Json } {
  const place = `/Resources/${logicalId}/Properties/Policies/${String(index)}`;
  if (typeof policy === 'string')
    return {
      isInline: false,
      value: policy.startsWith('arn:')
        ? policy
        : managed([policyPaths.get(policy), policy].filter(Boolean).join('/')),
    };
  if (!isObject(policy))
    throw invalid(
      `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. Resource with id [${logicalId}] is invalid. Policies must be a list of policies.`,
    );
  const choice = member(policy, 'Fn::If');
  if (isList(choice) && choice.length === 3) {
    const branches = choice.slice(1).map((one) => policyOfSam(one, logicalId, index));
    const value = { 'Fn::If': [choice[0]!, ...branches.map((one) => one.value)] };
    return { isInline: branches.some(({ isInline }) => isInline), value };
  }
  const document = member(policy, 'Statement') === undefined ? policyOfTemplate(policy, place) : policy;
  // Without a document it is a function that gives an ARN, or nothing.
  if (!document) return { isInline: false, value: policy };
  const PolicyDocument = { Version: '2012-10-17', ...document };
  return { isInline: true, value: { PolicyName: `${logicalId}RolePolicy${String(index)}`, PolicyDocument } };
}

/** The role that SAM makes for a function or a state machine. */
function roleOf(
  logicalId: string,
  properties: JsonObject,
  around: JsonObject,
  service: string,
  attached: readonly Json[],
): Entry {
  const written = member(properties, 'Policies') ?? [];
  const policies = (isList(written) ? written : [written]).map((policy, index) =>
    policyOfSam(policy, logicalId, index),
  );
  const named = [...attached, ...policies.flatMap(({ isInline, value }) => (isInline ? [] : [value]))];
  const arns = [...new Map(named.map((one) => [JSON.stringify(one), one])).values()];
  const inline = policies.flatMap(({ isInline, value }) => (isInline ? [value] : []));
  const boundary = member(properties, 'PermissionsBoundary');
  const path = member(properties, 'RolePath');
  const condition = member(around, 'Condition');
  return [
    `${logicalId}Role`,
    {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: member(properties, 'AssumeRolePolicyDocument') ?? trusting(service),
        ManagedPolicyArns: arns,
        ...(inline.length > 0 ? { Policies: inline } : {}),
        ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
        ...(path === undefined ? {} : { Path: path }),
        ...tagsOf(properties),
      },
      ...(condition === undefined ? {} : { Condition: condition }),
    },
  ];
}

function tagsOf(properties: JsonObject): JsonObject {
  const tags = member(properties, 'Tags');
  if (!isObject(tags) || Object.keys(tags).length === 0) return {};
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

/** Properties of SAM's own that a function of Lambda hasn't. */
const ofSam: readonly string[] = [
  ...[
    'CodeUri',
    'InlineCode',
    'ImageUri',
    'Policies',
    'Events',
    'PermissionsBoundary',
    'AssumeRolePolicyDocument',
  ],
  ...[
    'RolePath',
    'AutoPublishAlias',
    'AutoPublishCodeSha256',
    'AutoPublishAliasAllProperties',
    'DeploymentPreference',
  ],
  ...[
    'VersionDescription',
    'EventInvokeConfig',
    'FunctionUrlConfig',
    'ProvisionedConcurrencyConfig',
    'Tags',
    'Tracing',
  ],
  ...[
    'DeadLetterQueue',
    'VersionDeletionPolicy',
    'PropagateTags',
    'SourceKMSKeyArn',
    'PublishToLatestPublished',
    'Role',
  ],
];

/** A function's code as Lambda takes it. Code isn't carried out here, so a folder that isn't packaged yet will do. */
function codeOf(properties: JsonObject): Json {
  const inline = member(properties, 'InlineCode');
  if (inline !== undefined) return { ZipFile: inline };
  const image = member(properties, 'ImageUri');
  if (image !== undefined) return { ImageUri: image };
  const uri = member(properties, 'CodeUri');
  const unpackaged = { S3Bucket: 'not-packaged-yet', S3Key: 'code' };
  if (isObject(uri)) {
    const [S3Bucket, S3Key] = [member(uri, 'Bucket'), member(uri, 'Key')];
    return S3Bucket === undefined || S3Key === undefined ? unpackaged : { S3Bucket, S3Key };
  }
  const [, S3Bucket, S3Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(wordOf(uri)) ?? [];
  return S3Bucket === undefined || S3Key === undefined ? unpackaged : { S3Bucket, S3Key };
}

function functionOfSam(logicalId: string, properties: JsonObject, around: JsonObject): readonly Entry[] {
  const given = member(properties, 'Role');
  const events = eventsOf(properties);
  const attached = [
    managed('service-role/AWSLambdaBasicExecutionRole'),
    ...(member(properties, 'Tracing') === 'Active' ? [managed('AWSXRayDaemonWriteAccess')] : []),
    ...(member(properties, 'VpcConfig') === undefined
      ? []
      : [managed('service-role/AWSLambdaVPCAccessExecutionRole')]),
    ...[...new Set(events.map(({ type }) => pollers[type]))].flatMap((one) =>
      one === undefined ? [] : [managed(one)],
    ),
  ];
  const role =
    given === undefined ? [roleOf(logicalId, properties, around, 'lambda.amazonaws.com', attached)] : [];
  const lambda = objectOf(Object.entries(properties).filter(([name]) => !ofSam.includes(name)));
  const main: Entry = [
    logicalId,
    {
      Type: 'AWS::Lambda::Function',
      Properties: {
        ...lambda,
        Code: codeOf(properties),
        Role: given ?? { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] },
        ...tagsOf(properties),
      },
      ...around,
    },
  ];
  const url = member(properties, 'FunctionUrlConfig');
  const openUrl = member(url, 'AuthType') === 'NONE';
  return [
    ...role,
    main,
    ...(url === undefined ? [] : unmodelled('AWS::Lambda::Url')(`${logicalId}Url`, {}, {})),
    ...(openUrl
      ? [
          permission(`${logicalId}UrlPublicPermissions`, logicalId, '*', {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionUrlAuthType: 'NONE',
          }),
        ]
      : []),
    ...events.flatMap((event) => entriesOfEvent(logicalId, event)),
    ...shiftingOf(logicalId, properties),
  ];
}

/**
 * The parts by which CodeDeploy shifts traffic to a new version: one application for the template, whose service role is
 * an identity, and a group for each function.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
function shiftingOf(logicalId: string, properties: JsonObject): readonly Entry[] {
  const preference = member(properties, 'DeploymentPreference');
  const isOff = [false, 'false'].includes(member(preference, 'Enabled') as boolean | string);
  if (preference === undefined || isOff || member(properties, 'AutoPublishAlias') === undefined) return [];
  const role: Entry = [
    'CodeDeployServiceRole',
    {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trusting('codedeploy.amazonaws.com'),
        ManagedPolicyArns: [managed('service-role/AWSCodeDeployRoleForLambda')],
      },
    },
  ];
  return [
    ['ServerlessDeploymentApplication', { Type: 'AWS::CodeDeploy::Application' }],
    ...(member(preference, 'Role') === undefined ? [role] : []),
    [`${logicalId}DeploymentGroup`, { Type: 'AWS::CodeDeploy::DeploymentGroup' }],
  ];
}

const permission = (id: string, lambda: string, principal: string, more: JsonObject): Entry => [
  id,
  {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: lambda },
      Principal: principal,
      ...more,
    },
  },
];

interface Source {
  /** The type of what SAM makes for the event; null where it changes another resource. */
  readonly type: string | null;
  readonly principal?: string;
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
const sources: Readonly<Record<string, Source>> = {
  Api: { type: null, principal: 'apigateway.amazonaws.com' },
  HttpApi: { type: null, principal: 'apigateway.amazonaws.com' },
  Schedule: { type: 'AWS::Events::Rule', principal: 'events.amazonaws.com' },
  CloudWatchEvent: { type: 'AWS::Events::Rule', principal: 'events.amazonaws.com' },
  EventBridgeRule: { type: 'AWS::Events::Rule', principal: 'events.amazonaws.com' },
  SNS: { type: 'AWS::SNS::Subscription', principal: 'sns.amazonaws.com' },
  S3: { type: null, principal: 's3.amazonaws.com' },
  Cognito: { type: null, principal: 'cognito-idp.amazonaws.com' },
  AlexaSkill: { type: null, principal: 'alexa-appkit.amazon.com' },
  IoTRule: { type: 'AWS::IoT::TopicRule', principal: 'iot.amazonaws.com' },
  CloudWatchLogs: { type: 'AWS::Logs::SubscriptionFilter', principal: 'logs.amazonaws.com' },
  SQS: { type: 'AWS::Lambda::EventSourceMapping' },
  Kinesis: { type: 'AWS::Lambda::EventSourceMapping' },
  DynamoDB: { type: 'AWS::Lambda::EventSourceMapping' },
  MSK: { type: 'AWS::Lambda::EventSourceMapping' },
};

const apiPart = (written: Json | undefined): string =>
  typeof written === 'string' && written !== 'any' && written !== 'ANY' ? written : '*';

/** The API that an event belongs to: its own, or the one that SAM makes for all. */
function apiOf(type: string, event: Json): { readonly id: Json; readonly implied: readonly Entry[] } {
  const own = member(event, type === 'Api' ? 'RestApiId' : 'ApiId');
  if (own !== undefined) return { id: own, implied: [] };
  const id = type === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi';
  const entry: Entry = [id, { Type: type === 'Api' ? 'AWS::ApiGateway::RestApi' : 'AWS::ApiGatewayV2::Api' }];
  return { id: { Ref: id }, implied: [entry] };
}

function entriesOfEvent(
  logicalId: string,
  { name, type, event }: { readonly name: string; readonly type: string; readonly event: Json },
): readonly Entry[] {
  const source = Object.hasOwn(sources, type) ? sources[type] : undefined;
  const id = `${logicalId}${name}`;
  if (!source)
    throw missing(
      `events of the type ${type} (/Resources/${logicalId}/Properties/Events/${name})`,
      'transform-aws-serverless',
    );
  if (type === 'Api' || type === 'HttpApi') {
    const { id: api, implied } = apiOf(type, event);
    const method = apiPart(member(event, 'Method'));
    const path = apiPart(member(event, 'Path')).replace(/\{[^}]*\}/g, '*');
    const resource = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${method.toUpperCase()}${path.startsWith('/') ? path : `/${path}`}`;
    return [
      ...implied,
      permission(`${id}Permission`, logicalId, source.principal!, {
        SourceArn: { 'Fn::Sub': [resource, { Api: api }] },
      }),
    ];
  }
  const made = source.type === null ? [] : [[id, { Type: source.type }] as const];
  if (source.principal === undefined) return made;
  return [...made, permission(`${id}Permission`, logicalId, source.principal, boundTo(type, id, event))];
}

/** The members by which SAM binds a permission to the one thing that may use it. */
function boundTo(type: string, id: string, event: Json): JsonObject {
  const own = (name: string, as: string): JsonObject => {
    const value = member(event, name);
    return value === undefined ? {} : { [as]: value };
  };
  switch (type) {
    case 'S3':
      return { SourceAccount: { Ref: 'AWS::AccountId' } };
    case 'SNS':
      return own('Topic', 'SourceArn');
    case 'AlexaSkill':
      return own('SkillId', 'EventSourceToken');
    case 'Cognito': {
      const pool = member(member(event, 'UserPool'), 'Ref');
      return typeof pool === 'string' ? { SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] } } : {};
    }
    case 'IoTRule': {
      const rule = 'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${RuleName}';
      return { SourceArn: { 'Fn::Sub': [rule, { RuleName: { Ref: id } }] } };
    }
    default:
      return sources[type]?.type === 'AWS::Events::Rule' ? { SourceArn: { 'Fn::GetAtt': [id, 'Arn'] } } : {};
  }
}

function tableOf(logicalId: string, properties: JsonObject, around: JsonObject): readonly Entry[] {
  const key = member(properties, 'PrimaryKey');
  const name = member(key, 'Name') ?? 'id';
  const letter: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };
  const type = letter[wordOf(member(key, 'Type') ?? 'String')] ?? 'S';
  const tableName = member(properties, 'TableName');
  return [
    [
      logicalId,
      {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
          KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
          ...(tableName === undefined ? {} : { TableName: tableName }),
          ...tagsOf(properties),
        },
        ...around,
      },
    ],
  ];
}

const expansions: ReadonlyMap<string, Expansion> = new Map<string, Expansion>([
  ['Function', functionOfSam],
  ['SimpleTable', tableOf],
  [
    'StateMachine',
    (logicalId, properties, around) => [
      ...(member(properties, 'Role') === undefined
        ? [roleOf(logicalId, properties, around, 'states.amazonaws.com', [])]
        : []),
      ...unmodelled('AWS::StepFunctions::StateMachine')(logicalId, {}, around),
    ],
  ],
  ['Api', unmodelled('AWS::ApiGateway::RestApi')],
  ['HttpApi', unmodelled('AWS::ApiGatewayV2::Api')],
  ['LayerVersion', unmodelled('AWS::Lambda::LayerVersion')],
]);
