import type { LedgerIdOf } from '../../../engine/index.ts';

/** What s3 leaves out or decides without AWS's word. */
export const s3: Readonly<Record<LedgerIdOf<'s3'>, string>> = {
  's3-acls':
    'Access control lists, directory buckets and object lock don’t exist: asking for them gives no answer.',
  's3-order': 'A bucket that doesn’t exist is said to be missing before any permission is looked at.',
  's3-anonymous-trail':
    'How CloudTrail names whoever reads a bucket without credentials isn’t certain: here it is “Unknown”.',
  's3-owner': 'Lists don’t tell the owner’s canonical user id.',
  's3-policy-checks':
    'Which fault of a bucket policy is named first, and some of the sentences, are guesses.',
  's3-public':
    'Whether a bucket policy is public is judged by its principals and the condition keys that narrow it.',
  's3-self-lockout':
    'A bucket policy may lock its own writer out: ConfirmRemoveSelfBucketAccess isn’t asked for. The account’s root user can always mend it.',
  's3-restrict-public':
    'RestrictPublicBuckets keeps everybody outside of the account from a bucket whose policy is public. The steps only say that its policy lets nobody in.',
  's3-tags-decide-nothing':
    'Tags of a bucket don’t decide about access, as before AWS made that a setting of the bucket.',
  's3-contents':
    'What an object contains and its metadata aren’t kept, only its size and its hash. Reading it gives an empty body.',
  's3-encryption': 'Objects say that they are encrypted with S3’s own keys; KMS is never asked.',
  's3-versions': 'Buckets don’t keep versions of objects.',
};
