import type { Playground } from '../../../playground/playground.svelte.ts';
import type { View } from '../../frame/view.svelte.ts';
import type { IconName } from '../../parts/icons.ts';
import type { MenuItem } from '../../parts/menu-item.ts';
import type { Action, ActionId } from './action.ts';
import { perform } from './perform.ts';

const icons: Readonly<Record<ActionId, IconName>> = {
  'act-as': 'arrow-right',
  'stop-acting': 'arrow-left',
  assume: 'arrow-right',
  'new-key': 'plus',
  membership: 'plus',
  attach: 'attach',
  inline: 'edit',
  'move-to-group': 'arrow-right',
  tags: 'tag',
  rename: 'edit',
  'edit-trust': 'edit',
  'edit-role': 'edit',
  'edit-document': 'edit',
  versions: 'list',
  activate: 'check',
  deactivate: 'close',
  'copy-arn': 'copy',
  delete: 'trash',
  'create-user': 'plus',
  'create-group': 'plus',
  'create-role': 'plus',
  'create-policy': 'plus',
};

/** Actions as a menu's lines. */
export const menuItems = (
  actions: readonly Action[],
  playground: Playground,
  view: View,
): readonly MenuItem[] =>
  actions.map((action) => ({
    id: action.id,
    label: action.label,
    icon: icons[action.id],
    danger: action.danger,
    apart: action.id === 'copy-arn' || action.id === 'delete',
    run: () => void perform(action, playground, view),
  }));
