import type { ApiError } from '../../call/call.ts';
import type { Tag } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { Claims } from '../../tokens/jwt.ts';

/** How AWS answers a token that it can't take. */
export const invalidIdentityToken = (message: string): ApiError =>
  serviceError('InvalidIdentityToken', message);

const tagsClaim = 'https://aws.amazon.com/tags';
const sourceIdentityClaim = 'https://aws.amazon.com/source_identity';

const isText = (value: unknown): value is string => typeof value === 'string';

/** A claim that is text, or a list of text, as a list; null if it is anything else. */
export function textsOf(value: unknown): readonly string[] | null {
  if (isText(value)) return [value];
  return Array.isArray(value) && value.every(isText) ? value : null;
}

const membersOf = (value: unknown): Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : new Map();

/** Session tags as a token carries them: nested under one claim, or each a claim of its own. */
interface TokenTags {
  readonly tags: readonly Tag[];
  readonly transitiveKeys: readonly string[];
}

const badTags = (): ApiError => invalidIdentityToken('The session tags in the token are not valid');

/** A tag of a token, or null if it has more than one value or is too long. */
function tagOf(key: string, value: unknown): Tag | null {
  const values = textsOf(value);
  const [text] = values ?? [];
  const fits = values?.length === 1 && key.length >= 1 && key.length <= 128 && (text ?? '').length <= 256;
  return fits && text !== undefined ? { key, value: text } : null;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-assume-role-idp */
export function tokenTags(claims: Claims): TokenTags | ApiError {
  const nested = membersOf(claims.get(tagsClaim));
  const prefix = `${tagsClaim}/principal_tags/`;
  const given = [
    ...membersOf(nested.get('principal_tags')),
    ...[...claims]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value] as const),
  ];
  const tags = given.map(([key, value]) => tagOf(key, value));
  const keys = textsOf(
    nested.get('transitive_tag_keys') ?? claims.get(`${tagsClaim}/transitive_tag_keys`) ?? [],
  );
  if (!keys || tags.includes(null) || tags.length > 50) return badTags();
  return { tags: tags.filter((tag) => tag !== null), transitiveKeys: keys };
}

const sourceIdentityText = /^[\w+=,.@-]{2,64}$/;

/** The error for a text that is no source identity; undefined if there is none or it is fine. */
export function badSourceIdentity(value: unknown): ApiError | undefined {
  const isFine = value === undefined || (isText(value) && sourceIdentityText.test(value));
  return isFine
    ? undefined
    : invalidIdentityToken('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
export function sourceIdentityOf(claims: Claims): { readonly sourceIdentity?: string } | ApiError {
  const value = claims.get(sourceIdentityClaim);
  return badSourceIdentity(value) ?? (isText(value) ? { sourceIdentity: value } : {});
}
