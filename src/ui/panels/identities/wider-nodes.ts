import type { World } from '../../../engine/index.ts';
import { accountOf, countBy } from '../../../engine/index.ts';
import { namedBy } from '../../../graph/model/trust.ts';
import { phrases, summaries } from '#words/identities.ts';
import { itemOf, nameOf } from '../inspector/entity.ts';
import { pictureOf } from '../inspector/section.ts';
import type { WiderItem } from '../inspector/wider-items.ts';
import { factsOf, heldBy } from '../inspector/wider/facts.ts';
import { kindName } from '../inspector/wider/kind-words.ts';
import { sectionsOf } from '../inspector/wider/sections.ts';
import type { Relation } from './nodes.ts';

type Phrase = keyof typeof phrases;
const phraseOf = (id: string): string => (Object.hasOwn(phrases, id) ? phrases[id as Phrase] : '');

/** What an item names: what it belongs to, as whom it runs. */
function factRelations(world: World, item: WiderItem): Relation[] {
  return factsOf(world, item).flatMap(({ id, target, value }) => {
    const other = target === null ? null : itemOf(world, target);
    if (target === null || !other) return [];
    const icon = pictureOf(other);
    return [
      { key: `${id}:${target}`, target, icon, phrase: phraseOf(id), name: value, note: '', until: null },
    ];
  });
}

/** The relations of an item as lines of text: the same as in the inspector. `now` in ms. */
export function widerRelations(world: World, item: WiderItem, now: number): Relation[] {
  const rows = sectionsOf(world, item, now).flatMap((section) =>
    section.rows.flatMap(({ id, target, icon, label, note, until }): Relation[] =>
      target === null
        ? []
        : [
            {
              key: `${section.id}:${id}`,
              target,
              icon,
              phrase: phraseOf(section.id),
              name: label,
              note,
              until,
            },
          ],
    ),
  );
  const facts = factRelations(world, item);
  // A server signs with what it holds: one line says both.
  const held = new Set(facts.map(({ target }) => `signs:${target}`));
  return [...facts, ...rows.filter(({ key }) => !held.has(key))];
}

function held(world: World, item: Extract<WiderItem, { kind: 'workload' }>): string {
  const id = heldBy(item.row);
  const thing = id === null ? null : itemOf(world, id);
  return thing ? summaries.holds(nameOf(world, thing)) : summaries.holdsNothing;
}

/** What stands behind the name, as one would say it: what it is, and the number that matters. */
export function widerSummary(world: World, item: WiderItem): string {
  const kind = kindName(world, item);
  switch (item.kind) {
    case 'workload':
      return [kind, held(world, item)].join('; ');
    case 'resource':
      return item.row.policy === undefined
        ? kind
        : `${kind}; ${summaries.names(namedBy(item.row).names.length)}`;
    case 'identityPool':
      return summaries.identities(countBy(world, 'identitiesByPool', item.id));
    case 'userPool':
      return summaries.people(countBy(world, 'poolUsersByPool', item.id));
    case 'poolGroup':
      return summaries.people(countBy(world, 'poolMembershipsByGroup', item.id));
    case 'heldAccount':
      return item.account === accountOf(world) ? `${item.account}; ${summaries.home}` : item.account;
    case 'unit':
    case 'organizationRoot':
      return `${kind}; ${summaries.accounts(countBy(world, 'accountsByParent', item.id))}`;
    case 'organizationPolicy':
      return `${kind}; ${summaries.attachedTo(countBy(world, 'organizationAttachmentsByPolicy', item.id))}`;
    default:
      return kind;
  }
}
