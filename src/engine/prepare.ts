import { loadOperations } from './execute.ts';
import { loadTotp } from './load-totp.ts';
import { loadModelPart } from './model/api-model.ts';
import type { PartName } from './model/parts.ts';
import { partOf } from './model/parts.ts';
import { loadOperationsPart } from './operations/table.ts';

/**
 * Loads what `execute` needs for a call: the engine's operations of that part and its API model, once. An
 * operation that isn't modelled needs none, since `execute` answers such calls `notModelled`.
 */
export async function prepare(call: {
  readonly service: string;
  readonly operation: string;
  readonly input?: object;
}): Promise<void> {
  const part = partOf(call.service, call.operation);
  await Promise.all([
    loadOperations(),
    part && loadModelPart(part),
    part && loadOperationsPart(part),
    holdsCode(call.input) && loadTotp(),
  ]);
}

/** Whether a code of an MFA device is to be checked. */
const holdsCode = (input: object = {}): boolean =>
  Object.hasOwn(input, 'TokenCode') || Object.hasOwn(input, 'AuthenticationCode2');

/** As `prepare`, for every operation of a part: for completion, for tests. */
export async function preparePart(part: PartName): Promise<void> {
  await Promise.all([loadOperations(), loadModelPart(part), loadOperationsPart(part), loadTotp()]);
}
