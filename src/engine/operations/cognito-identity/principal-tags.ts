import type { IdentityPoolRow, Tag } from '../../entities/entities.ts';
import type { Login } from './login.ts';

/** What a tag's value may hold. https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html */
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

/**
 * The session tags that a login's claims give by the pool's map for its provider: by default the app client as
 * `client` and the person's `sub` as `username`. A claim that is missing, or can't be a tag, gives none.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
 */
export function principalTags(pool: IdentityPoolRow, logins: readonly Login[]): Tag[] {
  const tags = new Map<string, Tag>();
  for (const login of logins) {
    const map = pool.principalTags.find(({ provider }) => provider === login.provider);
    const claims = map?.useDefaults
      ? [
          { key: 'client', value: 'aud' },
          { key: 'username', value: 'sub' },
        ]
      : (map?.tags ?? []);
    for (const { key, value: claim } of claims) {
      const value = textOf(login.claims.get(claim));
      if (value !== null && tagValue.test(value)) tags.set(key.toLowerCase(), { key, value });
    }
  }
  return [...tags.values()];
}
