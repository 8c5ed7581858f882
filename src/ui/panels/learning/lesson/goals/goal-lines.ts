import type { World } from '../../../../../engine/index.ts';
import type { GoalLine, GoalPage, GoalTone, GoalWay } from '../../../../../graph/goals/goals.ts';
import type { Reach, Telling } from '../../../../../lessons/reaches.ts';
import { goalWords as words } from '#words/goals.ts';
import { decidingPage } from './deciding-page.ts';
import { groupId, partyName, whatId, whoId } from './parties-drawn.ts';

type Wish = Reach['wants'];

/** Somebody who goes a way, and the reach that it stands for. */
interface Walker extends GoalWay {
  readonly name: string;
}

/** A line with what its sentences need. */
export interface ToldLine extends GoalLine {
  readonly ways: readonly Walker[];
  readonly is: Wish | null;
  readonly wants: Wish;
  readonly isMet: boolean;
  readonly targetName: string;
  /** All that is done there, one by one. */
  readonly doings: readonly Doing[];
  /** The policy that decides as a sentence begins with it, as what its statement belongs to, and its statement. */
  readonly policy: string | null;
  readonly source: string | null;
  readonly statement: string | null;
  readonly isStar: boolean;
  readonly stop: Stop;
  readonly goals: readonly string[];
}

/** Tells why something is refused that no statement denies: no policy allows it, a trust is silent, or another kind is. */
type Stop = 'nothing' | 'trust' | 'other';

/** Something that is done: its verb, and what tells it from others of the same verb, such as “with cust-7”. */
interface Doing {
  readonly verb: string;
  readonly told: string;
}

/** The verb of one reach. `member` and `value` tell it from others of the same action; `part` says of what it speaks. */
interface Verb {
  readonly verb: string;
  readonly member: Telling['member'] | null;
  readonly value: string;
  readonly part: string;
}

/** One reach with its way: what is asked for, what decides it, and how its line tells both. */
interface Asked extends Pick<Reach, 'target' | 'wants' | 'is' | 'isMet'>, Omit<Way, 'refuses'> {
  readonly key: string;
  readonly way: Walker;
  readonly verb: Verb;
  readonly should: string | null;
  readonly endsAtPage: boolean;
  readonly stop: Stop;
  readonly goals: readonly string[];
}

const keyed = (parts: readonly unknown[]): string => JSON.stringify(parts);
const whatOf = ({ who, target, action, telling }: Reach): string =>
  keyed([whoId(who), whatId(target), action, telling]);

/** Says how the goal differs from how it is. */
function shouldOf({ is, wants, isMet, through }: Reach): string | null {
  if (isMet || is === null) return null;
  if (is !== wants) return words.should[wants];
  if (through?.is === 'explicitDeny') return words.should.denied;
  if (through?.by === 'resource') return words.should.resource;
  if (through?.holder !== undefined) return words.should.through(holderName(through.holder));
  return words.should.other;
}

/** Finds the kind of policy that is silent, where the caller’s own policies may well allow it. */
function stopOf({ decision }: Reach): Stop {
  if (decision?.verdict !== 'implicitDeny') return 'nothing';
  if (decision.decidedBy === 'trust') return 'trust';
  return decision.steps.some(({ verdict, layer }) => verdict === 'allow' && layer === 'identity')
    ? 'other'
    : 'nothing';
}

const holderName = (holder: string): string => holder.slice(holder.indexOf(' ') + 1);

/** The names of actions, so that calls on parts of one thing can be told apart. */
function verbsOf(reaches: readonly Reach[]): (reach: Reach) => Verb {
  const wishes = new Map<string, Set<string>>();
  const answers = new Map<string, Set<string>>();
  const members = new Map<string, Telling['member']>();
  const note = (all: Map<string, Set<string>>, key: string, value: string): void =>
    void all.set(key, (all.get(key) ?? new Set()).add(value));
  for (const reach of reaches) {
    note(wishes, whatOf(reach), reach.wants);
    note(answers, keyed([whatOf(reach), reach.wants]), String(reach.is));
    if (reach.telling?.value != null) members.set(reach.action, reach.telling.member);
  }
  return (reach) => {
    const { action, telling, wants, object } = reach;
    const part =
      (wishes.get(whatOf(reach))?.size ?? 0) > 1
        ? words.part[wants]
        : (answers.get(keyed([whatOf(reach), wants]))?.size ?? 0) > 1
          ? (object ?? words.anyOther)
          : '';
    const verb = words.verb(action);
    const value = telling?.member === members.get(action) ? toldValue(telling) : null;
    return { verb, member: value === null ? null : (telling?.member ?? null), value: value ?? '', part };
  };
}

function toldValue(telling: Telling | null): string | null {
  if (telling === null) return null;
  const { member, value } = telling;
  if (value === null) return words.noValue(member);
  if (/%fresh/.test(value)) return words.anotherValue(member);
  const services: Readonly<Record<string, string>> = words.services;
  return services[value] ?? value.split('/').at(-1) ?? value;
}

