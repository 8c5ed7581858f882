import { createActions as words } from '#words/inspector.ts';
import type { Action } from '../../../kinds/action.ts';
import { action, dialog } from '../../../kinds/action.ts';

/** The create actions that need no selection. */
export const createActions: readonly Action[] = [
  action({ id: 'create-user', label: words.createUser, effect: dialog({ kind: 'create-user', props: {} }) }),
  action({
    id: 'create-group',
    label: words.createGroup,
    effect: dialog({ kind: 'create-group', props: {} }),
  }),
  action({ id: 'create-role', label: words.createRole, effect: dialog({ kind: 'create-role', props: {} }) }),
  action({
    id: 'create-policy',
    label: words.createPolicy,
    effect: dialog({ kind: 'create-policy', props: {} }),
  }),
];
