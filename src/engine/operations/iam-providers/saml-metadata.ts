import { elementAt, readXml } from '../../tokens/xml.ts';

/** What IAM reads of a metadata document. */
interface SamlMetadata {
  readonly entityId: string;
  /** Milliseconds since the epoch; null where the document doesn't say. */
  readonly validUntil: number | null;
}

/** https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf (entityIDType) */
const longestEntityId = 1024;

/**
 * Reads the metadata document of a SAML 2.0 identity provider: null where it is no XML, no single
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
