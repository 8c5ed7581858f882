import { loadOperations } from './execute.ts';
import { loadTotp } from './load-totp.ts';
import { loadCatalog } from './managed-policies/catalog.ts';
import { managedPolicyArns } from './managed-policies/named.ts';
import { loadModelPart } from './model/api-model.ts';
import type { PartName } from './model/parts.ts';
import { partOf } from './model/parts.ts';
import { loadOperationsPart } from './operations/table.ts';

interface Prepared {
  readonly service: string;
  readonly operation: string;
  readonly input?: unknown;
}

/**
 * Loads what `execute` needs for a call: the engine's operations of that part and its API model, once, and the
 * AWS managed policies that its input names. An operation that isn't modelled needs none, since `execute`
 * answers such calls `notModelled`.
 */
export async function prepare(call: Prepared): Promise<void> {
  const part = partOf(call.service, call.operation);
  await Promise.all([
    loadOperations(),
    part && loadModelPart(part),
    part && loadOperationsPart(part),
    part && loadPolicies(call),
    holdsCode(call.input) && loadTotp(),
  ]);
}

/** Whether a code of an MFA device is to be checked. */
const holdsCode = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  (Object.hasOwn(input, 'TokenCode') || Object.hasOwn(input, 'AuthenticationCode2'));

/**
 * ListPolicies lists AWS's policies too; a service-linked role comes with its policy, and an organization's new
 * account with a role that has AdministratorAccess.
 */
async function loadPolicies({ service, operation, input }: Prepared): Promise<void> {
  const named = managedPolicyArns(input);
  if (service === 'iam' && operation === 'CreateServiceLinkedRole') {
    const { serviceLinkedPolicyArn } = await import('./managed-policies/service-linked.ts');
    named.push(serviceLinkedPolicyArn(input) ?? '');
  }
  if (service === 'organizations' && operation === 'CreateAccount')
    named.push('arn:aws:iam::aws:policy/AdministratorAccess');
  if (named.length || (service === 'iam' && operation === 'ListPolicies')) await loadCatalog(named);
}

/** As `prepare`, for every operation of a part: for completion, for tests. */
export async function preparePart(part: PartName): Promise<void> {
  await Promise.all([
    loadOperations(),
    loadModelPart(part),
    loadOperationsPart(part),
    loadCatalog(),
    loadTotp(),
  ]);
}
