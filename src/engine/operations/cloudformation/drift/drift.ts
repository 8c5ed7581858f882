import type { ApiError } from '../../../call/call.ts';
import { isoDate } from '../../../dates.ts';
import type { StackDetectionRow, StackResourceRow, StackRow } from '../../../entities/entities.ts';
import type { OutputOf } from '../../../model/operation-types.ts';
import type { Change, World } from '../../../world/world.ts';
import type { OperationContext, OperationTable } from '../../operation.ts';
import { done, refuse } from '../../operation.ts';
import { tokenPage } from '../../shared/pages.ts';
import { put } from '../../rows.ts';
import { onStack, resourceIn, resourcesIn, stackAt, validationError, withStack } from '../stack-rows.ts';
import { invalidToken } from '../stacks.ts';
import { isComparedByAws } from './actual.ts';
import { driftOf } from './find-drift.ts';

type DriftOut = OutputOf<'cloudformation:DetectStackResourceDrift'>['StackResourceDrift'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html */
const detectable: readonly string[] = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
];

const notDetectable = ({ name, status }: StackRow): ApiError | null =>
  detectable.includes(status)
    ? null
    : validationError(`Drift detection is not supported on stack [${name}] in status [${status}]`);

const noSuchResource = ({ name }: StackRow, logicalId: string): ApiError =>
  validationError(`Resource ${logicalId} does not exist for stack ${name}`);

const detectionKey = (stackId: string, id: string): string => `${stackId}#detection/${id}`;

function detectionNamed({ tables }: World, id: string): StackDetectionRow | undefined {
  const row = tables.stacks.list().find((one) => one.kind === 'detection' && one.detectionId === id);
  return row?.kind === 'detection' ? row : undefined;
}

const pageSize = 100;

/** Looks at these resources, and writes what it finds into their rows and the stack's. */
function detect(
  { world, now }: OperationContext,
  stack: StackRow,
  rows: readonly StackResourceRow[],
): { readonly changes: Change[]; readonly status: 'DRIFTED' | 'IN_SYNC'; readonly drifted: number } {
  const looked = new Map<string, StackResourceRow>();
  for (const row of rows) {
    const drift = isComparedByAws(row.type) ? driftOf(world, stack, row, now) : null;
    if (drift) looked.set(row.id, { ...row, drift });
  }
  const all = resourcesIn(world, stack.id).map((row) => looked.get(row.id) ?? row);
  const drifted = all.filter(({ drift }) => drift && drift.status !== 'IN_SYNC').length;
  const status = drifted > 0 ? 'DRIFTED' : 'IN_SYNC';
  const marked = put(world, 'stacks', { ...stack, drift: { status, date: now } });
  return {
    changes: [...[...looked.values()].map((row) => put(world, 'stacks', row)), marked],
    status,
    drifted,
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceDrift.html */
function driftOut(row: StackResourceRow): DriftOut[] {
  const { drift } = row;
  if (!drift) return [];
  return [
    {
      StackId: row.stackId,
      LogicalResourceId: row.logicalId,
      ...(row.physicalId !== undefined && { PhysicalResourceId: row.physicalId }),
      ResourceType: row.type,
      ExpectedProperties: drift.expected,
      ...(drift.actual !== undefined && { ActualProperties: drift.actual }),
      PropertyDifferences: drift.differences.map(({ path, expected, actual, type }) => ({
        PropertyPath: path,
        ExpectedValue: expected,
        ActualValue: actual,
        DifferenceType: type,
      })),
      StackResourceDriftStatus: drift.status,
      Timestamp: isoDate(drift.date),
    },
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackDrift.html */
export const stackDrift: Pick<
  OperationTable,
  | 'cloudformation:DetectStackDrift'
  | 'cloudformation:DetectStackResourceDrift'
  | 'cloudformation:DescribeStackDriftDetectionStatus'
  | 'cloudformation:DescribeStackResourceDrifts'
> = {
  'cloudformation:DetectStackDrift': {
    authorize: (input, context) => onStack('DetectStackDrift', context, input.StackName),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        const refused = notDetectable(stack);
        if (refused) return refuse(refused);
        const { LogicalResourceIds } = input;
        const missing = LogicalResourceIds?.find((id) => !resourceIn(context.world, stack.id, id));
        if (missing !== undefined) return refuse(noSuchResource(stack, missing));
        const rows = resourcesIn(context.world, stack.id).filter(
          ({ logicalId }) => LogicalResourceIds?.includes(logicalId) ?? true,
        );
        const { changes, status, drifted } = detect(context, stack, rows);
        const detectionId = context.ids.uuid();
        const row: StackDetectionRow = {
          id: detectionKey(stack.id, detectionId),
          kind: 'detection',
          stackId: stack.id,
          detectionId,
          status,
          drifted,
          date: context.now,
        };
        return done({ StackDriftDetectionId: detectionId }, [...changes, put(context.world, 'stacks', row)]);
      }),
    ledger: ['cloudformation-drift', 'cloudformation-words'],
  },

  'cloudformation:DetectStackResourceDrift': {
    authorize: (input, context) => onStack('DetectStackResourceDrift', context, input.StackName),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        const refused = notDetectable(stack);
        if (refused) return refuse(refused);
        const row = resourceIn(context.world, stack.id, input.LogicalResourceId);
        if (!row) return refuse(noSuchResource(stack, input.LogicalResourceId));
        const drift = isComparedByAws(row.type) ? driftOf(context.world, stack, row, context.now) : null;
        if (!drift)
          return refuse(validationError(`Drift detection is not supported for resource type ${row.type}`));
        const { changes } = detect(context, stack, [row]);
        const [told] = driftOut({ ...row, drift });
        return done({ StackResourceDrift: told as DriftOut }, changes);
      }),
    ledger: ['cloudformation-drift', 'cloudformation-words'],
  },

  'cloudformation:DescribeStackDriftDetectionStatus': {
    authorize: (input, context) =>
      onStack(
        'DescribeStackDriftDetectionStatus',
        context,
        detectionNamed(context.world, input.StackDriftDetectionId)?.stackId ?? '*',
      ),
    run(input, context) {
      const row = detectionNamed(context.world, input.StackDriftDetectionId);
      const stack = row && stackAt(context.world, row.stackId);
      if (!row || stack?.account !== context.account || stack.region !== context.region)
        return refuse(validationError(`Drift detection id ${input.StackDriftDetectionId} does not exist`));
      return done({
        StackId: row.stackId,
        StackDriftDetectionId: row.detectionId,
        StackDriftStatus: row.status,
        DetectionStatus: 'DETECTION_COMPLETE' as const,
        DriftedStackResourceCount: row.drifted,
        Timestamp: isoDate(row.date),
      });
    },
    ledger: ['cloudformation-words'],
  },

  'cloudformation:DescribeStackResourceDrifts': {
    authorize: (input, context) => onStack('DescribeStackResourceDrifts', context, input.StackName),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        const { StackResourceDriftStatusFilters: statuses, MaxResults = pageSize } = input;
        const drifts = resourcesIn(context.world, stack.id)
          .flatMap(driftOut)
          .filter(({ StackResourceDriftStatus: status }) => statuses?.includes(status) ?? true);
        const page = tokenPage(drifts, input.NextToken, MaxResults);
        if (!page) return refuse(invalidToken());
        return done({
          StackResourceDrifts: page.items,
          ...(page.next !== undefined && { NextToken: page.next }),
        });
      }),
  },
};
