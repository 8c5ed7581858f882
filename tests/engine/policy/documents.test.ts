import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../../src/engine/policy/check-document.ts';
import { checkDocument } from '../../../src/engine/policy/check-document.ts';
import { compile, policySize } from '../../../src/engine/policy/document.ts';
import { readJson } from '../../../src/engine/policy/json-text.ts';
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

  test('sizes leave white space out', () => {
    expect(policySize('{ "a" :\n\t"b c"\r\n}')).toBe('{"a":"bc"}'.length);
  });
});
