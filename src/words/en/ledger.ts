import type { LedgerId, LedgerIdOf, SimplificationId } from '../../engine/index.ts';

/** One sentence for each thing that the evaluator leaves out or decides without AWS’s word. */
export const evaluatorLedger: Readonly<Record<SimplificationId, string>> = {
  'other-accounts':
    'If an account that is not here must also allow the call, the answer is “not modelled”. The playground can’t read that account’s policies.',
  'canonical-users':
    'If a principal with an S3 canonical user id could decide, the answer is “not modelled”.',
  'allow-not-principal':
    'An Allow with NotPrincipal is “not modelled”. AWS wants NotPrincipal only with Deny.',
  'set-operators':
    'Three things are “not modelled”: ForAllValues and ForAnyValue with Null, ForAnyValue with IfExists on a missing key, and a key with several values without either of the two.',
  'multivalued-keys':
    'The list of keys that can have several values comes from AWS’s service authorization reference. A key that is missing there counts as one with a single value.',
  'values-without-words':
    'Four things are “not modelled”, because AWS doesn’t document their meaning: Null on a key with an empty list, ArnLike with “*” alone, a date that is only a year, and a policy variable’s default without a space before it.',
  'incomplete-arns':
    'The playground completes an ARN of fewer than six fields in identity-based policies, boundaries and service control policies. In a resource’s own policy and in resource control policies it is “not modelled”.',
  'too-large':
    'A decision that would take longer than about 50 milliseconds is “not modelled”. Only policies and requests far beyond AWS’s quotas are that large.',
  'resource-policies':
    'A resource that is not here has no policy of its own. A KMS key that is not here lets its account’s policies decide.',
  'key-grants':
    'The playground doesn’t read KMS grants. Only key policies and IAM policies decide about a key.',
  's3-lists':
    'S3’s access control lists, access points and Block Public Access settings don’t affect a decision about a bucket.',
  's3-tags':
    'Tags of buckets and objects are not condition keys here. AWS compares a bucket’s tags only after you switch that on. For objects it has separate keys.',
  'endpoint-policies': 'Calls pass no VPC endpoint, so there are no VPC endpoint policies.',
  'organization-delegation':
    'The playground doesn’t read an organization’s delegation policy. Only the management account’s own policies decide about the organization.',
  'rcp-services':
    'Resource control policies apply to all actions of the services that AWS lists. For a few services, AWS applies them to some actions only.',
  'token-holders':
    'Among who gains, who loses and who reaches a resource, anyone with a token of a sign-in provider counts as one caller. The playground doesn’t know which tokens the provider gives.',
  'console-mfa':
    'People signed in to the console have used no MFA there, so aws:MultiFactorAuthPresent is false. Use GetSessionToken with a code to prove MFA.',
  'request-origin':
    'Calls come over the internet from one fixed documentation address, encrypted, and straight from the caller, unless you say otherwise.',
  'principals-elsewhere':
    'A policy may name anybody in an account that is not here. AWS would check that they exist; this page can’t.',
  'service-principals':
    'The playground checks the form of a service’s name, not whether AWS has that service.',
  'self-assume':
    'If a role can assume itself only because its trust policy names everybody (“*”), the answer is “not modelled”. AWS mentions only the role’s ARN and its account.',
  'trusts-everybody':
    'The principal “*” counts as naming each caller directly. Within one account no other policy has to allow the call then, not even a boundary or a session policy.',
  'limits-under-trust': 'Session policies also limit a caller that a role’s trust policy names directly.',
  'federated-principals':
    'An identity provider as principal of a resource’s policy means the sessions that it vouched for, within their limits.',
  'session-managed-policies':
    'Managed policies passed for a session count as they are today. If one of them is gone, the answer stays open.',
  'assume-role-refusal':
    'A refused sts:AssumeRole, sts:TagSession or sts:SetSourceIdentity gives no reason unless a statement denies it. AWS documents only part of its words for a deny.',
  'which-refusal-is-told':
    'If several policies refuse, the message names one. The order is: resource control, service control, resource-based, identity-based, boundary, session policies.',
  'denying-policy-named':
    'If a policy with its own ARN denies, the refusal ends with that ARN. AWS doesn’t document its words for inline policies.',
  'wildcards-in-variables':
    'A * or ? in the value of a policy variable is an ordinary character, not a wildcard.',
  'variables-in-bool':
    'Policy variables work in Bool conditions. Two of AWS’s pages contradict each other about that.',
  'not-resource-variable':
    'A NotResource whose variable has no value is “not modelled”. AWS doesn’t document what happens.',
  'bad-values':
    'A number, date or address that IAM can’t read matches nothing. Under a negated operator the answer is “not modelled”.',
  'shared-issuers':
    'Trust in an issuer that signs for everybody (GitHub, GitLab, Terraform and others) needs a condition on its own claim. The words of the refusal are not confirmed.',
  'document-faults':
    'If a policy document has several faults, AWS may name another one first. A few of the messages are not confirmed.',
  'managed-version':
    'Managed policies must say Version 2012-10-17. Reports suggest that inline and trust policies may leave it out.',
  'policy-size': 'A policy’s size doesn’t count white space, not even inside strings.',
};

