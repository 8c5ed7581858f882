import { groupArn, parseArn, roleArn, userArn } from '../arn.ts';
import type { PrincipalKind } from '../entities/entities.ts';
import { apiError, noSuchEntity } from '../errors.ts';
import type { Failure, OperationContext, RunResult } from './operation.ts';
import { refuse } from './operation.ts';
import type { PrincipalRows } from './rows.ts';
import { findPrincipal } from './rows.ts';

export type NamedRow = PrincipalRows[PrincipalKind];

export const principalArn = { user: userArn, group: groupArn, role: roleArn };

/** The kind and name in the ARN of a user, group or role; null for any other text. */
export function namedBy(arn: string): { readonly kind: PrincipalKind; readonly name: string } | null {
  const parsed = parseArn(arn);
  const [kind = ''] = parsed?.service === 'iam' ? parsed.resource.split('/') : [];
  if (kind !== 'user' && kind !== 'group' && kind !== 'role') return null;
  return { kind, name: arn.slice(arn.lastIndexOf('/') + 1) };
}

/** The refusal of an ARN that names none of the things that are asked for. */
export const unclearArn = (arn: string): Failure =>
  refuse(
    apiError('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`),
  );

/** The refusal of an ARN that isn't a user's, group's or role's; null for theirs. */
export const checkNamed = (arn: string): Failure | null => (namedBy(arn) ? null : unclearArn(arn));

/** Goes on with the user, group or role of that ARN; it must be in the caller's account. */
export function withNamed<T>(
  arn: string,
  context: OperationContext,
  then: (row: NamedRow, kind: PrincipalKind) => RunResult<T>,
): RunResult<T> {
  const named = namedBy(arn);
  if (!named) throw new Error('The ARN was checked before');
  const row = findPrincipal(context, named.kind, named.name);
  return row && principalArn[named.kind](row) === arn
    ? then(row, named.kind)
    : refuse(noSuchEntity(named.kind, named.name));
}
