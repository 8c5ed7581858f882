import type { OperationLimitId } from '../../engine/index.ts';

/** What the operations leave out or decide without AWS's word, for "What this does not do". */
export const operationLimits: Readonly<Record<OperationLimitId, string>> = {
  'permissions-boundary':
    'A user or role can’t be made with a permissions boundary yet. Boundaries that came with an import stay visible.',
  'session-policies': 'AssumeRole with session policies gives no answer.',
  'session-tags': 'AssumeRole with session tags gives no answer.',
  'mfa-devices': 'There are no MFA devices, so a call that brings an MFA code gives no answer.',
  'roles-elsewhere':
    'A role of another account can’t be assumed from here: its trust policy isn’t on this page.',
  'aws-managed-policies':
    'AWS’s own managed policies exist only where an imported account brought them. Attaching another one gives no answer.',
  'instance-profiles': 'Instance profiles don’t exist here, so no role shows any.',
  'account-summary': 'GetAccountSummary counts only what this page models.',
  'console-session-token':
    'Someone signed in to the console may ask for a session token here. In AWS, a console sign-in already is a session and is refused.',
  'root-in-lists': 'How the root user’s own name and creation date are printed is a guess.',
  'remove-non-member':
    'Taking a user out of a group that the user isn’t in succeeds. What AWS answers isn’t documented.',
  'update-role-omits': 'What an UpdateRole request leaves out stays as it was.',
  'session-of-deleted':
    'Temporary credentials of a role or user that is gone are answered like unknown ones. AWS’s own words for it aren’t documented.',
  'order-of-refusals':
    'A malformed request is refused before the permission is looked at, and a missing permission before a missing user. AWS documents no order.',
  'client-validation':
    'A request that the AWS CLI wouldn’t even send (an unknown option, a number for a name) is answered in the CLI’s words.',
  'names-in-any-case': 'A user, group, role or policy is found under its name in any case.',
  'order-of-lists': 'Lists are sorted by name. AWS promises no order.',
  'wording-of-errors':
    'Error codes are AWS’s. Some messages are known only from reports, and a few quota names are guessed by the pattern of the others.',
  'at-once': 'Every change takes effect at once. In AWS it can take some seconds to be seen everywhere.',
  'default-quotas': 'The account has AWS’s default quotas, and they can’t be raised.',
};
