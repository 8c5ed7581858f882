import { actions as words } from '#words/inspector-services.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import type { Action, ActionId } from '../action.ts';
import { action, dialog } from '../action.ts';

export const open = (id: ActionId, label: string, what: DialogRequest, more: Partial<Action> = {}): Action =>
  action({ id, label, effect: dialog(what), ...more });

export const main = { main: true } as const;

export const tags = (id: string): Action => open('tags', words.tags, { kind: 'tags', props: { id } });
