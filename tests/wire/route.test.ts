import fc, { draws } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { formFields } from '../../src/wire/route.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('a', '=', '&', '+', '%', '%41', '%C3%A4', '%F0', '?', ' ', 'ä', '\uD800', '\uFEFF'),
    )
    .map((parts) => parts.join('')),
);

describe('formFields', () => {
  it('reads any text as URLSearchParams does', () => {
    fc.assert(
      fc.property(text, (form) => {
        expect(formFields(form)).toEqual([...new URLSearchParams(form)]);
      }),
      draws(1000, 30_000),
    );
  });
});
