import type { LedgerEntry } from '../ledger-entry.ts';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`;

/** Each one's sentence is in `words/en/ledger/`. */
export const organizationsLedger = [
  { id: 'one-organization', kind: 'simplified', page: guide('orgs_introduction') },
  { id: 'organizations-slr', kind: 'simplified', page: guide('orgs_integrate_services') },
  { id: 'account-at-once', kind: 'simplified', page: guide('orgs_manage_accounts_create') },
  { id: 'account-tags', kind: 'simplified', page: guide('orgs_tagging') },
  { id: 'leaving-prerequisites', kind: 'simplified', page: guide('orgs_manage_accounts_remove') },
  { id: 'closed-accounts', kind: 'simplified', page: guide('orgs_manage_accounts_close') },
  { id: 'organization-policy-types', kind: 'notModelled', page: guide('orgs_manage_policies') },
  { id: 'organization-policy-tags', kind: 'simplified', page: guide('orgs_tagging') },
  { id: 'organizations-refusals', kind: 'notCertain', page: guide('orgs_permissions_overview') },
  { id: 'rcp-checks', kind: 'notCertain', page: guide('orgs_manage_policies_rcps_syntax') },
  { id: 'rcp-full-access', kind: 'notCertain', page: guide('orgs_manage_policies_rcps') },
] as const satisfies readonly LedgerEntry[];
