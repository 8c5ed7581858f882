import type { World } from '../../../../engine/index.ts';
import { policyArn } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { panel as words } from '#words/graph.ts';
import type { Action } from '../../../kinds/action.ts';
import { ownerOf, itemOf } from '../../../kinds/item.ts';
import { loadDetails } from '../../../kinds/load.ts';
import type { Request } from '../../../kinds/requests.ts';
import { addToGroup, attach } from '../../../kinds/requests.ts';
import type { View } from '../../../view/view.svelte.ts';
import { createActions } from '../actions/create-actions.ts';
import { performRequests, actingIn } from '../actions/perform.ts';
import type ContextMenu from './ContextMenu.svelte';

/** The request that dropping one node onto another makes. */
interface Drop {
  readonly request: Request;
  /** The message after it was carried out. */
  readonly done: string;
}

/**
 * Returns the request for a drop: a user dropped onto a group joins it; a managed policy dropped onto a group, role
 * or user is attached to it. Null for every other pair, and if it is so already.
 */
export function dropOf(world: World, id: string, onto: string): Drop | null {
  const { users, groups, policies, memberships, attachments } = world.tables;
  const [user, group] = [users.get(id), groups.get(onto)];
  if (user && group) {
    if (memberships.has(`${id}/${onto}`)) return null;
    return { request: addToGroup(user.name, group.name), done: words.added(user.name, group.name) };
  }
  const policy = policies.get(id);
  const owner = ownerOf(world, onto);
  if (!policy || !owner || attachments.has(`${onto}/${id}`)) return null;
  return { request: attach(owner, policyArn(policy)), done: words.attached(policy.name, owner.row.name) };
}

/** Makes a drop's request and shows a message. */
export async function carryOut(playground: Playground, view: View, id: string, onto: string): Promise<void> {
  const wanted = dropOf(playground.world, id, onto);
  if (wanted) await performRequests(playground, view, [wanted.request], wanted.done);
}

/** The menu of a node, or that of the ground, with the create actions. */
export interface OpenMenu {
  readonly id: string | null;
  readonly Menu: typeof ContextMenu;
  /** CSS pixels in the page's view. */
  readonly at: { readonly x: number; readonly y: number };
  /** The menu's actions for the account's present state. */
  readonly actions: (playground: Playground) => readonly Action[];
}

/** Fetches the actions of a node's kind and the menu, and then opens it. */
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
