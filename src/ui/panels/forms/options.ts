import type { World } from '../../../engine/index.ts';
import { countBy, policyArn, roleArn, userArn } from '../../../engine/index.ts';
import { kindNames, notes } from '../../../words/en/inspector.ts';
import { summaryText } from '../inspector/policy-summary.ts';
import type { Option } from './form.ts';

const byLabel = (a: Option, b: Option): number => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** Users by name; `value` is the name, as AWS's calls want it. */
export const userOptions = (world: World): Option[] =>
  [...world.tables.users.values()]
    .map(({ name }): Option => ({ value: name, label: name, icon: 'user' }))
    .sort(byLabel);

export const groupOptions = (world: World): Option[] =>
  [...world.tables.groups.values()]
    .map(({ id, name }): Option => ({
      value: name,
      label: name,
      hint: notes.members(countBy(world, 'membershipsByGroup', id)),
      icon: 'group',
    }))
    .sort(byLabel);

/** Managed policies; `value` is the ARN. */
export const policyOptions = (world: World): Option[] =>
  [...world.tables.policies.values()]
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

/** Users and roles as a trust policy names them; `value` is the ARN. */
export const principalOptions = (world: World): Option[] => [
  ...[...world.tables.users.values()]
    .map((row): Option => ({ value: userArn(row), label: row.name, hint: kindNames.user, icon: 'user' }))
    .sort(byLabel),
  ...[...world.tables.roles.values()]
    .map((row): Option => ({ value: roleArn(row), label: row.name, hint: kindNames.role, icon: 'role' }))
    .sort(byLabel),
];

/** Whom a policy can be attached to, groups first as they usually carry it; `value` is the unique id. */
export const ownerOptions = (world: World): Option[] =>
  (['group', 'role', 'user'] as const).flatMap((kind) =>
    [...world.tables[`${kind}s`].values()]
      .map((row): Option => ({ value: row.id, label: row.name, hint: kindNames[kind], icon: kind }))
      .sort(byLabel),
  );
