/**
 * Every dialog that a panel can ask for, with what it needs to know. The frame's own dialogs and the entity
 * forms share one slot, so two never stack. An area adds its own by augmenting this interface.
 */
export interface DialogProps {
  'create-user': { readonly groupId?: string };
  'create-group': { readonly userId?: string };
  'create-role': { readonly trust?: string };
  'create-policy': { readonly attachTo?: string };
  'create-access-key': { readonly userId: string };
  /** Users and groups only: AWS renames neither roles nor policies. */
  rename: { readonly id: string };
  /** `id` is a user's, group's, role's, policy's or access key's. */
  delete: { readonly id: string };
  tags: { readonly id: string };
  'edit-trust': { readonly roleId: string };
  'edit-role': { readonly roleId: string };
  'edit-policy': { readonly policyId: string };
  /** Without a name a new inline policy is begun. */
  'edit-inline-policy': { readonly ownerId: string; readonly name?: string };
  'policy-versions': { readonly policyId: string };
  /** From either side: an owner that looks for a policy, or a policy that looks for an owner. */
  attach: { readonly ownerId?: string; readonly policyId?: string };
  membership: { readonly userId?: string; readonly groupId?: string };
  'assume-role': { readonly roleId?: string };
  import: { readonly files?: readonly File[] };
  palette: object;
  help: object;
  about: object;
  'create-workspace': { readonly start?: 'sample' | 'empty' };
  'rename-workspace': { readonly id: string; readonly name: string };
}

export type DialogKind = keyof DialogProps;

export type DialogRequest = {
  [K in DialogKind]: { readonly kind: K; readonly props: DialogProps[K] };
}[DialogKind];

/** A request of one kind, for the component that answers it. */
export type DialogOf<K extends DialogKind> = Extract<DialogRequest, { kind: K }>;
