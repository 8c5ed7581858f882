import type { World } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';
import { performRequests } from '../inspector/perform.ts';
import { policyArn } from '../../../../engine/index.ts';
import { panel as words } from '#words/graph.ts';
import { ownerOf } from '../../../kinds/item.ts';
import type { Request } from '../../../kinds/requests.ts';
import { addToGroup, attach } from '../../../kinds/requests.ts';

/** What dropping one thing onto another asks for. */
interface Drop {
  readonly request: Request;
  /** What is said when it is done. */
  readonly done: string;
}

/**
 * A user onto a group joins it; a managed policy onto a group, role or user is attached to it. Null where there
 * is nothing to do: what is so already, and every other pair.
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

/** Does what a drop asks for, and says so. */
export async function carryOut(playground: Playground, view: View, id: string, onto: string): Promise<void> {
  const wanted = dropOf(playground.world, id, onto);
  if (wanted) await performRequests(playground, view, [wanted.request], wanted.done);
}
