import type { Playground } from '../../../../playground/playground.svelte.ts';
import type ContextMenu from './ContextMenu.svelte';
import type { Action } from '../../../kinds/action.ts';
import { itemOf } from '../../../kinds/item.ts';
import { loadDetails } from '../../../kinds/load.ts';
import { createActions } from '../inspector/create-actions.ts';
import { actingIn } from '../inspector/perform.ts';

/** The menu of a node, or of the ground with what can be made. */
export interface OpenMenu {
  readonly id: string | null;
  readonly Menu: typeof ContextMenu;
  /** CSS pixels in the page's view. */
  readonly at: { readonly x: number; readonly y: number };
  /** As the account stands when it is asked. */
  readonly actions: (playground: Playground) => readonly Action[];
}

/** Fetches what can be done with a node's kind, and then opens. */
export async function openMenu(id: string | null, at: OpenMenu['at']): Promise<OpenMenu> {
  const [{ actionsOf }, { default: Menu }] = await Promise.all([
    loadDetails(),
    import('./ContextMenu.svelte'),
  ]);
  const actions = (playground: Playground): readonly Action[] => {
    const item = itemOf(playground.world, id);
    return item ? actionsOf(playground.world, item, actingIn(playground)) : createActions;
  };
  return { id, at, Menu, actions };
}
