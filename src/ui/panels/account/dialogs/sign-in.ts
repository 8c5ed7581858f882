import type { Rows, World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import { done, fields as words, leads, others, submits, titles } from '#words/dialogs/sign-in.ts';
import { ask } from '../../../kinds/requests.ts';
import type { FormCaller, Field, Form, Values } from '../forms/form.ts';
import { form, given, givenNumber, givenTags, isOn, rawOf, textOf } from '../forms/form.ts';
import { pathField, tagsField } from '../forms/name-fields.ts';

const passwordField = (id: string, label: string, term: string): Field => ({
  kind: 'text',
  id,
  label,
  term,
  code: true,
  example: 'Example-1234',
  members: [term],
});

const switchField = (id: string, label: string, term: string): Field => ({
  kind: 'switch',
  id,
  label,
  term,
  members: [term],
});

export function password(world: World, { userId }: DialogProps['password']): Form | null {
  const user = world.tables.users.get(userId);
  if (!user) return null;
  const UserName = user.name;
  const profile = world.tables.loginProfiles.get(userId);
  const reset = profile?.passwordResetRequired ?? false;
  return form({
    title: profile ? titles.changePassword(UserName) : titles.givePassword(UserName),
    lead: profile ? leads.changePassword : leads.givePassword,
    submit: profile ? submits.change : submits.give,
    fields: [
      passwordField('password', words.password, 'Password'),
      switchField('reset', words.reset, 'PasswordResetRequired'),
    ],
    initial: { password: '', reset },
    build: (values) => {
      const Password = rawOf(values, 'password');
      const PasswordResetRequired = isOn(values, 'reset');
      if (!profile)
        return [
          ask('CreateLoginProfile', {
            UserName,
            Password,
            ...(PasswordResetRequired && { PasswordResetRequired }),
          }),
        ];
      const changes = {
        ...given('Password', Password),
        ...(PasswordResetRequired === reset ? {} : { PasswordResetRequired }),
      };
      return Object.keys(changes).length > 0 ? [ask('UpdateLoginProfile', { UserName, ...changes })] : [];
    },
    done: () => (profile ? done.changed : done.gave(UserName)),
    otherwise: profile
      ? {
          label: others.takePassword,
          requests: [ask('DeleteLoginProfile', { UserName })],
          done: done.took(UserName),
        }
      : null,
  });
}

export const changePassword = (): Form =>
  form({
    title: titles.ownPassword,
    lead: leads.ownPassword,
    submit: submits.change,
    width: 'small',
    fields: [
      passwordField('old', words.oldPassword, 'OldPassword'),
      passwordField('new', words.newPassword, 'NewPassword'),
    ],
    initial: { old: '', new: '' },
    build: (values) => [
      ask('ChangePassword', { OldPassword: rawOf(values, 'old'), NewPassword: rawOf(values, 'new') }),
    ],
    done: () => done.changed,
  });

const numberField = (id: string, label: string, term: string, hint: string, example: string): Field => ({
  kind: 'text',
  id,
  label,
  term,
  hint,
  example,
  optional: id !== 'minimum',
  members: [term],
});

const policyFields: readonly Field[] = [
  numberField('minimum', words.minimum, 'MinimumPasswordLength', words.minimumHint, '12'),
  switchField('upper', words.upper, 'RequireUppercaseCharacters'),
  switchField('lower', words.lower, 'RequireLowercaseCharacters'),
  switchField('number', words.number, 'RequireNumbers'),
  switchField('symbol', words.symbol, 'RequireSymbols'),
  switchField('own', words.own, 'AllowUsersToChangePassword'),
  { ...numberField('age', words.age, 'MaxPasswordAge', words.ageHint, '90'), secondary: true },
  { ...numberField('reuse', words.reuse, 'PasswordReusePrevention', words.reuseHint, '5'), secondary: true },
  { ...switchField('hard', words.hard, 'HardExpiry'), secondary: true },
];

/** The values that the form shows of an account's password policy, or offers if there is none. */
function valuesOf(policy: Rows['accountSettings']['passwordPolicy']): Values {
  const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    minimum: number(policy?.minimumPasswordLength ?? 8),
    upper: policy?.requireUppercaseCharacters ?? true,
    lower: policy?.requireLowercaseCharacters ?? true,
    number: policy?.requireNumbers ?? true,
    symbol: policy?.requireSymbols ?? false,
    own: policy?.allowUsersToChangePassword ?? true,
    age: number(policy?.maxPasswordAge),
    reuse: number(policy?.passwordReusePrevention),
    hard: policy?.hardExpiry ?? false,
  };
}

