import type { World } from '../../../engine/index.ts';
import { phrases } from '#words/identities.ts';
import { actions as words } from '#words/inspector-services.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import type { Action, ActionId } from '../action.ts';
import { action, dialog } from '../action.ts';
import type { Fact } from '../fact.ts';
import type { Item } from '../item.ts';
import { itemOf } from '../item.ts';
import type { Section } from '../section.ts';
import type { KindDetails, Relation } from './details.ts';
import { none } from './details.ts';

type Phrase = keyof typeof phrases;

const phraseOf = (id: string): string => (Object.hasOwn(phrases, id) ? phrases[id as Phrase] : '');

/** Relations from facts that name another item: its owner, the role that it runs as. */
function factRelations(world: World, facts: readonly Fact[]): Relation[] {
  return facts.flatMap(({ id, target, value }) => {
    const other = target === null ? null : itemOf(world, target);
    if (target === null || !other) return [];
    const phrase = phraseOf(id);
    return [{ key: `${id}:${target}`, target, icon: other.kind, phrase, name: value, note: '', until: null }];
  });
}

function sectionRelations({ id: sectionId, rows }: Section): Relation[] {
  const phrase = phraseOf(sectionId);
  return rows.flatMap(({ id, target, icon, label, note, until }) =>
    target === null ? [] : [{ key: `${sectionId}:${id}`, target, icon, phrase, name: label, note, until }],
  );
}

/** Returns the relations of an item, taken from its facts and sections. */
function toldRelations(world: World, facts: readonly Fact[], sections: readonly Section[]): Relation[] {
  const told = factRelations(world, facts);
  // A server signs with the credentials that it holds: one line is enough for both.
  const held = new Set(told.map(({ target }) => `signs:${target}`));
  return [...told, ...sections.flatMap(sectionRelations).filter(({ key }) => !held.has(key))];
}

type Told<I extends Item> = Omit<KindDetails<I>, 'relations' | 'documents' | 'stepsBefore'> &
  Partial<Pick<KindDetails<I>, 'documents' | 'stepsBefore'>>;

/**
 * Completes a kind's details: relations come from its facts and sections; documents and delete steps default to none.
 */
export const told = <I extends Item>(details: Told<I>): KindDetails<I> => ({
  documents: none,
  stepsBefore: none,
  ...details,
  relations: (world, item, now) =>
    toldRelations(world, details.facts(world, item, now), details.sections(world, item, now)),
});

export const open = (id: ActionId, label: string, what: DialogRequest, more: Partial<Action> = {}): Action =>
  action({ id, label, effect: dialog(what), ...more });

export const main = { main: true } as const;

export const tags = (id: string): Action => open('tags', words.tags, { kind: 'tags', props: { id } });
