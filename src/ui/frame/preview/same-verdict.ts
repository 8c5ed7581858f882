import type { Verdict } from '../../../exchange/link/link-state.ts';

/** Whether two answers say the same: their messages may name a request by another number. */
export function sameVerdict(one: Verdict, other: Verdict): boolean {
  if (one.ok || other.ok) return one.ok === other.ok;
  if ('notModelled' in one || 'notModelled' in other) return 'notModelled' in one && 'notModelled' in other;
  return one.code === other.code;
}
