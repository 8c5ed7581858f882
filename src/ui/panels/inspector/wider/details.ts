import type { World } from '../../../../engine/index.ts';
import type { Acting } from '../acting.ts';
import type { Action } from '../action.ts';
import type { ShownDocument } from '../documents.ts';
import type { Fact } from '../fact.ts';
import type { Mark } from '../marks.ts';
import type { Section } from '../section.ts';
import type { WiderItem } from '../wider-items.ts';
import { actionsOf } from './actions.ts';
import { documentsOf } from './documents.ts';
import { factsOf } from './facts.ts';
import { kindMeaning, kindName, markOf } from './kind-words.ts';
import { sectionsOf } from './sections.ts';

/** What the inspector knows of one item. */
export interface Details {
  readonly name: string;
  readonly meaning: string;
  readonly mark: Mark | null;
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  readonly documents: readonly ShownDocument[];
}

/** All of it at once, for one item. `now` in ms. */
export const detailsOf = (world: World, item: WiderItem, now: number): Details => ({
  name: kindName(world, item),
  meaning: kindMeaning(world, item),
  mark: markOf(world, item),
  facts: factsOf(world, item),
  sections: sectionsOf(world, item, now),
  documents: documentsOf(world, item),
});

export const widerActions: (world: World, item: WiderItem, acting: Acting) => Action[] = actionsOf;
