import {
  type Cell,
  isOutside,
  type KindGains,
  type Possible,
  type Way,
} from '../../../../engine/access/index.ts';
import type { World } from '../../../../engine/index.ts';
import { linesOf, type ToldLine } from './told-access.ts';

/** Somebody who gains or loses. */
interface ToldWho {
  /** The user's or role's id; null for somebody outside, and for a root user. */
  readonly id: string | null;
  readonly name: string;
  /** How the call is signed, where that tells who gains; null: however it is. */
  readonly way: Way | null;
}

/** A set of requests that some gain or lose alike. */
export interface ToldGain {
  readonly sign: 'gains' | 'loses';
  /** By name, each once. */
  readonly who: readonly ToldWho[];
  readonly line: ToldLine;
  /** The statement that refuses it now; null where nothing allows it any more. */
  readonly refusedBy: ToldLine['by'];
}

/** All that a change gives and takes. */
export interface ToldGains {
  /** Losses first, then those that concern most. */
  readonly sets: readonly ToldGain[];
  /** How many callers were asked about, and in how many kinds. */
  readonly callers: number;
  readonly kinds: number;
  /** Whether something isn't modelled before or after, or was too much to be split. */
  readonly isOpen: boolean;
}

function nameOf({ tables }: World, { way, caller }: Possible): string {
  const { principalId, arn, account } = caller;
  const row = tables.users.get(principalId ?? '') ?? tables.roles.get(principalId ?? '');
  if (row) return row.name;
  return way === 'account' || way === 'root' ? account : arn;
}

const answeredBy =
  (at: number) =>
  (cell: Cell): Cell => ({ ...cell, answers: cell.answers.slice(at).slice(0, 1) });

type Draft = {
  sign: ToldGain['sign'];
  who: Map<string, ToldWho[]>;
  line: ToldLine;
  refusedBy: ToldLine['by'];
};

/** The lines of what a kind gains, or of what it loses, from the side on which they are allowed. */
function linesFrom(one: KindGains, sign: ToldGain['sign']): readonly (ToldLine & { readonly cell: Cell })[] {
  const isGain = sign === 'gains';
  const side = isGain ? one.after : one.before;
  const cells = isGain ? one.gained : one.lost;
  return side ? linesOf(side, cells.map(answeredBy(isGain ? -1 : 0))) : [];
}

/** The statement that refuses a lost request now. */
function refusing({ after, lost }: KindGains, { witness }: Cell): ToldLine['by'] {
  const cell = lost.find((one) => one.witness === witness);
  if (!after || !cell?.answers[1]?.statement) return null;
  return linesOf(after, [answeredBy(1)(cell)])[0]?.by ?? null;
}

const keyOf = ({ actions, hasOthers, resources, isExcept, conditions, by }: ToldLine): string =>
  JSON.stringify([
    ...[actions, hasOthers, resources, isExcept, conditions],
    by && [by.policy.kind, by.policy.name, by.policy.owner.kind, by.index],
  ]);

/** The ways in which each caller of all kinds was asked; more than there are where a way is what came or went. */
function waysAsked(all: readonly KindGains[]): ReadonlyMap<string, number> {
  const found = new Map<string, Set<Way>>();
  for (const { kind } of all)
    for (const { way, caller } of kind.who)
      found.set(caller.arn, (found.get(caller.arn) ?? new Set()).add(way));
  const told = new Set(
    all.flatMap(({ kind }) => (kind.of === 'way' ? kind.who.map(({ caller }) => caller.arn) : [])),
  );
  return new Map([...found].map(([arn, ways]) => [arn, told.has(arn) ? Infinity : ways.size]));
}

/** Tells what kinds of callers gain and lose, those who do so alike together. */
export function toldGains(all: readonly KindGains[], before: World, after: World): ToldGains {
  const drafts = new Map<string, Draft>();
  for (const one of all)
    for (const sign of ['loses', 'gains'] as const)
      for (const { cell, ...line } of linesFrom(one, sign)) {
        const key = `${sign} ${keyOf(line)}`;
        const draft: Draft = drafts.get(key) ?? {
          sign,
          who: new Map(),
          line,
          refusedBy: sign === 'loses' ? refusing(one, cell) : null,
        };
        drafts.set(key, draft);
        for (const possible of one.kind.who) {
          const { arn, principalId } = possible.caller;
          const world = one.after ? after : before;
          const told = { id: principalId, name: nameOf(world, possible), way: possible.way };
          const known = draft.who.get(arn) ?? [];
          draft.who.set(arn, [...known, told]);
        }
      }
  const ways = waysAsked(all);
  const sets = [...drafts.values()].map(({ who, ...rest }) => ({ ...rest, who: namedBy(who, ways) }));
  sets.sort(
    (one, other) =>
      Number(one.sign === 'gains') - Number(other.sign === 'gains') || other.who.length - one.who.length,
  );
  return {
    sets,
    callers: ways.size,
    kinds: all.length,
    isOpen: all.some(({ open, isBounded }) => isBounded || open.length > 0),
  };
}

/** Everybody once, if each way of calling tells the same; else once a way. */
function namedBy(
  who: ReadonlyMap<string, readonly ToldWho[]>,
  ways: ReadonlyMap<string, number>,
): readonly ToldWho[] {
  return [...who]
    .flatMap(([arn, all]) => {
      const [first] = all;
      const isAlike = first && (all.length >= (ways.get(arn) ?? 1) || isNeverSaid(first));
      return isAlike ? [{ ...first, way: isNamedByWay(first) ? first.way : null }] : all;
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

const isNamedByWay = ({ way }: ToldWho): boolean => way === 'root' || (way !== null && isOutside({ way }));
const isNeverSaid = (who: ToldWho): boolean => who.way === 'session' || isNamedByWay(who);
