import type { World } from '../../../engine/index.ts';
import { kindMeanings, kindNames } from '#words/kind-names.ts';
import type { Acting } from '../acting.ts';
import type { Action } from '../action.ts';
import type { Fact } from '../fact.ts';
import type { Item } from '../item.ts';
import type { Request } from '../requests.ts';
import type { Row, Section } from '../section.ts';

/** Returns a kind in AWS's words and its meaning. `key` is the kind, or one of its sorts that has a name of its own. */
export const heading = (key: keyof typeof kindNames, mark: Mark | null = null): Heading => ({
  name: kindNames[key],
  meaning: kindMeanings[key],
  mark,
});

/** A short label beside an item's name, such as `active` or `leaked`. */
export interface Mark {
  readonly text: string;
  readonly tone: 'neutral' | 'allow' | 'warn';
}

/** An item's kind in AWS's words, a sentence about it, and the one fact to see at a glance. */
export interface Heading {
  readonly name: string;
  readonly meaning: string;
  readonly mark: Mark | null;
}

/** A text that belongs to an item: a policy, a trust policy, a provider's metadata. */
export interface ShownDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Whether it is shown at once, or folded. */
  readonly open: boolean;
}

/** Something that must be removed before an item can be deleted, and the call for that. */
export interface DeleteStep {
  readonly label: string;
  readonly request: Request;
}

/** A line of the tree about an entity's relation to another. */
export interface Relation {
  /** Unique among the lines beside it. */
  readonly key: string;
  /** The id of the item that a click on the line selects. */
  readonly target: string;
  readonly icon: Row['icon'];
  /** `member of`, `key`, `can put on`. */
  readonly phrase: string;
  readonly name: string;
  readonly note: string;
  /** The time in ms at which it ends: a countdown to it replaces the note. */
  readonly until: number | null;
}

/**
 * Everything that the page can show about an item of one kind, and do with it. `now` is in ms. The name and the ARN
 * come from `kinds.ts`.
 */
export interface KindDetails<I extends Item> {
  readonly heading: (world: World, item: I, now: number) => Heading;
  /** The facts that AWS's own Get or Describe call would return, without the ARN. */
  readonly facts: (world: World, item: I, now: number) => readonly Fact[];
  /** Lists of related items, the most important first. */
  readonly sections: (world: World, item: I, now: number) => readonly Section[];
  readonly documents: (world: World, item: I) => readonly ShownDocument[];
  /** Actions that the item offers, the main one first. */
  readonly actions: (world: World, item: I, acting: Acting) => readonly Action[];
  /** The call that deletes it, or null if AWS has none (a session ends by itself). */
  readonly remove: (world: World, item: I) => Request | null;
  /** Calls that AWS requires before the deletion. */
  readonly stepsBefore: (world: World, item: I) => readonly DeleteStep[];
  /** A short description behind the name in the tree: "member of Developers; 1 key". */
  readonly summary: (world: World, item: I, now: number) => string;
  /** Its relations as lines of the tree, the most essential first. */
  readonly relations: (world: World, item: I, now: number) => readonly Relation[];
}

export const none = (): [] => [];
export const never = (): null => null;
export const silent = (): string => '';

export const mark = (text: string, tone: Mark['tone'] = 'neutral'): Mark => ({ text, tone });
