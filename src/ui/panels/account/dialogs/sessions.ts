import type { World } from '../../../../engine/index.ts';
import { rowsBy } from '../../../../engine/index.ts';
import { done, durations, fields as words, leads, submits, titles } from '#words/dialogs/sessions.ts';
import { ask } from '../../../kinds/requests.ts';
import type { FormCaller, Field, Form, Option } from '../forms/form.ts';
import { chosenOf, form, given, givenNumber, givenTags, isOn, rawOf, textOf } from '../forms/form.ts';
import { tagsField } from '../forms/name-fields.ts';
import { attachableOptions } from '../forms/options.ts';
import { codeOf } from '../../use/steps/mfa-code.ts';

const durationField = {
  kind: 'select',
  id: 'duration',
  label: words.duration,
  term: 'DurationSeconds',
  options: ['default', '900', '3600', '129600'].map((value) => ({ value, label: durations[value] ?? value })),
  members: ['DurationSeconds'],
} as const satisfies Field;

const duration = (value: string): { readonly DurationSeconds?: number } =>
  givenNumber('DurationSeconds', value === 'default' ? '' : value);

/** Returns the devices of the acting identity, or of the root user. */
function deviceOptions(world: World, { account, principalId }: FormCaller): Option[] {
  const own = rowsBy(world, 'mfaDevicesByOwner', principalId ?? account);
  return [{ value: '', label: words.noDevice }, ...own.map(({ id, name }) => ({ value: id, label: name }))];
}

export function sessionToken(world: World, _props: object, caller: FormCaller): Form {
  const devices = deviceOptions(world, caller);
  return form({
    title: titles.sessionToken,
    lead: leads.sessionToken,
    submit: submits.get,
    fields: [
      {
        kind: 'select',
        id: 'device',
        label: words.device,
        term: 'SerialNumber',
        hint: words.deviceHint,
        options: devices,
        members: ['SerialNumber'],
      },
      {
        kind: 'text',
        id: 'code',
        label: words.code,
        term: 'TokenCode',
        example: '123456',
        code: true,
        members: ['TokenCode'],
        shown: (values) => textOf(values, 'device') !== '',
        fill: { label: words.fill, text: (now, values, at) => codeOf(now, textOf(values, 'device'), at) },
      },
      durationField,
    ],
    initial: { device: devices.at(-1)?.value ?? '', code: '', duration: 'default' },
    build: (values) => {
      const SerialNumber = textOf(values, 'device');
      return [
        ask('GetSessionToken', {
          ...duration(textOf(values, 'duration')),
          ...(SerialNumber !== '' && { SerialNumber, TokenCode: textOf(values, 'code') }),
        }),
      ];
    },
    done: () => done.session,
    select: (_values, _world, answers) => answers.of('GetSessionToken')?.Credentials?.AccessKeyId ?? null,
  });
}

const startPolicy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] }] },
  null,
  2,
);

const federationFields: readonly Field[] = [
  {
    kind: 'text',
    id: 'name',
    label: words.name,
    term: 'Name',
    hint: words.nameHint,
    example: 'visitor',
    members: ['Name'],
  },
  {
    kind: 'switch',
    id: 'limited',
    label: words.withPolicy,
    hint: words.withPolicyHint,
    members: [],
  },
  {
    kind: 'document',
    id: 'document',
    label: words.policy,
    term: 'Policy',
    purpose: 'session',
    members: ['Policy', 'PolicyDocument'],
    shown: (values) => isOn(values, 'limited'),
  },
  {
    kind: 'entities',
    id: 'policies',
    label: words.managed,
    term: 'PolicyArns',
    optional: true,
    secondary: true,
    options: attachableOptions,
    members: ['PolicyArns'],
  },
  { ...tagsField, label: words.tags },
  durationField,
];

/** Makes the form by which a session gets credentials that may do less; they end with it unless they end sooner. */
export const scopedCredentials = (): Form =>
  form({
    title: titles.scopedCredentials,
    lead: leads.scopedCredentials,
    submit: submits.get,
    width: 'large',
    fields: [
      {
        kind: 'document',
        id: 'document',
        label: words.scope,
        term: 'Policy',
        purpose: 'session',
        members: ['Policy', 'PolicyDocument'],
      },
      {
        ...durationField,
        options: ['session', '900'].map((value) => ({ value, label: durations[value] ?? value })),
      },
    ],
    initial: { document: startPolicy, duration: 'session' },
    build: (values) => {
      const length = textOf(values, 'duration');
      return [
        ask('GetScopedCredentials', {
          ...given('Policy', rawOf(values, 'document')),
          ...givenNumber('DurationSeconds', length === 'session' ? '' : length),
        }),
      ];
    },
    done: () => done.scoped,
    select: (_values, _world, answers) =>
      answers.of('GetScopedCredentials')?.Credentials?.AccessKeyId ?? null,
  });

export const federationToken = (): Form =>
  form({
    title: titles.federationToken,
    lead: leads.federationToken,
    submit: submits.get,
    width: 'large',
    fields: federationFields,
    initial: { name: '', limited: true, document: startPolicy, policies: [], tags: [], duration: 'default' },
    build: (values) => {
      const arns = chosenOf(values, 'policies');
      return [
        ask('GetFederationToken', {
          Name: textOf(values, 'name'),
          ...(isOn(values, 'limited') ? given('Policy', rawOf(values, 'document')) : {}),
          ...(arns.length > 0 && { PolicyArns: arns.map((arn) => ({ arn })) }),
          ...duration(textOf(values, 'duration')),
          ...givenTags(values),
        }),
      ];
    },
    done: (values) => done.federation(textOf(values, 'name')),
    select: (_values, _world, answers) => answers.of('GetFederationToken')?.Credentials?.AccessKeyId ?? null,
  });
