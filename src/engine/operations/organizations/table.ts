import type { PartTable } from '../operation.ts';
import { accountCreation } from './account-creation.ts';
import { accounts } from './accounts.ts';
import { organization } from './organization.ts';
import { organizationTags } from './organization-tags.ts';
import { policies } from './policies.ts';
import { policyAttachments } from './policy-attachments.ts';
import { policyTypes } from './policy-types.ts';
import { serviceAccess } from './service-access.ts';
import { units } from './units.ts';

export const operations: PartTable<'organizations'> = {
  ...organization,
  ...accountCreation,
  ...accounts,
  ...serviceAccess,
  ...units,
  ...policies,
  ...policyAttachments,
  ...policyTypes,
  ...organizationTags,
};
