/**
 * The service-linked role of a service: its name and its AWS managed policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
export interface ServiceLinkedRole {
  readonly roleName: string;
  /** The name of the AWS managed policy, under `/aws-service-role/`. */
  readonly policy: string;
  /** Whether an account can have several such roles, told apart by a suffix. */
  readonly takesSuffix: boolean;
}

const role = (roleName: string, policy: string, takesSuffix = false): ServiceLinkedRole => ({
  roleName: `AWSServiceRoleFor${roleName}`,
  policy,
  takesSuffix,
});

/** The roles by service principal. */
const serviceLinkedRoles: ReadonlyMap<string, ServiceLinkedRole> = new Map([
  ['access-analyzer.amazonaws.com', role('AccessAnalyzer', 'AccessAnalyzerServiceRolePolicy')],
  ['autoscaling.amazonaws.com', role('AutoScaling', 'AutoScalingServiceRolePolicy', true)],
  ['batch.amazonaws.com', role('Batch', 'BatchServiceRolePolicy')],
  ['cloudtrail.amazonaws.com', role('CloudTrail', 'CloudTrailServiceRolePolicy')],
  ['connect.amazonaws.com', role('AmazonConnect', 'AmazonConnectServiceLinkedRolePolicy', true)],
  [
    'dynamodb.application-autoscaling.amazonaws.com',
    role('ApplicationAutoScaling_DynamoDBTable', 'AWSApplicationAutoscalingDynamoDBTablePolicy'),
  ],
  ['ecs.amazonaws.com', role('ECS', 'AmazonECSServiceRolePolicy')],
  ['eks.amazonaws.com', role('AmazonEKS', 'AmazonEKSServiceRolePolicy')],
  ['elasticache.amazonaws.com', role('ElastiCache', 'ElastiCacheServiceRolePolicy')],
  [
    'elasticloadbalancing.amazonaws.com',
    role('ElasticLoadBalancing', 'AWSElasticLoadBalancingServiceRolePolicy'),
  ],
  [
    'email.cognito-idp.amazonaws.com',
    role('AmazonCognitoIdpEmailService', 'AmazonCognitoIdpEmailServiceRolePolicy'),
  ],
  ['es.amazonaws.com', role('AmazonElasticsearchService', 'AmazonElasticsearchServiceRolePolicy')],
  ['events.amazonaws.com', role('CloudWatchEvents', 'CloudWatchEventsServiceRolePolicy')],
  ['guardduty.amazonaws.com', role('AmazonGuardDuty', 'AmazonGuardDutyServiceRolePolicy')],
  ['kafka.amazonaws.com', role('Kafka', 'KafkaServiceRolePolicy')],
  ['lexv2.amazonaws.com', role('LexV2Bots', 'AmazonLexV2BotPolicy', true)],
  ['macie.amazonaws.com', role('AmazonMacie', 'AmazonMacieServiceRolePolicy')],
  [
    'mrk.kms.amazonaws.com',
    role('KeyManagementServiceMultiRegionKeys', 'AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy'),
  ],
  ['opensearchservice.amazonaws.com', role('AmazonOpenSearchService', 'AmazonOpenSearchServiceRolePolicy')],
  ['ops.apigateway.amazonaws.com', role('APIGateway', 'APIGatewayServiceRolePolicy')],
  ['organizations.amazonaws.com', role('Organizations', 'AWSOrganizationsServiceTrustPolicy')],
  ['rds.amazonaws.com', role('RDS', 'AmazonRDSServiceRolePolicy')],
  ['replication.dynamodb.amazonaws.com', role('DynamoDBReplication', 'DynamoDBReplicationServiceRolePolicy')],
  ['replicator.lambda.amazonaws.com', role('LambdaReplicator', 'AWSLambdaReplicator')],
  ['securityhub.amazonaws.com', role('SecurityHub', 'AWSSecurityHubServiceRolePolicy')],
  ['spot.amazonaws.com', role('EC2Spot', 'AWSEC2SpotServiceRolePolicy')],
  ['ssm.amazonaws.com', role('AmazonSSM', 'AmazonSSMServiceRolePolicy')],
  ['sso.amazonaws.com', role('SSO', 'AWSSSOServiceRolePolicy')],
  ['transitgateway.amazonaws.com', role('VPCTransitGateway', 'AWSVPCTransitGatewayServiceRolePolicy')],
  ['trustedadvisor.amazonaws.com', role('TrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy')],
]);

/** The role of a service; undefined if the table doesn't have the service. */
export const serviceLinkedRole = (service: string): ServiceLinkedRole | undefined =>
  serviceLinkedRoles.get(service);

/** The services of the table, for lists to choose from. */
export const serviceLinkedServices: readonly string[] = [...serviceLinkedRoles.keys()];

/** The names of their roles, without a suffix. */
export const serviceLinkedNames: readonly string[] = Array.from(
  serviceLinkedRoles.values(),
  ({ roleName }) => roleName,
);

export const linkedPolicyArn = ({ policy }: ServiceLinkedRole): string =>
  `arn:aws:iam::aws:policy/aws-service-role/${policy}`;

/** The ARN of the policy that CreateServiceLinkedRole would attach, for input that nobody has checked yet. */
export function serviceLinkedPolicyArn(input: unknown): string | undefined {
  const service = (input as { readonly AWSServiceName?: unknown } | null | undefined)?.AWSServiceName;
  const found = typeof service === 'string' ? serviceLinkedRoles.get(service) : undefined;
  return found && linkedPolicyArn(found);
}
