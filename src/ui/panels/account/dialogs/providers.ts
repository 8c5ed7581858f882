import type { World } from '../../../../engine/index.ts';
import { byName } from '../../../../engine/index.ts';
import { done, fields as words, leads, submits, titles } from '#words/dialogs/providers.ts';
import { ask } from '../../../kinds/requests.ts';
import type { DialogProps } from '../../../view/dialog-request.ts';
import type { FormCaller, Field, Form, Values } from '../forms/form.ts';
import { chosenOf, form, given, givenTags, linesOf, rawOf, textOf } from '../forms/form.ts';
import { nameField, pathField, tagsField } from '../forms/name-fields.ts';
import { roleNameOptions } from '../forms/options.ts';

/** Escapes a text for an XML attribute. */
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A base64 text that says it is no certificate. AWS wants at least 1,000 characters in all. */
const notACertificate = btoa('EXAMPLE: this stands where a real provider has its certificate. ').repeat(8);

/**
 * Makes SAML metadata of an invented identity provider, in a form that AWS takes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html
 */
export const sampleMetadata = (entityId: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${attribute(entityId)}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data>
          <ds:X509Certificate>${notACertificate.replaceAll('=', '')}</ds:X509Certificate>
        </ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${attribute(entityId)}/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;

const roleField: Field = {
  kind: 'entities',
  id: 'role',
  label: words.role,
  term: 'RoleName',
  options: roleNameOptions,
  single: true,
  optional: true,
  members: ['RoleName'],
};

export function createInstanceProfile(
  world: World,
  { roleId }: DialogProps['create-instance-profile'],
  { account }: FormCaller,
): Form {
  const role = world.tables.roles.get(roleId ?? '')?.name;
  return form({
    title: titles.createProfile,
    lead: leads.createProfile,
    submit: submits.profile,
    fields: [nameField(words.name, 'InstanceProfileName', 'WebServers'), roleField, tagsField, pathField],
    initial: { name: role ?? '', role: role === undefined ? [] : [role], tags: [], path: '' },
    build: (values) => {
      const InstanceProfileName = textOf(values, 'name');
      const create = ask('CreateInstanceProfile', {
        InstanceProfileName,
        ...given('Path', textOf(values, 'path')),
        ...givenTags(values),
      });
      const add = chosenOf(values, 'role').map((RoleName) =>
        ask('AddRoleToInstanceProfile', { InstanceProfileName, RoleName }),
      );
      return [create, ...add];
    },
    done: (values) => done.created(textOf(values, 'name')),
    select: (values, now) => byName(now, 'instanceProfiles', account, textOf(values, 'name'))?.id ?? null,
  });
}

export function instanceProfileRole(world: World, { id }: DialogProps['instance-profile-role']): Form | null {
  const profile = world.tables.instanceProfiles.get(id);
  if (!profile) return null;
  const InstanceProfileName = profile.name;
  const before = profile.roleIds.flatMap((roleId) => world.tables.roles.get(roleId)?.name ?? []);
  return form({
    title: titles.profileRole(profile.name),
    lead: leads.profileRole,
    submit: submits.apply,
    fields: [roleField],
    initial: { role: before },
    build: (values) => {
      const after = chosenOf(values, 'role');
      return [
        ...before
          .filter((name) => !after.includes(name))
          .map((RoleName) => ask('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName })),
        ...after
          .filter((name) => !before.includes(name))
          .map((RoleName) => ask('AddRoleToInstanceProfile', { InstanceProfileName, RoleName })),
      ];
    },
    done: () => done.saved(profile.name),
  });
}

const clientsField: Field = {
  kind: 'longText',
  id: 'clients',
  label: words.clients,
  term: 'ClientIDList',
  hint: words.clientsHint,
  example: 'sts.amazonaws.com',
  members: ['ClientIDList', 'ClientID'],
};

export const createOidcProvider = (): Form =>
  form({
    title: titles.createOidc,
    lead: leads.createOidc,
    submit: submits.provider,
    fields: [
      {
        kind: 'text',
        id: 'url',
        label: words.url,
        term: 'Url',
        hint: words.urlHint,
        example: 'https://token.actions.githubusercontent.com',
        code: true,
        members: ['Url'],
      },
      clientsField,
      {
        kind: 'longText',
        id: 'thumbprints',
        label: words.thumbprints,
        term: 'ThumbprintList',
        hint: words.thumbprintsHint,
        example: 'ffffffffffffffffffffffffffffffffffffffff',
        optional: true,
        secondary: true,
        members: ['ThumbprintList'],
      },
      tagsField,
    ],
    initial: {
      url: 'https://token.actions.githubusercontent.com',
      clients: 'sts.amazonaws.com',
      thumbprints: '',
      tags: [],
    },
    build: (values) => {
      const clients = linesOf(values, 'clients');
      const thumbprints = linesOf(values, 'thumbprints');
      return [
        ask('CreateOpenIDConnectProvider', {
          Url: textOf(values, 'url'),
          ...(clients.length > 0 && { ClientIDList: clients }),
          ...(thumbprints.length > 0 && { ThumbprintList: thumbprints }),
          ...givenTags(values),
        }),
      ];
    },
    done: (values) => done.created(textOf(values, 'url')),
    select: (_values, _world, answers) =>
      answers.of('CreateOpenIDConnectProvider')?.OpenIDConnectProviderArn ?? null,
  });

export function editOidcProvider(world: World, { id }: DialogProps['edit-oidc-provider']): Form | null {
  const provider = world.tables.oidcProviders.get(id);
  if (!provider) return null;
  const before = provider.clientIds;
  const about = { OpenIDConnectProviderArn: id };
  return form({
    title: titles.editOidc(provider.url),
    lead: leads.editOidc,
    submit: submits.apply,
    fields: [clientsField],
    initial: { clients: before.join('\n') },
    build: (values) => {
      const after = linesOf(values, 'clients');
      return [
        ...after
          .filter((one) => !before.includes(one))
          .map((ClientID) => ask('AddClientIDToOpenIDConnectProvider', { ...about, ClientID })),
        ...before
          .filter((one) => !after.includes(one))
          .map((ClientID) => ask('RemoveClientIDFromOpenIDConnectProvider', { ...about, ClientID })),
      ];
    },
    done: () => done.saved(provider.url),
  });
}

const whenMetadata =
  (kind: string) =>
  (values: Values): boolean =>
    values['metadata'] === kind;

const sampleEntity = 'https://sign-in.example.com';

const samlFields: readonly Field[] = [
  nameField(words.name, 'Name', 'CompanySignIn'),
  {
    kind: 'choice',
    id: 'metadata',
    label: words.metadata,
    term: 'SAMLMetadataDocument',
    options: [
      { value: 'sample', label: words.sample, hint: words.sampleHint },
      { value: 'own', label: words.own, hint: words.ownHint },
    ],
    members: [],
  },
  {
    kind: 'text',
    id: 'entity',
    label: words.entity,
    term: 'entityID',
    example: sampleEntity,
    code: true,
    members: ['SAMLMetadataDocument'],
    shown: whenMetadata('sample'),
  },
  {
    kind: 'longText',
    id: 'document',
    label: words.document,
    example: sampleMetadata(sampleEntity),
    members: ['SAMLMetadataDocument'],
    shown: whenMetadata('own'),
  },
  tagsField,
];

export const createSamlProvider = (): Form =>
  form({
    title: titles.createSaml,
    lead: leads.createSaml,
    submit: submits.provider,
    fields: samlFields,
    initial: {
      name: 'CompanySignIn',
      metadata: 'sample',
      entity: sampleEntity,
      document: '',
      tags: [],
    },
    build: (values) => [
      ask('CreateSAMLProvider', {
        Name: textOf(values, 'name'),
        SAMLMetadataDocument:
          values['metadata'] === 'own' ? rawOf(values, 'document') : sampleMetadata(textOf(values, 'entity')),
        ...givenTags(values),
      }),
    ],
    done: (values) => done.created(textOf(values, 'name')),
    select: (_values, _world, answers) => answers.of('CreateSAMLProvider')?.SAMLProviderArn ?? null,
  });
