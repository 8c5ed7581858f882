import type { LedgerIdOf } from '../../../engine/index.ts';

/** What iam-sign-in leaves out or decides without AWS's word. */
export const iamSignIn: Readonly<Record<LedgerIdOf<'iam-sign-in'>, string>> = {
  'root-password':
    'The playground models neither the root user’s own password nor its recovery with AssumeRoot.',
  'password-use':
    'You sign in as somebody with a click. Nobody types a password, and a user without one can act, too.',
  'password-expiry':
    'The playground keeps and reports a password’s age and the duty to reset it. They stop nobody, because nobody signs in with the password.',
  'reset-and-reuse':
    'A new password that an administrator sets must also follow the password policy’s rule against reuse.',
  'old-password': 'AWS doesn’t document its answer to a wrong old password. Here it is AccessDenied.',
  'only-virtual-devices':
    'All MFA devices are virtual. The playground has no passkeys, security keys or hardware tokens.',
  'mfa-device-names':
    'Upper and lower case differ in the names of MFA devices, and serial numbers have up to 256 characters. AWS doesn’t say.',
  'root-device-name': 'To enable or synchronise its own MFA device, the root user gives the name root.',
  'mfa-code-window':
    'A code is valid once, in its own 30 seconds and in the 30 seconds before and after. AWS doesn’t say how far it looks.',
  'mfa-device-alone': 'GetMFADevice answers for virtual devices, too. In AWS it accepts security keys only.',
  'aliases-elsewhere':
    'An account alias is taken only if an account on this page has it. The page doesn’t know the rest of AWS.',
  'report-time': 'A credential report is ready after five seconds of the clock here.',
  'report-contents':
    'The credential report shows no certificates. AWS notes only the first use of a key in 15 minutes, this page every use.',
};
