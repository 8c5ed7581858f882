import type { LedgerIdOf } from '../../../engine/index.ts';

/** What s3 leaves out or decides without AWS's word. */
export const s3: Readonly<Record<LedgerIdOf<'s3'>, string>> = {
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
    'The playground keeps an object’s size and hash, not its content or metadata. If you read it, the body is empty.',
  's3-encryption': 'Objects say that they are encrypted with S3’s own keys. S3 never asks KMS.',
  's3-versions': 'Buckets don’t keep versions of objects.',
};
