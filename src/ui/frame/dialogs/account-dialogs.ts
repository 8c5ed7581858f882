import type { World, AnyKind } from '../../../engine/index.ts';
import { centredIn, holdsAccount } from '../../../engine/index.ts';
import type { Component } from 'svelte';
import type { Playground } from '../../../playground/playground.svelte.ts';
import type { FormMaker } from '../../panels/account/forms/form.ts';
import type { IconName } from '../../parts/icons.ts';
import type { DialogKind, DialogProps, DialogShown, PlainKind } from '../../view/dialog-request.ts';
import type { View } from '../../view/view.svelte.ts';

/** The answer to a request: a form as data, a component of its own, or another reaction of the page. */
type Answer<K extends DialogKind> =
  | { readonly form: () => Promise<FormMaker<K>> }
  | { readonly load: () => Promise<{ default: Component<DialogShown<K>> }> }
  | { readonly go: (playground: Playground, view: View, props: DialogProps[K]) => void };

/** The palette's entry for a dialog that needs no selection. Its words are `palette.actions`, by the dialog's kind. */
export interface Offer {
  readonly icon: IconName | AnyKind;
  /** Whether it is offered in this account. Absent: always. */
  readonly when?: (world: World) => boolean;
}

/** All that the frame knows about one kind of dialog. */
type Row<K extends DialogKind> = Answer<K> & { readonly offer?: K extends PlainKind ? Offer : never };
export type Rows<K extends DialogKind> = { readonly [P in K]: Row<P> };

const plus: Offer = { icon: 'plus' };
const edit: Offer = { icon: 'edit' };
const hasOrganization = (world: World): boolean =>
  [...world.tables.organizations.values()].some(({ account }) => holdsAccount(world, account));
const inOrganization = (icon: Offer['icon']): Offer => ({ icon, when: hasOrganization });

const inIdentityCenter = (icon: Offer['icon']): Offer => ({
  icon,
  when: (world) => centredIn(world) !== undefined,
});

// Each family is a file, which is fetched when one of its forms is first needed.
const identity = () => import('../../panels/account/forms/identity-forms.ts');
const membership = () => import('../../panels/account/forms/membership-forms.ts');
const policies = () => import('../../panels/account/forms/policy-forms.ts');
const roles = () => import('../../panels/account/forms/role-forms.ts');
const signIn = () => import('../../panels/account/dialogs/sign-in.ts');
const boundary = () => import('../../panels/account/dialogs/permissions-boundary.ts');
const serviceLinked = () => import('../../panels/account/dialogs/service-linked-role.ts');
const providers = () => import('../../panels/account/dialogs/providers.ts');
const sessions = () => import('../../panels/account/dialogs/sessions.ts');
const resources = () => import('../../panels/account/dialogs/resources.ts');
const workloads = () => import('../../panels/account/dialogs/workloads.ts');
const accounts = () => import('../../panels/account/dialogs/accounts.ts');
const rootAccess = () => import('../../panels/account/dialogs/root-access.ts');
const organizationPolicies = () => import('../../panels/account/dialogs/organization-policies.ts');
const pools = () => import('../../panels/account/dialogs/pools.ts');
const people = () => import('../../panels/account/dialogs/people.ts');
const identityCenter = () => import('../../panels/account/dialogs/identity-center.ts');
const tags = () => import('../../panels/account/dialogs/tags.ts');

