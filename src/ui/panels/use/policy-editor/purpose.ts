import type { DocumentKind } from '../../../../engine/index.ts';
import { checkDocument } from '../../../../engine/index.ts';
import { editor as words } from '#words/policy-editor.ts';

/**
 * The purpose of an edited document: IAM's own kinds, a resource's policy, and the ceilings of an organization (a
 * service control policy names no principal, a resource control policy names everybody).
 */
export type Purpose = DocumentKind;

export const namesPrincipals = (purpose: Purpose): boolean =>
  purpose === 'trust' || purpose === 'resource' || purpose === 'rcp';
export const namesResources = (purpose: Purpose): boolean => purpose !== 'trust';

/** Whether services other than IAM and STS read it: they refuse the same faults with other sentences. */
const isReadElsewhere = (purpose: Purpose): boolean =>
  purpose === 'resource' || purpose === 'scp' || purpose === 'rcp';

/** The sentence about a text that AWS would refuse, or null. */
export function refusalOf(text: string, purpose: Purpose): string | null {
  const fault = checkDocument(text, purpose);
  if (fault === null) return null;
  return isReadElsewhere(purpose) ? words.refusedElsewhere(fault) : words.refused(fault);
}

/** The terminal's path of the policy that is being edited, by its purpose. It is apart from the learner's own files. */
export const editedPath = (purpose: Purpose): string =>
  purpose === 'managed' || purpose === 'inline' ? 'edited/policy.json' : `edited/${purpose}-policy.json`;
