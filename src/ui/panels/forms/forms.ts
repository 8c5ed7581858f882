import type { World } from '../../../engine/index.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import type { Form } from './form.ts';
import { createGroup, createUser, rename, tags } from './identity-forms.ts';
import { membership, moveForm } from './membership-forms.ts';
import { attachForm, createPolicy, editInline, editPolicy } from './policy-forms.ts';
import { createRole, editRole, editTrust } from './role-forms.ts';

/** The dialogs that are plain forms. The rest (keys, deletion, versions) have components of their own. */
export const formKinds = [
  'create-user',
  'create-group',
  'create-role',
  'create-policy',
  'rename',
  'tags',
  'edit-trust',
  'edit-role',
  'edit-policy',
  'edit-inline-policy',
  'attach',
  'membership',
  'move-to-group',
] as const;

export type FormKind = (typeof formKinds)[number];
export type FormRequest = Extract<DialogRequest, { kind: FormKind }>;

export const isFormRequest = (request: DialogRequest): request is FormRequest =>
  (formKinds as readonly string[]).includes(request.kind);

/** The form that answers a request in an account, or null where what it is about is no longer there. */
export function formFor(world: World, request: FormRequest, account: string): Form | null {
  switch (request.kind) {
    case 'create-user':
      return createUser(world, request.props, account);
    case 'create-group':
      return createGroup(world, request.props, account);
    case 'create-role':
      return createRole(world, request.props, account);
    case 'create-policy':
      return createPolicy(request.props, account);
    case 'rename':
      return rename(world, request.props);
    case 'tags':
      return tags(world, request.props);
    case 'edit-trust':
      return editTrust(world, request.props);
    case 'edit-role':
      return editRole(world, request.props);
    case 'edit-policy':
      return editPolicy(world, request.props);
    case 'edit-inline-policy':
      return editInline(world, request.props);
    case 'attach':
      return attachForm(world, request.props);
    case 'membership':
      return membership(world, request.props);
    case 'move-to-group':
      return moveForm(world, request.props);
  }
}
