import { holdsAccount } from '../world/world.ts';
import type { OperationContext } from './operation.ts';

/** Account ids that AWS's documentation uses, so that they look familiar and belong to no real account. */
const familiar = ['444455556666', '777788889999', '123456789012', '999988887777'];

/** An account id that no account of the world has. */
export function freshAccountId({ world, ids }: Pick<OperationContext, 'world' | 'ids'>): string {
  const known = familiar.find((id) => !holdsAccount(world, id));
  if (known !== undefined) return known;
  for (;;) {
    const id = ids.text('account', '0123456789', 12);
    if (!holdsAccount(world, id)) return id;
  }
}
