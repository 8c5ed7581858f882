import type { LedgerIdOf } from '../../../engine/index.ts';

/** What cognito-idp leaves out or decides without AWS's word. */
export const cognitoIdp: Readonly<Record<LedgerIdOf<'cognito-idp'>, string>> = {
  'user-pool-settings':
    'A user pool has a password policy, the addresses that it verifies and whether people may sign up. You can’t create a pool with other settings here (MFA, alias sign-in, custom attributes, triggers, deletion protection).',
  'app-client-settings':
    'An app client has sign-in flows, and a setting for what it says about unknown people. You can’t create clients with a secret, token lifetimes or OAuth settings here.',
  'user-pool-flows':
    'People sign in with their password (USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH) or a refresh token. Secure Remote Password, passkeys, one-time codes and the hosted pages give no answer. The only challenge is NEW_PASSWORD_REQUIRED.',
  'user-pool-lambdas': 'Lambda triggers of user pools never run.',
  'user-pool-schema':
    'Every user pool has the standard attributes, and requires none of them. DescribeUserPool doesn’t list them.',
  'user-pool-tokens':
    'Cognito signs user pool tokens with RS256, the playground with ES256. ID and access tokens live an hour, refresh tokens thirty days. Here you can also read a refresh token.',
  'user-pool-messages':
    'The playground sends no mail or text message. The page shows the confirmation code and the temporary password.',
  'user-pool-attempts':
    'You can try wrong passwords and codes as often as you like. Cognito locks an account for a while.',
  'user-pool-lists':
    'Lists of user pools, clients, groups and people are in the order of their ids or names. AWS documents no order. It doesn’t document what it says about a foreign pagination token, either.',
  'user-pool-quotas':
    'The quotas of user pools are Cognito’s. The sentences that refuse one more are a guess.',
  'user-pool-sentences':
    'Cognito’s words for a refused resend, a missing password and reserved tags are a guess.',
  'pool-group-role':
    'You need no iam:PassRole here to give a user pool’s group a role. AWS’s documentation asks for it only when an identity pool gets its roles.',
  'pool-group-non-member':
    'You can remove somebody from a group that they aren’t in. Cognito’s answer isn’t documented.',
  'update-group-omits': 'UpdateGroup keeps what the request leaves out.',
};
