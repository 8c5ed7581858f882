import type { PartTable } from '../operation.ts';
import { accountAliases } from './account-aliases.ts';
import { changePassword } from './change-password.ts';
import { credentialReport } from './credential-report.ts';
import { loginProfiles } from './login-profiles.ts';
import { mfaDevices } from './mfa-devices.ts';
import { mfaLists } from './mfa-lists.ts';
import { mfaTags } from './mfa-tags.ts';
import { passwordPolicy } from './password-policy.ts';

export const operations: PartTable<'iam-sign-in'> = {
  ...accountAliases,
  ...changePassword,
  ...credentialReport,
  ...loginProfiles,
  ...mfaDevices,
  ...mfaLists,
  ...mfaTags,
  ...passwordPolicy,
};
