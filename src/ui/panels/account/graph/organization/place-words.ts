import type { AnyKind } from '../../../../../engine/index.ts';
import { organization as words } from '#words/organization.ts';
import type { Place } from './tree.ts';

/** The kind whose picture a place has. */
export const kindOfPlace: Readonly<Record<Place['kind'], AnyKind>> = {
  root: 'organizationRoot',
  unit: 'unit',
  account: 'account',
};

/** What a place is called. */
export const nameOfPlace = ({ kind, id, name }: Place): string => name ?? (kind === 'root' ? words.root : id);

/** What stands below a place's name, a line each. */
export function notesOfPlace({ kind, id, accounts, manages }: Place, isViewed: boolean): readonly string[] {
  const note = kind === 'account' ? id : words.accounts(accounts);
  return [isViewed ? `${note}, ${words.viewed}` : note, ...(manages ? [words.manages] : [])];
}
