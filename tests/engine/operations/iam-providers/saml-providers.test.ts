import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../../src/engine/operations/iam-providers/saml-providers.ts';

const metadata = (attributes: string, inner = '<IDPSSODescriptor/>'): string =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" ${attributes}>${inner}</EntityDescriptor>`;

describe('SAML metadata', () => {
  it('gives the entity id with its escaped signs, and no expiry where there is none', () => {
    expect(readMetadata(metadata('entityID="https://idp.example.com/?a=1&amp;b=2"'))).toEqual({
      entityId: 'https://idp.example.com/?a=1&b=2',
      validUntil: null,
    });
  });

  it('gives the expiry in milliseconds', () => {
    const read = readMetadata(metadata('entityID="x" validUntil="2030-01-01T00:00:00Z"'));
    expect(read?.validUntil).toBe(Date.UTC(2030, 0, 1));
  });

  it('is read with any prefix of its name space and any order of attributes', () => {
    const text =
      '<a:EntityDescriptor validUntil="2030-01-01T00:00:00Z" entityID="x"><a:IDPSSODescriptor/></a:EntityDescriptor>';
    expect(readMetadata(text)?.entityId).toBe('x');
  });

  it.each([
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${metadata('entityID="x"')}`],
    ['two descriptors', metadata('entityID="x"') + metadata('entityID="y"')],
    ['an entity id of more than 1024 characters', metadata(`entityID="${'x'.repeat(1025)}"`)],
    ['an empty entity id', metadata('entityID=""')],
    ['an expiry before 1970', metadata('entityID="x" validUntil="1960-01-01T00:00:00Z"')],
    ['a list of entities', `<EntitiesDescriptor>${metadata('entityID="x"')}</EntitiesDescriptor>`],
    ['JSON', '{"entityID":"x"}'],
    ['nothing', ''],
  ])('with %s is refused', (_what, text) => {
    expect(readMetadata(text)).toBeNull();
  });

  it.each([
    ['unclosed elements', '<'.repeat(2_000_000)],
    ['elements without end', '<a>'.repeat(500_000)],
    ['an attribute without end', `<EntityDescriptor entityID="${'x'.repeat(2_000_000)}`],
    ['comments without end', '<!--'.repeat(500_000)],
  ])('of two million characters of %s is refused in time', (_what, text) => {
    const from = performance.now();
    expect(readMetadata(text)).toBeNull();
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
