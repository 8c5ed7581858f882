import type { World } from '../../../../engine/index.ts';
import { byName, roleArn, userArn, accountRootArn } from '../../../../engine/index.ts';
import { done, durations, fields as words, leads, services, submits, titles } from '#words/forms.ts';
import { trustText } from '../../../kinds/document-text.ts';
import { itemOf } from '../../../kinds/item.ts';
import { attach, iam } from '../../../kinds/requests.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { FormCaller, Field, Form, Option, Values } from './form.ts';
import { awsTags, chosenOf, form, given, rawOf, tagsOf, textOf } from './form.ts';
import { descriptionField, documentField, nameField, pathField, tagsField } from './name-fields.ts';
import { attachableOptions, principalOptions, providerOptions } from './options.ts';

type TrustPreset = 'account' | 'principals' | 'other' | 'service' | 'provider' | 'json';

const trusting = (principal: object, condition?: object, action = 'sts:AssumeRole'): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: principal,
          Action: action,
          ...(condition ? { Condition: condition } : {}),
        },
      ],
    },
    null,
    2,
  );

/**
 * Makes a trust policy for the people of an identity provider: with OpenID Connect those of one app, or only some of
 * them if `subject` is given; with SAML those who come to AWS's sign-in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html
 */
function providerTrust(values: Values): string {
  const [arn = ''] = chosenOf(values, 'provider');
  if (arn.includes(':saml-provider/'))
    return trusting(
      { Federated: arn },
      { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      'sts:AssumeRoleWithSAML',
    );
  const url = arn.slice(arn.indexOf('oidc-provider/') + 'oidc-provider/'.length);
  const [audience, subject] = [textOf(values, 'audience'), textOf(values, 'subject')];
  return trusting(
    { Federated: arn },
    {
      ...(audience !== '' && { StringEquals: { [`${url}:aud`]: audience } }),
      ...(subject !== '' && { StringLike: { [`${url}:sub`]: subject } }),
    },
    'sts:AssumeRoleWithWebIdentity',
  );
}

const single = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

/**
 * Makes the trust policy of the chosen preset from the filled-in values. Missing values stay empty: AWS then says what
 * is wrong.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html
 */
function trustDocument(values: Values, account: string): string {
  switch (values['trust'] as TrustPreset) {
    case 'principals':
      return trusting({ AWS: single(chosenOf(values, 'principals')) });
    case 'other': {
      const externalId = textOf(values, 'externalId');
      const condition = { StringEquals: { 'sts:ExternalId': externalId } };
      return trusting(
        { AWS: accountRootArn(textOf(values, 'otherAccount')) },
        externalId === '' ? undefined : condition,
      );
    }
    case 'service':
      return trusting({ Service: textOf(values, 'service') });
    case 'provider':
      return providerTrust(values);
    case 'json':
      return typeof values['document'] === 'string' ? values['document'] : '';
    case 'account':
      return trusting({ AWS: accountRootArn(account) });
  }
}

const hour = 3600;
/** Made when it is needed: the first amount that is written takes the formatter's milliseconds. */
const sessionOptions = (): readonly Option[] =>
  [1, 2, 3, 4, 6, 8, 10, 12].map((hours) => ({
    value: String(hours * hour),
    label: durations.hours(hours),
  }));

const sessionField = (options: readonly Option[]): Field => ({
  kind: 'select',
  id: 'maxSession',
  label: words.maxSession,
  term: 'MaxSessionDuration',
  hint: words.maxSessionHint,
  options,
  members: ['MaxSessionDuration'],
});

const trustOptions: readonly Option[] = [
  { value: 'account', label: words.trustAccount, hint: words.trustAccountHint },
  { value: 'principals', label: words.trustPrincipal, hint: words.trustPrincipalHint },
  { value: 'other', label: words.trustOther, hint: words.trustOtherHint },
  { value: 'service', label: words.trustService, hint: words.trustServiceHint },
  { value: 'provider', label: words.trustProvider, hint: words.trustProviderHint },
  { value: 'json', label: words.trustJson, hint: words.trustJsonHint },
];

const preset =
  (name: string) =>
  (values: Values): boolean =>
    values['trust'] === name;

const isOidc = (values: Values): boolean =>
  values['trust'] === 'provider' && (chosenOf(values, 'provider')[0] ?? '').includes(':oidc-provider/');

const trustFields: readonly Field[] = [
  {
    kind: 'choice',
    id: 'trust',
    label: words.trust,
    term: 'AssumeRolePolicyDocument',
    options: trustOptions,
    members: ['AssumeRolePolicyDocument'],
  },
  {
    kind: 'entities',
    id: 'principals',
    label: words.principals,
    term: 'Principal',
    options: principalOptions,
    members: [],
    shown: preset('principals'),
  },
  {
    kind: 'text',
    id: 'otherAccount',
    label: words.otherAccount,
    term: 'Principal',
    hint: words.otherAccountHint,
    example: '444455556666',
    code: true,
    members: [],
    shown: preset('other'),
  },
  {
    kind: 'text',
    id: 'externalId',
    label: words.externalId,
    term: 'sts:ExternalId',
    hint: words.externalIdHint,
    example: 'partner-7f3a',
    optional: true,
    code: true,
    members: [],
    shown: preset('other'),
  },
  {
    kind: 'select',
    id: 'service',
    label: words.service,
    term: 'Principal',
    options: services,
    members: [],
    shown: preset('service'),
  },
  {
    kind: 'entities',
    id: 'provider',
    label: words.provider,
    term: 'Federated',
    options: providerOptions,
    single: true,
    members: [],
    shown: preset('provider'),
  },
  {
    kind: 'text',
    id: 'audience',
    label: words.audience,
    term: 'aud',
    hint: words.audienceHint,
    example: 'sts.amazonaws.com',
    code: true,
    members: [],
    shown: isOidc,
  },
  {
    kind: 'text',
    id: 'subject',
    label: words.subject,
    term: 'sub',
    hint: words.subjectHint,
    example: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    optional: true,
    code: true,
    members: [],
    shown: isOidc,
  },
  documentField('trust', preset('json')),
];

/** Returns the account's sign-in provider, if it has only one, and the audience of its tokens. */
function onlyProvider(world: World, account: string): { provider: readonly string[]; audience: string } {
  const [one, ...more] = [...world.tables.oidcProviders.values()].filter((row) => row.account === account);
  if (!one || more.length > 0) return { provider: [], audience: '' };
  return { provider: [one.id], audience: one.clientIds[0] ?? '' };
}

/** Initial values of the trust fields: the account, or the principal with the node id `trust`. */
function trustStart(world: World, trust: string | undefined, account: string): Values {
  const start = {
    trust: 'account',
    principals: [],
    otherAccount: '',
    externalId: '',
    service: 'ec2.amazonaws.com',
    ...onlyProvider(world, account),
    subject: '',
    document: trustDocument({ trust: 'account' }, account),
  };
  const oidc = world.tables.oidcProviders.get(trust ?? '');
  if (oidc || world.tables.samlProviders.has(trust ?? '')) {
    const audience = oidc?.clientIds[0] ?? '';
    return { ...start, trust: 'provider', provider: [trust ?? ''], audience };
  }
  const item = itemOf(world, trust ?? null);
  if (item?.kind === 'user') return { ...start, trust: 'principals', principals: [userArn(item.row)] };
  if (item?.kind === 'role') return { ...start, trust: 'principals', principals: [roleArn(item.row)] };
  if (item?.kind === 'service') return { ...start, trust: 'service', service: item.value };
  if (item?.kind === 'account') return { ...start, trust: 'other', otherAccount: item.value };
  return start;
}

export function createRole(
  world: World,
  { trust }: DialogProps['create-role'],
  { account }: FormCaller,
): Form {
  const policies: Field = {
    kind: 'entities',
    id: 'policies',
    label: words.policies,
    optional: true,
    options: attachableOptions,
    members: ['PolicyArn'],
  };
  return form({
    title: titles.createRole,
    lead: leads.createRole,
    submit: submits.createRole,
    width: 'large',
    fields: [
      nameField(words.roleName, 'RoleName', 'ReportReader'),
      ...trustFields,
      policies,
      descriptionField,
      { ...sessionField(sessionOptions()), secondary: true },
      tagsField,
      pathField,
    ],
    initial: {
      name: '',
      ...trustStart(world, trust, account),
      policies: [],
      description: '',
      maxSession: String(hour),
      tags: [],
      path: '',
    },
    build: (values) => createCalls(values, account),
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => byName(now, 'roles', account, textOf(values, 'name'))?.id ?? null,
  });
}

function createCalls(values: Values, account: string): ReturnType<Form['build']> {
  const RoleName = textOf(values, 'name');
  const tags = awsTags(tagsOf(values, 'tags'));
  const seconds = Number(textOf(values, 'maxSession'));
  const role = { kind: 'role', row: { name: RoleName } } as const;
  return [
    iam('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: trustDocument(values, account),
      ...given('Path', textOf(values, 'path')),
      ...given('Description', textOf(values, 'description')),
      ...(seconds === hour ? {} : { MaxSessionDuration: seconds }),
      ...(tags.length > 0 ? { Tags: tags } : {}),
    }),
    ...chosenOf(values, 'policies').map((arn) => attach(role, arn)),
  ];
}

