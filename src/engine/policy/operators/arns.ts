import { splitArn } from '../../arn.ts';
import type { Glob } from '../glob.ts';
import { globMatches } from '../glob.ts';
import type { Work } from '../work.ts';
import type { Operator } from './operator.ts';
import { comparing, pair, undocumented } from './operator.ts';

/**
 * Each of the six parts is matched by itself, so that a wildcard never crosses one of the first five colons.
 * Case-sensitive.
 */
const arnLike = (patterns: readonly Glob[], parts: readonly string[], work: Work): boolean =>
  patterns.every((pattern, i) => globMatches(pattern, parts[i] ?? '', work));

const byParts = comparing({
  readActual: splitArn,
  readExpected: (value) => (/^\*+$/.test(value.text) ? undocumented : value.arn),
  meets: (parts, patterns, work) => parts !== null && patterns !== null && arnLike(patterns, parts, work),
});

/**
 * ArnEquals behaves as ArnLike does. What a `*` means that stands for no ARN's six parts AWS doesn't say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  ...pair('ArnEquals', 'ArnNotEquals', true, byParts),
  ...pair('ArnLike', 'ArnNotLike', true, byParts),
];
