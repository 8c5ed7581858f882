import { accountOf } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Action, ActionId } from '../../../kinds/action.ts';
import type { IconName } from '../../../parts/icons.ts';
import type { MenuItem } from '../../../parts/menu-item.ts';
import type { View } from '../../../view/view.svelte.ts';
import { perform } from './perform.ts';

const icons = new Map<ActionId, IconName>([
  ['act-as', 'arrow-right'],
  ['stop-acting', 'arrow-left'],
  ['assume', 'arrow-right'],
  ['new-key', 'plus'],
  ['membership', 'plus'],
  ['attach', 'attach'],
  ['move-to-group', 'arrow-right'],
  ['move', 'arrow-right'],
  ['sign-in', 'arrow-right'],
  ['view', 'eye'],
  ['tags', 'tag'],
  ['versions', 'list'],
  ['activate', 'check'],
  ['deactivate', 'close'],
  ['revoke', 'shield'],
  ['leak', 'warning'],
  ['act-as-stranger', 'arrow-right'],
  ['rotate', 'reset'],
  ['password', 'shield'],
  ['mfa-device', 'shield'],
  ['boundary', 'shield'],
  ['copy-arn', 'copy'],
  ['delete', 'trash'],
  ['add-account', 'plus'],
  ['service-linked-role', 'plus'],
]);
const iconFor = (id: ActionId): IconName => icons.get(id) ?? (id.startsWith('create-') ? 'plus' : 'edit');

/** Leaves out actions that would change nothing: showing the account that is shown already. */
export function offered(
  actions: readonly Action[],
  { world }: Pick<Playground, 'world'>,
  view: Pick<View, 'account'>,
): readonly Action[] {
  const viewed = view.account ?? accountOf(world);
  return actions.filter(
    ({ effect }) => effect.type !== 'view' || (effect.account ?? accountOf(world)) !== viewed,
  );
}

/** Returns actions as a menu's lines. */
export const menuItems = (
  actions: readonly Action[],
  playground: Playground,
  view: View,
): readonly MenuItem[] =>
  offered(actions, playground, view).map((action) => ({
    id: action.id,
    label: action.label,
    icon: iconFor(action.id),
    danger: action.danger,
    apart: action.id === 'copy-arn' || action.id === 'delete',
    run: () => void perform(action, playground, view),
  }));
