import type { LedgerIdOf } from '../../../engine/index.ts';

/** What dynamodb leaves out or decides without AWS's word. */
export const dynamodb: Readonly<Record<LedgerIdOf<'dynamodb'>, string>> = {
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