/** A doing without its thing: “assume with cust-7”. */
export const doingText = ({ verb, told }: Doing): string => (told === '' ? verb : words.followed(verb, told));

/** The most letters in a pill of calls that differ in a value. */
const longestDoing = 24;

/** What is done, in full, as short as a pill, and in ever fewer letters. */
interface Done {
  readonly doings: readonly Doing[];
  readonly verbs: string;
  readonly fewer: readonly string[];
}

/** Joins verbs to what is done: those that differ in the value of one member are one. */
function doingsOf(verbs: readonly Verb[]): Done {
  const groups = new Map<string, [Verb, ...Verb[]]>();
  for (const verb of verbs) {
    const key = keyed([verb.verb, verb.member, verb.part]);
    const group = groups.get(key);
    if (group) group.push(verb);
    else groups.set(key, [verb]);
  }
  const doings: Doing[] = [];
  const each: string[] = [];
  for (const group of groups.values()) {
    const [{ verb: name, member, part }] = group;
    const verb = part === '' ? name : words.partly(name, part);
    const values = [...new Set(group.map(({ value }) => value))];
    const tell = (all: readonly string[]): string => (member === null ? '' : words.telling(member, all));
    doings.push({ verb, told: tell(values) });
    each.push(...values.map((value) => doingText({ verb, told: tell([value]) })));
  }
  const all = doings.map(doingText);
  const isOfMany = each.length > all.length && words.all(all).length > longestDoing;
  const shown = isOfMany ? words.firstOf(each) : words.and(all);
  return {
    doings,
    verbs: shown,
    fewer: [...words.fewer(isOfMany ? each : all), ...leastOf(doings, each, verbs)],
  };
}

/** Says least of all: the first verb alone and how many calls there are beside it, or which part of them it is about. */
function leastOf(
  [first, ...more]: readonly Doing[],
  each: readonly string[],
  [asked]: readonly Verb[],
): readonly string[] {
  if (!first || !asked) return [];
  if (first.told === '') return more.length === 0 && asked.part !== '' ? [asked.part] : [];
  const [, ...others] = each;
  return [others.length === 0 ? first.verb : words.firstOf([first.verb, ...others])];
}

function toneOf(is: Wish | null, should: string | null): GoalTone {
  if (is === null) return 'open';
  if (should !== null) return 'warn';
  return is === 'allow' ? 'allow' : 'deny';
}

/** Names the policy of a page for sentences. */
function sourceOf(page: GoalPage | null): Pick<ToldLine, 'policy' | 'source'> {
  if (page?.kind !== 'policy') return { policy: null, source: null };
  const nameless = words.says.nameless(page.name);
  return page.place === ''
    ? { policy: nameless, source: nameless }
    : { policy: words.says.called(page.name), source: words.says.named(page.name) };
}

function lineOf(asked: readonly [Asked, ...Asked[]]): ToldLine {
  const [first] = asked;
  const { is, should } = first;
  const { doings, verbs, fewer } = doingsOf(asked.map(({ verb }) => verb));
  const ways = new Map(asked.map(({ way }) => [keyed([way.who, way.group, way.page]), way]));
  return {
    id: first.key,
    target: whatId(first.target),
    targetName: partyName(first.target),
    ways: [...ways.values()],
    verbs,
    short: { verbs: fewer, should: should === words.should[first.wants] ? [words.short[first.wants]] : [] },
    verdict: is === 'refused' && should === null ? words.refused : is === null ? words.open : '',
    should,
    mark: is === null ? 'none' : is === 'allow' ? 'tick' : 'cross',
    tone: toneOf(is, should),
    endsAtPage: first.endsAtPage,
    is,
    wants: first.wants,
    isMet: first.isMet,
    doings,
    ...sourceOf(first.page),
    statement: first.statement,
    isStar: first.isStar,
    stop: asked.every(({ stop }) => stop === first.stop) ? first.stop : 'other',
    goals: [...new Set(asked.flatMap(({ goals }) => goals))],
  };
}

/**
 * Joins reaches to lines: the same decision on the same thing by the same people is one. A refusal ends at the page of
 * the policy that refuses: people whom different policies refuse have lines of their own.
 */
function joined(all: readonly Asked[]): ToldLine[] {
  const byVerb = new Map<string, Asked[]>();
  for (const one of all) {
    const { target, verb, is, wants, isMet, should, endsAtPage, way } = one;
    const end = endsAtPage ? way.page : null;
    const key = keyed([whatId(target), verb, is, wants, isMet, should, end]);
    byVerb.set(key, [...(byVerb.get(key) ?? []), one]);
  }
  const lines = new Map<string, Asked[]>();
  for (const group of byVerb.values()) {
    const [{ target, is, wants, isMet, should, endsAtPage } = group[0]!] = group;
    const ways = [...new Set(group.map(({ way }) => keyed([way.who, way.group, way.page])))].sort();
    const key = keyed([whatId(target), is, wants, isMet, should, endsAtPage, ways]);
    lines.set(key, [...(lines.get(key) ?? []), ...group]);
  }
  return [...lines.values()].flatMap(([first, ...rest]) => (first ? [lineOf([first, ...rest])] : []));
}

