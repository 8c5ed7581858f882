import type { Component } from 'svelte';
import type { World } from '../../../engine/index.ts';
import type { DialogKind, DialogRequest } from '../../view/dialog-request.ts';
import type { Form } from './form.ts';

/** Where a form is filled in: the account that is acted in, and the unique id of the identity that acts, if it has one. */
export interface Place {
  readonly account: string;
  readonly principalId: string | null;
}

/** Forms that are fetched when one of them is asked for. */
export interface FormFamily {
  /** The form that answers a request, or null where what it is about is no longer there. */
  formFor(world: World, request: DialogRequest, place: Place): Form | null;
}

/** A dialog that is more than a form. */
export type LazyDialog = Component<{ request: DialogRequest; onclose: () => void }>;

type Fetch<T> = () => Promise<T>;

const signIn: Fetch<FormFamily> = () => import('../dialogs/sign-in.ts');
const limits: Fetch<FormFamily> = () => import('../dialogs/limits.ts');
const providers: Fetch<FormFamily> = () => import('../dialogs/providers.ts');
const sessions: Fetch<FormFamily> = () => import('../dialogs/sessions.ts');
const resources: Fetch<FormFamily> = () => import('../dialogs/resources.ts');
const workloads: Fetch<FormFamily> = () => import('../dialogs/workloads.ts');
const accounts: Fetch<FormFamily> = () => import('../dialogs/accounts.ts');
const pools: Fetch<FormFamily> = () => import('../dialogs/pools.ts');
const people: Fetch<FormFamily> = () => import('../dialogs/people.ts');

const tags: Fetch<FormFamily> = () => import('../dialogs/tags.ts');

const families = new Map<DialogKind, Fetch<FormFamily>>([
  ['tags', tags],
  ['password', signIn],
  ['change-password', signIn],
  ['password-policy', signIn],
  ['create-mfa-device', signIn],
  ['account-alias', signIn],
  ['permissions-boundary', limits],
  ['attach-aws-policy', limits],
  ['service-linked-role', limits],
  ['create-instance-profile', providers],
  ['instance-profile-role', providers],
  ['create-oidc-provider', providers],
  ['edit-oidc-provider', providers],
  ['create-saml-provider', providers],
  ['session-token', sessions],
  ['federation-token', sessions],
  ['create-resource', resources],
  ['resource-policy', resources],
  ['create-workload', workloads],
  ['configure-workload', workloads],
  ['add-account', accounts],
  ['create-organization', accounts],
  ['create-account', accounts],
  ['create-unit', accounts],
  ['move-account', accounts],
  ['create-organization-policy', accounts],
  ['edit-organization-policy', accounts],
  ['attach-organization-policy', accounts],
  ['create-identity-pool', pools],
  ['identity-pool-roles', pools],
  ['create-user-pool', people],
  ['create-pool-client', people],
  ['create-pool-user', people],
  ['create-pool-group', people],
  ['pool-group-members', people],
]);

const dialogs = new Map<DialogKind, Fetch<{ default: LazyDialog }>>([
  ['mfa-device', () => import('../dialogs/MfaDialog.svelte')],
  ['sign-in-at-provider', () => import('../dialogs/ProviderSignIn.svelte')],
  ['sign-in-at-pool', () => import('../dialogs/PoolSignIn.svelte')],
  ['leak-workload', () => import('../dialogs/LeakDialog.svelte')],
]);

/** Fetches the forms to which a request belongs, or null where it is no such form. */
export const familyOf = ({ kind }: DialogRequest): Fetch<FormFamily> | null => families.get(kind) ?? null;

/** Fetches the dialog that answers a request, or null where there is none. */
export const dialogFor = ({ kind }: DialogRequest): Fetch<{ default: LazyDialog }> | null =>
  dialogs.get(kind) ?? null;
