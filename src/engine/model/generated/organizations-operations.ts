// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
import type { OrganizationsServiceAccessOperations } from './organizations-service-access.ts';
import type { OrganizationsOrganizationOperations } from './organizations-organization.ts';
import type { OrganizationsAccountsOperations } from './organizations-accounts.ts';
import type { OrganizationsUnitsOperations } from './organizations-units.ts';
import type { OrganizationsPoliciesOperations } from './organizations-policies.ts';
import type { OrganizationsOrganizationTagsOperations } from './organizations-organization-tags.ts';

export interface OrganizationsOperations
  extends OrganizationsServiceAccessOperations,
    OrganizationsOrganizationOperations,
    OrganizationsAccountsOperations,
    OrganizationsUnitsOperations,
    OrganizationsPoliciesOperations,
    OrganizationsOrganizationTagsOperations {}
