import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sts leaves out or decides without AWS's word. */
export const sts: Readonly<Record<LedgerIdOf<'sts'>, string>> = {
  'packed-size':
    'How full session policies and tags make a session (PackedPolicySize) is an estimate. AWS packs them in a form that it doesn’t document.',
  'session-policy-errors':
    'STS refuses a session policy longer than 2,048 characters, and a managed one that doesn’t exist. AWS doesn’t document its words for that.',
  'session-tag-errors':
    'STS refuses a session tag whose key begins with aws:, and more than 50 tags including those passed on. The words are our own.',
  'chained-tags':
    'Tags that a chained session passes on need sts:TagSession, as new ones do. Only new ones are aws:RequestTag. AWS’s guide leaves both open.',
  'trusted-contexts': 'AssumeRole with trusted contexts (ProvidedContexts) gives no answer.',
  'source-identity-change':
    'If a session asks for another source identity than it has, the refusal says that sts:SetSourceIdentity is missing. AWS says only that it denies it.',
  'mfa-then-role':
    'A session that proved MFA with GetSessionToken counts as MFA when it assumes a role. The role’s own session doesn’t carry it on.',
  'roles-elsewhere':
    'Nobody can assume a role of an account that isn’t on this page, because its trust policy isn’t here.',
  'console-session-token':
    'Somebody signed in to the console may ask for a session token here. In AWS, a console sign-in is already a session, and STS refuses it.',
  'session-of-deleted':
    'Temporary credentials of a deleted role or user get the same answer as unknown ones. AWS doesn’t document its words for that.',
  'suspended-accounts':
    'Credentials of a suspended account get the same answer as unknown ones, and its roles the same answer as missing ones. AWS doesn’t document its words for that.',
  'session-limits':
    'AWS’s guide lists what temporary credentials can’t call. The words are known for GetSessionToken and GetFederationToken; the others follow that pattern.',
  'keys-elsewhere':
    'GetAccessKeyInfo gives no answer for a deleted key or a key that isn’t on this page. AWS reads the account from the key itself.',
  'authorization-messages':
    'The encoded message of a refusal is encoded, not encrypted, and doesn’t list the request’s condition keys. Only refused EC2 actions have one.',
  'root-access-enabled':
    'AssumeRoot works in every organization. In AWS, centralized root access must be switched on first.',
  'delegated-administrators':
    'Only the management account can use AssumeRoot: there are no delegated administrators.',
  'assume-root-refusals':
    'AssumeRoot by the root user, or on an account that is not a member, gets the refusal of a missing permission. AWS doesn’t document its words for that.',
};
