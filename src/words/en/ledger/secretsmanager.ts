import type { LedgerIdOf } from '../../../engine/index.ts';

/** What secretsmanager leaves out or decides without AWS's word. */
export const secretsmanager: Readonly<Record<LedgerIdOf<'secretsmanager'>, string>> = {
  'secrets-new-arn':
    'A secret that doesn’t exist yet is asked for by the ARN without the six characters that AWS adds to its name.',
  'secrets-encryption': 'Secrets aren’t encrypted: KMS is never asked, whichever key is named.',
  'secrets-replicas': 'Replicas in other regions and rotation don’t exist.',
  'secrets-gone':
    'A secret whose recovery window is over answers as if it were gone, and its row stays until the account goes.',
  'secrets-versions': 'Only the current version of a secret is kept, and a binary value is told as a string.',
  'secrets-policy-words': 'How Secrets Manager words what is wrong with a resource policy is partly a guess.',
  'secrets-tag-words': 'How Secrets Manager words what is wrong with tags is a guess.',
};
