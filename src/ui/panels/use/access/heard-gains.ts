import { gains as words } from '#words/gains.ts';
import type { ToldGain, ToldGains } from './told-gains.ts';

/** The most sets of a change that are said; the log tells all. */
const mostSaid = 2;

/** Says to whoever hears the page, and doesn't see the marks, who gains and who loses by a change. */
export function heardOf(sets: readonly ToldGain[]): string {
  const said = sets
    .slice(0, mostSaid)
    .map(({ sign, who, line }) => words.short(sign, who, line.actions.length, line.hasOthers));
  const left = sets.length - said.length;
  return `${[said.join('. '), ...(left > 0 ? [words.more(left)] : [])].join(', ')}.`;
}

/** Says in one sentence how many gain and how many lose, where the sets themselves stand on the page. */
export function heardInShort({ sets, isOpen }: ToldGains): string {
  if (sets.length === 0) return isOpen ? words.noneOpen : words.none;
  const callers = (sign: ToldGain['sign']): number =>
    new Set(sets.flatMap((one) => (one.sign === sign ? one.who.map(({ id, name }) => id ?? name) : []))).size;
  return words.heard(callers('gains'), callers('loses'));
}