/** Omissions and guesses that all operations share. */
const general: Readonly<Record<LedgerIdOf<'general'>, string>> = {
  'order-of-refusals':
    'The playground checks the form of a request first, then the permission, then whether the user exists. AWS documents no order.',
  'several-errors':
    'If a request breaks several rules of AWS’s model, the answer names all of them, in the order of AWS’s documentation. IAM’s own sentences about names and paths come one at a time, when nothing else is wrong.',
  'client-validation':
    'If the AWS CLI wouldn’t even send a request (an unknown option, a number for a name), the answer uses the CLI’s words.',
  'names-in-any-case': 'You can write the name of a user, group, role or policy in upper or lower case.',
  'order-of-lists': 'Lists are sorted by name. AWS promises no order.',
  markers:
    'A marker says only how far you have read, not in which list. AWS refuses a marker from another list.',
  'wording-of-errors':
    'Error codes are AWS’s. Some messages are known only from reports. A few quota names are guesses after the pattern of the others.',
  'at-once': 'Every change takes effect at once. In AWS it can take some seconds to reach every place.',
  'default-quotas': 'The account has AWS’s default quotas, and you can’t raise them.',
};

const iam: Readonly<Record<LedgerIdOf<'iam'>, string>> = {
  'no-boundary-to-delete':
    'You can delete a permissions boundary that doesn’t exist. AWS doesn’t document its answer.',
  'delete-conflict-order':
    'If several things still belong to a user, a group or a role, the one that the refusal names first is a guess.',
  'aws-managed-policies':
    'About 120 of AWS’s 1,600 managed policies are here. If you name another one, you get no answer. Their unique ids are made up, and they have no description.',
  'aws-policy-versions':
    'Each AWS managed policy has only its default version here. The date can be that of the policy’s last update.',
  'account-summary':
    'GetAccountSummary counts no certificates and no password of the root user, because those don’t exist here.',
  'root-in-lists': 'How the root user’s own name and creation date are printed is a guess.',
  'remove-non-member':
    'You can remove a user from a group that the user isn’t in. AWS doesn’t document its answer.',
  'new-role-boundary':
    'To create a role or user with a permissions boundary, you need that one permission. Some reports say that AWS also asks for PutRolePermissionsBoundary.',
  'reserved-paths':
    'A role under the path of AWS’s own roles counts as one of them. AWS doesn’t document whether anybody may create it.',
  'rename-both':
    'A rename needs permission on the old and the new name. How AWS prints the new one in a refusal is a guess: here as its ARN.',
  'update-role-omits':
    'UpdateRole without MaxSessionDuration or without a description keeps it, as AWS was recorded. AWS’s page says that the first is set back to an hour.',
};

