import { isoDate } from '../../dates.ts';
import type {
  ChangeSetRow,
  StackEventRow,
  StackResourceRow,
  StackRow,
  StackSetting,
} from '../../entities/entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { tagsOut } from '../shared/tags.ts';

type StackOut = NonNullable<OutputOf<'cloudformation:DescribeStacks'>['Stacks']>[number];
type SummaryOut = NonNullable<OutputOf<'cloudformation:ListStacks'>['StackSummaries']>[number];
type EventOut = NonNullable<OutputOf<'cloudformation:DescribeStackEvents'>['StackEvents']>[number];
type ResourceOut = NonNullable<OutputOf<'cloudformation:DescribeStackResources'>['StackResources']>[number];
type ResourceSummaryOut = NonNullable<
  OutputOf<'cloudformation:ListStackResources'>['StackResourceSummaries']
>[number];
type ChangeSetOut = OutputOf<'cloudformation:DescribeChangeSet'>;
type ChangeSetSummaryOut = NonNullable<OutputOf<'cloudformation:ListChangeSets'>['Summaries']>[number];

/** Rows hold AWS's own statuses. */
const statusOf = (row: { readonly status: string }) => row.status as StackOut['StackStatus'];

/** The values of parameters as answers tell them: `****` for those that aren't echoed. */
const parametersOut = ({
  parameters,
  secrets = [],
  stored = [],
}: Pick<StackSetting, 'parameters' | 'secrets' | 'stored'>) => [
  ...parameters.map(({ key, value }) => {
    const resolved = stored.find((one) => one.key === key);
    return {
      ParameterKey: key,
      ParameterValue: value,
      ...(resolved && { ResolvedValue: resolved.value }),
    };
  }),
  ...secrets.map(({ key }) => ({ ParameterKey: key, ParameterValue: '****' })),
];

const datesOf = ({ createDate, updateDate, deleteDate }: StackRow) => ({
  CreationTime: isoDate(createDate),
  ...(updateDate !== undefined && { LastUpdatedTime: isoDate(updateDate) }),
  ...(deleteDate !== undefined && { DeletionTime: isoDate(deleteDate) }),
});

const capabilitiesOut = (list: readonly string[]) =>
  list.length ? { Capabilities: list as NonNullable<StackOut['Capabilities']> } : {};

const driftOut = ({ drift }: StackRow) => ({
  StackDriftStatus: drift?.status ?? ('NOT_CHECKED' as const),
  ...(drift && { LastCheckTimestamp: isoDate(drift.date) }),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
export function stackOut(row: StackRow): StackOut {
  const { id, name, changeSetId, description, reason, outputs, roleArn, tags, timeoutMinutes } = row;
  const parameters = parametersOut(row);
  return {
    StackId: id,
    StackName: name,
    ...(changeSetId !== undefined && { ChangeSetId: changeSetId }),
    ...(description !== undefined && { Description: description }),
    ...(parameters.length && { Parameters: parameters }),
    ...datesOf(row),
    RollbackConfiguration: {},
    StackStatus: statusOf(row),
    ...(reason !== undefined && { StackStatusReason: reason }),
    DisableRollback: row.onFailure === 'DO_NOTHING',
    NotificationARNs: row.notifications,
    ...(timeoutMinutes !== undefined && { TimeoutInMinutes: timeoutMinutes }),
    ...capabilitiesOut(row.capabilities),
    ...(outputs.length && {
      Outputs: outputs.map((output) => ({
        OutputKey: output.key,
        OutputValue: output.value,
        ...(output.description !== undefined && { Description: output.description }),
        ...(output.exportName !== undefined && { ExportName: output.exportName }),
      })),
    }),
    ...(roleArn !== undefined && { RoleARN: roleArn }),
    Tags: tagsOut(tags),
    EnableTerminationProtection: row.isProtected,
    DriftInformation: driftOut(row),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSummary.html */
export function summaryOut(row: StackRow): SummaryOut {
  const { id, name, description, reason } = row;
  return {
    StackId: id,
    StackName: name,
    ...(description !== undefined && { TemplateDescription: description }),
    ...datesOf(row),
    StackStatus: statusOf(row),
    ...(reason !== undefined && { StackStatusReason: reason }),
    DriftInformation: driftOut(row),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html */
export const eventOut = (row: StackEventRow, { name }: StackRow): EventOut => ({
  StackId: row.stackId,
  EventId: row.eventId,
  StackName: name,
  LogicalResourceId: row.logicalId,
  PhysicalResourceId: row.physicalId,
  ResourceType: row.type,
  Timestamp: new Date(row.date).toISOString().replace('Z', '000+00:00'),
  ResourceStatus: statusOf(row) as NonNullable<EventOut['ResourceStatus']>,
  ...(row.reason !== undefined && { ResourceStatusReason: row.reason }),
  ...(row.properties !== undefined && { ResourceProperties: row.properties }),
  ...(row.token !== undefined && { ClientRequestToken: row.token }),
});

const resourceFields = (row: StackResourceRow) => ({
  LogicalResourceId: row.logicalId,
  ...(row.physicalId !== undefined && { PhysicalResourceId: row.physicalId }),
  ResourceType: row.type,
  ResourceStatus: row.status as ResourceOut['ResourceStatus'],
  ...(row.reason !== undefined && { ResourceStatusReason: row.reason }),
  DriftInformation: {
    StackResourceDriftStatus: row.drift?.status ?? ('NOT_CHECKED' as const),
    ...(row.drift && { LastCheckTimestamp: isoDate(row.drift.date) }),
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResource.html */
export const resourceOut = (row: StackResourceRow, { name, id }: StackRow): ResourceOut => ({
  StackName: name,
  StackId: id,
  ...resourceFields(row),
  Timestamp: isoDate(row.date),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html */
export const resourceSummaryOut = (row: StackResourceRow): ResourceSummaryOut => ({
  ...resourceFields(row),
  LastUpdatedTimestamp: isoDate(row.date),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ChangeSetSummary.html */
export const changeSetSummaryOut = (row: ChangeSetRow, { id, name }: StackRow): ChangeSetSummaryOut => ({
  StackId: id,
  StackName: name,
  ChangeSetId: row.id,
  ChangeSetName: row.name,
  ExecutionStatus: row.executionStatus,
  Status: row.status,
  ...(row.reason !== undefined && { StatusReason: row.reason }),
  CreationTime: isoDate(row.createDate),
  ...(row.description !== undefined && { Description: row.description }),
  IncludeNestedStacks: false,
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export function changeSetOut(row: ChangeSetRow, stack: StackRow): ChangeSetOut {
  const parameters = parametersOut(row);
  return {
    ...changeSetSummaryOut(row, stack),
    ...(parameters.length && { Parameters: parameters }),
    NotificationARNs: row.notifications,
    RollbackConfiguration: {},
    ...capabilitiesOut(row.capabilities),
    ...(row.tags.length && { Tags: tagsOut(row.tags) }),
    Changes: JSON.parse(row.changes) as NonNullable<ChangeSetOut['Changes']>,
    ...(row.onFailure !== 'ROLLBACK' && { OnStackFailure: row.onFailure }),
  };
}
