import type { World } from '../../engine/index.ts';
import {
  accountIds,
  parseArn,
  roleArn,
  rowsBy,
  showPrincipals,
  userArn,
  withoutPrincipals,
} from '../../engine/index.ts';

/** A policy that a script can write, and the principals that it must leave out. */
export interface Writable {
  readonly document: string;
  /** Users and roles that don't exist at the time when the script runs. */
  readonly missing: readonly string[];
}

const uniqueId = /^A[A-Z]{3}[A-Z0-9]{8,}$/;
/** The role in every account that an organization created. */
const accessRole = 'role/OrganizationAccountAccessRole';

type Values = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether AWS would refuse a policy for naming this principal while the script runs. */
function isMissing(world: World, account: string, principal: string): boolean {
  if (uniqueId.test(principal)) return true;
  const arn = parseArn(principal);
  if (arn?.service !== 'iam' || !/^(?:user|role)\//.test(arn.resource)) return false;
  if (arn.account !== account) return accountIds(world).includes(arn.account) && arn.resource !== accessRole;
  const users = rowsBy(world, 'usersByAccount', account).some((row) => userArn(row) === principal);
  return !users && !rowsBy(world, 'rolesByAccount', account).some((row) => roleArn(row) === principal);
}

/**
 * A trust or resource-based policy without the principals that don't exist, because AWS refuses a policy that names
 * them. A statement without other principals is left out: it allowed nobody.
 */
export function writable(world: World, account: string, stored: string, action?: string): Writable {
  const shown = showPrincipals(world, stored);
  const document = documentOf(shown);
  if (!document) return { document: shown, missing: [] };
  const isGone = (one: unknown): boolean => typeof one === 'string' && isMissing(world, account, one);
  const left = withoutPrincipals(document, isGone, action);
  return left.missing.length
    ? { document: JSON.stringify(left.document), missing: left.missing.map(String) }
    : { document: shown, missing: [] };
}

function documentOf(text: string): Values | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
