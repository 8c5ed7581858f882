import { notYet } from '../not-yet.ts';
import type { PartTable } from '../operation.ts';

export const operations: PartTable<'iam-sign-in'> = {
  ...notYet(
    'CreateLoginProfile',
    'GetLoginProfile',
    'UpdateLoginProfile',
    'DeleteLoginProfile',
    'ChangePassword',
    'UpdateAccountPasswordPolicy',
    'GetAccountPasswordPolicy',
    'DeleteAccountPasswordPolicy',
    'CreateVirtualMFADevice',
    'EnableMFADevice',
    'DeactivateMFADevice',
    'DeleteVirtualMFADevice',
    'ListVirtualMFADevices',
    'ListMFADevices',
    'GetMFADevice',
    'ResyncMFADevice',
    'TagMFADevice',
    'UntagMFADevice',
    'ListMFADeviceTags',
    'CreateAccountAlias',
    'DeleteAccountAlias',
    'ListAccountAliases',
    'GenerateCredentialReport',
    'GetCredentialReport',
  ),
};
