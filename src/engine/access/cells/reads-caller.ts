import type { AttachedPolicy, PolicyDocument } from '../../policy/document.ts';
import { isOfTags } from './key-facts.ts';
import { onceFor } from './once-for.ts';
import { keysIn } from './probes.ts';

/** A question about the keys that a document reads; each document is asked once. */
export function reading(test: (key: string) => boolean): (policy: AttachedPolicy) => boolean {
  const asks = onceFor(({ statements }: PolicyDocument) =>
    statements.some((statement) => keysIn(statement).some(test)),
  );
  return ({ document }) => asks(document);
}

/** Whether a document tells a password, a key and a second factor apart. */
export const asksWay = reading((key) => /^aws:(?:multifactorauth|tokenissuetime)/.test(key));

const readsTags = reading(isOfTags);

/** Whether any statement reads the tags of a resource. */
export const asksTags = (policies: readonly AttachedPolicy[]): boolean => policies.some(readsTags);
