import { addressOperators } from './addresses.ts';
import { arnOperators } from './arns.ts';
import { binaryOperators } from './binary.ts';
import { booleanOperators } from './booleans.ts';
import { dateOperators } from './dates.ts';
import { numericOperators } from './numbers.ts';
import type { Operator } from './operator.ts';
import { stringOperators } from './strings.ts';

const operators: ReadonlyMap<string, Operator> = new Map(
  [
    ...stringOperators,
    ...numericOperators,
    ...dateOperators,
    ...booleanOperators,
    ...addressOperators,
    ...arnOperators,
    ...binaryOperators,
  ].map((operator) => [operator.name, operator]),
);

/** An operator as written, such as `ForAnyValue:StringLikeIfExists`, taken apart. */
export interface OperatorUse {
  readonly written: string;
  readonly setOperator: 'ForAllValues' | 'ForAnyValue' | null;
  readonly ifExists: boolean;
  /** Null if AWS has no such operator. */
  readonly operator: Operator | null;
}

const ending = 'IfExists';

/**
 * Operator names are case-sensitive. `IfExists` goes with all but Null.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function operatorOf(written: string): OperatorUse {
  const setOperator = (['ForAllValues', 'ForAnyValue'] as const).find((name) =>
    written.startsWith(`${name}:`),
  );
  const rest = setOperator ? written.slice(setOperator.length + 1) : written;
  const ifExists = rest.endsWith(ending);
  const name = ifExists ? rest.slice(0, -ending.length) : rest;
  const operator = ifExists && name === 'Null' ? null : (operators.get(name) ?? null);
  return { written, setOperator: setOperator ?? null, ifExists, operator };
}
