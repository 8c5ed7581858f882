/** How every AWS managed policy's ARN begins. */
const start = 'arn:aws:iam::aws:policy/';

/** Deeper inputs than this don't exist, and recursion has to end. */
const maxDepth = 8;

/** The ARNs of AWS managed policies that stand anywhere in a call's input, each as a whole text. */
export function managedPolicyArns(input: unknown, depth = 0): string[] {
  if (typeof input === 'string') return input.startsWith(start) ? [input] : [];
  if (typeof input !== 'object' || input === null || depth > maxDepth) return [];
  return Object.values(input).flatMap((value) => managedPolicyArns(value, depth + 1));
}
