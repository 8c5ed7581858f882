import type { LedgerIdOf } from '../../../engine/index.ts';

/** What sts leaves out or decides without AWS's word. */
export const sts: Readonly<Record<LedgerIdOf<'sts'>, string>> = {
  'packed-size':
    'How full session policies and tags make a session (PackedPolicySize) is an estimate. AWS packs them in a form that it doesn’t document.',
  'session-policy-errors':
    'A session policy longer than 2,048 characters, or a managed one that doesn’t exist, is refused. AWS’s words for it aren’t documented.',
  'session-tag-errors':
    'A session tag whose key begins with aws:, and more than 50 tags together with those that were passed on, are refused in words of our own.',
  'chained-tags':
    'Tags that a chained session passes on need sts:TagSession like new ones, and only new ones are aws:RequestTag. AWS’s guide leaves both open.',
  'trusted-contexts': 'AssumeRole with trusted contexts (ProvidedContexts) gives no answer.',
  'source-identity-change':
    'Another source identity than the session has already is refused as missing sts:SetSourceIdentity. AWS only says that it is denied.',
  'mfa-then-role':
    'A session that proved MFA with GetSessionToken counts as MFA when it assumes a role. The role’s own session doesn’t carry it on.',
  'roles-elsewhere':
    'A role of an account that isn’t on this page can’t be assumed: its trust policy isn’t here.',
  'console-session-token':
    'Someone signed in to the console may ask for a session token here. In AWS, a console sign-in already is a session and is refused.',
  'session-of-deleted':
    'Temporary credentials of a role or user that is gone are answered like unknown ones. AWS’s own words for it aren’t documented.',
  'suspended-accounts':
    'Credentials of a suspended account are answered like unknown ones, and its roles like roles that aren’t there. AWS’s own words for it aren’t documented.',
  'session-limits':
    'What temporary credentials can’t call is as AWS’s guide lists it. Its words are known for GetSessionToken and GetFederationToken, and follow that pattern for the rest.',
  'keys-elsewhere':
    'Whose an access key is that isn’t on this page, or was deleted, gives no answer. AWS reads the account from the key itself.',
  'authorization-messages':
    'The encoded message of a refusal is encoded, not encrypted, and doesn’t list the request’s condition keys. Only attempts at EC2 actions come with one.',
  'root-access-enabled':
    'AssumeRoot works in every organization. In AWS, centralized root access must be switched on first.',
  'delegated-administrators':
    'Only the management account can use AssumeRoot: there are no delegated administrators.',
  'assume-root-refusals':
    'AssumeRoot by the root user, or on an account that is no member, is refused like a missing permission. AWS’s own words for it aren’t documented.',
};
