import type { ActionElement, ResourceElement } from './statement-elements.ts';
import { globMatches } from './glob.ts';
import type { RequestKeys } from './variables.ts';
import { needsUnknown, resolve } from './variables.ts';
import type { Work } from './work.ts';

export type Match = 'matched' | 'notMatched' | 'notModelled';

const of = (matches: boolean): Match => (matches ? 'matched' : 'notMatched');

/** Where a trace keeps which entries of a statement met the request. */
export interface Entries {
  action: number | null;
  resource: number | null;
}

/**
 * Prefix and name compare regardless of case. `name` in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(
  { values, names, patterns, negated }: ActionElement,
  name: string,
  work: Work,
  told: Entries | null,
): Match {
  if (names.has(name)) {
    if (told) told.action = values.indexOf(name);
    return of(!negated);
  }
  for (const { glob, place } of patterns())
    if (globMatches(glob, name, work)) {
      if (told) told.action = place;
      return of(!negated);
    }
  return of(negated);
}

/**
 * Resources are case-sensitive, and `*` crosses `/` and `:`. A pattern whose variable has no value matches no
 * resource; what that means for NotResource isn't documented, so then it isn't decided.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchResource(
  { patterns, negated }: ResourceElement,
  resource: string,
  keys: RequestKeys,
  work: Work,
  told: Entries | null,
): Match {
  let isOpen = false;
  const all = patterns();
  for (let place = 0; place < all.length; place++) {
    const pattern = all[place];
    if (!pattern || (!negated && !pattern.mayMatch(resource))) continue;
    const resolved = resolve(pattern, keys, work);
    if (resolved && globMatches(resolved.glob, resource, work)) {
      if (told) told.resource = place;
      return of(!negated);
    }
    isOpen ||= !resolved && (negated || needsUnknown(pattern, keys));
  }
  return isOpen ? 'notModelled' : of(negated);
}
