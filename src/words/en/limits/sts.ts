import type { LimitOf } from '../../../engine/index.ts';

/** What sts leaves out or decides without AWS's word. */
export const sts: Readonly<Record<LimitOf<'sts'>, string>> = {
  'session-policies': 'AssumeRole with session policies gives no answer.',
  'session-tags': 'AssumeRole with session tags gives no answer.',
  'mfa-devices': 'There are no MFA devices, so a call that brings an MFA code gives no answer.',
  'roles-elsewhere':
    'A role of another account can’t be assumed from here: its trust policy isn’t on this page.',
  'console-session-token':
    'Someone signed in to the console may ask for a session token here. In AWS, a console sign-in already is a session and is refused.',
  'session-of-deleted':
    'Temporary credentials of a role or user that is gone are answered like unknown ones. AWS’s own words for it aren’t documented.',
};
