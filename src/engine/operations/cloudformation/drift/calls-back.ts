import type { JsonObject, ResourceCall } from '../../../cloudformation/index.ts';
import { resourceType } from '../../../cloudformation/index.ts';
import type { World } from '../../../world/world.ts';
import { madeOf, propertiesOf, requestFor } from '../next-call.ts';
import { resourceIn, stackAt } from '../stack-rows.ts';
import { compared } from './find-drift.ts';

/** Types whose things get another id when they are made again: no call brings back the one that is gone. */
const newEachTime: readonly string[] = ['AWS::KMS::Key'];

/**
 * Lists the calls that make a stack's resource what its template says again. CloudFormation makes none of them: it
 * compares templates alone, and sees no change in this one. Empty if nothing differs or nothing helps.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export function callsBack(world: World, stackId: string, logicalId: string): readonly ResourceCall[] {
  const stack = stackAt(world, stackId);
  const row = resourceIn(world, stackId, logicalId);
  const found = stack && row ? compared(world, stack, row) : null;
  const made = madeOf(row);
  if (!stack || !row || !found || !made) return [];
  const type = resourceType(row.type);
  const request = requestFor(stack, row, row);
  if (!found.actual)
    return newEachTime.includes(row.type) ? [] : type.create(request).map((step) => step(made));
  const others = Object.entries(propertiesOf(row)).filter(([name]) => !Object.hasOwn(found.expected, name));
  const properties: JsonObject = { ...Object.fromEntries(others), ...found.actual };
  return type.update(request, { properties, made }).map((step) => step(made));
}
