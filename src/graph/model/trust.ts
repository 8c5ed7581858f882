import type { ResourceRow, RoleRow } from '../../engine/index.ts';
import { outsideId } from './elements.ts';
import { principalNodeId } from './outside-principals.ts';

/** The principals that a trust policy's Allow statements name, read without judging conditions. */
export interface Trust {
  /** Node ids: unique ids of this account's principals and outside ids. */
  readonly names: readonly string[];
  /**
   * The account as a whole is named (its root, its id or `*`): anyone in it whose own policies allow it may assume the
   * role.
   */
  readonly account: boolean;
  /** The identity pools whose tokens a condition on `cognito-identity.amazonaws.com:aud` asks for. */
  readonly pools: readonly string[];
}

export const cognito = 'cognito-identity.amazonaws.com';
const audience = `${cognito}:aud`;

const nobody: Trust = { names: [], account: false, pools: [] };
const cache = new WeakMap<object, Trust>();
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

/** The values of one condition key, under any operator. */
function* conditionValues(condition: unknown, key: string): Generator<string> {
  if (!isObject(condition)) return;
  for (const block of Object.values(condition)) {
    if (!isObject(block)) continue;
    for (const [name, values] of Object.entries(block)) {
      if (name.toLowerCase() !== key) continue;
      for (const value of listOf(values)) if (typeof value === 'string') yield value;
    }
  }
}

function read(text: string, account: string): Trust {
  const document = parsed(text);
  const statements = isObject(document) ? listOf(document['Statement']) : [];
  const names = new Set<string>();
  const pools = new Set<string>();
  for (const statement of statements) {
    if (!isObject(statement) || statement['Effect'] !== 'Allow') continue;
    for (const id of principalsOf(statement['Principal'], account)) names.add(id);
    for (const pool of conditionValues(statement['Condition'], audience)) pools.add(pool);
  }
  const whole = names.delete(account) || names.has(outsideId('anyone', '*'));
  return { names: [...names], account: whole, pools: [...pools] };
}

function known(row: object, text: string, account: string): Trust {
  let trust = cache.get(row);
  if (!trust) {
    trust = read(text, account);
    cache.set(row, trust);
  }
  return trust;
}

/**
 * Reads whom a role trusts. A document that isn't JSON, or has no Allow, names nobody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export const trustOf = (role: RoleRow): Trust => known(role, role.trustPolicy, role.account);

/** Returns the principals that a resource-based policy names; none if there is no policy. */
export const namedBy = (row: ResourceRow): Trust =>
  row.policy === undefined ? nobody : known(row, row.policy, row.account);