/** The lines of one state, and the pages and groups that they go through. */
export interface Lines {
  readonly lines: readonly ToldLine[];
  readonly pages: readonly GoalPage[];
  readonly groups: readonly { readonly name: string }[];
}

/** Turns reaches into lines; `wayOf` finds each one's way. */
function linesOf(reaches: readonly Reach[], wayOf: (reach: Reach) => Way): Lines {
  const verbOf = verbsOf(reaches);
  const asked = new Map<string, Asked>();
  for (const reach of reaches) {
    const way = wayOf(reach);
    const verb = verbOf(reach);
    const ends = [whoId(reach.who), whatId(reach.target), verb, reach.wants];
    const key = keyed([ends, reach.is, reach.isMet, way.page?.id]);
    const before = asked.get(key);
    const id = before?.key ?? reach.id;
    asked.set(key, {
      ...reach,
      ...way,
      key: id,
      verb,
      should: shouldOf(reach),
      endsAtPage: way.refuses,
      stop: stopOf(reach),
      goals: [...(before?.goals ?? []), reach.goal],
      way: {
        id,
        who: whoId(reach.who),
        name: partyName(reach.who),
        group: way.group === null ? null : groupId(way.group.name),
        page: way.page?.id ?? null,
      },
    });
  }
  const all = [...asked.values()];
  const pages = new Map<string, GoalPage>();
  for (const { page, should } of all) {
    if (!page) continue;
    const before = pages.get(page.id);
    const isWrong = should !== null || before?.isWrong === true;
    // A page with several deciding statements shows each of them, the one that is wrong first.
    const lines = !before
      ? page.lines
      : should !== null
        ? [...page.lines, ...before.lines]
        : [...before.lines, ...page.lines];
    pages.set(page.id, { ...page, lines: unlike(lines), isWrong });
  }
  const groups = all.flatMap(({ group }) => group ?? []);
  return {
    lines: joined(all),
    pages: [...pages.values()],
    groups: [...new Map(groups.map((group) => [group.name, group])).values()],
  };
}

/** The most lines that a page shows. */
const mostLines = 6;

/** Of lines with the same text, the first stays: that of the statement that is wrong. */
const unlike = (lines: GoalPage['lines']): GoalPage['lines'] =>
  lines.filter(({ text }, at) => lines.findIndex((one) => one.text === text) === at).slice(0, mostLines);

/** Through what a request goes, and the statement that decides. `refuses`: its page ends the way. */
interface Way {
  readonly page: GoalPage | null;
  readonly group: { readonly name: string } | null;
  readonly statement: string | null;
  readonly isStar: boolean;
  readonly refuses: boolean;
}

const noWay: Way = { page: null, group: null, statement: null, isStar: false, refuses: false };

/** The lines as AWS decides in a world. */
export const linesIn = (world: World, reaches: readonly Reach[], account: string): Lines =>
  linesOf(
    reaches,
    ({ decision, is, wants }) =>
      decidingPage(world, decision, account, is === 'allow' && wants === 'refused') ?? noWay,
  );

/** The lines as the goals want them: through any policy that does it. */
export function wantedLines(reaches: readonly Reach[]): Lines {
  const wished = reaches.map((reach): Reach => ({ ...reach, is: reach.wants, isMet: true, decision: null }));
  return linesOf(wished, ({ through, wants, target }) => {
    const isDeny = through?.is === 'explicitDeny';
    if (wants === 'refused' && !isDeny) return noWay;
    const holder = through?.holder?.startsWith('group ') ? holderName(through.holder) : null;
    const isResource = through?.by === 'resource';
    const [name, short] = isDeny
      ? [words.page.wantedDeny, words.page.wantedDenyShort]
      : isResource
        ? [words.page.wantedHere(partyName(target)), words.page.resource(partyName(target))]
        : [words.page.wanted, words.page.wantedShort];
    return {
      ...noWay,
      refuses: isDeny,
      group: holder === null ? null : { name: holder },
      page: {
        id: `wanted:${isDeny ? 'deny' : isResource ? whatId(target) : 'allow'}`,
        kind: 'wanted',
        name,
        short,
        place: '',
        lines: [
          {
            text: words.page.wantedText,
            short: words.page.wantedTextShort,
            look: 'words',
            isMarked: false,
          },
        ],
        isWrong: false,
        isMinor: false,
        isMade: false,
      },
    };
  });
}
