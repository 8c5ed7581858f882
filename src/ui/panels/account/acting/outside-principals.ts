import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { outsideId } from '../../../../graph/model/elements.ts';
import { trustOf } from '../../../../graph/model/trust.ts';

interface OutsidePrincipal {
  readonly id: string;
  readonly kind: 'service' | 'account';
  /** `ec2.amazonaws.com`, or an account id or ARN. */
  readonly value: string;
}

const kinds = ['service', 'account'] as const;

function outsideOf(id: string): OutsidePrincipal | null {
  for (const kind of kinds) {
    const prefix = outsideId(kind, '');
    if (id.startsWith(prefix)) return { id, kind, value: id.slice(prefix.length) };
  }
  return null;
}

/** The services and other accounts that the trust policy of any role of an account names, each once, sorted by kind and name. */
export function outsidePrincipals(world: World, account: string): OutsidePrincipal[] {
  const found = new Map<string, OutsidePrincipal>();
  for (const role of rowsBy(world, 'rolesByAccount', account)) {
    for (const id of trustOf(role).names) {
      const principal = found.has(id) ? null : outsideOf(id);
      if (principal) found.set(id, principal);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
