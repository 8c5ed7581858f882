import { invalid, missing } from './fault.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, member } from './json.ts';

/**
 * SAM's policy templates that are plain statements: actions, and resources in which `${Name}` is a parameter.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly statements: readonly (readonly [actions: string, resources: string])[];
}

const arn = (service: string, resource: string): string =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`;
const bucket = 'arn:${AWS::Partition}:s3:::${BucketName}';
const table = arn('dynamodb', 'table/${TableName}');
const queue = arn('sqs', '${QueueName}');
const topic = arn('sns', '${TopicName}');
const collection = arn('rekognition', 'collection/${CollectionId}');

const one = (parameters: string, actions: string, resources: string): PolicyTemplate => ({
  parameters: parameters.split(' ').filter(Boolean),
  statements: [[actions, resources]],
});

const templates: ReadonlyMap<string, PolicyTemplate> = new Map([
  [
    'SQSPollerPolicy',
    one(
      'QueueName',
      'sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:DeleteMessage sqs:DeleteMessageBatch sqs:GetQueueAttributes sqs:ReceiveMessage',
      queue,
    ),
  ],
  ['SQSSendMessagePolicy', one('QueueName', 'sqs:SendMessage*', queue)],
  [
    'LambdaInvokePolicy',
    one('FunctionName', 'lambda:InvokeFunction', arn('lambda', 'function:${FunctionName}*')),
  ],
  ['CloudWatchPutMetricPolicy', one('', 'cloudwatch:PutMetricData', '*')],
  ['EC2DescribePolicy', one('', 'ec2:DescribeRegions ec2:DescribeInstances', '*')],
  [
    'DynamoDBCrudPolicy',
    one(
      'TableName',
      'dynamodb:GetItem dynamodb:DeleteItem dynamodb:PutItem dynamodb:Scan dynamodb:Query dynamodb:UpdateItem dynamodb:BatchWriteItem dynamodb:BatchGetItem dynamodb:DescribeTable dynamodb:ConditionCheckItem',
      `${table} ${table}/index/*`,
    ),
  ],
  [
    'DynamoDBReadPolicy',
    one(
      'TableName',
      'dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem dynamodb:DescribeTable',
      `${table} ${table}/index/*`,
    ),
  ],
  [
    'DynamoDBWritePolicy',
    one(
      'TableName',
      'dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem',
      `${table} ${table}/index/*`,
    ),
  ],
  [
    'DynamoDBStreamReadPolicy',
    {
      parameters: ['TableName', 'StreamName'],
      statements: [
        [
          'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator',
          `${table}/stream/\${StreamName}`,
        ],
        ['dynamodb:ListStreams', `${table}/stream/*`],
      ],
    },
  ],
  ['SESSendBouncePolicy', one('IdentityName', 'ses:SendBounce', arn('ses', 'identity/${IdentityName}'))],
  [
    'S3ReadPolicy',
    one(
      'BucketName',
      's3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:GetLifecycleConfiguration',
      `${bucket} ${bucket}/*`,
    ),
  ],
  [
    'S3WritePolicy',
    one('BucketName', 's3:PutObject s3:PutObjectAcl s3:PutLifecycleConfiguration', `${bucket} ${bucket}/*`),
  ],
  [
    'S3CrudPolicy',
    one(
      'BucketName',
      's3:GetObject s3:ListBucket s3:GetBucketLocation s3:GetObjectVersion s3:PutObject s3:PutObjectAcl s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration s3:DeleteObject',
      `${bucket} ${bucket}/*`,
    ),
  ],
  ['SNSPublishMessagePolicy', one('TopicName', 'sns:Publish', topic)],
  [
    'SNSCrudPolicy',
    one(
      'TopicName',
      'sns:ListSubscriptionsByTopic sns:CreateTopic sns:SetTopicAttributes sns:Subscribe sns:Publish',
      `${topic}*`,
    ),
  ],
  ['KMSDecryptPolicy', one('KeyId', 'kms:Decrypt', arn('kms', 'key/${KeyId}'))],
  ['KMSEncryptPolicy', one('KeyId', 'kms:Encrypt', arn('kms', 'key/${KeyId}'))],
  [
    'SSMParameterReadPolicy',
    {
      parameters: ['ParameterName'],
      statements: [
        ['ssm:DescribeParameters', '*'],
        [
          'ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath',
          arn('ssm', 'parameter/${ParameterName}'),
        ],
      ],
    },
  ],
  [
    'AWSSecretsManagerGetSecretValuePolicy',
    one('SecretArn', 'secretsmanager:GetSecretValue', '${SecretArn}'),
  ],
  [
    'StepFunctionsExecutionPolicy',
    one('StateMachineName', 'states:StartExecution', arn('states', 'stateMachine:${StateMachineName}')),
  ],
  [
    'EventBridgePutEventsPolicy',
    one('EventBusName', 'events:PutEvents', arn('events', 'event-bus/${EventBusName}')),
  ],
  [
    'VPCAccessPolicy',
    one(
      '',
      'ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:DescribeNetworkInterfaces ec2:DetachNetworkInterface',
      '*',
    ),
  ],
  [
    'KinesisStreamReadPolicy',
    {
      parameters: ['StreamName'],
      statements: [
        ['kinesis:ListStreams kinesis:DescribeLimits', arn('kinesis', 'stream/*')],
        [
          'kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator',
          arn('kinesis', 'stream/${StreamName}'),
        ],
      ],
    },
  ],
  [
    'PollyFullAccessPolicy',
    {
      parameters: ['LexiconName'],
      statements: [
        ['polly:GetLexicon polly:DeleteLexicon', arn('polly', 'lexicon/${LexiconName}')],
        [
          'polly:DescribeVoices polly:ListLexicons polly:PutLexicon polly:SynthesizeSpeech',
          arn('polly', 'lexicon/*'),
        ],
      ],
    },
  ],
  [
    'S3FullAccessPolicy',
    {
      parameters: ['BucketName'],
      statements: [
        [
          's3:GetObject s3:GetObjectAcl s3:GetObjectVersion s3:PutObject s3:PutObjectAcl s3:DeleteObject s3:DeleteObjectTagging s3:DeleteObjectVersionTagging s3:GetObjectTagging s3:GetObjectVersionTagging s3:PutObjectTagging s3:PutObjectVersionTagging',
          `${bucket}/*`,
        ],
        [
          's3:ListBucket s3:GetBucketLocation s3:GetLifecycleConfiguration s3:PutLifecycleConfiguration',
          bucket,
        ],
      ],
    },
  ],
  [
    'ElasticsearchHttpPostPolicy',
    one('DomainName', 'es:ESHttpPost es:ESHttpPut', arn('es', 'domain/${DomainName}/*')),
  ],
  ['AMIDescribePolicy', one('', 'ec2:DescribeImages', arn('ec2', 'image/*'))],
  [
    'CloudFormationDescribeStacksPolicy',
    one('', 'cloudformation:DescribeStacks', arn('cloudformation', 'stack/*')),
  ],
  [
    'RekognitionDetectOnlyPolicy',
    one(
      '',
      'rekognition:DetectFaces rekognition:DetectLabels rekognition:DetectModerationLabels rekognition:DetectText',
      '*',
    ),
  ],
  [
    'RekognitionNoDataAccessPolicy',
    one(
      'CollectionId',
      'rekognition:CompareFaces rekognition:DetectFaces rekognition:DetectLabels rekognition:DetectModerationLabels',
      collection,
    ),
  ],
  [
    'RekognitionReadPolicy',
    one(
      'CollectionId',
      'rekognition:ListCollections rekognition:ListFaces rekognition:SearchFaces rekognition:SearchFacesByImage',
      collection,
    ),
  ],
  [
    'RekognitionWriteOnlyAccessPolicy',
    one('CollectionId', 'rekognition:CreateCollection rekognition:IndexFaces', collection),
  ],
  [
    'SESCrudPolicy',
    one(
      'IdentityName',
      'ses:GetIdentityVerificationAttributes ses:SendEmail ses:SendRawEmail ses:VerifyEmailIdentity',
      arn('ses', 'identity/${IdentityName}'),
    ),
  ],
  [
    'KinesisCrudPolicy',
    one(
      'StreamName',
      'kinesis:AddTagsToStream kinesis:CreateStream kinesis:DecreaseStreamRetentionPeriod kinesis:DeleteStream kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetShardIterator kinesis:IncreaseStreamRetentionPeriod kinesis:ListTagsForStream kinesis:MergeShards kinesis:PutRecord kinesis:PutRecords kinesis:SplitShard kinesis:RemoveTagsFromStream',
      arn('kinesis', 'stream/${StreamName}'),
    ),
  ],
  ['DynamoDBReconfigurePolicy', one('TableName', 'dynamodb:UpdateTable', table)],
  [
    'FilterLogEventsPolicy',
    one('LogGroupName', 'logs:FilterLogEvents', arn('logs', 'log-group:${LogGroupName}:log-stream:*')),
  ],
  [
    'FirehoseWritePolicy',
    one(
      'DeliveryStreamName',
      'firehose:PutRecord firehose:PutRecordBatch',
      arn('firehose', 'deliverystream/${DeliveryStreamName}'),
    ),
  ],
  [
    'CodePipelineLambdaExecutionPolicy',
    one('', 'codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult', '*'),
  ],
  ['CloudWatchDescribeAlarmHistoryPolicy', one('', 'cloudwatch:DescribeAlarmHistory', '*')],
  ['EKSDescribePolicy', one('', 'eks:DescribeCluster eks:ListClusters', '*')],
  ['OrganizationsListAccountsPolicy', one('', 'organizations:ListAccounts', '*')],
  ['TextractPolicy', one('', 'textract:*', '*')],
]);

/** The policy that a template stands for: `{S3ReadPolicy: {BucketName: …}}`. Null for what is no template by its form. */
export function policyOfTemplate(value: JsonObject, place: string): JsonObject | null {
  const [name = '', ...more] = Object.keys(value);
  if (more.length > 0 || !/^[A-Z]\w*Policy(_v\d)?$/.test(name)) return null;
  const template = templates.get(name);
  if (!template) throw missing(`SAM's policy template ${name} (${place})`, 'transform-aws-serverless');
  const given = member(value, name);
  const lacking = template.parameters.find((parameter) => member(given, parameter) === undefined);
  if (lacking !== undefined)
    throw invalid(
      `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Must specify valid parameter values for policy template '${name}'`,
    );
  const own = isObject(given) ? given : {};
  return {
    Statement: template.statements.map(([actions, resources]): Json => ({
      Effect: 'Allow',
      Action: actions.split(' '),
      Resource: resources
        .split(' ')
        .map((resource) => (resource.includes('${') ? { 'Fn::Sub': [resource, own] } : resource)),
    })),
  };
}
