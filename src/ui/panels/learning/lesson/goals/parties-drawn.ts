import type { World } from '../../../../../engine/index.ts';
import type { NodeKind } from '../../../../../graph/kinds/kinds.ts';
import { requestedThing } from '../../../../../graph/model/named-things.ts';
import type { Party } from '../../../../../lessons/parties.ts';
import { goalWords as words } from '#words/goals.ts';

const freshNames: Readonly<Record<string, string>> = words.fresh;
const freshShort: Readonly<Record<string, string>> = words.freshShort;
const services: Readonly<Record<string, string>> = words.services;

/** Somebody's own name; something new has none, and is called by its kind. */
const plainName = ({ kind, name, isFresh }: Party): string => {
  if (isFresh) return freshNames[kind] ?? words.another;
  if (kind === 'key') return words.keyOf(name);
  return services[name] ?? (name || (freshNames[kind] ?? kind));
};

/** The name under a node: what tells it from the same caller with other origins. */
export const nodeName = (party: Party): string =>
  party.origin ? words.calls[party.origin.type](plainName(party), party.origin) : plainName(party);

/** The name under a node in fewer letters, of somebody or something without a name of its own. */
export const shortName = ({ kind, isFresh, origin }: Party): { readonly short?: string } => {
  const isTheirs = origin?.type === 'for' && !origin.isOurs && origin.name !== '';
  const short = isTheirs ? words.forTheirs(origin.name) : isFresh && !origin ? freshShort[kind] : undefined;
  return short === undefined ? {} : { short };
};

/** The name in a sentence. */
export const partyName = (party: Party): string =>
  party.origin?.type === 'for' ? words.followed(plainName(party), nodeName(party)) : nodeName(party);

/** Returns the words below the name of a caller with an origin. */
export const originNote = (party: Party): string =>
  party.origin?.type === 'for' ? plainName(party) : (party.origin?.name ?? '');

/** The ids of its nodes. A role can stand among those who act and among those who are asked for. */
export const whoId = ({ kind, name, origin }: Party): string =>
  `who:${kind}:${name}${origin ? `:${origin.isOurs ? 'our' : 'other'}:${origin.name}` : ''}`;
export const groupId = (name: string): string => `group:${name}`;
export const whatId = ({ kind, name }: Party): string => `what:${kind}:${name}`;

export const nodeKindOf = (party: Party): NodeKind => party.kind as NodeKind;

const made: readonly string[] = ['user', 'session', 'role', 'group', 'policy', 'key'];

/** Whether it is still to be made. A stranger, a new name and a thing that policies only name never are. */
export const isMissing = ({ id, isFresh, kind }: Party): boolean =>
  id === null && !isFresh && made.includes(kind);

/** Whether nothing in the account is what a request names: the rule by which the whole account is drawn, too. */
export function isAbsent(
  { id, isFresh, kind, asked }: Party,
  where: { readonly world: World; readonly account: string },
): boolean {
  if (id !== null || isFresh || !asked) return false;
  const { look } = requestedThing(asked.arn, asked.action, where);
  return look.kind === kind && look.isAbsent === true;
}
