import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-sign-in leaves out or decides without AWS's word. */
export const iamSignIn: Readonly<Record<LedgerIdOf<'iam-sign-in'>, string>> = {
  'root-password': 'The root user’s own password isn’t modelled, nor is recovering it with AssumeRoot.',
  'password-use':
    'Whoever is looked at here is signed in at once: nobody types a password, and a user without one can act, too.',
  'password-expiry':
    'A password’s age and the duty to reset it are kept and reported. They stop nobody, since nobody signs in with it.',
  'reset-and-reuse':
    'An administrator’s new password, too, may not be one that the password policy keeps from being used again.',
  'old-password': 'What AWS answers to a wrong old password isn’t documented. Here it is AccessDenied.',
  'only-virtual-devices':
    'MFA devices are virtual ones. Passkeys, security keys and hardware tokens are left out.',
  'mfa-device-names':
    'Names of MFA devices tell upper and lower case apart, and their serial numbers have up to 256 characters. AWS doesn’t say.',
  'root-device-name':
    'The root user gives the name root where its own MFA device is enabled or synchronised.',
  'mfa-code-window':
    'A code is good in its own 30 seconds and in those before and after, once. AWS doesn’t say how far it looks.',
  'mfa-device-alone': 'GetMFADevice answers for virtual devices, too. AWS’s takes security keys only.',
  'aliases-elsewhere':
    'An account alias is taken only where an account on this page has it, not anywhere in AWS.',
  'report-time': 'A credential report is ready after five seconds of the clock here.',
  'report-contents':
    'Certificates stand as none in the credential report. AWS notes only the first use of a key in 15 minutes, this page each.',
};
