import type { LedgerIdOf } from '../../../engine/index.ts';

/** What cognito-idp leaves out or decides without AWS's word. */
export const cognitoIdp: Readonly<Record<LedgerIdOf<'cognito-idp'>, string>> = {
  'user-pool-settings':
    'A user pool has a password policy, the addresses that it verifies and whether people may sign up. A pool with other settings (MFA, alias sign-in, custom attributes, triggers, deletion protection) can’t be made here.',
  'app-client-settings':
    'An app client has its sign-in flows and what it tells about unknown people. Clients with a secret, own token lifetimes or OAuth settings can’t be made here.',
  'user-pool-flows':
    'People sign in with their password (USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH) or a refresh token. Secure Remote Password, passkeys, one-time codes and the hosted pages give no answer; the only challenge is NEW_PASSWORD_REQUIRED.',
  'user-pool-lambdas': 'Lambda triggers of user pools never run.',
  'user-pool-schema':
    'Every user pool has the standard attributes, none of them required, and DescribeUserPool doesn’t list them.',
  'user-pool-tokens':
    'Cognito signs user pool tokens with RS256; here they are signed with ES256. ID and access tokens live an hour, refresh tokens thirty days, and a refresh token is a readable token here, too.',
  'user-pool-messages':
    'No mail or text message is sent: the page shows the confirmation code and the temporary password.',
  'user-pool-attempts':
    'Wrong passwords and codes can be tried as often as you like. Cognito locks an account for a while.',
  'user-pool-lists':
    'User pools, clients, groups and people are listed in the order of their ids or names. AWS documents no order, nor what it says about a pagination token that it didn’t give out.',
  'user-pool-quotas':
    'The quotas of user pools are Cognito’s; the sentences that refuse one more are a guess.',
  'user-pool-sentences':
    'How Cognito words a refused resend, a missing password and reserved tags is a guess.',
  'pool-group-role':
    'Giving a user pool’s group a role needs no iam:PassRole here. AWS’s documentation asks for it only when an identity pool gets its roles.',
  'pool-group-non-member':
    'Taking somebody out of a group that the person isn’t in succeeds. What Cognito answers isn’t documented.',
  'update-group-omits': 'What an UpdateGroup request leaves out stays as it was.',
};