export function editTrust(world: World, { roleId }: { readonly roleId: string }): Form | null {
  const role = world.tables.roles.get(roleId);
  if (!role) return null;
  const before = trustText(world, role.trustPolicy);
  return form({
    title: titles.editTrust(role.name),
    lead: leads.editTrust,
    submit: submits.save,
    width: 'large',
    fields: [documentField('trust')],
    initial: { document: before },
    build: (values) => {
      const PolicyDocument = rawOf(values, 'document');
      return PolicyDocument === before
        ? []
        : [iam('UpdateAssumeRolePolicy', { RoleName: role.name, PolicyDocument })];
    },
    done: () => done.saved(role.name),
  });
}

export function editRole(world: World, { roleId }: { readonly roleId: string }): Form | null {
  const role = world.tables.roles.get(roleId);
  if (!role) return null;
  const now = String(role.maxSessionDuration);
  const options = sessionOptions();
  const own = options.some(({ value }) => value === now) ? [] : [{ value: now, label: `${now} s` }];
  const before = { description: role.description ?? '', maxSession: now };
  return form({
    title: titles.editRole(role.name),
    lead: leads.editRole,
    submit: submits.save,
    fields: [{ ...descriptionField, secondary: false }, sessionField([...options, ...own])],
    initial: before,
    build: (values) => {
      const description = textOf(values, 'description');
      const seconds = textOf(values, 'maxSession');
      if (description === before.description && seconds === now) return [];
      const RoleName = role.name;
      // Without a longest session, UpdateRole would set it back to an hour.
      return seconds === now
        ? [iam('UpdateRoleDescription', { RoleName, Description: description })]
        : [
            iam('UpdateRole', {
              RoleName,
              ...(description === before.description ? {} : { Description: description }),
              MaxSessionDuration: Number(seconds),
            }),
          ];
    },
    done: () => done.saved(role.name),
  });
}
