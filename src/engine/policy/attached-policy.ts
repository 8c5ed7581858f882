import type { PolicyRef } from './decision.ts';
import type { PolicyDocument } from './document.ts';

/** A document and where it stands. */
export interface AttachedPolicy {
  readonly ref: PolicyRef;
  readonly document: PolicyDocument;
}
