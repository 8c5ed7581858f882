/** Further fields of a request for a role. */
export const moreWords = {
  mfa: 'MFA device',
  noMfa: 'none',
  mfaHint: 'If the role’s trust policy asks for a second factor.',
  code: 'Code',
  readCode: 'Read the code from the app',
  tags: 'Session tags',
  tagsHint: 'Labels for this session only. Both sides must allow sts:TagSession.',
  transitive: 'Pass on to the next role',
  transitiveHint: 'Keys of these tags, one on each line.',
  sourceIdentity: 'Source identity',
  sourceIdentityHint: 'Who it really is. It stays the same in every further role.',
  limit: 'Limit the session with a policy of its own',
  policy: 'Session policy',
  managed: 'Managed policies as session policies',
  optional: 'optional',
} as const;
