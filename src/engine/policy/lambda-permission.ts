type Values = Readonly<Record<string, unknown>>;

/** The statements of a policy that is stored, which are one or a list. */
export function policyStatements(document: string): readonly Values[] {
  const { Statement } = JSON.parse(document) as { readonly Statement: unknown };
  return [Statement].flat() as readonly Values[];
}

/** Members of AddPermission → their places in the statement that it writes. */
const conditions: Readonly<Record<string, readonly [operator: string, key: string]>> = {
  SourceAccount: ['StringEquals', 'AWS:SourceAccount'],
  PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
  EventSourceToken: ['StringEquals', 'lambda:EventSourceToken'],
  FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
  SourceArn: ['ArnLike', 'AWS:SourceArn'],
};

function principalIn(principal: unknown): string | null {
  if (principal === '*') return '*';
  const values = Object.entries((principal ?? {}) as Values);
  const [[kind, value] = []] = values;
  const isOne = values.length === 1 && typeof value === 'string' && (kind === 'AWS' || kind === 'Service');
  return isOne ? value : null;
}

/**
 * The input of AddPermission for this statement, or null if AddPermission can't write it.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function lambdaPermission(FunctionName: string, statement: Values): Values | null {
  const { Sid, Effect, Principal, Action, Condition = {} } = statement;
  const principal = principalIn(Principal);
  if (typeof Sid !== 'string' || typeof Action !== 'string' || Effect !== 'Allow' || principal === null)
    return null;
  const given = Object.entries(conditions).flatMap(([member, [operator, key]]) => {
    const value = (Condition as Readonly<Record<string, Values | undefined>>)[operator]?.[key];
    return value === undefined ? [] : [[member, value] as const];
  });
  const count = Object.values(Condition as Values).flatMap((keys) => Object.keys(keys as Values)).length;
  if (count !== given.length || given.some(([, value]) => typeof value !== 'string')) return null;
  return { FunctionName, StatementId: Sid, Action, Principal: principal, ...Object.fromEntries(given) };
}
