import type { PartTable } from '../operation.ts';
import { instanceProfileTags } from './instance-profile-tags.ts';
import { instanceProfiles } from './instance-profiles.ts';
import { oidcProviderTags } from './oidc-provider-tags.ts';
import { oidcProviders } from './oidc-providers.ts';
import { policyTags } from './policy-tags.ts';
import { samlProviderTags } from './saml-provider-tags.ts';
import { samlProviders } from './saml-providers.ts';
import { serviceLinkedRoles } from './service-linked-roles.ts';

export const operations: PartTable<'iam-providers'> = {
  ...instanceProfileTags,
  ...instanceProfiles,
  ...oidcProviderTags,
  ...oidcProviders,
  ...policyTags,
  ...samlProviderTags,
  ...samlProviders,
  ...serviceLinkedRoles,
};
