import type { ReachEnd, ReachLine } from '../../../../graph/reaches.ts';
import type { NodeKind } from '../../../../graph/kinds/kinds.ts';
import type { Party } from '../../../../lessons/parties.ts';
import type { Reach } from '../../../../lessons/reaches.ts';
import { goalPictureWords as words } from '#words/lessons.ts';

/** A line of the goal's picture, and its text for people who can't see it. */
export interface GoalLine extends ReachLine {
  readonly sentence: string;
}

const verbs: Readonly<Record<string, string>> = words.verbs;
const freshNames: Readonly<Record<string, string>> = words.fresh;
const services: Readonly<Record<string, string>> = words.services;

const verbOf = ({ action, more }: Reach): string => {
  const name = action.slice(action.indexOf(':') + 1);
  const verb = verbs[name] ?? name;
  if (more === '') return verb;
  return words.withMore(verb, /%fresh/.test(more) ? words.another : (more.split('/').at(-1) ?? more));
};

const nameOf = ({ kind, name, isFresh }: Party): string =>
  isFresh ? (freshNames[kind] ?? words.another) : (services[name] ?? (name || (freshNames[kind] ?? kind)));

const endOf = (party: Party): ReachEnd => ({ kind: party.kind as NodeKind, name: nameOf(party) });

/** The most characters of a label with several verbs: more would be cut in a small picture. */
const longestLabel = 14;

const same = (parts: readonly unknown[]): string => JSON.stringify(parts);

/** Joins the lines of callers of one kind that want the same. */
function together(lines: readonly ReachLine[]): ReachLine[] {
  const seen = new Map<string, { who: ReachEnd; lines: readonly ReachLine[]; names: string[] }>();
  for (const who of new Map(lines.map((line) => [same([line.who]), line.who])).values()) {
    const own = lines.filter((line) => same([line.who]) === same([who]));
    const key = same([who.kind, own.map(({ target, label, wants, isMet }) => [target, label, wants, isMet])]);
    const before = seen.get(key);
    if (before) before.names.push(who.name);
    else seen.set(key, { who, lines: own, names: [who.name] });
  }
  return [...seen.values()].flatMap(({ who, lines: own, names }) =>
    own.map((line) => ({ ...line, who: { ...who, name: words.names(names) } })),
  );
}

/** Splits a resource that shall be reached only in parts: each part becomes an end of its own. */
function inParts(reaches: readonly Reach[]): readonly (Reach & { readonly part: string })[] {
  const whatOf = ({ who, target, action, more }: Reach): string => same([who, target, action, more]);
  const wanted = new Map<string, Set<string>>();
  for (const reach of reaches)
    wanted.set(whatOf(reach), (wanted.get(whatOf(reach)) ?? new Set()).add(reach.wants));
  return reaches.map((one) => ({
    ...one,
    part: (wanted.get(whatOf(one))?.size ?? 0) > 1 ? words.part[one.wants] : '',
  }));
}

/**
 * Returns the goals as lines; wishes that differ only in the verb share one. `isTold`: whether lines show if they are
 * met.
 */
export function goalLines(reaches: readonly Reach[], isTold: boolean): readonly GoalLine[] {
  const wanted = new Map<string, Omit<ReachLine, 'isMet'> & { isMet: boolean }>();
  for (const reach of inParts(reaches)) {
    const { kind, name } = endOf(reach.target);
    const target = { kind, name: reach.part === '' ? name : words.partOf(reach.part, name) };
    const line = { who: endOf(reach.who), target, wants: reach.wants, label: verbOf(reach) };
    // If the same is wanted twice, such as for a named thing and for a new one, it is met if both are.
    const key = same([line]);
    wanted.set(key, { ...line, isMet: reach.isMet && wanted.get(key)?.isMet !== false });
  }
  const joined = new Map<string, ReachLine>();
  for (const { label, isMet, ...line } of wanted.values()) {
    const one = { ...line, isMet: isTold ? isMet : null };
    const key = same([one]);
    const before = joined.get(key);
    const both = before ? words.and(before.label, label) : label;
    // Labels that would be too long together get a line each.
    if (before && both.length > longestLabel) joined.set(same([one, label]), { ...one, label });
    else joined.set(key, { ...one, label: both });
  }
  return together([...joined.values()]).map((line) => ({
    ...line,
    sentence: words.sentence(line.who.name, line.label, line.target.name, line.wants, line.isMet),
  }));
}

/** Returns lines of the same form for the present verdicts. */
export const lineOfVerdicts = (verdicts: readonly Reach[]): readonly GoalLine[] =>
  goalLines(verdicts, false).map((line) => ({
    ...line,
    sentence: words.isSo(line.who.name, line.label, line.target.name, line.wants),
  }));
