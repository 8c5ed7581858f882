import type { ServiceName } from './model/operation-types.ts';
import { isService, loadModel } from './model/api-model.ts';

/**
 * Loads what `execute` needs for a call: the API model of its service, once. A service without a model needs
 * nothing, since `execute` answers such calls `notModelled`.
 */
export async function prepare(call: { readonly service: ServiceName }): Promise<void> {
  if (isService(call.service)) await loadModel(call.service);
}
