import { XMLParser } from 'fast-xml-parser';

/** What IAM reads of a metadata document. */
export interface SamlMetadata {
  readonly entityId: string;
  /** Milliseconds since the epoch; null where the document doesn't say. */
  readonly validUntil: number | null;
}

/** Deeper than this no metadata document is nested. */
const maxDepth = 40;
const longestEntityId = 1024;

/**
 * Entities are never expanded and document types are refused, so that a small document can't become a large one.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: maxDepth,
});

type Element = Readonly<Record<string, unknown>>;
const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (element: Element, name: string): unknown =>
  Object.hasOwn(element, name) ? element[name] : undefined;

function parsed(xml: string): Element | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return null;
  try {
    const root: unknown = parser.parse(xml, true);
    return isElement(root) ? root : null;
  } catch {
    return null;
  }
}

/**
 * Reads the metadata document of a SAML 2.0 identity provider: null where it is no XML, no single
 * EntityDescriptor with an `entityID`, or describes no identity provider.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html
 */
export function readMetadata(xml: string): SamlMetadata | null {
  const root = parsed(xml);
  const descriptor = root && own(root, 'EntityDescriptor');
  if (!isElement(descriptor) || own(descriptor, 'IDPSSODescriptor') === undefined) return null;
  const entityId = own(descriptor, '@entityID');
  if (typeof entityId !== 'string' || !entityId || entityId.length > longestEntityId) return null;
  const until = own(descriptor, '@validUntil');
  if (until === undefined) return { entityId, validUntil: null };
  const validUntil = typeof until === 'string' ? Date.parse(until) : NaN;
  return Number.isNaN(validUntil) || validUntil < 0 ? null : { entityId, validUntil };
}
