/** The engine's public door: everything outside `engine/` imports from here. */
export type * from './call.ts';
export type * from './entities.ts';
export type * from './model/operation-types.ts';
export type * from './policy/decision.ts';
export { tableNames } from './entities.ts';
export type { Change, IndexName, Tables, World } from './world.ts';
export {
  accountIds,
  accountOf,
  apply,
  byName,
  countBy,
  createWorld,
  holdsAccount,
  invert,
  nowOf,
  rowsBy,
  rowsOf,
  sameRow,
  stands,
  worldFrom,
} from './world.ts';
export type { DanglingReference } from './row-shapes.ts';
export { danglingReferences, rowProblem } from './row-shapes.ts';
export { jsonDepth } from './json-depth.ts';
export { attempt } from './attempt.ts';
export { credentialError } from './credential-errors.ts';
export { identify } from './credentials.ts';
export { execute } from './execute.ts';
export type { CatalogPolicy } from './managed-policies/catalog.ts';
export { loadCatalog, managedPolicies, managedPolicy } from './managed-policies/catalog.ts';
export { serviceLinkedServices } from './managed-policies/service-linked.ts';
export type {
  AccessLevel,
  ActionCatalog,
  ResourceType,
  ServiceAction,
  ServiceActions,
} from './actions/catalog.ts';
export { actionOf, loadActions } from './actions/catalog.ts';
export { prepare, preparePart } from './prepare.ts';
export { loadTotp } from './load-totp.ts';
export {
  accountRootArn,
  assumedRoleArn,
  formatArn,
  groupArn,
  parseArn,
  policyArn,
  roleArn,
  userArn,
} from './arn.ts';
export { checkDocument } from './policy/check-document.ts';
export type { DocumentKind } from './policy/check-document.ts';
export { defaultRequestContext } from './policy/context.ts';
export { policySize } from './policy/document.ts';
export { readJson } from './policy/json-text.ts';
export { rulePages } from './policy/rules.ts';
export { simplifications } from './policy/simplifications.ts';
export type { SimplificationId } from './policy/simplifications.ts';
export { keepPrincipals, showPrincipals, storePrincipals } from './policy/trust-principals.ts';
export type { ApiModel, OperationModel, Shape } from './model/api-model.ts';
export { apiModel, loadModelPart, shapeOf } from './model/api-model.ts';
export { isoDate } from './dates.ts';
export { operationLimits } from './operations/limits.ts';
export type { Limit as OperationLimit } from './operations/limit.ts';
export type { LimitId, LimitOf } from './operations/limits.ts';
export { limitsOf, loadAllOperations } from './operations/table.ts';
export type { PartName, PartOperation } from './model/parts.ts';
export {
  isService,
  operationId,
  operationNames,
  partNames,
  partOf,
  partService,
  serviceNames,
  splitId,
} from './model/parts.ts';
export { isReadOnly } from './trail.ts';
export { durations, inlineSize, quotas } from './quotas.ts';
export type { WorkloadCredentials } from './workloads.ts';
export { instanceArn, isLeaking, workloadCredentials } from './workloads.ts';
export type { ErrorCode } from './errors.ts';
export { serviceError } from './errors.ts';
