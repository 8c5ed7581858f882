import type { AttachedPolicy, PolicyDocument } from '../policy/document.ts';
import { isOfCaller } from './key-facts.ts';
import { conditionKeys, variableKeys } from './probes.ts';

/** Numbers that stand for documents, so that those of two callers compare quickly. */
export class Numbers {
  readonly #numbers = new Map<PolicyDocument, number>();

  of(policies: readonly AttachedPolicy[] | null): string {
    return (policies ?? [])
      .map(({ document }) => {
        const number = this.#numbers.get(document) ?? this.#numbers.size;
        this.#numbers.set(document, number);
        return number;
      })
      .join();
  }
}

/** A question about the keys that a document reads; each document is asked once. */
function reading(test: (key: string) => boolean): (policy: AttachedPolicy) => boolean {
  const known = new WeakMap<PolicyDocument, boolean>();
  return ({ document }) => {
    const before = known.get(document);
    if (before !== undefined) return before;
    const asks = document.statements.some(({ conditions, resources }) =>
      [...conditions.flatMap(conditionKeys), ...(resources ? variableKeys(resources.patterns()) : [])].some(
        test,
      ),
    );
    known.set(document, asks);
    return asks;
  };
}

/** Whether a document asks who calls by keys or variables, so that no two callers are alike to it. */
export const asksWho = reading(isOfCaller);

/** Whether a document tells a password, a key and a second factor apart. */
export const asksWay = reading((key) => /^aws:(?:multifactorauth|tokenissuetime)/.test(key));
