import type { NodeKind } from '../kinds/kinds.ts';
import type { GraphNode } from './elements.ts';
import { outsideId } from './elements.ts';

const accountId = /^\d{12}$/;
const kinds = new Map<string, NodeKind>([
  ['service', 'service'],
  ['account', 'account'],
  ['federated', 'federated'],
  ['anyone', 'anyone'],
  ['role', 'otherRole'],
]);

/** A node of which no more is known than its id, kind and name. */
export const bareNode = (id: string, kind: NodeKind, label: string): GraphNode => ({
  id,
  kind,
  label,
  badges: [],
  inactive: false,
  ownerId: null,
  lifetime: null,
  byAws: false,
});

/**
 * Makes the node of a principal that has no row: one outside the account, or the account's root user (whose id is the
 * account id). The id tells all that is known about it. Null for any other id.
 */
export function derivedNode(id: string): GraphNode | null {
  if (accountId.test(id)) return bareNode(id, 'root', 'root');
  if (!id.startsWith('principal:')) return null;
  const colon = id.indexOf(':', 10);
  const kind = kinds.get(id.slice(10, colon));
  return kind ? bareNode(id, kind, id.slice(colon + 1)) : null;
}

/** The account in an ARN's fifth part, or null. */
export const accountIn = (arn: string): string | null =>
  arn.startsWith('arn:') ? (arn.split(':', 5)[4] ?? null) : null;

/**
 * Returns the node id for a principal as an ARN, account id, service name or unique id, seen from `account`. Unique
 * ids stay, the own account's root is `account`, and the rest gets an outside id. Null for a principal of this account
 * that isn't known here, such as a deleted user's ARN.
 */
export function principalNodeId(value: string, account: string): string | null {
  if (value === '*') return outsideId('anyone', '*');
  if (accountId.test(value)) return value === account ? account : outsideId('account', value);
  const owner = accountIn(value);
  if (owner !== null) {
    if (owner === account) return value.endsWith(':root') ? account : null;
    return outsideId('account', value.endsWith(':root') ? owner : value);
  }
  if (value.includes('.')) return outsideId('service', value);
  return value;
}
