/** The engine's public door: everything outside `engine/` imports from here. */
export type * from './call/call.ts';
export type * from './entities/entities.ts';
export type * from './model/operation-types.ts';
export type * from './policy/decision.ts';
export type { AnyKind, Kind, KindOf, OutsideKind, TableOf } from './entities/kinds.ts';
export { kindOfRow, kindsIn, outsideKinds, tableNames } from './entities/kinds.ts';
export type { Change, IndexName, Tables, World } from './world/world.ts';
export { asOne } from './world/as-one.ts';
export {
  accountIds,
  accountOf,
  apply,
  byName,
  canApply,
  countBy,
  createWorld,
  holdsAccount,
  invert,
  nowOf,
  rowsBy,
  rowsOf,
  sameRow,
  worldFrom,
} from './world/world.ts';
export type { DoubledName, DanglingReference } from './rows/references.ts';
export { doubledNames, danglingReferences } from './rows/references.ts';
export { type RowProblem, rowProblemFor } from './rows/checks-for.ts';
export { fnv } from './fnv.ts';
export { isObject } from './rows/row-checks.ts';
export { rowProblem } from './rows/row-shapes.ts';
export { jsonDepth } from './json-depth.ts';
export type { Pausing } from './pausing.ts';
export { atOnce } from './pausing.ts';
export type { Position } from './json-scan.ts';
export { JsonScan, positionAt } from './json-scan.ts';
export { decisionOn } from './call/answer.ts';
export { credentialError, identify } from './credentials/credentials.ts';
export { callerWith } from './credentials/presented.ts';
export { isManagedKey } from './managed-keys.ts';
export { accountName } from './account-name.ts';
export { signedInName } from './signed-in-name.ts';
export type { CatalogPolicy } from './managed-policies/catalog.ts';
export { loadCatalog, managedPolicies, managedPolicy } from './managed-policies/catalog.ts';
export { serviceLinkedNames, serviceLinkedServices } from './managed-policies/service-linked.ts';
export type {
  AccessLevel,
  ActionCatalog,
  ResourceType,
  ServiceAction,
  ServiceActions,
} from './actions/catalog.ts';
export { actionOf, commonActions, commonServices, loadActions } from './actions/catalog.ts';
export { prepare, preparePart } from './call/prepare.ts';
export { namesTypedSecret, replaceSecrets, secretOrigin, typedSecrets } from './call/secret-inputs.ts';
export { loadTotp } from './credentials/load-totp.ts';
export {
  accountRootArn,
  assumedRoleArn,
  formatArn,
  groupArn,
  parseArn,
  policyArn,
  isReservedRole,
  isServiceLinkedRole,
  roleArn,
  userArn,
} from './arn.ts';
export { checkDocument } from './policy/check-document.ts';
export type { DocumentKind } from './policy/check-document.ts';
export { defaultRequestContext } from './policy/context.ts';
export { keysThrough } from './policy/endpoint.ts';
export { decide } from './policy/decide.ts';
export type { DecisionInput, PolicyInput } from './policy/decide.ts';
export type { AskingCaller } from './policy/decide-caller.ts';
export { policySize } from './policy/document.ts';
export type { JsonNode } from './policy/json-text.ts';
export { listOf, memberOf, readJson } from './policy/json-text.ts';
export { nameMatches } from './policy/glob.ts';
export { rulePages } from './policy/rules.ts';
export { simplifications } from './policy/simplifications.ts';
export type { SimplificationId } from './policy/simplifications.ts';
export { keepPrincipals, showPrincipals, storePrincipals } from './policy/trust-principals.ts';
export { lambdaPermission, policyStatements } from './policy/lambda-permission.ts';
export { withoutPrincipals } from './policy/without-principals.ts';
export type { ApiModel, OperationModel, Shape } from './model/api-model.ts';
export { apiModel, loadModelPart, shapeOf } from './model/api-model.ts';
export { isoDate } from './dates.ts';
export { usedServices } from './used-services.ts';
export { idsFor } from './world/ids.ts';
export type { XmlElement } from './tokens/xml.ts';
export { readXml } from './tokens/xml.ts';
export { exampleAccounts, isExampleAccount } from './operations/account-ids.ts';
export { operationLedger } from './operations/ledger.ts';
export type { LedgerEntry, LedgerId, LedgerIdOf } from './operations/ledger.ts';
export { ledgerOf, loadAllOperations } from './operations/table.ts';
export { type AskingForRole, asksForRole } from './model/asking-for-roles.ts';
export { isModelled } from './model/is-modelled.ts';
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
export {
  centredIn,
  identityCenterArn,
  isPortal,
  isProvisioned,
  roleOfSet,
  tagsOfPerson,
} from './identity-center.ts';
export { isReadOnly } from './trail/trail.ts';
export { durations, inlineSize, quotas } from './quotas.ts';
export { crc32 } from './crc32.ts';
export type { WorkloadCredentials } from './credentials/workloads.ts';
export { instanceArn, isLeaking, workloadCredentials } from './credentials/workloads.ts';
export type { ErrorCode } from './errors.ts';
export { serviceError } from './errors.ts';
