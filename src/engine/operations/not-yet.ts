import { notModelled } from '../errors.ts';
import type { OperationName } from '../model/operation-types.ts';
import type { Operation } from './operation.ts';
import { unknown } from './operation.ts';

/** Operations whose models are here and whose behaviour isn't. */
export function notYet<N extends OperationName>(...ids: readonly N[]): { readonly [K in N]: Operation<K> } {
  const operation = (id: N): Operation<N> => ({
    authorize: () => 'public',
    run: () => unknown(notModelled(id, 'introduction')),
  });
  return Object.fromEntries(ids.map((id) => [id, operation(id)])) as unknown as {
    readonly [K in N]: Operation<K>;
  };
}
