import type { World } from '../../engine/index.ts';
import type { Acting } from './acting.ts';
import type { Action } from './action.ts';
import type { Fact } from './fact.ts';
import type { Item } from './item.ts';
import type { Request } from './requests.ts';
import type { Row, Section } from './section.ts';

/** What stands beside the name. */
export interface Mark {
  readonly text: string;
  readonly tone: 'neutral' | 'allow' | 'warn';
}

/** What an item is: its kind in AWS's words, a sentence on it, and the one thing to know of it at a glance. */
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
  /** Whether it is read at once, or opened first. */
  readonly open: boolean;
}

/** Something that must go before an item can be deleted, and the call that removes it. */
export interface DeleteStep {
  readonly label: string;
  readonly request: Request;
}

/** A line of the tree about an entity's relation to another. */
export interface Relation {
  /** Unique among its siblings. */
  readonly key: string;
  /** What is selected with it. */
  readonly target: string;
  readonly icon: Row['icon'];
  /** `member of`, `key`, `can put on`. */
  readonly phrase: string;
  readonly name: string;
  readonly note: string;
  /** Runs out at this moment, ms: said as a countdown in place of the note. */
  readonly until: number | null;
}

/**
 * What the page tells of an item of one kind, and does with it. `now` is in ms. Its name, its ARN and copying that
 * are the same for every kind and come from elsewhere.
 */
export interface KindDetails<I extends Item> {
  readonly heading: (world: World, item: I, now: number) => Heading;
  /** What AWS's own Get or Describe call would tell of it, its ARN aside. */
  readonly facts: (world: World, item: I, now: number) => readonly Fact[];
  /** What stands around it, in the order in which it is asked for. */
  readonly sections: (world: World, item: I, now: number) => readonly Section[];
  readonly documents: (world: World, item: I) => readonly ShownDocument[];
  /** What can be done with it, the main action first. */
  readonly actions: (world: World, item: I, acting: Acting) => readonly Action[];
  /** The call that deletes it, or null where AWS has none (a session runs out by itself). */
  readonly remove: (world: World, item: I) => Request | null;
  /** What AWS wants gone before that. */
  readonly stepsBefore: (world: World, item: I) => readonly DeleteStep[];
  /** What stands behind the name in the tree, as one would say it: "member of Developers; 1 key". */
  readonly summary: (world: World, item: I, now: number) => string;
  /** Its relations as lines of the tree, those that make it what it is first. */
  readonly relations: (world: World, item: I, now: number) => readonly Relation[];
}

export const none = (): [] => [];
export const never = (): null => null;
export const silent = (): string => '';

export const mark = (text: string, tone: Mark['tone'] = 'neutral'): Mark => ({ text, tone });
