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
 * Stands for a resource whose type isn't modelled, where it is left out: other resources may refer to it. Its ids and
 * ARNs look like AWS's and are made up.
 */
export function standIn(type: string): ResourceType {
  const service = (type.split('::')[1] ?? 'service').toLowerCase();
  return bare(type, (request) => {
    const id = generatedName(request, { most: 128 });
    const arn = arnOf(request, service, id);
    return {
      physicalId: refersByArn.includes(type) ? arn : id,
      attributes: { Arn: arn },
      standsIn: true,
    };
  });
}
