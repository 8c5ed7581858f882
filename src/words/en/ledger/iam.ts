import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam leaves out or decides without AWS's word. */
export const iam: Readonly<Record<LedgerIdOf<'iam'>, string>> = {
  'no-boundary-to-delete':
    'Taking away a permissions boundary that isn’t there succeeds. What AWS answers isn’t documented.',
  'delete-conflict-order':
    'Where several things still hang on a user, a group or a role, which one the refusal names first is a guess.',
  'aws-managed-policies':
    'About 120 of AWS’s 1,600 managed policies are here; naming another one gives no answer. Their unique ids are made up, and they have no description.',
  'aws-policy-versions':
    'Of each AWS managed policy only the default version is here. Its date can be that of the policy’s last update.',
  'account-summary':
    'GetAccountSummary counts no certificates, and no password for the root user, since those don’t exist here.',
  'root-in-lists': 'How the root user’s own name and creation date are printed is a guess.',
  'remove-non-member':
    'Taking a user out of a group that the user isn’t in succeeds. What AWS answers isn’t documented.',
  'new-role-boundary':
    'Creating a role or user with a permissions boundary asks for that one permission. Some reports say that AWS asks for PutRolePermissionsBoundary as well.',
  'reserved-paths':
    'A role made under the path of AWS’s own roles is treated as one of them. Whether AWS lets anybody make it isn’t documented.',
  'rename-both':
    'A rename needs permission on the old and the new name. How AWS prints the new one in a refusal is a guess: here as its ARN.',
  'update-role-omits':
    'An UpdateRole request without a longest session sets it back to an hour, as AWS documents; without a description the description stays, which AWS doesn’t document.',
};
