import type { LedgerIdOf } from '../../../engine/index.ts';

/** What kms leaves out or decides without AWS's word. */
export const kms: Readonly<Record<LedgerIdOf<'kms'>, string>> = {
  'kms-key-specs':
    'Only symmetric keys for encryption exist. If you ask for another kind of key, you get no answer.',
  'kms-policy-words': 'KMS’s words for faults in a key policy are partly a guess.',
  'kms-grants': 'Grants don’t exist. Only key policies and IAM policies decide.',
  'kms-not-found-first': 'If a key doesn’t exist, the answer says so before it checks any permission.',
  'kms-gone':
    'A key past its deletion date answers as if it were gone. Its row stays as long as the account.',
  'kms-enable': 'A key whose deletion was cancelled is disabled and stays so: EnableKey doesn’t exist here.',
  'kms-tag-words': 'KMS’s words for faults in tags are a guess.',
  'kms-alias-names':
    'A bad alias name gives ValidationException, as far as anybody knows, unless it lacks the prefix.',
  'kms-aws-aliases': 'ListAliases leaves out the aliases of keys that AWS manages itself.',
  'kms-cryptography':
    'KMS encrypts nothing here. The answer only looks like a ciphertext, and anyone can read the plaintext in it.',
};
