import type { StackFollower } from '../operation.ts';
import { refuse } from '../operation.ts';
import { Deploying } from './deployment.ts';
import { nextCall, waitedFor } from './next-call.ts';
import { noSuchStack, stackAt, validationError } from './stack-rows.ts';

/** Follows the calls that stacks make: every answer carries its stack on, in the same commit. */
export const follower: StackFollower = (before, call) => {
  const { stack: id = '', logicalId } = call.via ?? {};
  const stack = stackAt(before, id);
  if (!stack) return refuse(noSuchStack(id));
  const next = nextCall(before, id);
  const waiting = waitedFor(before, stack);
  const isNext =
    next !== null &&
    next.via?.logicalId === logicalId &&
    next.service === call.service &&
    next.operation === call.operation &&
    JSON.stringify(next.input) === JSON.stringify(call.input);
  if (!isNext) return refuse(validationError(`Stack ${id} does not wait for this call.`));
  return {
    carryOn: (world, result, moment) => new Deploying(world, id, moment).answered(waiting, result).changes,
  };
};
