import type { PartTable } from '../operation.ts';
import { instanceProfiles } from './instance-profiles.ts';
import { oidcProviders } from './oidc-providers.ts';
import { policyTags } from './policy-tags.ts';
import { samlProviders } from './saml-providers.ts';
import { serviceLinkedRoles } from './service-linked-roles.ts';

export const operations: PartTable<'iam-providers'> = {
  ...instanceProfiles,
  ...oidcProviders,
  ...policyTags,
  ...samlProviders,
  ...serviceLinkedRoles,
};
