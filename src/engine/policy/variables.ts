import type { Resolved, Template } from './template.ts';
import { filled } from './template.ts';
import type { Work } from './work.ts';

/** The condition keys of one request. Names are in lower case: AWS compares them regardless of case. */
export interface RequestKeys {
  readonly values: Pick<ReadonlyMap<string, readonly string[]>, 'get' | 'has'>;
  /** Keys that the real request would have and that can't be known here; a `/` at the end means all that begin so. */
  readonly unknown: readonly string[];
}

/** Whether the key's value can't be known here. `key` in lower case. */
export function isUnknown({ values, unknown }: RequestKeys, key: string): boolean {
  return (
    unknown.length > 0 &&
    !values.has(key) &&
    unknown.some((name) => name === key || (name.endsWith('/') && key.startsWith(name)))
  );
}

/**
 * The value with its variables replaced, or null if one has no value in this request: then the value matches
 * nothing. Keys that can hold several values are no variables. A `*` or `?` that comes out of a variable is a
 * character and no wildcard: AWS doesn't document it, and a value that could widen a policy would be a hole.
 * It is also null if the work is too much.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
 */
export function resolve(template: Template, keys: RequestKeys, work: Work): Resolved | null {
  if (template.constant) return template.constant;
  if (!work.affords(template.source.length)) return null;
  return filled(template.parts, ({ key, fallback, isOdd, isMultivalued: hasNone }) => {
    if (isOdd) return null;
    const values = hasNone ? undefined : keys.values.get(key);
    const value = (values?.length === 1 ? values[0] : null) ?? fallback;
    return value !== null && work.affords(value.length) ? value : null;
  });
}

/** Whether the template needs a key whose value can't be known here, or a variable that nobody knows how to read. */
export function needsUnknown({ parts, constant }: Template, keys: RequestKeys): boolean {
  if (constant) return false;
  return parts.some(
    (part) => part.kind === 'variable' && (part.isOdd || (!part.isMultivalued && isUnknown(keys, part.key))),
  );
}
