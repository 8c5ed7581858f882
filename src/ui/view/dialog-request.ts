import type { LinkState } from '../../exchange/link/link-state.ts';
import type { OrganizationPolicyType, ResourceKind } from '../../engine/index.ts';
import type { Pictured } from '../../graph/sheet/pictured.ts';

/**
 * Every dialog for which a panel can ask, with its props. `frame/dialogs/` answers each of them. All share one slot,
 * so two never stack.
 */
export interface DialogProps {
  'create-user': { readonly groupId?: string };
  'create-group': { readonly userId?: string };
  'create-role': { readonly trust?: string };
  'create-policy': { readonly attachTo?: string };
  'create-access-key': { readonly userId: string };
  /** Only users and groups: AWS renames neither roles nor policies. */
  rename: { readonly id: string };
  /** `id` is the table key of anything for which AWS has a delete call. */
  delete: { readonly id: string };
  /** `id` is the table key of anything that has tags. */
  tags: { readonly id: string };
  'edit-trust': { readonly roleId: string };
  'edit-role': { readonly roleId: string };
  'edit-policy': { readonly policyId: string };
  /** Without a name, the dialog begins a new inline policy. */
  'edit-inline-policy': { readonly ownerId: string; readonly name?: string };
  'policy-versions': { readonly policyId: string };
  /** Works from either side: for an owner or for a policy. */
  attach: { readonly ownerId?: string; readonly policyId?: string };
  /** Moves a user's own policies to a chosen or new group. */
  'move-to-group': { readonly userId: string };
  membership: { readonly userId?: string; readonly groupId?: string };
  'assume-role': { readonly roleId?: string };
  /** A user's console password: to set, change or remove it. */
  password: { readonly userId: string };
  /** The acting identity changes its own password. */
  'change-password': object;
  'password-policy': object;
  /** Without a user, it is for the root user. */
  'create-mfa-device': { readonly userId?: string };
  /** A device's code, and switching it on (for `userId`, who may still be chosen) or off. `id` is the serial number. */
  'mfa-device': { readonly id: string; readonly userId?: string };
  'account-alias': object;
  'permissions-boundary': { readonly ownerId: string };
  'service-linked-role': object;
  'create-instance-profile': { readonly roleId?: string };
  'instance-profile-role': { readonly id: string };
  'create-oidc-provider': object;
  'edit-oidc-provider': { readonly id: string };
  'create-saml-provider': object;
  /** A person signs in at an OIDC or SAML provider (its ARN) and assumes a role with the provider's token. */
  'sign-in-at-provider': { readonly id: string };
  /** GetSessionToken as the acting identity. */
  'session-token': object;
  /** GetFederationToken as the acting identity. */
  'federation-token': object;
  /** GetScopedCredentials as the acting session. */
  'scoped-credentials': object;
  'create-resource': { readonly resource?: ResourceKind; readonly bucketId?: string; readonly name?: string };
  /** The resource-based policy of a bucket, key, queue, function or secret. `id` is its ARN. */
  'resource-policy': { readonly id: string };
  /** How a bucket encrypts new objects. `id` is its ARN. */
  'bucket-encryption': { readonly id: string };
  'create-workload': { readonly userId?: string; readonly roleId?: string };
  'configure-workload': { readonly id: string };
  /** Leaks the credentials of a workload to a stranger. */
  'leak-workload': { readonly id: string };
  /** Another account, outside any organization. */
  'add-account': object;
  'create-organization': object;
  /** A new account in the organization. */
  'create-account': { readonly parentId?: string };
  'create-unit': { readonly parentId?: string };
  'move-account': { readonly id: string };
  'create-organization-policy': {
    readonly type?: OrganizationPolicyType;
    readonly targetId?: string;
  };
  /** Switches what the management account may do as its members' root users. */
  'root-access': object;
  'edit-organization-policy': { readonly id: string };
  /** Works from either side: for the policies of a root, unit or account, or for the targets of a policy. */
  'attach-organization-policy': { readonly policyId?: string; readonly targetId?: string };
  /** Builds a Cognito identity pool with its roles and, if wanted, people who sign in. */
  'create-identity-pool': object;
  'identity-pool-roles': { readonly id: string };
  /** A person or a guest gets credentials from an identity pool. */
  'sign-in-at-pool': { readonly id: string };
  'create-user-pool': object;
  'create-pool-client': { readonly poolId: string };
  'create-pool-user': { readonly poolId: string };
  'create-pool-group': { readonly poolId: string };
  /** `id` is the group's, `poolId/name`. */
  'pool-group-members': { readonly id: string };
  'create-directory-user': object;
  'create-permission-set': object;
  /** `part`: only what AWS manages, without the inline policy. */
  'edit-permission-set': { readonly id: string; readonly part?: 'managed' };
  /** People and accounts for a permission set. */
  'assign-permission-set': { readonly id: string };
  /** The directory's attributes that sessions carry as tags. */
  'access-control-attributes': object;
  /** A person of the directory puts on a permission set's role. `id` is the person's. */
  'sign-in-at-portal': { readonly id: string };
  import: { readonly files?: readonly File[] };
  share: object;
  /**
   * Saves the picture that the page shows when the dialog opens, or the one in `drawn`, which `state` shows to whoever
   * opens its link.
   */
  'save-picture': { readonly drawn?: Promise<Pictured | null>; readonly state?: Promise<LinkState> };
  /** Makes the code for a post that shows the place in `link`, of which `drawn` is the picture. */
  embed: {
    readonly place: 'step' | 'why' | 'ask' | 'account' | 'lines' | 'lesson' | 'story';
    /** Rejects if the account fits into no link. */
    readonly link: Promise<string>;
    readonly drawn: Promise<Pictured | null>;
  };
  palette: object;
  help: object;
  about: object;
  'create-workspace': { readonly start?: 'sample' | 'empty' };
  'rename-workspace': { readonly id: string; readonly name: string };
}

export type DialogKind = keyof DialogProps;

/** The request for one of these kinds of dialog. */
export type DialogOf<K extends DialogKind> = {
  [P in K]: { readonly kind: P; readonly props: DialogProps[P] };
}[K];

export type DialogRequest = DialogOf<DialogKind>;

/**
 * The props of every dialog. The request stays the same as long as the dialog exists, even after it was closed, since
 * an answer may come then.
 */
export interface DialogShown<K extends DialogKind> {
  readonly request: DialogOf<K>;
  /** Closes this dialog, but never one that was opened after it. */
  readonly onclose: () => void;
}

/** The kinds without props. */
export type PlainKind = {
  [K in DialogKind]: object extends DialogProps[K] ? K : never;
}[DialogKind];
