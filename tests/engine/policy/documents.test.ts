import fc, { draws } from '../../properties.ts';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../../src/engine/policy/check-document.ts';
import { checkDocument } from '../../../src/engine/policy/check-document.ts';
import { compile, policySize } from '../../../src/engine/policy/document.ts';
import { readJson } from '../../../src/engine/policy/json-text.ts';
import { readStrictly } from '../../../src/engine/policy/strict-json.ts';
import table from './documents.json' with { type: 'json' };

interface Row {
  readonly title: string;
  readonly kind: DocumentKind;
  /** A text stands for itself, anything else for its JSON. */
  readonly document: unknown;
  readonly message: string | null;
}

describe('policy documents, with AWS’s messages', () => {
  test.each(table as Row[])('$kind policy: $title', ({ kind, document, message }) => {
    const text = typeof document === 'string' ? document : JSON.stringify(document);
    expect(checkDocument(text, kind)).toBe(message);
  });

  test('what passes is readable, and each statement decides something', () => {
    for (const { document, message } of table as Row[]) {
      if (message !== null || typeof document === 'string') continue;
      const { statements } = compile(JSON.stringify(document));
      expect(statements.every((statement) => !statement.unreadable)).toBe(true);
    }
  });
});

describe('reading', () => {
  test('the same text gives the same document', () => {
    const text = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
    expect(compile(text)).toBe(compile(`${text.slice(0, 20)}${text.slice(20)}`));
  });

  test.each([
    ['{"a":1,}', 7, 'syntax'],
    ['{"a":1,"a":2}', 7, 'duplicateKey'],
    ['[1,2', 4, 'syntax'],
    ['"open', 0, 'syntax'],
    ['"\\x"', 0, 'syntax'],
    ['{"a" 1}', 5, 'syntax'],
    ['01', 1, 'syntax'],
    ['', 0, 'syntax'],
    ['nul', 0, 'syntax'],
    ['['.repeat(50), 41, 'tooDeep'],
  ])('%s breaks at %i: %s', (text, at, reason) => {
    expect(readJson(text)).toEqual({ ok: false, at, reason });
  });

  test.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, once escaped', '{"a":{"b":[{"c":1,"\\u0063":2}]}}'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
    ['lists that nest too deep', '['.repeat(42) + ']'.repeat(42)],
    ['an object that nests too deep', '{"a":'.repeat(41) + '1' + '}'.repeat(41)],
    ['no JSON', '{"a":1,}'],
    ['nothing', ''],
  ])('a policy isn’t read from %s', (_, text) => {
    expect(readJson(text).ok).toBe(false);
    expect(readStrictly(text)).toBeNull();
  });

  test('both readers take and refuse the same texts', () => {
    const key = fc.constantFrom('a', 'b', '__proto__', 'constructor', ':', '"', '1', '\\');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('1', 'null', '"x:y"', '"\\"{"', '-0.5e3'),
        fc
          .array(tie('value') as fc.Arbitrary<string>, { maxLength: 3 })
          .map((items) => `[${items.join(', ')}]`),
        fc
          .array(fc.tuple(key, tie('value') as fc.Arbitrary<string>), { maxLength: 3 })
          .map((all) => `{${all.map(([name, one]) => `${JSON.stringify(name)} : ${one}`).join(',')}}`),
      ),
    }));
    fc.assert(
      fc.property(value, fc.nat(), fc.boolean(), (text, at, isCut) => {
        const given = isCut ? text.slice(0, at % (text.length + 1)) : text;
        const read = readStrictly(given);
        expect(read !== null).toBe(readJson(given).ok);
        if (read) expect(read.value).toEqual(JSON.parse(given));
      }),
      draws(200, 10_000),
    );
  });

  test('sizes leave white space out', () => {
    expect(policySize('{ "a" :\n\t"b c"\r\n}')).toBe('{"a":"bc"}'.length);
  });
});
