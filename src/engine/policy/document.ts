import type { Statement } from './compile-statement.ts';
import { statementOf, unreadable } from './compile-statement.ts';
import { listOf, memberOf, readStrictly } from './strict-json.ts';
import type { PolicyRef } from './decision.ts';

/** A policy document, read once. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
  /** The statements by effect. Each index finds those that may apply to a service's actions. */
  readonly allows: StatementIndex;
  readonly denies: StatementIndex;
}

/** Statements by the services that their actions name, so that a verdict reads only those that may apply. */
class StatementIndex {
  readonly #all: readonly Statement[];
  readonly #byService = new Map<string, readonly Statement[]>();
  readonly #services: ReadonlySet<string>;

  constructor(statements: readonly Statement[], effect: Statement['effect']) {
    this.#all = statements.filter((statement) => statement.effect === effect);
    this.#services = new Set(this.#all.flatMap(({ actions }) => [...(actions.services ?? [])]));
  }

  /** `service`: an action's prefix in lower case. */
  about(service: string): readonly Statement[] {
    const named = this.#services.has(service) ? service : '';
    let found = this.#byService.get(named);
    if (!found) {
      found = this.#all.filter(({ actions: { services } }) => services === null || services.has(named));
      this.#byService.set(named, found);
    }
    return found;
  }
}

/** The longest text that is read: eight times what AWS's API takes at most (131,072 characters). */
const longest = 1_048_576;

const documentOf = (
  version: PolicyDocument['version'],
  statements: readonly Statement[],
): PolicyDocument => ({
  version,
  statements,
  allows: new StatementIndex(statements, 'Allow'),
  denies: new StatementIndex(statements, 'Deny'),
});

function read(text: string): PolicyDocument {
  const reading = text.length > longest ? null : readStrictly(text);
  if (!reading) return documentOf('2008-10-17', [unreadable(0, text)]);
  const hasVariables = memberOf(reading.value, 'Version') === '2012-10-17';
  const element = memberOf(reading.value, 'Statement');
  return documentOf(
    hasVariables ? '2012-10-17' : '2008-10-17',
    element === undefined
      ? [unreadable(0, reading.value)]
      : listOf(element).map((statement, index) => statementOf(statement, index, hasVariables)),
  );
}

/**
 * The documents that were read lately, in two generations. A document that is read moves to the young one.
 * When that is full, the old one is dropped. The documents of the largest account fit in: 5,000 users with a
 * policy each.
 */
let young = new Map<string, PolicyDocument>();
let old: ReadonlyMap<string, PolicyDocument> = new Map();
let characters = 0;
const generation = { documents: 16_000, characters: 16_000_000 };

/**
 * Reads a policy document, once per text. Never throws: what AWS wouldn't have stored becomes a statement
 * that decides nothing and makes the answer `notModelled`.
 */
export function compile(text: string): PolicyDocument {
  const known = young.get(text);
  if (known) return known;
  if (young.size >= generation.documents || characters >= generation.characters) {
    old = young;
    young = new Map();
    characters = 0;
  }
  const document = old.get(text) ?? read(text);
  young.set(text, document);
  characters += text.length;
  return document;
}

/**
 * A policy's size as AWS's quotas count it: characters without white space. White space inside strings isn't
 * counted either, as AWS doesn't say otherwise.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export function policySize(text: string): number {
  return text.replace(/[\t\n\r ]/g, '').length;
}

/** A document, and the policy that has it. */
export interface AttachedPolicy {
  readonly ref: PolicyRef;
  readonly document: PolicyDocument;
}
