import { bareTypes, standIn } from './bare.ts';
import { cognito } from './cognito.ts';
import { iamOthers } from './iam-others.ts';
import { iamPolicies } from './iam-policies.ts';
import { organizations } from './organizations.ts';
import { principals } from './principals.ts';
import type { ResourceType } from './resource-type.ts';
import { resources } from './resources.ts';

const types: ReadonlyMap<string, ResourceType> = new Map(
  [...principals, ...iamPolicies, ...iamOthers, ...cognito, ...organizations, ...resources, ...bareTypes].map(
    (type) => [type.name, type],
  ),
);

/** The names of all types that are carried out. */
export const modelledTypes: readonly string[] = [...types.keys()];

export const isModelled = (type: string): boolean => types.has(type);

/** A type by its name; one that isn't modelled makes stand-ins, which no call carries out. */
export function resourceType(name: string): ResourceType {
  return types.get(name) ?? standIn(name);
}

/** Services whose resources are identities or say what identities may do. */
const ofIdentities: readonly string[] = [
  ...[
    'IAM',
    'SSO',
    'IdentityStore',
    'RolesAnywhere',
    'Organizations',
    'VerifiedPermissions',
    'LakeFormation',
    'RAM',
  ],
];
const refusedTypes: readonly string[] = [
  // Their templates and code may make anything.
  ...['AWS::CloudFormation::Stack', 'AWS::CloudFormation::StackSet', 'AWS::CloudFormation::CustomResource'],
  ...['AWS::CloudFormation::Macro', 'AWS::Serverless::Application', 'AWS::Cognito::UserPoolIdentityProvider'],
  // It has a policy of its own.
  'AWS::Lambda::Alias',
];

/** Types whose name ends in `Policy`, and that say how something works, not who may do what. */
const ofWorkings =
  /(?:Cache|ContinuousDeployment|Firewall|Lifecycle|OriginRequest|PlaybackRestriction|Resiliency|ResponseHeaders|Scaling)Policy$/;

/**
 * Whether a type that isn't modelled may be left out of a stack: it holds no identity and no policy, so that nobody's
 * access follows from it.
 */
export function mayLeaveOut(type: string): boolean {
  const [vendor, service = '', resource = ''] = type.split('::');
  return (
    vendor === 'AWS' &&
    !ofIdentities.includes(service) &&
    (!/Polic(y|ies)$|Permission/.test(resource) || ofWorkings.test(resource)) &&
    !refusedTypes.includes(type)
  );
}
