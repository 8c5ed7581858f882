import type { World } from '../../engine/index.ts';
import { accountIds, parseArn, roleArn, rowsBy, showPrincipals, userArn } from '../../engine/index.ts';

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

/** A policy that lets nobody in. It replaces a policy whose statements all named missing principals. */
const nobody = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' };

/**
 * A trust or resource-based policy without the principals that don't exist, because AWS refuses a policy that names
 * them. A statement without other principals is left out: it allowed nobody.
 */
export function writable(world: World, account: string, stored: string, action?: string): Writable {
  const shown = showPrincipals(world, stored);
  const missing = new Set<string>();
  const kept = (value: unknown): unknown => {
    const list = [value].flat();
    const left = list.filter((one) => typeof one !== 'string' || !isMissing(world, account, one));
    for (const one of list) if (!left.includes(one)) missing.add(String(one));
    return left.length === list.length ? value : left;
  };
  const document = documentOf(shown);
  if (!document) return { document: shown, missing: [] };
  const statements = [document['Statement']].flat().flatMap((statement: unknown) => {
    if (!isObject(statement)) return [statement];
    const changed = ['Principal', 'NotPrincipal'].reduce<Values | null>((one, name) => {
      const principal = one?.[name];
      if (!one || !isObject(principal) || !Object.hasOwn(principal, 'AWS')) return one;
      const left = kept(principal['AWS']);
      if (left === principal['AWS']) return one;
      const others = Object.fromEntries(Object.entries(principal).filter(([kind]) => kind !== 'AWS'));
      const after = (left as unknown[]).length ? { ...others, AWS: left } : others;
      return Object.keys(after).length ? { ...one, [name]: after } : null;
    }, statement);
    return changed ? [changed] : [];
  });
  if (!missing.size) return { document: shown, missing: [] };
  const all = statements.length
    ? statements
    : [{ ...nobody, ...(action === undefined ? {} : { Action: action }) }];
  return { document: JSON.stringify({ ...document, Statement: all }), missing: [...missing] };
}

function documentOf(text: string): Values | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