const iamSignIn: Readonly<Record<LedgerIdOf<'iam-sign-in'>, string>> = {
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

const iamProviders: Readonly<Record<LedgerIdOf<'iam-providers'>, string>> = {
  'profile-role-change':
    'The quota refuses the role that an instance profile already has, as it refuses another one. The sentence for removing a role that isn’t in it is a guess.',
  'profile-in-use':
    'You can delete an instance profile while an instance still names it. The instance then has no role.',
  'slr-services':
    'About 30 services can make their service-linked role here. Naming another service gives no answer.',
  'slr-suffix':
    'Only Auto Scaling, Connect and Lex V2 take a custom suffix here. AWS has no list of the services that do.',
  'slr-deletion':
    'The deletion of a service-linked role always succeeds at once. The playground doesn’t model resources that still need the role.',
  'slr-only': 'DeleteServiceLinkedRole answers for an ordinary role as if the role didn’t exist.',
  'oidc-not-contacted':
    'The playground contacts no OpenID Connect provider, so it accepts any address. If you give no thumbprint, it makes one up.',
  'oidc-delete-missing':
    'The playground refuses to delete a provider that isn’t there, as AWS was seen to do. AWS’s reference says that nothing happens.',
  'oidc-url':
    'Two addresses that differ only in a slash at the end, or in the case of the host, count as the same provider.',
  'saml-metadata':
    'The playground reads only three things in SAML metadata: the entity id, the expiry, and that it describes an identity provider. It doesn’t check certificates. Without an expiry, the metadata is valid for 100 years.',
  'saml-encryption': 'SAML providers have no private keys here, so nobody can encrypt assertions.',
};

const iamRootAccess: Readonly<Record<LedgerIdOf<'iam-root-access'>, string>> = {
  'delegated-administrators':
    'Only the management account can use centralized root access: there are no delegated administrators.',
  'root-access-words':
    'If an account isn’t in an organization, isn’t its management account, or the organization lacks all features, the sentences are those of AWS’s API pages. Which of them comes first is a guess.',
};

const iamLastAccessed: Readonly<Record<LedgerIdOf<'iam-last-accessed'>, string>> = {
  'last-accessed-kept':
    'A report on what was last used is ready after five seconds of the clock here, knows every call at once, and is kept until five newer ones exist. At AWS calls show up within four hours.',
  'last-accessed-callers':
    'Calls of users and of roles are counted. AWS doesn’t say under whom it counts a federated user’s; here they count for nobody.',
  'last-accessed-actions':
    'Of the actions that AWS tracks, a report lists those that were called. AWS lists the others, too. Which ones it tracks stands in its service reference; here, these are all that manage a service, and none on data.',
  'granting-unknown':
    'For a service that doesn’t exist, the list of policies that grant it is empty. What AWS answers isn’t documented.',
};

const iamSimulation: Readonly<Record<LedgerIdOf<'iam-simulation'>, string>> = {
  'simulation-answer':
    'A simulation answers once for each action and resource, and repeats the resource’s result beside it. AWS documents only part of how its answer names an entity’s policies.',
  'simulation-context':
    'A simulation knows the time, the simulated caller and the context entries in the request. AWS doesn’t document which other keys it fills in.',
  'simulated-roles':
    'The policies of a role or group are simulated without a caller’s name, unless you give one. An organization’s policies count with their conditions.',
  'ec2-scenarios': 'ResourceHandlingOption changes nothing. The simulation demands no resource.',
  'context-keys':
    'The keys of a policy come in the order in which they first appear. AWS documents no order.',
};

const sts: Readonly<Record<LedgerIdOf<'sts'>, string>> = {
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
  'scoped-words':
    'GetScopedCredentials is written from AWS’s pages. The words of its refusals are our own, and so is the code for a fourth policy and for a request without policy and duration. The refusal of a request that its policy doesn’t allow names a session policy.',
  'scoped-permission':
    'Nobody needs a permission for GetScopedCredentials here; a Deny refuses it. AWS’s pages leave that open.',
  'scoped-same-session':
    'Scoped credentials carry the time at which they were issued themselves (aws:TokenIssueTime). Their policy also limits what a resource’s own policy gives the session by name. AWS’s pages leave both open. The call works at every endpoint; AWS has it at regional ones alone.',
  'scoped-token-size':
    'The size of a scoped session token is that of the made-up token, out of 4,096 bytes. Without MinimumSessionTokenSize AWS’s are longer.',
};

const stsFederation: Readonly<Record<LedgerIdOf<'sts-federation'>, string>> = {
  'token-sentences':
    'AWS’s error code says why STS refuses a web identity token. Some of the sentences (a wrong signature, a token before its time, unreadable tags) are our own.',
  'token-keys':
    'Each simulated provider has one key that never changes, so thumbprints and key servers play no part.',
  'provider-keys':
    'Policies see aud, sub, amr and oaud of an OpenID Connect provider’s token. Claims that single providers add (such as GitHub’s) are not condition keys here. If a token has several audiences, aud is the first that the provider lists.',
  'access-tokens':
    'The access tokens of Login with Amazon and Facebook are signed tokens here, too, so the playground can check them by itself.',
  'saml-signature':
    'The simulated provider signs the plain text of a SAML response. The certificate in its metadata and XML’s canonical form play no part.',
  'saml-sentences':
    'AWS’s sentences about SAML responses come from its troubleshooting page. For an unreadable response, or one before its time, the sentence is our own.',
  'saml-attributes':
    'Policies see aud, iss, sub, sub_type, namequalifier and doc of a SAML response, not the eduPerson and similar attributes. SessionDuration is for console sign-ins and has no effect here.',
  'encrypted-assertions': 'A response with an encrypted assertion gives no answer.',
};

const cognitoIdentity: Readonly<Record<LedgerIdOf<'cognito-identity'>, string>> = {
  'saml-logins':
    'A SAML response is a login if its signature, issuer and times are valid. Without a role mapping, its Role attribute gives the role. Cognito’s words for a refusal are a guess.',
  'developer-lookups':
    'You can’t look up, merge or unlink developer identities here. You can get their tokens.',
  'login-tokens':
    'Every login is a signed token that says who it is for, even for providers whose real tokens are opaque (Facebook, Login with Amazon). Tokens are signed with ES256.',
  'identity-pool-checks':
    'The playground checks only the form of a provider’s ARN in an identity pool. Whether the provider exists shows when somebody signs in.',
  'identity-pool-pass-role':
    'To give an identity pool its roles, a caller needs iam:PassRole for each of them. AWS asks for it only if a role can do more than the caller.',
  'guest-session-policy':
    'AWS limits guests by an inline and a managed session policy. Here one policy allows what either of them allows.',
  'unsigned-rcp':
    'A resource control policy can forbid a call that nobody signs (GetId, GetOpenIdToken, GetCredentialsForIdentity). Cognito’s words for that are a guess.',
  'identity-pool-quotas': 'The sentence that refuses one identity pool too many is a guess.',
  'identity-pool-update':
    'UpdateIdentityPool removes what the request leaves out, except roles, role mappings and tags.',
  'identity-pool-lists':
    'Lists of identity pools and identities are in the order of their ids. What Cognito says about a foreign NextToken is a guess.',
  'identity-links':
    'If another identity already has a guest’s login, the guest becomes that identity. The guest’s own identity is disabled. Two identities’ logins in one request are a conflict, and so is a second login of one provider.',
  'classic-flow-unset':
    'An identity pool that doesn’t mention the basic (classic) flow allows it, as pools made through the API did in 2023.',
  'role-choice-refusals':
    'What Cognito says when the asked role isn’t among a login’s, or when ambiguous roles are denied, is a guess.',
  'rule-lists':
    'If a claim is a list, a mapping rule looks at each member. One of them must match, and for NotEqual none may be equal.',
  'several-mapped-logins': 'Of several logins in one request, the first that has a role mapping decides.',
  'principal-tags':
    'A claim that is missing, or can’t be a tag’s value, gives no session tag. You may set an attribute map for a provider that the pool doesn’t have.',
  'delete-unknown-identities':
    'DeleteIdentities skips identities that don’t exist, and answers AccessDenied for those of other accounts.',
  'cognito-sentences':
    'Cognito’s words for conflicting logins, a missing developer provider and changed provider names are a guess.',
};

const cognitoIdp: Readonly<Record<LedgerIdOf<'cognito-idp'>, string>> = {
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

const organizations: Readonly<Record<LedgerIdOf<'organizations'>, string>> = {
  'one-organization':
    'There is one organization at a time. You can only create accounts in it: invitations don’t exist here.',
  'organizations-slr':
    'CreateOrganization doesn’t create the service-linked role of AWS Organizations, and there are no delegated administrators.',
  'service-access':
    'Trusted access counts for IAM’s centralized root access alone. Any service of AWS can have it; which ones work with Organizations is not looked up.',
  'account-at-once': 'CreateAccount answers IN_PROGRESS as AWS does, but the account exists at once.',
  'leaving-prerequisites':
    'An account can leave the organization at once. AWS first asks for a payment method and other details.',
  'closed-accounts':
    'A closed account is SUSPENDED at once, and AWS refuses its people from then on. AWS winds it down over 90 days.',
  'organization-policy-types':
    'Only service control policies and resource control policies exist. Tag, backup and other policies give no answer.',
  'organizations-refusals':
    'A refused caller gets the same short sentence everywhere. Some reports show the full one in the management account.',
  'rcp-checks':
    'The playground checks a resource control policy by the rules of AWS’s documentation page, including which services it may name.',
  'rcp-full-access': 'You can’t detach RCPFullAWSAccess. AWS’s words for that are a guess.',
};

const s3: Readonly<Record<LedgerIdOf<'s3'>, string>> = {
  's3-acls':
    'Access control lists, directory buckets and object lock don’t exist. If you ask for them, you get no answer.',
  's3-order': 'If a bucket doesn’t exist, the answer says so before it checks any permission.',
  's3-anonymous-trail':
    'CloudTrail’s name for a caller without credentials isn’t certain. Here it is “Unknown”.',
  's3-owner': 'Lists don’t show the owner’s canonical user id.',
  's3-policy-checks':
    'Which fault of a bucket policy comes first is a guess, and so are some of the sentences.',
  's3-public':
    'The principals and the narrowing condition keys of a bucket policy decide whether it is public.',
  's3-self-lockout':
    'A bucket policy may lock its own writer out. The playground doesn’t ask for ConfirmRemoveSelfBucketAccess. The account’s root user can always repair the policy.',
  's3-restrict-public':
    'RestrictPublicBuckets keeps everybody outside the account away from a bucket with a public policy. The steps say only that the policy lets nobody in.',
  's3-tags-decide-nothing':
    'Tags of a bucket don’t affect access, as it was before AWS made that a setting of the bucket.',
  's3-contents':
    'An object can have 1 MiB. If you put more, you get no answer. Of its metadata the playground keeps the content type alone. A link carries contents only if it carries secrets: without them an object is empty if you read it.',
  's3-copies':
    'A copy asks for s3:GetObject of the source first and then for s3:PutObject of the copy. Which of the two S3 refuses first is a guess.',
  's3-encryption':
    'S3 asks KMS about each object, with a bucket key, too, and CloudTrail shows no event for it. Encryption in two layers, keys that requests bring and encryption contexts of one’s own don’t exist. If you ask for them, you get no answer. A bucket doesn’t say which kinds of encryption it blocks.',
  's3-managed-key':
    'The key that AWS keeps for S3 (aws/s3) appears once a bucket encrypts with it by default. If a request asks for it before that, you get no answer.',
  's3-head-encrypted':
    'HeadObject tells of an encrypted object without asking KMS: AWS documents kms:Decrypt for checksums alone.',
  's3-versions': 'Buckets don’t keep versions of objects.',
};

const kms: Readonly<Record<LedgerIdOf<'kms'>, string>> = {
  'kms-key-specs':
    'Only symmetric keys for encryption exist. If you ask for another kind of key, you get no answer.',
  'kms-policy-words': 'KMS’s words for faults in a key policy are partly a guess.',
  'kms-grants': 'Grants don’t exist. Only key policies and IAM policies decide.',
  'kms-not-found-first': 'If a key doesn’t exist, the answer says so before it checks any permission.',
  'kms-gone':
    'A key past its deletion date answers as if it were gone. Its row stays as long as the account.',
  'kms-tag-words': 'KMS’s words for faults in tags are a guess.',
  'kms-alias-names':
    'A bad alias name gives ValidationException, as far as anybody knows, unless it lacks the prefix.',
  'kms-aws-aliases':
    'Of the keys that AWS manages itself, ListAliases shows only aws/s3, once a bucket uses it.',
  'kms-other-account':
    'A caller of another account isn’t told which key refused. Whether AWS leaves out the key’s ARN in each of these refusals isn’t certain.',
  'kms-cryptography':
    'KMS encrypts nothing here. The answer only looks like a ciphertext, and anyone can read the plaintext in it.',
};

const sqs: Readonly<Record<LedgerIdOf<'sqs'>, string>> = {
  'sqs-at-once': 'You can use a deleted queue’s name again at once. AWS makes you wait 60 seconds.',
  'sqs-encryption': 'SQS never asks KMS, whichever key a queue names.',
  'sqs-policy-words': 'Every fault of a queue’s policy gives the same sentence.',
  'sqs-permission-words':
    'SQS’s words for faults in a permission’s label, accounts and actions are partly a guess.',
  'sqs-messages':
    'SQS decides and answers when you send, but keeps no messages. A queue is always empty, and you can delete every receipt of the right form.',
  'sqs-anonymous': 'SQS refuses a request without credentials, even if a queue’s policy lets everybody in.',
  'sqs-tag-words': 'SQS’s words for faults in tags are a guess.',
};

const lambda: Readonly<Record<LedgerIdOf<'lambda'>, string>> = {
  'lambda-code':
    'The playground doesn’t keep or run a function’s code. A caller who may invoke it gets null. To try what it could do, act as its workload.',
  'lambda-extras':
    'The playground accepts networks, layers, environment variables and the like, and ignores them. A function is ready at once.',
  'lambda-versions': 'Versions, aliases and container images of functions don’t exist.',
  'lambda-tag-errors': 'Lambda’s words for faults in tags are a guess.',
};

const dynamodb: Readonly<Record<LedgerIdOf<'dynamodb'>, string>> = {
  'dynamodb-indexes':
    'Secondary indexes, streams and deletion protection don’t exist. Asking for them gives no answer.',
  'dynamodb-at-once':
    'A table exists at once, and is gone at once. The answers still say CREATING and DELETING.',
  'dynamodb-capacity': 'The playground accepts capacity settings and ignores them. It never throttles calls.',
  'dynamodb-items':
    'The playground doesn’t keep items. It decides whether you may write one, and reading finds nothing. Conditions on items give no answer.',
  'dynamodb-tag-words': 'DynamoDB’s words for faults in tags are a guess.',
  'dynamodb-policy-words': 'DynamoDB’s words for faults in a resource policy are partly a guess.',
  'dynamodb-self-lockout':
    'A resource policy may lock its own writer out. The playground doesn’t ask for ConfirmRemoveSelfResourceAccess.',
};

const secretsmanager: Readonly<Record<LedgerIdOf<'secretsmanager'>, string>> = {
  'secrets-new-arn':
    'Before a secret exists, its ARN in a decision lacks the six characters that AWS adds to its name.',
  'secrets-encryption': 'Secrets aren’t encrypted. Secrets Manager never asks KMS, whichever key you name.',
  'secrets-replicas': 'Replicas in other regions and rotation don’t exist.',
  'secrets-gone':
    'A secret past its recovery window answers as if it were gone. Its row stays as long as the account.',
  'secrets-versions':
    'The playground keeps only the current version of a secret, and shows a binary value as a string.',
  'secrets-policy-words': 'Secrets Manager’s words for faults in a resource policy are partly a guess.',
  'secrets-tag-words': 'Secrets Manager’s words for faults in tags are a guess.',
};

const ssm: Readonly<Record<LedgerIdOf<'ssm'>, string>> = {
  'ssm-secure-strings':
    'SecureString parameters, policies of parameters and AMI ids in them don’t exist. Calls that use them get no answer.',
  'ssm-versions':
    'Parameter Store keeps only the current value of a parameter. Labels don’t exist, and nothing counts how many parameters you have.',
  'ssm-public': 'AWS’s own public parameters, below /aws, don’t exist here.',
  'ssm-words': 'Parameter Store’s words for faults are partly a guess.',
};

const ssoAdmin: Readonly<Record<LedgerIdOf<'sso-admin'>, string>> = {
  'identity-center-instances':
    'Only the organization’s instance of IAM Identity Center exists, in us-east-1. Turning it on makes no service-linked role.',
  'permission-set-words': 'Identity Center’s sentences in errors are a guess. The codes are AWS’s.',
  'permission-set-quotas':
    'Of Identity Center’s quotas, only the number of managed policies in a permission set counts here.',
  'customer-policies-in-sets':
    'Customer managed policies and boundaries in permission sets don’t exist. Their operations give no answer.',
  'assignments-at-once':
    'Identity Center assigns and provisions at once. AWS answers IN_PROGRESS first, and you ask again.',
  'attribute-sources':
    'Attributes for access control come from the directory only. An outside provider’s SAML attributes don’t exist.',
  'delegated-sign-in':
    'Only the management account manages Identity Center. A delegated administrator doesn’t exist.',
};

const identityStore: Readonly<Record<LedgerIdOf<'identitystore'>, string>> = {
  'directory-attributes':
    'The directory keeps the first e-mail address, telephone number and postal address of a person.',
  'directory-groups': 'Groups of Identity Center’s directory don’t exist. Assigning one gives no answer.',
  'directory-words': 'The directory’s sentences in errors are a guess. The codes are AWS’s.',
};

const cloudformation: Readonly<Record<LedgerIdOf<'cloudformation'>, string>> = {
  'cloudformation-order':
    'CloudFormation makes one resource after the other here. AWS makes those at once that don’t wait for each other.',
  'cloudformation-words': 'Some of CloudFormation’s sentences about failures are a guess.',
  'cloudformation-checks':
    'CloudFormation checks a template’s parameters and functions at once here. In AWS some of their faults only show in a change set that failed, or in a stack that goes back.',
  'cloudformation-extras':
    'Notifications, timeouts and the time in which a stack is watched are kept, and do nothing.',
  'cloudformation-tags': 'A change of a stack’s tags alone doesn’t reach the resources that it has made.',
  'cloudformation-change-sets':
    'A change set says that it was executed as soon as its deployment begins, and the stack’s other change sets are gone then.',
  'cloudformation-processed': 'GetTemplate doesn’t show a template as its transforms leave it.',
  'cloudformation-summary':
    'GetTemplateSummary doesn’t list the identifiers by which resources could be imported.',
  'cloudformation-stack-sets': 'Stack sets, nested stacks, imports and rollback triggers don’t exist.',
  'cloudformation-made-up':
    'A secret that a template lets AWS generate ends in EXAMPLE. A thing of a type that isn’t modelled stands in a stack with a made-up id and ARN, to which other resources may refer.',
  'cloudformation-versions': 'A stack that updates a managed policy keeps its new version alone.',
  'cloudformation-sam':
    'A function of SAM is made without its alias. Code that isn’t packaged yet is taken for an object of a bucket not-packaged-yet.',
  'cloudformation-drift':
    'Drift is found at once, without asking whether the caller may read each thing, and in fewer types than in AWS: in IAM’s users, groups, roles, policies, instance profiles and OIDC providers, in buckets, KMS keys and the policies of buckets and secrets.',
  'cloudformation-stack-policies':
    'CloudFormation’s sentence about a stack policy that forbids an update is a guess.',
};

const playground: Readonly<Record<LedgerIdOf<'playground'>, string>> = {
  'access-portal':
    'The access portal asks for no password and no second factor. It opens one account and permission set at a time.',
  'accounts-per-world': 'You can have at most 20 accounts here. AWS doesn’t have that limit.',
  'workload-instances':
    'An instance needs ec2:RunInstances on the instance alone. AWS also checks its image, network, disk and security group.',
  'workload-inside':
    'What happens inside a server or an instance, such as changing the access key in its configuration, needs no permission here.',
  'workload-session-length':
    'The credentials of an instance or a function last 6 hours here. AWS renews them before they end.',
};

/**
 * One sentence for each thing that the operations leave out or decide without AWS’s word, for “What this does not do”.
 */
export const operationLedger: Readonly<Record<LedgerId, string>> = {
  ...general,
  ...iam,
  ...iamSignIn,
  ...iamProviders,
  ...iamRootAccess,
  ...iamLastAccessed,
  ...iamSimulation,
  ...sts,
  ...stsFederation,
  ...cognitoIdentity,
  ...cognitoIdp,
  ...organizations,
  ...s3,
  ...kms,
  ...sqs,
  ...lambda,
  ...dynamodb,
  ...secretsmanager,
  ...ssm,
  ...ssoAdmin,
  ...identityStore,
  ...cloudformation,
  ...playground,
};
