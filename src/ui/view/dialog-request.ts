import type { OrganizationPolicyType, ResourceKind } from '../../engine/index.ts';
import type { Pictured } from '../../graph/sheet/pictured.ts';

/**
 * Every dialog that a panel can ask for, with what it needs to know. `frame/dialogs/` answers each of them.
 * All share one slot, so two never stack.
 */
export interface DialogProps {
  'create-user': { readonly groupId?: string };
  'create-group': { readonly userId?: string };
  'create-role': { readonly trust?: string };
  'create-policy': { readonly attachTo?: string };
  'create-access-key': { readonly userId: string };
  /** Users and groups only: AWS renames neither roles nor policies. */
  rename: { readonly id: string };
  /** `id` is the table key of anything that AWS has a call to delete. */
  delete: { readonly id: string };
  /** `id` is the table key of anything that has tags. */
  tags: { readonly id: string };
  'edit-trust': { readonly roleId: string };
  'edit-role': { readonly roleId: string };
  'edit-policy': { readonly policyId: string };
  /** Without a name a new inline policy is begun. */
  'edit-inline-policy': { readonly ownerId: string; readonly name?: string };
  'policy-versions': { readonly policyId: string };
  /** From either side: an owner that looks for a policy, or a policy that looks for an owner. */
  attach: { readonly ownerId?: string; readonly policyId?: string };
  /** Takes a user's own policies to a group that is chosen or made. */
  'move-to-group': { readonly userId: string };
  membership: { readonly userId?: string; readonly groupId?: string };
  'assume-role': { readonly roleId?: string };
  /** A user's console password: given, changed or taken away. */
  password: { readonly userId: string };
  /** The password of the identity that acts, changed by itself. */
  'change-password': object;
  'password-policy': object;
  /** Without a user: the root user's. */
  'create-mfa-device': { readonly userId?: string };
  /** Its code, and switching it on (for `userId`, who may still be chosen) or off. `id` is the serial number. */
  'mfa-device': { readonly id: string; readonly userId?: string };
  'account-alias': object;
  'permissions-boundary': { readonly ownerId: string };
  'service-linked-role': object;
  'create-instance-profile': { readonly roleId?: string };
  'instance-profile-role': { readonly id: string };
  'create-oidc-provider': object;
  'edit-oidc-provider': { readonly id: string };
  'create-saml-provider': object;
  /** A person signs in at an OIDC or SAML provider (its ARN) and puts a role on with what it says. */
  'sign-in-at-provider': { readonly id: string };
  /** GetSessionToken, as the identity that acts. */
  'session-token': object;
  /** GetFederationToken, as the identity that acts. */
  'federation-token': object;
  'create-resource': { readonly resource?: ResourceKind; readonly bucketId?: string };
  /** The resource-based policy of a bucket, key, queue, function or secret. `id` is its ARN. */
  'resource-policy': { readonly id: string };
  'create-workload': { readonly userId?: string; readonly roleId?: string };
  'configure-workload': { readonly id: string };
  /** Gets what a workload holds into strange hands. */
  'leak-workload': { readonly id: string };
  /** A further account, outside of any organization. */
  'add-account': object;
  'create-organization': object;
  /** An account made in the organization. */
  'create-account': { readonly parentId?: string };
  'create-unit': { readonly parentId?: string };
  'move-account': { readonly id: string };
  'create-organization-policy': {
    readonly type?: OrganizationPolicyType;
    readonly targetId?: string;
  };
  'edit-organization-policy': { readonly id: string };
  /** From either side: what stands on a root, unit or account, or where a policy stands. */
  'attach-organization-policy': { readonly policyId?: string; readonly targetId?: string };
  /** The Cognito builder: an identity pool with its roles and, if wanted, people to sign in. */
  'create-identity-pool': object;
  'identity-pool-roles': { readonly id: string };
  /** A person, or a guest, gets credentials from an identity pool. */
  'sign-in-at-pool': { readonly id: string };
  'create-user-pool': object;
  'create-pool-client': { readonly poolId: string };
  'create-pool-user': { readonly poolId: string };
  'create-pool-group': { readonly poolId: string };
  /** `id` is the group's, `poolId/name`. */
  'pool-group-members': { readonly id: string };
  import: { readonly files?: readonly File[] };
  share: object;
  /** Saves the picture that the page shows by then, or the one given in `drawn`. */
  'save-picture': { readonly drawn?: Promise<Pictured | null> };
  palette: object;
  help: object;
  about: object;
  'create-workspace': { readonly start?: 'sample' | 'empty' };
  'rename-workspace': { readonly id: string; readonly name: string };
}

export type DialogKind = keyof DialogProps;

/** A request of one of these kinds, for what answers it. */
export type DialogOf<K extends DialogKind> = {
  [P in K]: { readonly kind: P; readonly props: DialogProps[P] };
}[K];

export type DialogRequest = DialogOf<DialogKind>;

/**
 * The props of every dialog. The request stays as it is for as long as the dialog stands, also after it was closed:
 * an answer may come then.
 */
export interface DialogShown<K extends DialogKind> {
  readonly request: DialogOf<K>;
  /** Closes this dialog, and never one that was opened since. */
  readonly onclose: () => void;
}

/** The kinds that need no props. */
export type PlainKind = {
  [K in DialogKind]: object extends DialogProps[K] ? K : never;
}[DialogKind];
