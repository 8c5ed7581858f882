import { loadTotp } from '../credentials/load-totp.ts';
import { loadCatalog } from '../managed-policies/catalog.ts';
import { loadModelPart } from '../model/api-model.ts';
import type { PartName } from '../model/parts.ts';
import { partOf } from '../model/parts.ts';
import { loadOperationsPart } from '../operations/table.ts';

/** How every AWS managed policy's ARN begins. */
const start = 'arn:aws:iam::aws:policy/';

/** Deeper inputs than this don't exist, and recursion has to end. */
const maxDepth = 8;

/** Collects the ARNs of AWS managed policies in a call's input: all texts that are such an ARN as a whole. */
export function managedPolicyArns(input: unknown, depth = 0): string[] {
  if (typeof input === 'string') return input.startsWith(start) ? [input] : [];
  if (typeof input !== 'object' || input === null || depth > maxDepth) return [];
  return Object.values(input).flatMap((value) => managedPolicyArns(value, depth + 1));
}

interface Prepared {
  readonly service: string;
  readonly operation: string;
  readonly input?: unknown;
  readonly via?: object;
}

/**
 * Loads what `execute` needs for a call: the engine's operations of that part and its API model, once, and the
 * AWS managed policies that its input names. An operation that isn't modelled needs none, since `execute`
 * answers such calls `notModelled`.
 */
export async function prepare(call: Prepared): Promise<void> {
  const part = partOf(call.service, call.operation);
  const isReady = part !== null && ready.has(part);
  // Most calls find everything loaded and don't have to wait.
  if (!isReady) await Promise.all([part && loadModelPart(part), part && loadOperationsPart(part)]);
  if (part) {
    ready.add(part);
    const policies = policiesFor(call);
    if (policies) await policies;
  }
  if (call.via) await loadOperationsPart('cloudformation');
  if (holdsCode(call.input)) await loadTotp();
}

/** The parts whose operations and model are loaded. */
const ready = new Set<PartName>();

/** Whether the input holds a code of an MFA device that must be checked. */
const holdsCode = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  (Object.hasOwn(input, 'TokenCode') || Object.hasOwn(input, 'AuthenticationCode2'));

/**
 * ListPolicies lists AWS's policies too; a service-linked role comes with its policy, and an organization's new
 * account with a role that has AdministratorAccess.
 */
function policiesFor({ service, operation, input }: Prepared): Promise<unknown> | null {
  const named = managedPolicyArns(input);
  if (service === 'iam' && operation === 'CreateServiceLinkedRole')
    return import('../managed-policies/service-linked.ts').then(({ serviceLinkedPolicyArn }) =>
      loadCatalog([...named, serviceLinkedPolicyArn(input) ?? '']),
    );
  if (service === 'organizations' && operation === 'CreateAccount')
    named.push('arn:aws:iam::aws:policy/AdministratorAccess');
  const lists = service === 'iam' && operation === 'ListPolicies';
  return named.length || lists ? loadCatalog(named) : null;
}

/** Like `prepare`, for every operation of a part. Completion and tests use it. */
export async function preparePart(part: PartName): Promise<void> {
  await Promise.all([loadModelPart(part), loadOperationsPart(part), loadCatalog(), loadTotp()]);
}
