import type { NodeKind } from '../../../../../graph/kinds/kinds.ts';
import type { Party } from '../../../../../lessons/parties.ts';
import { goalWords as words } from '#words/goals.ts';

const freshNames: Readonly<Record<string, string>> = words.fresh;
const services: Readonly<Record<string, string>> = words.services;

/** The name under a node; something new has none, and is called by its kind. */
export const partyName = ({ kind, name, isFresh }: Party): string => {
  if (isFresh) return freshNames[kind] ?? words.another;
  if (kind === 'key') return words.keyOf(name);
  return services[name] ?? (name || (freshNames[kind] ?? kind));
};

/** The ids of its nodes. A role can stand among those who act and among those who are asked for. */
export const whoId = ({ kind, name }: Party): string => `who:${kind}:${name}`;
export const groupId = (name: string): string => `group:${name}`;
export const whatId = ({ kind, name }: Party): string => `what:${kind}:${name}`;

export const nodeKindOf = (party: Party): NodeKind => party.kind as NodeKind;

const made: readonly string[] = ['user', 'session', 'role', 'group', 'policy', 'key'];

/** Whether it is still to be made. A stranger, a new name and a thing that policies only name never are. */
export const isMissing = ({ id, isFresh, kind }: Party): boolean =>
  id === null && !isFresh && made.includes(kind);
