import fc from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { codeOfStep, totpCode, totpSecondsLeft, totpStep } from '../../../src/engine/credentials/totp.ts';

/** The secret of RFC 6238's test vectors, "12345678901234567890", in base32. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('totpCode', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('gives what RFC 6238 lists at second %i', (second, code) => {
    expect(totpCode(seed, second * 1000)).toBe(code);
  });

  it('gives what RFC 4226 lists by counter', () => {
    const codes = Array.from({ length: 10 }, (_, step) => codeOfStep(seed, step));
    expect(codes).toEqual('755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '));
  });

  it('stands for 30 seconds, which are counted down', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), (now) => {
        const left = totpSecondsLeft(now);
        expect(left).toBeGreaterThanOrEqual(1);
        expect(left).toBeLessThanOrEqual(30);
        expect(totpStep(now + left * 1000)).toBe(totpStep(now) + 1);
        expect(totpStep(now + (left - 1) * 1000)).toBe(totpStep(now));
      }),
    );
  });

  it('reads a seed with padding as the one without', () => {
    expect(totpCode(`${seed}======`, 59_000)).toBe('287082');
  });
});
