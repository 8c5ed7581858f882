import { count } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The labels on the stage while a caller assumes a role. They are short: the sentence is below the picture. */
export const stage = /* @__PURE__ */ isolating({
  you: 'you',
  outside: 'outside the account',
  limits: (line: string): string => `limit: ${line}`,
  noKey: 'no key',
  more: (more: number): string => `+${count(more)}`,
  lentTo: (name: string): string => `lent to ${name}`,
  locks: { trust: 'Trust', permission: 'Permission' },
  noLock: 'not needed',
  trusts: (names: string): string => `trusts: ${names}`,
  trustsNobody: 'trusts nobody',
  thisAccount: 'this account',
  anyone: 'anyone',
  may: (what: string): string => `may: ${what}`,
  mayNot: (what: string): string => `may not: ${what}`,
  everything: 'everything',
  read: (service: string): string => `read ${service}`,
  list: (service: string): string => `list ${service}`,
  within: (what: string, where: string): string => `${what} ${where}`,
  nothing: 'says nothing',
  wearing: (role: string): string => `still wears ${role}`,
} as const);
