import type { PoolUserRow } from '../../entities/entities.ts';
import { attribute } from './attributes.ts';

type Filter = (user: PoolUserRow) => boolean;

/** What ListUsers searches by. */
const searchable: ReadonlyMap<string, (user: PoolUserRow) => string | undefined> = new Map([
  ...['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].map(
    (name) => [name, (user: PoolUserRow) => attribute(user, name)] as const,
  ),
  ['username', (user: PoolUserRow) => user.username] as const,
  ['cognito:user_status', (user: PoolUserRow) => user.status] as const,
  ['status', (user: PoolUserRow) => (user.enabled ? 'Enabled' : 'Disabled')] as const,
  ['sub', (user: PoolUserRow) => user.id] as const,
]);

/**
 * `family_name = "Reddy"`, `email ^= "ana"`: reads the filter of ListUsers; null for a text that is no filter.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
 */
export function readFilter(text: string): Filter | null {
  if (text.trim() === '') return () => true;
  const found = /^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text);
  const valueOf = searchable.get(found?.[1] ?? '');
  if (!found || !valueOf) return null;
  const wanted = (found[3] ?? '').replace(/\\(.)/g, '$1').toLowerCase();
  const fits =
    found[2] === '=' ? (value: string) => value === wanted : (value: string) => value.startsWith(wanted);
  return (user) => {
    const value = valueOf(user);
    return value !== undefined && fits(value.toLowerCase());
  };
}
