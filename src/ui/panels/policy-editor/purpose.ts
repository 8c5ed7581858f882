import type { DocumentKind } from '../../../engine/index.ts';
import { checkDocument, readJson } from '../../../engine/index.ts';
import { editor as words } from '../../../words/en/policy-editor.ts';

/**
 * What a document is edited for: IAM's own kinds, a resource's policy, and the ceilings of an organization (a
 * service control policy names no principal, a resource control policy names everybody).
 */
export type Purpose = DocumentKind | 'resource' | 'scp' | 'rcp';

export const namesPrincipals = (purpose: Purpose): boolean =>
  purpose === 'trust' || purpose === 'resource' || purpose === 'rcp';
export const namesResources = (purpose: Purpose): boolean => purpose !== 'trust';

/**
 * AWS's refusal of a text, or null. What a service reads in its own way when it is saved is only held to be
 * JSON here.
 */
export function refusalOf(text: string, purpose: Purpose): string | null {
  if (purpose !== 'resource' && purpose !== 'scp' && purpose !== 'rcp') return checkDocument(text, purpose);
  return readJson(text).ok ? null : words.brokenJson;
}

/** What to say of a text that nothing is held against. */
export const acceptedWords = (purpose: Purpose): string =>
  purpose === 'resource' || purpose === 'scp' || purpose === 'rcp' ? words.readLater : words.accepted;
