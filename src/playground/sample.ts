import type { Change, Credentials, World } from '../engine/index.ts';
import { accountOf, byName, rowsBy } from '../engine/index.ts';
import rows from './sample-rows.json' with { type: 'json' };

/**
 * The sample account's rows, as `buildSample` made them. They are committed as data, so that the first
 * picture waits for no API model. `npm run sample` writes them again, and a test checks that both agree.
 */
export const sampleRows = rows as unknown as readonly Change[];

/** The credentials that act when the sample opens: ana's access key, or the root user if she or her key is gone. */
export function firstCredentials(world: World): Credentials {
  const ana = byName(world, 'users', accountOf(world), 'ana');
  const key = ana && rowsBy(world, 'accessKeysByOwner', ana.id).find((row) => row.status === 'Active');
  return key
    ? { type: 'key', accessKeyId: key.id, secretAccessKey: key.secretAccessKey }
    : { type: 'console', id: accountOf(world) };
}
