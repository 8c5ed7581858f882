/** Where a page ended, as a token that only the service makes and reads. */
const prefix = 'EXAMPLE';

interface TokenPage<T> {
  readonly items: readonly T[];
  /** Absent after the last page. */
  readonly next?: string;
}

/**
 * One page of a list that goes on with a token (`NextToken`, `PaginationToken`); null where the token is none
 * that was given out here. https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html
 */
export function tokenPage<T>(
  all: readonly T[],
  token: string | undefined,
  size: number,
): TokenPage<T> | null {
  const start = token === undefined ? 0 : startOf(token);
  if (start === null || start > all.length) return null;
  const end = start + size;
  return end < all.length
    ? { items: all.slice(start, end), next: tokenAt(end) }
    : { items: all.slice(start, end) };
}

const tokenAt = (start: number): string => `${prefix}${(start * 6571 + 17).toString(36).padStart(9, '0')}`;

function startOf(token: string): number | null {
  if (!/^EXAMPLE[0-9a-z]{9}$/.test(token)) return null;
  const start = (parseInt(token.slice(prefix.length), 36) - 17) / 6571;
  return Number.isInteger(start) && start >= 0 ? start : null;
}
