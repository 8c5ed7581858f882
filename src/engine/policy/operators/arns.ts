import { splitArn } from '../../arn.ts';
import type { Glob } from '../glob.ts';
import { globMatches, mayMatch, splitPattern } from '../glob.ts';
import type { Work } from '../work.ts';
import type { Operator, PolicyValue } from './operator.ts';
import { comparing, pair, textOf, undocumented } from './operator.ts';

/**
 * Matches each of the six parts by itself, so that a wildcard never crosses one of the first five colons.
 * Case-sensitive.
 */
const arnLike = (patterns: readonly Glob[], parts: readonly string[], work: Work): boolean =>
  patterns.every((pattern, i) => globMatches(pattern, parts[i] ?? '', work));

const onlyStars = /^\*+$/;

interface Arn {
  readonly text: string;
  /** The ARN's six parts; null if it has fewer. */
  readonly parts: readonly string[] | null;
}

const byParts: Operator['expect'] = (values) => {
  // The patterns taken apart. A pattern is only taken apart when an ARN may match all of it, and few do.
  const apart = new Map<string, readonly Glob[] | null>();
  const partsOf = (written: string): readonly Glob[] | null => {
    let parts = apart.get(written);
    if (parts === undefined)
      apart.set(written, (parts = splitPattern([{ text: written, isLiteral: false }], 6)));
    return parts;
  };
  return comparing({
    readActual: (text): Arn => ({ text, parts: splitArn(text) }),
    readExpected: (value: PolicyValue) => {
      const text = textOf(value);
      return text.startsWith('*') && onlyStars.test(text) ? undocumented : value;
    },
    meets: ({ text, parts }, value, work) => {
      if (!parts || (typeof value === 'string' && !mayMatch(value, text, work))) return false;
      const patterns = typeof value === 'string' ? partsOf(value) : value.arn;
      return patterns !== null && arnLike(patterns, parts, work);
    },
  })(values);
};

/**
 * ArnEquals behaves as ArnLike does. AWS doesn't say what a pattern such as `*` means, which doesn't have an
 * ARN's six parts.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  ...pair('ArnEquals', 'ArnNotEquals', true, byParts),
  ...pair('ArnLike', 'ArnNotLike', true, byParts),
];
