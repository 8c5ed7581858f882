import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam leaves out or decides without AWS's word. */
export const iam: Readonly<Record<LedgerIdOf<'iam'>, string>> = {
  'no-boundary-to-delete':
    'You can delete a permissions boundary that doesn’t exist. AWS doesn’t document its answer.',
  'delete-conflict-order':
    'If several things still belong to a user, a group or a role, the one that the refusal names first is a guess.',
  'aws-managed-policies':
    'About 120 of AWS’s 1,600 managed policies are here. If you name another one, you get no answer. Their unique ids are made up, and they have no description.',
  'aws-policy-versions':
    'Each AWS managed policy has only its default version here. The date can be that of the policy’s last update.',
  'account-summary':
    'GetAccountSummary counts no certificates and no password of the root user, because those don’t exist here.',
  'root-in-lists': 'How the root user’s own name and creation date are printed is a guess.',
  'remove-non-member':
    'You can remove a user from a group that the user isn’t in. AWS doesn’t document its answer.',
  'new-role-boundary':
    'To create a role or user with a permissions boundary, you need that one permission. Some reports say that AWS also asks for PutRolePermissionsBoundary.',
  'reserved-paths':
    'A role under the path of AWS’s own roles counts as one of them. AWS doesn’t document whether anybody may create it.',
  'rename-both':
    'A rename needs permission on the old and the new name. How AWS prints the new one in a refusal is a guess: here as its ARN.',
  'update-role-omits':
    'UpdateRole without MaxSessionDuration sets it back to an hour, as AWS documents. Without a description it keeps the description, which AWS doesn’t document.',
};
