import type { ActionElement, ResourceElement } from './compile-statement.ts';
import { globMatches } from './glob.ts';
import type { RequestKeys } from './variables.ts';
import { needsUnknown, resolve } from './variables.ts';

export type Match = 'matched' | 'notMatched' | 'notModelled';

const of = (matches: boolean): Match => (matches ? 'matched' : 'notMatched');

/**
 * Prefix and name compare regardless of case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(element: ActionElement, action: string): Match {
  const name = action.toLowerCase();
  return of(element.patterns.some((pattern) => globMatches(pattern, name)) !== element.negated);
}

/**
 * Resources are case-sensitive, and `*` crosses `/` and `:`. A pattern whose variable has no value matches no
 * resource; what that means for NotResource isn't documented, so then it isn't decided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(element: ResourceElement, resource: string, keys: RequestKeys): Match {
  let isOpen = false;
  for (const pattern of element.patterns) {
    const resolved = resolve(pattern, keys);
    if (resolved && globMatches(resolved.glob, resource)) return of(!element.negated);
    isOpen ||= !resolved && (element.negated || needsUnknown(pattern, keys));
  }
  return isOpen ? 'notModelled' : of(element.negated);
}
