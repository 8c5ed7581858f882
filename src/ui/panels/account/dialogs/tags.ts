import type { Tag, World } from '../../../../engine/index.ts';
import { common, done, leads, submits, titles } from '#words/forms.ts';
import type { Form } from '../forms/form.ts';
import { form, tagsOf } from '../forms/form.ts';
import { tagsField } from '../forms/name-fields.ts';
import type { Item } from '../../../kinds/item.ts';
import { itemOf } from '../../../kinds/item.ts';
import { nameOf } from '../../../kinds/kinds.ts';
import { tagCalls } from './tag-calls.ts';

const sameTag = (one: Tag, other: Tag): boolean => one.key === other.key && one.value === other.value;

/** IAM compares the keys of users' and roles' tags regardless of case, all others by it. */
const comparedKey = ({ kind }: Item, { key }: Tag): string =>
  kind === 'user' || kind === 'role' ? key.toLowerCase() : key;

/** The form for the tags of anything that has some; null for anything else. */
export function tags(world: World, { id }: { readonly id: string }): Form | null {
  const item = itemOf(world, id);
  if (!item || !('row' in item) || !item.row || !('tags' in item.row)) return null;
  const before = item.row.tags;
  const canChange = tagCalls(item, { gone: [], changed: [], all: before }) !== null;
  const name = nameOf(world, item);
  return form({
    title: titles.tags(name),
    lead: canChange ? leads.tags : common.tagsElsewhere,
    submit: submits.save,
    fields: canChange ? [{ ...tagsField, optional: false, secondary: false }] : [],
    initial: { tags: before },
    build: (values) => {
      const all = tagsOf(values, 'tags');
      const keys = new Set(all.map((tag) => comparedKey(item, tag)));
      const gone = before.filter((tag) => !keys.has(comparedKey(item, tag))).map(({ key }) => key);
      const changed = all.filter((tag) => !before.some((one) => sameTag(one, tag)));
      if (gone.length === 0 && changed.length === 0) return [];
      return tagCalls(item, { gone, changed, all }) ?? [];
    },
    done: () => done.saved(name),
  });
}
