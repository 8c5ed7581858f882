import type { Step } from '../goal.ts';

/** Returns the parts of an answer that a call's `keep` names, as variables: `{ID: Credentials.AccessKeyId}`. */
export function keptOf(
  { keep = {} }: Extract<Step, { type: 'call' }>,
  answer: unknown,
): readonly [string, string][] {
  return Object.entries(keep).flatMap(([name, path]): [string, string][] => {
    const value = path
      .split('.')
      .reduce<unknown>(
        (holder, part) =>
          typeof holder === 'object' && holder !== null && Object.hasOwn(holder, part)
            ? (holder as Record<string, unknown>)[part]
            : undefined,
        answer,
      );
    return typeof value === 'string' ? [[name, value]] : [];
  });
}
