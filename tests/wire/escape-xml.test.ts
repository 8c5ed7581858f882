import fc, { draws } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../src/wire/xml-answer.ts';

const signs: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#xD;': '\r',
};

/** Text as XML 1.0 can hold it. https://www.w3.org/TR/xml/#charsets */
const held = (text: string): string =>
  Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const isControl = code < 0x20 && !'\t\n\r'.includes(sign);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    return isControl || isSurrogate || code === 0xfffe || code === 0xffff ? '\uFFFD' : sign;
  }).join('');

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('a', '&', '<', '>', '"', '\r', '\n', '\0', '\uD83D', '😀', '\uFFFE', ' '))
    .map((all) => all.join('')),
);

describe('escapeXml', () => {
  it('writes any text so that a reader of XML finds the same, or the replacement character', () => {
    fc.assert(
      fc.property(text, (given) => {
        const written = escapeXml(given);
        expect(written).not.toMatch(/[<>"\r]|&(?!(?:amp|lt|gt|quot|#xD);)/);
        expect(written.replace(/&[^;]*;/g, (entity) => signs[entity] ?? entity)).toBe(held(given));
      }),
      draws(1000, 30_000),
    );
  });
});
