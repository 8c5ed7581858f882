import type { ApiError } from '../../call/call.ts';
import { samlProviderArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { SamlProviderRow } from '../../entities/entities.ts';
import { apiError, notModelled } from '../../errors.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import { elementAt, readXml } from '../../tokens/xml.ts';
import type { Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { sorted } from '../shared/pages.ts';
import { put, quotaReached, remove } from '../rows.ts';
import type { TagOperation } from '../shared/tags.ts';
import { checkTags, keysAsTheyAre, tagOperations, tagsFrom, tagsOut } from '../shared/tags.ts';
import { requestTagKeys, withTagging } from '../shared/targets.ts';
import { checkProviderArn, onProvider, onProviders } from './provider-arns.ts';

const noSuchSamlProvider = (arn: string): ApiError =>
  apiError('NoSuchEntity', `Manifest not found for arn ${arn}`);

const samlProviderExists = (name: string): ApiError =>
  apiError('EntityAlreadyExists', `SAMLProvider with name ${name} already exists.`);

/** The parts of a metadata document that IAM reads. */
interface SamlMetadata {
  readonly entityId: string;
  /** Milliseconds since the epoch; null if the document doesn't say. */
  readonly validUntil: number | null;
}

/** https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf (entityIDType) */
const longestEntityId = 1024;

/**
 * Reads the metadata document of a SAML 2.0 identity provider: null if it is no XML, no single
 * EntityDescriptor with an `entityID`, or describes no identity provider.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html
 */
export function readMetadata(xml: string): SamlMetadata | null {
  const descriptor = readXml(xml);
  if (descriptor?.name !== 'EntityDescriptor' || !elementAt(descriptor, 'IDPSSODescriptor')) return null;
  const entityId = descriptor.attributes.get('entityID') ?? '';
  if (!entityId || entityId.length > longestEntityId) return null;
  const until = descriptor.attributes.get('validUntil');
  if (until === undefined) return { entityId, validUntil: null };
  const validUntil = Date.parse(until);
  return Number.isNaN(validUntil) || validUntil < 0 ? null : { entityId, validUntil };
}

type Family =
  | 'CreateSAMLProvider'
  | 'GetSAMLProvider'
  | 'ListSAMLProviders'
  | 'UpdateSAMLProvider'
  | 'DeleteSAMLProvider'
  | TagOperation<'SAMLProvider'>;

const checkArn = (input: { readonly SAMLProviderArn: string }) =>
  checkProviderArn('saml-provider', input.SAMLProviderArn);

/** Encrypted assertions need private keys, which aren't here. */
function encryption(
  input: Pick<
    InputOf<'UpdateSAMLProvider'>,
    'AddPrivateKey' | 'AssertionEncryptionMode' | 'RemovePrivateKey'
  >,
): Failure | null {
  const { AddPrivateKey: added, RemovePrivateKey: removed, AssertionEncryptionMode: mode } = input;
  return added === undefined && removed === undefined && mode === undefined
    ? null
    : unknown(notModelled('encrypted SAML assertions', 'id_roles_providers_create_saml'));
}

/** A hundred years, as AWS gives to metadata that says nothing. */
function century(now: number): number {
  const date = new Date(now);
  return date.setUTCFullYear(date.getUTCFullYear() + 100);
}

/** The fields of a provider that its metadata document gives. */
function read(
  metadata: string,
  now: number,
): Pick<SamlProviderRow, 'metadata' | 'entityId' | 'validUntil'> | null {
  const found = readMetadata(metadata);
  return found && { metadata, entityId: found.entityId, validUntil: found.validUntil ?? century(now) };
}

const unreadable = () => refuse(apiError('InvalidInput', 'Could not parse metadata'));

/** Goes on with the account's provider of that ARN, or answers NoSuchEntity. */
function withSamlProvider<T>(
  { world, account }: OperationContext,
  arn: string,
  then: (row: SamlProviderRow) => RunResult<T>,
): RunResult<T> {
  const row = world.tables.samlProviders.get(arn);
  return row?.account === account ? then(row) : refuse(noSuchSamlProvider(arn));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html */
export const samlProviders: Pick<OperationTable, Family> = {
  CreateSAMLProvider: {
    check: (input) => refuse(checkTags(input.Tags, keysAsTheyAre)) ?? encryption(input),
    authorize(input, { account }) {
      const arn = samlProviderArn({ account, name: input.Name });
      const made = onProvider('CreateSAMLProvider', arn, requestTagKeys(input.Tags));
      return withTagging(made, 'TagSAMLProvider', input.Tags);
    },
    run(input, { world, account, now }) {
      const id = samlProviderArn({ account, name: input.Name });
      if (world.tables.samlProviders.has(id)) return refuse(samlProviderExists(input.Name));
      const full = quotaReached('SAMLProvidersPerAccount', countBy(world, 'samlProvidersByAccount', account));
      if (full) return refuse(full);
      const fields = read(input.SAMLMetadataDocument, now);
      if (!fields) return unreadable();
      const tags = tagsFrom(input.Tags);
      const row: SamlProviderRow = { id, account, name: input.Name, ...fields, createDate: now, tags };
      const shown = tags.length ? { Tags: tagsOut(tags) } : {};
      return done({ SAMLProviderArn: id, ...shown }, [put(world, 'samlProviders', row)]);
    },
    ledger: ['saml-metadata', 'saml-encryption'],
  },

  GetSAMLProvider: {
    check: checkArn,
    authorize: (input) => onProvider('GetSAMLProvider', input.SAMLProviderArn),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) =>
        done({
          SAMLMetadataDocument: provider.metadata,
          CreateDate: isoDate(provider.createDate),
          ValidUntil: isoDate(provider.validUntil),
          Tags: tagsOut(provider.tags),
        }),
      ),
    ledger: ['saml-encryption'],
  },

  ListSAMLProviders: {
    authorize: (_input, context) => onProviders('ListSAMLProviders', 'saml-provider', context),
    run: (_input, { world, account }) =>
      done({
        SAMLProviderList: sorted(rowsBy(world, 'samlProvidersByAccount', account)).map((row) => ({
          Arn: row.id,
          ValidUntil: isoDate(row.validUntil),
          CreateDate: isoDate(row.createDate),
        })),
      }),
  },

  UpdateSAMLProvider: {
    check: (input) => checkArn(input) ?? encryption(input),
    authorize: (input) => onProvider('UpdateSAMLProvider', input.SAMLProviderArn),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) => {
        const { SAMLMetadataDocument: metadata } = input;
        const answer = { SAMLProviderArn: provider.id };
        if (metadata === undefined) return done(answer);
        const fields = read(metadata, context.now);
        return fields
          ? done(answer, [put(context.world, 'samlProviders', { ...provider, ...fields })])
          : unreadable();
      }),
    ledger: ['saml-metadata', 'saml-encryption'],
  },

  /** Roles that trust it keep their trust policies: its assertions are refused from now on. */
  DeleteSAMLProvider: {
    check: checkArn,
    authorize: (input) => onProvider('DeleteSAMLProvider', input.SAMLProviderArn),
    run: (input, context) =>
      withSamlProvider(context, input.SAMLProviderArn, (provider) =>
        done({}, [remove('samlProviders', provider)]),
      ),
  },

  ...tagOperations('SAMLProvider', {
    table: 'samlProviders',
    member: 'SAMLProviderArn',
    checkName: (arn) => checkProviderArn('saml-provider', arn),
    on: (operation, arn, _context, keys) => onProvider(operation, arn, keys),
    find: withSamlProvider,
  }),
};
