import { member } from '../json.ts';
import type { PhysicalResource, ResourceRequest, ResourceType } from './resource-type.ts';
import { generatedName, known, nameOf } from './steps.ts';

/** A resource that the stack alone knows: no service holds it, and no call is made for it. */
function bare(name: string, identity: (request: ResourceRequest) => PhysicalResource): ResourceType {
  return {
    name,
    identity,
    create: () => [],
    update: () => [],
    remove: () => [],
    treatmentOf: () => 'carried',
  };
}

const arnOf = ({ stack }: ResourceRequest, service: string, resource: string): string =>
  `arn:aws:${service}:${stack.region}:${stack.accountId}:${resource}`;

export const bareTypes: readonly ResourceType[] = [
  bare('AWS::CDK::Metadata', (request) => known(generatedName(request, { most: 128 }))),
  bare('AWS::CloudFormation::WaitConditionHandle', (request) => {
    const id = generatedName(request, { most: 128 });
    return known(id, { Id: id });
  }),
  bare('AWS::ECR::Repository', (request) => {
    const repository = nameOf(request, 'RepositoryName', { most: 256, lowerCase: true });
    const { accountId, region } = request.stack;
    return known(repository, {
      Arn: arnOf(request, 'ecr', `repository/${repository}`),
      RepositoryUri: `${accountId}.dkr.ecr.${region}.amazonaws.com/${repository}`,
    });
  }),
];

/** Types of which Ref gives the ARN. */
const refersByArn: readonly string[] = [
  ...[
    'AWS::CertificateManager::Certificate',
    'AWS::ECS::Service',
    'AWS::ECS::TaskDefinition',
    'AWS::SNS::Topic',
  ],
  ...['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancingV2::TargetGroup'],
  ...['AWS::Lambda::LayerVersion', 'AWS::Lambda::Version', 'AWS::StepFunctions::StateMachine'],
  'AWS::StepFunctions::Activity',
];

/**
 * The forms of ARNs by type, with `%` for the name: policies name such things by them, and one of another form would give
 * nobody anything.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const arnForms: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'cloudwatch:alarm:%',
  'AWS::CodeBuild::Project': 'codebuild:project/%',
  'AWS::ECS::Cluster': 'ecs:cluster/%',
  'AWS::ECS::TaskDefinition': 'ecs:task-definition/%:1',
  'AWS::Elasticsearch::Domain': 'es:domain/%',
  'AWS::Events::EventBus': 'events:event-bus/%',
  'AWS::Events::Rule': 'events:rule/%',
  'AWS::Kinesis::Stream': 'kinesis:stream/%',
  'AWS::KinesisFirehose::DeliveryStream': 'firehose:deliverystream/%',
  'AWS::Lambda::LayerVersion': 'lambda:layer:%:1',
  'AWS::Lambda::Version': 'lambda:function:%:1',
  'AWS::Logs::LogGroup': 'logs:log-group:%:*',
  'AWS::OpenSearchService::Domain': 'es:domain/%',
  'AWS::RDS::DBCluster': 'rds:cluster:%',
  'AWS::RDS::DBInstance': 'rds:db:%',
  'AWS::StepFunctions::Activity': 'states:activity:%',
  'AWS::StepFunctions::StateMachine': 'states:stateMachine:%',
};

/** The name that a resource of a type which isn't modelled gives itself: `TopicName`, `Name`. */
function ownName({ properties }: ResourceRequest, type: string): string | undefined {
  const last = type.slice(type.lastIndexOf(':') + 1);
  const names = [`${last}Name`, `${last}Identifier`, 'FunctionName', 'LayerName', 'DomainName', 'Name'];
  const name = names.map((one) => member(properties, one)).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name.slice(name.lastIndexOf(':') + 1) : undefined;
}

/**
 * Stands for a resource whose type isn't modelled, where it is left out: other resources may refer to it. Its ids and
 * ARNs look like AWS's and are made up.
 */
export function standIn(type: string): ResourceType {
  const form = Object.hasOwn(arnForms, type) ? arnForms[type] : undefined;
  return bare(type, (request) => {
    const made = generatedName(request, { most: 128 });
    // Only where the form of its ARN is known is it known that a name is its own id.
    const id = (form !== undefined || type === 'AWS::SNS::Topic' ? ownName(request, type) : null) ?? made;
    const [service = '', resource = '%'] = form?.split(/:(.*)/s) ?? [
      (type.split('::')[1] ?? 'service').toLowerCase(),
    ];
    const arn = arnOf(request, service, resource.split('%').join(id));
    return {
      physicalId: refersByArn.includes(type) ? arn : id,
      attributes: { Arn: arn },
      standsIn: true,
    };
  });
}
