import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphModel } from '../model/graph-model.ts';

/** Up to about so many nodes an account is drawn whole. */
const most = 40;

const counted: ReadonlySet<NodeKind> = new Set(['user', 'group', 'role', 'policy']);

/** Whether an account has more identities and policies than one picture can hold. Looks at no more than it needs. */
export function isLarge(model: GraphModel): boolean {
  if (model.identities > most) return true;
  let count = 0;
  for (const { kind } of model.nodes.values()) if (counted.has(kind) && ++count > most) return true;
  return false;
}
