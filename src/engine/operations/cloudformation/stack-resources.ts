import { isoDate } from '../../dates.ts';
import type { StackResourceRow, StackRow } from '../../entities/entities.ts';
import type { World } from '../../world/world.ts';
import type { OperationTable } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { tokenPage } from '../shared/pages.ts';
import { eventOut, resourceOut, resourceSummaryOut } from './stack-outputs.ts';
import {
  eventsIn,
  liveStacks,
  onStack,
  resourceIn,
  resourcesIn,
  validationError,
  withStack,
  without,
} from './stack-rows.ts';
import { invalidToken } from './stacks.ts';

const pageSize = 100;

/** The stack that holds a thing, by its physical id. */
function stackHolding(
  world: World,
  place: Pick<StackRow, 'account' | 'region'>,
  physicalId: string,
): { readonly stack: StackRow; readonly row: StackResourceRow } | null {
  for (const stack of liveStacks(world, place)) {
    const row = resourcesIn(world, stack.id).find((one) => one.physicalId === physicalId);
    if (row) return { stack, row };
  }
  return null;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export const stackResources: Pick<
  OperationTable,
  | 'cloudformation:DescribeStackEvents'
  | 'cloudformation:DescribeStackResource'
  | 'cloudformation:DescribeStackResources'
  | 'cloudformation:ListStackResources'
> = {
  'cloudformation:DescribeStackEvents': {
    check: ({ StackName }) =>
      refuse(StackName === undefined && validationError('StackName must be specified.')),
    authorize: (input, context) => onStack('DescribeStackEvents', context, input.StackName ?? ''),
    run: (input, context) =>
      withStack(
        context,
        input.StackName ?? '',
        (stack) => {
          const page = tokenPage(eventsIn(context.world, stack.id), input.NextToken, pageSize);
          if (!page) return refuse(invalidToken());
          return done({
            StackEvents: page.items.map((row) => eventOut(row, stack)),
            ...(page.next !== undefined && { NextToken: page.next }),
          });
        },
        (name) => validationError(`Stack [${name}] does not exist`),
      ),
  },

  'cloudformation:DescribeStackResource': {
    authorize: (input, context) => onStack('DescribeStackResource', context, input.StackName),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        (stack) => {
          const row = resourceIn(context.world, stack.id, input.LogicalResourceId);
          if (!row)
            return refuse(
              validationError(`Resource ${input.LogicalResourceId} does not exist for stack ${stack.name}`),
            );
          const told = without(resourceOut(row, stack), 'Timestamp');
          return done({
            StackResourceDetail: { ...told, LastUpdatedTimestamp: isoDate(row.date), Metadata: '{}' },
          });
        },
        (name) => validationError(`Stack '${name}' does not exist`),
      ),
  },

  'cloudformation:DescribeStackResources': {
    check: ({ StackName, PhysicalResourceId }) =>
      refuse(
        (StackName === undefined) === (PhysicalResourceId === undefined) &&
          validationError('Either stack name or physical resource ID must be specified, but not both.'),
      ),
    authorize(input, context) {
      const { StackName, PhysicalResourceId = '' } = input;
      const named = StackName ?? stackHolding(context.world, context, PhysicalResourceId)?.stack.id ?? '*';
      return onStack('DescribeStackResources', context, named);
    },
    run(input, context) {
      const { StackName, LogicalResourceId, PhysicalResourceId = '' } = input;
      const holding = stackHolding(context.world, context, PhysicalResourceId);
      if (StackName === undefined && !holding)
        return refuse(validationError(`Stack for ${PhysicalResourceId} does not exist`));
      return withStack(context, StackName ?? holding?.stack.id ?? '', (stack) => {
        const rows = resourcesIn(context.world, stack.id).filter(
          ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
        );
        return done({ StackResources: rows.map((row) => resourceOut(row, stack)) });
      });
    },
    ledger: ['cloudformation-words'],
  },

  'cloudformation:ListStackResources': {
    authorize: (input, context) => onStack('ListStackResources', context, input.StackName),
    run: (input, context) =>
      withStack(context, input.StackName, (stack) => {
        const page = tokenPage(resourcesIn(context.world, stack.id), input.NextToken, pageSize);
        if (!page) return refuse(invalidToken());
        return done({
          StackResourceSummaries: page.items.map(resourceSummaryOut),
          ...(page.next !== undefined && { NextToken: page.next }),
        });
      }),
  },
};
