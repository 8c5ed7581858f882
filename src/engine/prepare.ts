import { loadOperations } from './execute.ts';
import type { ServiceName } from './model/operation-types.ts';
import { isService, loadModel } from './model/api-model.ts';

/**
 * Loads what `execute` needs for a call: the operations and the API model of its service, once. A service
 * without a model needs none, since `execute` answers such calls `notModelled`.
 */
export async function prepare(call: { readonly service: ServiceName }): Promise<void> {
  await Promise.all([loadOperations(), isService(call.service) ? loadModel(call.service) : null]);
}
