import { toldRelations } from './relations.ts';
import type { KindDetails } from '../details.ts';
import { none } from '../details.ts';
import type { Item } from '../item.ts';

type Told<I extends Item> = Omit<KindDetails<I>, 'relations' | 'documents' | 'stepsBefore'> &
  Partial<Pick<KindDetails<I>, 'documents' | 'stepsBefore'>>;

/** A kind whose relations are what its facts and sections tell; most have no documents and go without further ado. */
export const told = <I extends Item>(details: Told<I>): KindDetails<I> => ({
  documents: none,
  stepsBefore: none,
  ...details,
  relations: (world, item, now) =>
    toldRelations(world, details.facts(world, item, now), details.sections(world, item, now)),
});
