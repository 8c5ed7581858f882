import type { LedgerIdOf } from '../../../engine/index.ts';

/** What kms leaves out or decides without AWS's word. */
export const kms: Readonly<Record<LedgerIdOf<'kms'>, string>> = {
  'kms-key-specs':
    'Only symmetric keys for encryption exist. Asking for another kind of key gives no answer.',
  'kms-policy-words': 'How KMS words what is wrong with a key policy is partly a guess.',
  'kms-grants': 'Grants don’t exist: key policies and IAM policies decide alone.',
  'kms-not-found-first': 'A key that doesn’t exist is said to be missing before any permission is looked at.',
  'kms-gone':
    'A key whose day of deletion has come answers as if it were gone, and its row stays until the account goes.',
  'kms-enable': 'A key whose deletion was cancelled is disabled and stays so: EnableKey doesn’t exist here.',
  'kms-tag-words': 'How KMS words what is wrong with tags is a guess.',
  'kms-alias-names': 'A bad alias name is answered with ValidationException, as far as it is known.',
  'kms-aws-aliases': 'The aliases of keys that AWS manages itself aren’t listed.',
  'kms-cryptography':
    'Nothing is encrypted: the answer only looks like a ciphertext, and shows its plaintext to whoever reads it.',
};
