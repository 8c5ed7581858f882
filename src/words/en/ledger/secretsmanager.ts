import type { LedgerIdOf } from '../../../engine/index.ts';

/** What secretsmanager leaves out or decides without AWS's word. */
export const secretsmanager: Readonly<Record<LedgerIdOf<'secretsmanager'>, string>> = {
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
