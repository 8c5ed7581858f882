import type { World } from '../../../../engine/index.ts';
import {
  countBy,
  loadCatalog,
  managedPolicies,
  policyArn,
  roleArn,
  rowsBy,
  userArn,
} from '../../../../engine/index.ts';
import { providerKinds } from '#words/forms.ts';
import { notes } from '#words/inspector-details.ts';
import { kindNames } from '#words/kind-names.ts';
import { summaryText } from '../../../kinds/details/iam/policy-summary.ts';
import type { Option } from './form.ts';

const byLabel = (a: Option, b: Option): number => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** Users by name; `value` is the name, as AWS's calls want it. */
export const userOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'usersByAccount', account)
    .map(({ name }): Option => ({ value: name, label: name, icon: 'user' }))
    .sort(byLabel);

export const groupOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'groupsByAccount', account)
    .map(({ id, name }): Option => ({
      value: name,
      label: name,
      hint: notes.members(countBy(world, 'membershipsByGroup', id)),
      icon: 'group',
    }))
    .sort(byLabel);

/** The account's own managed policies, and those of AWS's that are in use; `value` is the ARN. */
export const policyOptions = (world: World, account: string): Option[] =>
  [account, 'aws']
    .flatMap((owner) => rowsBy(world, 'policiesByAccount', owner))
    .map((row): Option => {
      const version = row.versions.find((one) => one.versionId === row.defaultVersionId);
      return {
        value: policyArn(row),
        label: row.name,
        hint: summaryText(version?.document ?? ''),
        icon: 'policy',
      };
    })
    .sort(byLabel);

/** AWS's own policies that can be attached, by name; `value` is the ARN. Rejects if the list can't be fetched. */
export async function awsOptions(): Promise<Option[]> {
  await loadCatalog([]);
  return managedPolicies()
    .filter(({ isAttachable }) => isAttachable)
    .map((row): Option => ({
      value: policyArn(row),
      label: row.name,
      hint: row.path === '/' ? notes.ofAws : row.path.split('/').filter(Boolean).join('/'),
      icon: 'policy',
    }))
    .sort(byLabel);
}

/**
 * All policies that can be attached: first those in use, then the rest of AWS's own. The list is so long that it needs
 * a search.
 */
export async function attachableOptions(world: World, account: string): Promise<Option[]> {
  const here = policyOptions(world, account);
  const known = new Set(here.map(({ value }) => value));
  // Without AWS's list, the account's own policies can still be attached.
  const all = await awsOptions().catch(() => []);
  return [...here, ...all.filter(({ value }) => !known.has(value))];
}

/** Users and roles as a trust policy names them; `value` is the ARN. */
export const principalOptions = (world: World, account: string): Option[] => [
  ...rowsBy(world, 'usersByAccount', account)
    .map((row): Option => ({ value: userArn(row), label: row.name, hint: kindNames.user, icon: 'user' }))
    .sort(byLabel),
  ...rowsBy(world, 'rolesByAccount', account)
    .map((row): Option => ({ value: roleArn(row), label: row.name, hint: kindNames.role, icon: 'role' }))
    .sort(byLabel),
];

/**
 * Groups, users and roles to which a policy can be attached, groups first as the usual owners; `value` is the unique
 * id.
 */
export const ownerOptions = (world: World, account: string): Option[] =>
  (['group', 'role', 'user'] as const).flatMap((kind) =>
    rowsBy(world, `${kind}sByAccount`, account)
      .map((row): Option => ({ value: row.id, label: row.name, hint: kindNames[kind], icon: kind }))
      .sort(byLabel),
  );

/** Roles; `value` is the ARN. */
export const roleOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'rolesByAccount', account)
    .map((row): Option => ({
      value: roleArn(row),
      label: row.name,
      hint: row.description ?? '',
      icon: 'role',
    }))
    .sort(byLabel);

/** Roles; `value` is the name. */
export const roleNameOptions = (world: World, account: string): Option[] =>
  rowsBy(world, 'rolesByAccount', account)
    .map((row): Option => ({ value: row.name, label: row.name, hint: row.description ?? '', icon: 'role' }))
    .sort(byLabel);

/** OpenID Connect and SAML providers; `value` is the ARN. */
export const providerOptions = (world: World, account: string): Option[] => [
  ...rowsBy(world, 'oidcProvidersByAccount', account)
    .map(({ id, url }): Option => ({ value: id, label: url, hint: providerKinds.oidc }))
    .sort(byLabel),
  ...rowsBy(world, 'samlProvidersByAccount', account)
    .map(({ id, name }): Option => ({ value: id, label: name, hint: providerKinds.saml }))
    .sort(byLabel),
];
