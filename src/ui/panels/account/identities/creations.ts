import type { World } from '../../../../engine/index.ts';
import { creations as words } from '#words/inspector-services.ts';
import type { Action } from '../../../kinds/action.ts';
import { action, dialog } from '../../../kinds/action.ts';

type Creation = keyof typeof words;

/** What can be made beyond users, groups, roles and policies. A world has at most one organization. */
export function creations(world: World): readonly Action[] {
  const all = Object.keys(words) as Creation[];
  return all
    .filter((kind) => kind !== 'create-organization' || world.tables.organizations.size === 0)
    .map((kind) => action({ id: kind, label: words[kind], effect: dialog({ kind, props: {} }) }));
}
