import type { Tag, World } from '../../../engine/index.ts';
import { common, done, leads, submits, titles } from '#words/forms.ts';
import type { DialogProps } from '../../view/dialog-request.ts';
import type { Form } from '../forms/form.ts';
import { form, tagsOf } from '../forms/form.ts';
import { tags as identityTags } from '../forms/identity-forms.ts';
import { tagsField } from '../forms/name-fields.ts';
import { itemOf } from '../../kinds/item.ts';
import { nameOf } from '../../kinds/kinds.ts';
import { tagCalls } from './tag-calls.ts';

const sameTag = (one: Tag, other: Tag): boolean => one.key === other.key && one.value === other.value;

/** The tags of anything but users and roles, whose keys compare in another way. */
function otherTags(world: World, id: string): Form | null {
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
      const gone = before.filter(({ key }) => !all.some((tag) => tag.key === key)).map(({ key }) => key);
      const changed = all.filter((tag) => !before.some((one) => sameTag(one, tag)));
      if (gone.length === 0 && changed.length === 0) return [];
      return tagCalls(item, { gone, changed, all }) ?? [];
    },
    done: () => done.saved(name),
  });
}

/** The tags of anything that has some. */
export const tags = (world: World, props: DialogProps['tags']): Form | null =>
  identityTags(world, props) ?? otherTags(world, props.id);
