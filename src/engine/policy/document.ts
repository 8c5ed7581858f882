import type { Statement } from './compile-statement.ts';
import { statementOf, unreadable } from './compile-statement.ts';
import { listOf, memberOf, readJson, textOf } from './json-text.ts';

/** A policy document, read once. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
}

function read(text: string): PolicyDocument {
  const reading = readJson(text);
  if (!reading.ok) return { version: '2008-10-17', statements: [unreadable(0, text)] };
  const version = textOf(memberOf(reading.node, 'Version'));
  const hasVariables = version === '2012-10-17';
  const element = memberOf(reading.node, 'Statement');
  return {
    version: hasVariables ? version : '2008-10-17',
    statements: element
      ? listOf(element).map((node, index) => statementOf(text, node, index, hasVariables))
      : [unreadable(0, JSON.parse(text) as unknown)],
  };
}

const cache = new Map<string, PolicyDocument>();
const cacheSize = 3000;

/**
 * Reads a policy document, once per text. Never throws: what AWS wouldn't have stored becomes a statement
 * that decides nothing and makes the answer `notModelled`.
 */
export function compile(text: string): PolicyDocument {
  let document = cache.get(text);
  if (document) cache.delete(text);
  else document = read(text);
  cache.set(text, document);
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value ?? '');
  return document;
}

/**
 * The size that AWS's quotas speak of: characters without white space (of the whole document, also inside
 * strings: AWS doesn't say otherwise).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export function policySize(text: string): number {
  return text.replace(/[\t\n\r ]/g, '').length;
}
