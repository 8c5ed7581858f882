import type { World } from '../../../../engine/index.ts';
import type { Party } from '../../../../lessons/parties.ts';
import type { Reach } from '../../../../lessons/reaches.ts';

/** The key of KMS that encrypts a bucket's objects, as it is drawn; null where S3's own keys do. */
export function keyOf({ tables }: World, bucketId: string | null): Party | null {
  for (const row of tables.resources.values()) {
    if (row.kind !== 'object' || row.bucketId !== bucketId || !row.encryption) continue;
    const key = tables.resources.get(row.encryption.keyId);
    if (key?.kind === 'key')
      return { kind: 'kmsKey', id: key.id, name: key.aliases[0] ?? key.name, isFresh: false };
  }
  return null;
}

/** How the id of a key’s reach ends. */
const ofKeys = ':key';

/** Whether a line is about a key: where that is wrong, it is the reason for all that the key encrypts. */
export const isOfKey = ({ id }: { readonly id: string }): boolean => id.endsWith(ofKeys);

/**
 * Adds to each reading of an encrypted object the reach of its key: before S3 gives the object, it asks KMS on the
 * reader's behalf. Where S3 refuses by itself, KMS is never asked.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export const withKeys = (world: World, reaches: readonly Reach[]): readonly Reach[] =>
  reaches.flatMap((reach) => {
    const { action, target, is, decision } = reach;
    const key = action === 's3:GetObject' ? keyOf(world, target.id) : null;
    const isByKey = decision?.action.startsWith('kms:') === true;
    if (!key || (is !== 'allow' && !isByKey)) return [reach];
    const second = {
      ...reach,
      id: `${reach.id}${ofKeys}`,
      target: key,
      action: 'kms:Decrypt',
      telling: null,
      object: null,
    };
    // The decision is drawn on the line that it is about.
    return isByKey ? [{ ...reach, decision: null }, second] : [reach, { ...second, decision: null }];
  });
