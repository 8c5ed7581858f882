import type { OperationName, ServiceName } from '../model/operation-types.ts';
import type { PartName } from '../model/parts.ts';
import { operationId, partNames, partOf } from '../model/parts.ts';
import type { LedgerId } from './ledger.ts';
import type { Operation, OperationTable, StackFollower } from './operation.ts';

interface Part {
  readonly operations: Partial<OperationTable>;
  readonly follower?: StackFollower;
  /** Loads what the part's operations read. */
  readonly ready?: () => Promise<void>;
}

/** Every part's operations: one directory each, which loads when one of them is first called. */
const loaders: Readonly<Record<PartName, () => Promise<Part>>> = {
  iam: () => import('./iam/table.ts'),
  'iam-account': () => import('./iam-account/table.ts'),
  'iam-sign-in': () => import('./iam-sign-in/table.ts'),
  'iam-providers': () => import('./iam-providers/table.ts'),
  'iam-simulation': () => import('./iam-simulation/table.ts'),
  'iam-root-access': () => import('./iam-root-access/table.ts'),
  'iam-last-accessed': () => import('./iam-last-accessed/table.ts'),
  'iam-policy-versions': () => import('./iam-policy-versions/table.ts'),
  sts: () => import('./sts/table.ts'),
  'sts-root': () => import('./sts-root/table.ts'),
  'sts-scoped': () => import('./sts-scoped/table.ts'),
  'sts-session-tokens': () => import('./sts-session-tokens/table.ts'),
  'sts-federation': () => import('./sts-federation/table.ts'),
  'cognito-identity': () => import('./cognito-identity/table.ts'),
  'cognito-idp': () => import('./cognito-idp/table.ts'),
  organizations: () => import('./organizations/table.ts'),
  s3: () => import('./s3/table.ts'),
  kms: () => import('./kms/table.ts'),
  sqs: () => import('./sqs/table.ts'),
  lambda: () => import('./lambda/table.ts'),
  dynamodb: () => import('./dynamodb/table.ts'),
  secretsmanager: () => import('./secretsmanager/table.ts'),
  ssm: () => import('./ssm/table.ts'),
  'sso-admin': () => import('./sso-admin/table.ts'),
  identitystore: () => import('./identitystore/table.ts'),
  cloudformation: () => import('./cloudformation/table.ts'),
  playground: () => import('./playground/table.ts'),
};

const loadedParts = new Set<PartName>();
const loaded = new Map<string, Operation<OperationName>>();

let stackFollower: StackFollower | undefined;

/** Tells what follows the calls of stacks; CloudFormation's part must be loaded. */
export function followerOf(): StackFollower {
  if (!stackFollower) throw new Error('await prepare(call) first');
  return stackFollower;
}

/** Loads one part's operations, once. A second call costs nothing. */
export async function loadOperationsPart(part: PartName): Promise<void> {
  if (loadedParts.has(part)) return;
  const { operations, follower, ready } = await loaders[part]();
  await ready?.();
  stackFollower ??= follower;
  loadedParts.add(part);
  for (const [id, operation] of Object.entries(operations))
    loaded.set(id, operation as Operation<OperationName>);
}

/** Loads every part, for readers of the whole table: the ledger and the tests. */
export async function loadAllOperations(): Promise<void> {
  await Promise.all(partNames.map(loadOperationsPart));
}

/** An operation, or null if it isn't modelled. Throws if `prepare` has not loaded its part. */
export function operationOf(service: ServiceName, name: string): Operation<OperationName> | null {
  if (!partOf(service, name)) return null;
  const operation = loaded.get(operationId(service, name));
  if (!operation) throw new Error(`${service}:${name} is not loaded: await prepare(call) first`);
  return operation;
}

/** The ledger's entries of an operation; its part must be loaded. */
export const ledgerOf = (id: OperationName): readonly LedgerId[] => loaded.get(id)?.ledger ?? [];