export function passwordPolicy(world: World, _props: object, { account }: FormCaller): Form {
  const policy = world.tables.accountSettings.get(account)?.passwordPolicy;
  const initial = valuesOf(policy);
  return form({
    title: titles.passwordPolicy,
    lead: leads.passwordPolicy,
    submit: submits.policy,
    fields: policyFields,
    initial,
    build: (values) =>
      policy && values === initial
        ? []
        : [
            ask('UpdateAccountPasswordPolicy', {
              ...givenNumber('MinimumPasswordLength', textOf(values, 'minimum')),
              RequireUppercaseCharacters: isOn(values, 'upper'),
              RequireLowercaseCharacters: isOn(values, 'lower'),
              RequireNumbers: isOn(values, 'number'),
              RequireSymbols: isOn(values, 'symbol'),
              AllowUsersToChangePassword: isOn(values, 'own'),
              ...givenNumber('MaxPasswordAge', textOf(values, 'age')),
              ...givenNumber('PasswordReusePrevention', textOf(values, 'reuse')),
              ...(isOn(values, 'hard') && { HardExpiry: true }),
            }),
          ],
    done: () => done.policy,
    otherwise: policy
      ? {
          label: others.dropPolicy,
          requests: [ask('DeleteAccountPasswordPolicy', {})],
          done: done.noPolicy,
        }
      : null,
  });
}

export function createMfaDevice(
  world: World,
  { userId }: DialogProps['create-mfa-device'],
  { account }: FormCaller,
): Form {
  const free = (name: string): boolean =>
    !rowsBy(world, 'mfaDevicesByAccount', account).some((row) => row.name === name);
  const own = world.tables.users.get(userId ?? '')?.name ?? '';
  return form({
    title: titles.createMfa,
    lead: leads.createMfa,
    submit: submits.create,
    fields: [
      {
        kind: 'text',
        id: 'name',
        label: words.device,
        term: 'VirtualMFADeviceName',
        hint: words.deviceHint,
        example: 'phone',
        members: ['VirtualMFADeviceName'],
      },
      tagsField,
      pathField,
    ],
    initial: { name: free(own) ? own : '', tags: [], path: '' },
    build: (values) => [
      ask('CreateVirtualMFADevice', {
        VirtualMFADeviceName: textOf(values, 'name'),
        ...given('Path', textOf(values, 'path')),
        ...givenTags(values),
      }),
    ],
    done: (values) => done.made(textOf(values, 'name')),
    next: (_values, _world, answers) => {
      const id = answers.of('CreateVirtualMFADevice')?.VirtualMFADevice.SerialNumber;
      if (id === undefined) return null;
      return { kind: 'mfa-device', props: { id, ...(userId !== undefined && { userId }) } };
    },
  });
}

export function accountAlias(world: World, _props: object, { account }: FormCaller): Form {
  const now = world.tables.accountSettings.get(account)?.alias ?? '';
  return form({
    title: titles.alias,
    lead: leads.alias,
    submit: submits.alias,
    width: 'small',
    fields: [
      {
        kind: 'text',
        id: 'alias',
        label: words.alias,
        term: 'AccountAlias',
        hint: words.aliasHint,
        example: 'example-shop',
        members: ['AccountAlias'],
      },
    ],
    initial: { alias: now },
    build: (values) => {
      const AccountAlias = textOf(values, 'alias');
      return AccountAlias === now ? [] : [ask('CreateAccountAlias', { AccountAlias })];
    },
    done: (values) => done.alias(textOf(values, 'alias')),
    otherwise:
      now === ''
        ? null
        : {
            label: others.dropAlias(now),
            requests: [ask('DeleteAccountAlias', { AccountAlias: now })],
            done: done.noAlias,
          },
  });
}
