import { callerNode } from '../../../assume/caller-node.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { itemOf } from '../../kinds/item.ts';
import { nameOf } from '../../kinds/kinds.ts';
import { loadDetails } from '../../kinds/load.ts';
import { menuItems } from '../../panels/account/inspector/action-menu.ts';
import { actingIn } from '../../panels/account/inspector/perform.ts';
import type { View } from '../../view/view.svelte.ts';
import type { Entry } from './entries.ts';

/** What can be done with what is selected, or else with who acts: the lines of its menu, each beside its name. */
export async function chosenEntries(playground: Playground, view: View): Promise<readonly Entry[]> {
  const { world, selected, caller } = playground;
  const item = itemOf(world, selected ?? (caller.ok ? callerNode(world, caller.value) : null));
  if (!item) return [];
  const { actionsOf } = await loadDetails();
  const name = nameOf(world, item);
  return menuItems(actionsOf(world, item, actingIn(playground)), playground, view).map(
    ({ id, label, icon = 'more', run }) => ({
      id: `chosen-${id}`,
      kind: 'action',
      icon,
      label,
      detail: name,
      run,
    }),
  );
}
