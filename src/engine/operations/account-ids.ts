import { holdsAccount } from '../world/world.ts';
import type { OperationContext } from './operation.ts';

/** Account ids that AWS's documentation uses as examples: they belong to no real account. */
export const exampleAccounts: readonly string[] = [
  '111122223333',
  '444455556666',
  '777788889999',
  '123456789012',
  '999988887777',
  '210987654321',
];

/** Whether an account id stands for no real account: one of the examples, or one of 0s or 9s alone. */
export const isExampleAccount = (id: string): boolean =>
  exampleAccounts.includes(id) || id === '0'.repeat(12) || id === '9'.repeat(12);

/** An account id that no account of the world has. */
export function freshAccountId({ world, ids }: Pick<OperationContext, 'world' | 'ids'>): string {
  const known = exampleAccounts.find((id) => !holdsAccount(world, id));
  if (known !== undefined) return known;
  for (;;) {
    const id = ids.text('account', '0123456789', 12);
    if (!holdsAccount(world, id)) return id;
  }
}
