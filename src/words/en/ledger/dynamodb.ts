import type { LedgerIdOf } from '../../../engine/index.ts';

/** What dynamodb leaves out or decides without AWS's word. */
export const dynamodb: Readonly<Record<LedgerIdOf<'dynamodb'>, string>> = {
  'dynamodb-indexes':
    'Secondary indexes, streams and deletion protection don’t exist. Asking for them gives no answer.',
  'dynamodb-at-once': 'A table is there, and gone, at once. CREATING and DELETING are only said.',
  'dynamodb-capacity': 'Capacity is taken and forgotten, and calls are never throttled.',
  'dynamodb-items':
    'Items aren’t kept: writing one is decided, and reading it finds nothing. Conditions on items give no answer.',
  'dynamodb-tag-words': 'How DynamoDB words what is wrong with tags is a guess.',
  'dynamodb-policy-words': 'How DynamoDB words what is wrong with a resource policy is partly a guess.',
  'dynamodb-self-lockout':
    'A resource policy may lock its own writer out: ConfirmRemoveSelfResourceAccess isn’t asked for.',
};