/** The dialogs about the account's content, in the palette's order. */
export const accountDialogs = {
  'create-user': { form: async () => (await identity()).createUser, offer: { icon: 'user' } },
  'create-group': { form: async () => (await identity()).createGroup, offer: { icon: 'group' } },
  'create-role': { form: async () => (await roles()).createRole, offer: { icon: 'role' } },
  'create-policy': { form: async () => (await policies()).createPolicy, offer: { icon: 'policy' } },
  'create-resource': { form: async () => (await resources()).createResource, offer: plus },
  'create-workload': { form: async () => (await workloads()).createWorkload, offer: plus },
  'create-identity-pool': { form: async () => (await pools()).createIdentityPool, offer: plus },
  'create-user-pool': { form: async () => (await people()).createUserPool, offer: plus },
  'create-oidc-provider': { form: async () => (await providers()).createOidcProvider, offer: plus },
  'create-saml-provider': { form: async () => (await providers()).createSamlProvider, offer: plus },
  'create-instance-profile': { form: async () => (await providers()).createInstanceProfile, offer: plus },
  'service-linked-role': {
    form: async () => (await serviceLinked()).serviceLinkedRole,
    offer: { icon: 'role' },
  },
  'create-mfa-device': { form: async () => (await signIn()).createMfaDevice, offer: plus },
  'session-token': { form: async () => (await sessions()).sessionToken, offer: { icon: 'temporaryKey' } },
  'federation-token': {
    form: async () => (await sessions()).federationToken,
    offer: { icon: 'temporaryKey' },
  },
  'scoped-credentials': {
    form: async () => (await sessions()).scopedCredentials,
    offer: { icon: 'temporaryKey' },
  },
  'change-password': { form: async () => (await signIn()).changePassword, offer: edit },
  'password-policy': { form: async () => (await signIn()).passwordPolicy, offer: edit },
  'account-alias': { form: async () => (await signIn()).accountAlias, offer: edit },
  'add-account': { form: async () => (await accounts()).addAccount, offer: { icon: 'account' } },
  'create-organization': {
    form: async () => (await accounts()).createOrganization,
    offer: { icon: 'plus', when: (world) => !hasOrganization(world) },
  },
  'create-account': { form: async () => (await accounts()).createAccount, offer: inOrganization('account') },
  'create-unit': { form: async () => (await accounts()).createUnit, offer: inOrganization('plus') },
  'create-organization-policy': {
    form: async () => (await organizationPolicies()).createPolicy,
    offer: inOrganization('policy'),
  },
  'root-access': {
    form: async () => (await rootAccess()).rootAccess,
    offer: inOrganization('edit'),
  },
  'create-directory-user': {
    form: async () => (await identityCenter()).createDirectoryUser,
    offer: inIdentityCenter('directoryUser'),
  },
  'create-permission-set': {
    form: async () => (await identityCenter()).createPermissionSet,
    offer: inIdentityCenter('permissionSet'),
  },
  'access-control-attributes': {
    form: async () => (await identityCenter()).accessControlAttributes,
    offer: inIdentityCenter('edit'),
  },
  // Assuming a role has a panel instead of a dialog: this shows the panel.
  'assume-role': {
    go: (playground, view, { roleId }) => {
      if (roleId !== undefined) playground.selected = roleId;
      view.showStep();
    },
    offer: { icon: 'session' },
  },
  'create-access-key': { load: () => import('../../panels/account/forms/KeyDialog.svelte') },
  rename: { form: async () => (await identity()).rename },
  delete: { load: () => import('../../panels/account/forms/DeleteDialog.svelte') },
  tags: { form: async () => (await tags()).tags },
  'edit-trust': { form: async () => (await roles()).editTrust },
  'edit-role': { form: async () => (await roles()).editRole },
  'edit-policy': { form: async () => (await policies()).editPolicy },
  'edit-inline-policy': { form: async () => (await policies()).editInline },
  'policy-versions': { load: () => import('../../panels/account/forms/VersionsDialog.svelte') },
  attach: { form: async () => (await policies()).attachForm },
  membership: { form: async () => (await membership()).membership },
  'move-to-group': { form: async () => (await membership()).moveForm },
  password: { form: async () => (await signIn()).password },
  'mfa-device': { load: () => import('../../panels/account/dialogs/MfaDialog.svelte') },
  'permissions-boundary': { form: async () => (await boundary()).permissionsBoundary },
  'instance-profile-role': { form: async () => (await providers()).instanceProfileRole },
  'edit-oidc-provider': { form: async () => (await providers()).editOidcProvider },
  'sign-in-at-provider': { load: () => import('../../panels/account/dialogs/ProviderSignIn.svelte') },
  'resource-policy': { form: async () => (await resources()).resourcePolicy },
  'bucket-encryption': { form: async () => (await resources()).bucketEncryption },
  'configure-workload': { form: async () => (await workloads()).configureWorkload },
  'leak-workload': { load: () => import('../../panels/account/dialogs/LeakDialog.svelte') },
  'move-account': { form: async () => (await accounts()).moveAccount },
  'edit-organization-policy': { form: async () => (await organizationPolicies()).editPolicy },
  'attach-organization-policy': { form: async () => (await organizationPolicies()).attachPolicy },
  'identity-pool-roles': { form: async () => (await pools()).identityPoolRoles },
  'sign-in-at-pool': { load: () => import('../../panels/account/dialogs/PoolSignIn.svelte') },
  'create-pool-client': { form: async () => (await people()).createPoolClient },
  'create-pool-user': { form: async () => (await people()).createPoolUser },
  'create-pool-group': { form: async () => (await people()).createPoolGroup },
  'edit-permission-set': { form: async () => (await identityCenter()).editPermissionSet },
  'assign-permission-set': { form: async () => (await identityCenter()).assignPermissionSet },
  'sign-in-at-portal': { form: async () => (await identityCenter()).signInAtPortal },
  'pool-group-members': { form: async () => (await people()).poolGroupMembers },
} as const satisfies Partial<Rows<DialogKind>>;
