import type { World } from '../../../engine/index.ts';
import { phrases } from '#words/identities.ts';
import type { Relation } from '../details.ts';
import type { Fact } from '../fact.ts';
import { itemOf } from '../item.ts';
import type { Section } from '../section.ts';

type Phrase = keyof typeof phrases;

const phraseOf = (id: string): string => (Object.hasOwn(phrases, id) ? phrases[id as Phrase] : '');

/** What facts name: what an item belongs to, as whom it runs. */
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

/** The relations of an item as lines of text: those that its facts and sections tell of. */
export function toldRelations(
  world: World,
  facts: readonly Fact[],
  sections: readonly Section[],
): Relation[] {
  const told = factRelations(world, facts);
  // A server signs with what it holds: one line says both.
  const held = new Set(told.map(({ target }) => `signs:${target}`));
  return [...told, ...sections.flatMap(sectionRelations).filter(({ key }) => !held.has(key))];
}
