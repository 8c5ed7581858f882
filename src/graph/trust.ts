import type { RoleRow } from '../engine/index.ts';
import { outsideId } from './elements.ts';
import { principalNodeId } from './outside.ts';

/** Whom a trust policy's Allow statements name, read without judging conditions. */
export interface Trust {
  /** Node ids: unique ids of this account's principals and outside ids. */
  readonly names: readonly string[];
  /** The account as a whole is named (its root, its id or `*`): whoever here is allowed to ask may assume. */
  readonly account: boolean;
}

const cache = new WeakMap<RoleRow, Trust>();
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function* principalsOf(principal: unknown, account: string): Generator<string> {
  if (principal === '*') yield outsideId('anyone', '*');
  if (!isObject(principal)) return;
  for (const [type, values] of Object.entries(principal)) {
    for (const value of listOf(values)) {
      if (typeof value !== 'string') continue;
      if (type === 'Federated') yield outsideId('federated', value);
      else {
        const id = type === 'Service' ? outsideId('service', value) : principalNodeId(value, account);
        if (id !== null) yield id;
      }
    }
  }
}

/**
 * Reads whom a role trusts. A document that isn't JSON, or has no Allow, names nobody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function trustOf(role: RoleRow): Trust {
  const known = cache.get(role);
  if (known) return known;
  const document = parsed(role.trustPolicy);
  const statements = isObject(document) ? listOf(document['Statement']) : [];
  const names = new Set<string>();
  for (const statement of statements) {
    if (!isObject(statement) || statement['Effect'] !== 'Allow') continue;
    for (const id of principalsOf(statement['Principal'], role.account)) names.add(id);
  }
  const account = names.delete(role.account) || names.has(outsideId('anyone', '*'));
  const trust = { names: [...names], account };
  cache.set(role, trust);
  return trust;
}
