import type { Credentials } from '../../engine/index.ts';
import type { DialogRequest } from '../view/dialog-request.ts';
import type { Request } from './requests.ts';

/** `create-…` makes something, `edit-…` changes it. Most ids are the name of the dialog that they open. */
export type ActionId =
  | `create-${string}`
  | `edit-${string}`
  | 'password'
  | 'boundary'
  | 'mfa-device'
  | 'resource-policy'
  | 'sign-in'
  | 'leak'
  | 'act-as-stranger'
  | 'rotate'
  | 'move'
  | 'view'
  | 'add-account'
  | 'service-linked-role'
  | 'account-alias'
  | 'password-policy'
  | 'act-as'
  | 'stop-acting'
  | 'scope'
  | 'assume'
  | 'revoke'
  | 'new-key'
  | 'membership'
  | 'attach'
  | 'inline'
  | 'move-to-group'
  | 'tags'
  | 'rename'
  | 'versions'
  | 'bucket-encryption'
  | 'activate'
  | 'deactivate'
  | 'copy-arn'
  | 'delete';

/** The effect of choosing an action; `perform.ts` carries it out. */
export type Effect =
  | { readonly type: 'dialog'; readonly request: DialogRequest }
  | { readonly type: 'calls'; readonly requests: readonly Request[]; readonly done: string }
  | { readonly type: 'actAs'; readonly credentials: Credentials; readonly done: string }
  | { readonly type: 'assume'; readonly roleId: string }
  /** Denies everything to a role's present sessions. */
  | { readonly type: 'revoke'; readonly roleId: string }
  /** Acts as a program; if it has a role, a session of it is requested first. */
  | { readonly type: 'runAs'; readonly workloadId: string }
  /** Shows another account; null is the home account. */
  | { readonly type: 'view'; readonly account: string | null }
  | { readonly type: 'copy'; readonly text: string };

export interface Action {
  readonly id: ActionId;
  readonly label: string;
  readonly effect: Effect;
  /** The calls that it makes, for their CLI lines. Values that a dialog will ask for are in capitals. */
  readonly requests: readonly Request[];
  /** Whether it is the one filled button of its place. */
  readonly main: boolean;
  readonly danger: boolean;
  /** The key that triggers it while the item is focused, a value of `KeyboardEvent.key`. */
  readonly key: string | null;
}

type Draft = Pick<Action, 'id' | 'label' | 'effect'> & Partial<Action>;
export const action = (draft: Draft): Action => ({
  requests: draft.effect.type === 'calls' ? draft.effect.requests : [],
  main: false,
  danger: false,
  key: null,
  ...draft,
});

export const dialog = (request: DialogRequest): Effect => ({ type: 'dialog', request });
export const only = (entry: Action | null): Action[] => (entry ? [entry] : []);
