import fc from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  fromBase64,
  fromBase64Url,
  textOfBytes,
  toBase64,
  toBase64Url,
} from '../../../src/engine/tokens/base64.ts';

const bytes = fc.uint8Array({ maxLength: 64 });

describe('base64', () => {
  it('is what Node makes of the same bytes', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'));
        expect(toBase64Url(some)).toBe(Buffer.from(some).toString('base64url'));
      }),
    );
  });

  it('comes back as the bytes that went in', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(fromBase64(toBase64(some))).toEqual(some);
        expect(fromBase64Url(toBase64Url(some))).toEqual(some);
      }),
    );
  });

  it('passes over line breaks, in the padded form only', () => {
    expect(fromBase64('QUJD\r\nREVG')).toEqual(Uint8Array.from(Buffer.from('ABCDEF')));
    expect(fromBase64Url('QUJD\nREVG')).toBeNull();
  });

  it.each(['A', 'AB=', 'A===', 'QUI', 'QUJ=', '====', 'QUJ*', 'ä==='])('takes no %s', (text) => {
    expect(fromBase64(text)).toBeNull();
  });

  it('takes no second spelling of the same bytes', () => {
    expect(fromBase64Url('QQ')).toEqual(Uint8Array.of(0x41));
    expect(fromBase64Url('QR')).toBeNull();
  });
});

describe('text of bytes', () => {
  it('is UTF-8 or nothing', () => {
    expect(textOfBytes(Uint8Array.from(Buffer.from('zoë 🙂')))).toBe('zoë 🙂');
    expect(textOfBytes(Uint8Array.of(0xc3))).toBeNull();
    expect(textOfBytes(Uint8Array.of(0xc0, 0x80))).toBeNull();
  });
});
