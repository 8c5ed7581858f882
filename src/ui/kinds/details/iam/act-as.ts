import type { World } from '../../../../engine/index.ts';
import { done, rootName } from '#words/inspector.ts';
import { actions as words } from '#words/inspector-details.ts';
import type { Acting } from '../../acting.ts';
import { credentialsOf, isActing } from '../../acting.ts';
import type { Action } from '../../action.ts';
import { action } from '../../action.ts';
import type { Item } from '../../item.ts';
import { nameOf } from '../../kinds.ts';

/** Acting as an item, unless nobody can or it acts already. */
export function actAs(world: World, item: Item, acting: Acting, main: boolean): Action[] {
  const credentials = credentialsOf(world, item);
  if (!credentials || isActing(item, acting)) return [];
  const name = nameOf(world, item);
  const root = item.kind === 'root';
  return [
    action({
      id: 'act-as',
      label: root ? words.actAsRoot : words.actAs(name),
      effect: { type: 'actAs', credentials, profile: name, done: done.actingAs(root ? rootName : name) },
      main,
    }),
  ];
}
