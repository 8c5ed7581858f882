import type { Check } from './row-checks.ts';
import { either, integer, list, oneOf, record, text } from './row-checks.ts';

/*
 * Lengths and characters are those of the IAM API reference:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Types.html
 */
export const time = integer(0, 8_640_000_000_000_000);
export const account = text(12, 12, /^\d+$/);
export const uniqueId = (prefix: string): Check => text(16, 128, uniqueIdPatterns[prefix]);
const uniqueIdPatterns: Readonly<Record<string, RegExp>> = {
  AIDA: /^AIDA[A-Z0-9]+$/,
  AGPA: /^AGPA[A-Z0-9]+$/,
  AROA: /^AROA[A-Z0-9]+$/,
  ANPA: /^ANPA[A-Z0-9]+$/,
  AKIA: /^AKIA[A-Z0-9]+$/,
  ASIA: /^ASIA[A-Z0-9]+$/,
  AIPA: /^AIPA[A-Z0-9]+$/,
};
export const [userId, groupId, roleId, policyId] = ['AIDA', 'AGPA', 'AROA', 'ANPA'].map(uniqueId) as [
  Check,
  Check,
  Check,
  Check,
];
export const ownerId = either(userId, groupId, roleId);
export const principalKind = oneOf('user', 'group', 'role');
export const name = (most: number): Check => text(1, most, /^[\w+=,.@-]+$/);
export const path = text(1, 512, /^\/(?:[!-~]+\/)?$/);
export const arn = text(20, 2048);
export const description = text(0, 1000);
export const tags = list(record({ key: text(1, 128), value: text(0, 256) }), 50);
export const versionId = text(2, 64, /^v[1-9]\d*(?:\.[\w-]*)?$/);

export const identity = { account, path, createDate: time };
export const key = text(1, 1024);

/** A document that isn't read here, such as XML or CSV. */
export const longText = text(0, 10_000_000);
export const texts = (most: number, count: number): Check => list(text(0, most), count);
