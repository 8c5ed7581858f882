import type { World } from '../../engine/index.ts';
import { byName, policyArn, roleArn } from '../../engine/index.ts';

/** The last part of an ARN: the name, behind any path. */
export const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
export const accountOfArn = (arn: string): string => arn.split(':', 5)[4] ?? '';

/** Returns the id of the role or policy with an ARN, or an id that nothing has if it doesn't exist. */
export function idOfArn(world: World, table: 'roles' | 'policies', arn: string): string {
  const row = byName(world, table, accountOfArn(arn), nameIn(arn));
  if (!row) return `missing:${arn}`;
  const own = table === 'roles' ? roleArn(row) : policyArn(row);
  return own === arn ? row.id : `missing:${arn}`;
}
