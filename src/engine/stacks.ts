/**
 * A door of the engine for those who carry stacks out or show them, which is fetched once an account has a stack.
 */
export { isComparedByAws } from './operations/cloudformation/drift/actual.ts';
export { callsBack } from './operations/cloudformation/drift/calls-back.ts';
export { driftOf, handChanges } from './operations/cloudformation/drift/find-drift.ts';
export { rewritten, takeOver } from './operations/cloudformation/drift/take-over.ts';
export type * from './operations/cloudformation/drift/take-over.ts';
export { nextCall } from './operations/cloudformation/next-call.ts';
export {
  eventsIn,
  firstFailure,
  isBusy,
  leftOutOf,
  resourceIn,
  resourcesIn,
  stackNamed,
  templateIn,
} from './operations/cloudformation/stack-rows.ts';
