import type { AttachedPolicy, PolicyDocument } from '../policy/document.ts';
import { isOfTags } from './key-facts.ts';
import { keysIn } from './probes.ts';

/** A question about the keys that a document reads; each document is asked once. */
export function reading(test: (key: string) => boolean): (policy: AttachedPolicy) => boolean {
  const known = new WeakMap<PolicyDocument, boolean>();
  return ({ document }) => {
    const before = known.get(document);
    if (before !== undefined) return before;
    const asks = document.statements.some((statement) => keysIn(statement).some(test));
    known.set(document, asks);
    return asks;
  };
}

/** Whether a document tells a password, a key and a second factor apart. */
export const asksWay = reading((key) => /^aws:(?:multifactorauth|tokenissuetime)/.test(key));

const readsTags = reading(isOfTags);

/** Whether any statement reads the tags of a resource. */
export const asksTags = (policies: readonly AttachedPolicy[]): boolean => policies.some(readsTags);
