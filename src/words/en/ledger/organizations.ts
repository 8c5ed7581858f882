import type { LedgerIdOf } from '../../../engine/index.ts';

/** What organizations leaves out or decides without AWS's word. */
export const organizations: Readonly<Record<LedgerIdOf<'organizations'>, string>> = {
  'one-organization':
    'There is one organization at a time. Accounts join it by being created in it: invitations don’t exist here.',
  'organizations-slr':
    'CreateOrganization doesn’t make the service-linked role of AWS Organizations, and no delegated administrators exist.',
  'account-at-once': 'CreateAccount answers IN_PROGRESS as AWS does, but the account is there at once.',
  'account-tags': 'Tags that are given to a new account aren’t kept.',
  'leaving-prerequisites':
    'An account can leave the organization at once. AWS first asks for a payment method and other details.',
  'closed-accounts':
    'A closed account is SUSPENDED at once, and nobody of it is let in any more. AWS winds it down over 90 days.',
  'organization-policy-types':
    'Only service control policies and resource control policies exist. Tag, backup and other policies give no answer.',
  'organization-policy-tags': 'Tags that are given to a new policy of the organization aren’t kept.',
  'organizations-refusals':
    'Whoever may not is told the same short sentence everywhere. Some reports show the full one in the management account.',
  'rcp-checks':
    'A resource control policy is checked by the rules of its documentation page, among them which services it may name.',
  'rcp-full-access': 'How AWS words that RCPFullAWSAccess can’t be detached is a guess.',
};
