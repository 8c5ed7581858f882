import type { LimitOf } from '../../../engine/index.ts';

/** What iam leaves out or decides without AWS's word. */
export const iam: Readonly<Record<LimitOf<'iam'>, string>> = {
  'permissions-boundary':
    'A user or role can’t be made with a permissions boundary yet. Boundaries that came with an import stay visible.',
  'aws-managed-policies':
    'AWS’s own managed policies exist only where an imported account brought them. Attaching another one gives no answer.',
  'instance-profiles': 'Instance profiles don’t exist here, so no role shows any.',
  'account-summary': 'GetAccountSummary counts only what this page models.',
  'root-in-lists': 'How the root user’s own name and creation date are printed is a guess.',
  'remove-non-member':
    'Taking a user out of a group that the user isn’t in succeeds. What AWS answers isn’t documented.',
  'update-role-omits': 'What an UpdateRole request leaves out stays as it was.',
};
