import type { Tag, World } from '../../../engine/index.ts';
import { byName } from '../../../engine/index.ts';
import { facts as inspectorFacts } from '#words/inspector-details.ts';
import { factNames, facts as words } from '#words/inspector-services.ts';
import { dateAndTimeInUtc } from '../../../words/index.ts';
import type { Fact } from '../fact.ts';
import { itemOf } from '../item.ts';
import { nameOf } from '../kinds.ts';

type FactId = keyof typeof factNames;

export const plain = (id: FactId, value: string, more: Partial<Fact> = {}): Fact => ({
  id,
  label: factNames[id],
  value,
  code: false,
  target: null,
  live: false,
  ...more,
});

export const code = (id: FactId, value: string): Fact => plain(id, value, { code: true });

export const some = (id: FactId, values: readonly string[], more: Partial<Fact> = {}): Fact[] =>
  values.length === 0 ? [] : [plain(id, values.join(', '), more)];

export const maybe = (id: FactId, value: string | undefined | null, more: Partial<Fact> = {}): Fact[] =>
  value === undefined || value === null || value === '' ? [] : [plain(id, value, more)];

export const created = (row: { readonly createDate: number }): Fact =>
  plain('created', dateAndTimeInUtc(row.createDate));

export const tagged = ({ tags }: { readonly tags: readonly Tag[] }): Fact[] =>
  some(
    'tags',
    tags.map(({ key, value }) => inspectorFacts.tag(key, value)),
  );

export const yesNo = (flag: boolean): string => (flag ? words.yes : words.no);

/** Returns a name as a link to its item, by the item's id; the id itself if nothing has it. */
export function link(world: World, id: FactId, target: string): Fact {
  const item = itemOf(world, target);
  return item ? plain(id, nameOf(world, item), { target }) : code(id, target);
}

/** A role by its ARN. */
export function roleLink(world: World, arn: string): Fact {
  const [, , , , account = '', resource = ''] = arn.split(':');
  const role = byName(world, 'roles', account, resource.slice(resource.lastIndexOf('/') + 1));
  return role ? plain('role', role.name, { target: role.id }) : code('role', arn);
}
