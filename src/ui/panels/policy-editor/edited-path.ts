import type { Purpose } from './purpose.ts';

/** Where the terminal finds the policy that is being edited, by what it is for: apart from the learner's own files. */
export const editedPath = (purpose: Purpose): string =>
  purpose === 'managed' || purpose === 'inline' ? 'edited/policy.json' : `edited/${purpose}-policy.json`;
