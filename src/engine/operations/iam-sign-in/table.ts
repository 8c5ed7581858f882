import type { PartTable } from '../operation.ts';
import { accountAliases } from './account-aliases.ts';
import { loginProfiles } from './login-profiles.ts';
import { credentialReport } from './credential-report.ts';
import { mfaDevices } from './mfa-devices.ts';
import { mfaLists } from './mfa-lists.ts';
import { passwordPolicy } from './password-policy.ts';

export const operations: PartTable<'iam-sign-in'> = {
  ...accountAliases,
  ...credentialReport,
  ...loginProfiles,
  ...mfaDevices,
  ...mfaLists,
  ...passwordPolicy,
};
