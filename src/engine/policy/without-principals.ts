type Values = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lets nobody in. It replaces a policy whose statements all named missing principals. */
const nobody = { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' };

/**
 * A parsed trust or resource-based policy without some of its AWS principals, because AWS refuses a policy that names
 * somebody who doesn't exist. A statement without other principals is left out: it allowed nobody. `action` is for
 * the statement that stands if none is left.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function withoutPrincipals(
  document: Values,
  isMissing: (principal: unknown) => boolean,
  action?: string,
): { readonly document: Values; readonly missing: readonly unknown[] } {
  const missing = new Set<unknown>();
  const kept = (value: unknown): unknown => {
    const list = [value].flat();
    const left = list.filter((one) => !isMissing(one));
    for (const one of list) if (!left.includes(one)) missing.add(one);
    return left.length === list.length ? value : left;
  };
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
  if (!missing.size) return { document, missing: [] };
  const all = statements.length
    ? statements
    : [{ ...nobody, ...(action === undefined ? {} : { Action: action }) }];
  return { document: { ...document, Statement: all }, missing: [...missing] };
}
