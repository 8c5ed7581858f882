import type { LedgerIdOf } from '../../../engine/index.ts';

/** What organizations leaves out or decides without AWS's word. */
export const organizations: Readonly<Record<LedgerIdOf<'organizations'>, string>> = {
  'one-organization':
    'There is one organization at a time. You can only create accounts in it: invitations don’t exist here.',
  'organizations-slr':
    'CreateOrganization doesn’t create the service-linked role of AWS Organizations, and there are no delegated administrators.',
  'account-at-once': 'CreateAccount answers IN_PROGRESS as AWS does, but the account exists at once.',
  'account-tags': 'A new account doesn’t keep its tags.',
  'leaving-prerequisites':
    'An account can leave the organization at once. AWS first asks for a payment method and other details.',
  'closed-accounts':
    'A closed account is SUSPENDED at once, and AWS refuses its people from then on. AWS winds it down over 90 days.',
  'organization-policy-types':
    'Only service control policies and resource control policies exist. Tag, backup and other policies give no answer.',
  'organization-policy-tags': 'A new policy of the organization doesn’t keep its tags.',
  'organizations-refusals':
    'A refused caller gets the same short sentence everywhere. Some reports show the full one in the management account.',
  'rcp-checks':
    'The playground checks a resource control policy by the rules of AWS’s documentation page, including which services it may name.',
  'rcp-full-access': 'You can’t detach RCPFullAWSAccess. AWS’s words for that are a guess.',
};
