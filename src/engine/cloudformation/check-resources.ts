import type { NotModelled } from '../call/call.ts';
import { notModelled } from '../errors.ts';
import { isList, member } from './json.ts';
import type { ResolvedResource, ResolvedTemplate } from './resolved.ts';
import type { Template } from './template.ts';
import { isModelled, mayLeaveOut, resourceType } from './types/table.ts';

const reference =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html';

/** A wish of a template that isn't modelled, with its place. */
export interface Unmodelled {
  readonly logicalId: string;
  readonly type: string;
  /** The property that could decide; null where the type itself isn't modelled. */
  readonly property: string | null;
  /** Whether the resource may be left out: it holds no identity and no policy. */
  readonly mayLeaveOut: boolean;
}

/** All that isn't modelled of a template, in its order. */
export function unmodelledIn(resources: Iterable<ResolvedResource>): readonly Unmodelled[] {
  return [...resources].flatMap(({ logicalId, type, properties }): readonly Unmodelled[] => {
    if (!isModelled(type)) return [{ logicalId, type, property: null, mayLeaveOut: mayLeaveOut(type) }];
    const { treatmentOf } = resourceType(type);
    return Object.entries(properties)
      .filter(([property, value]) => treatmentOf(property, value) === 'refused')
      .map(([property]) => ({ logicalId, type, property, mayLeaveOut: false }));
  });
}

/**
 * The types that a template says it is deployed without: `Metadata: {IAMPlayground: {Without: [AWS::EC2::VPC]}}`. AWS
 * ignores metadata that it doesn't know, so the template deploys there as it is, and with these types.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html
 */
export function leftOutIn({ metadata }: Template): readonly string[] {
  const types = member(member(metadata ?? undefined, 'IAMPlayground'), 'Without');
  return isList(types) ? types.filter((type) => typeof type === 'string') : [];
}

/**
 * The first thing that isn't modelled of a template and isn't left out, before anything changes; null if there is none.
 * `without`: types whose resources the user leaves out.
 */
export function checkResources(
  { resources }: ResolvedTemplate,
  without: readonly string[] = [],
): NotModelled | null {
  const found = unmodelledIn(resources.values()).find(
    (one) => !(one.mayLeaveOut && without.includes(one.type)),
  );
  if (!found) return null;
  const { logicalId, type, property } = found;
  const leaving = found.mayLeaveOut
    ? `, which Metadata: {IAMPlayground: {Without: [${type}]}} in the template leaves out`
    : '';
  return notModelled(
    property === null
      ? `the resource type ${type} (/Resources/${logicalId})${leaving}`
      : `${property} of ${type} (/Resources/${logicalId}/Properties/${property})`,
    reference,
  );
}

/** Names of properties that hold a name of the caller's own choice. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

/** Types for which CloudFormation asks for an acknowledgement. */
const acknowledged: readonly string[] = [
  ...[
    'AccessKey',
    'Group',
    'InstanceProfile',
    'ManagedPolicy',
    'Policy',
    'Role',
    'User',
    'UserToGroupAddition',
  ].map((name) => `AWS::IAM::${name}`),
];

/**
 * The capabilities that whoever deploys a template has to acknowledge, and the sentence that says why.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export function capabilitiesOf({ resources, transforms }: Template): {
  readonly capabilities: readonly ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND')[];
  readonly reason: string | null;
} {
  const found = [...resources.values()].filter(({ type }) => acknowledged.includes(type));
  const isNamed = found.some(({ type, properties }) => {
    const property = Object.hasOwn(nameProperties, type) ? nameProperties[type]! : null;
    return property !== null && Object.hasOwn(properties, property);
  });
  const types = [...new Set(found.map(({ type }) => type))];
  const expands = transforms.length > 0 ? (['CAPABILITY_AUTO_EXPAND'] as const) : [];
  if (found.length === 0) return { capabilities: expands, reason: null };
  return {
    capabilities: [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM', ...expands],
    reason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
  };
}
