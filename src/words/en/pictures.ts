import { count as digits, listOf } from '../index.ts';
import { isolating } from '../isolate.ts';

/** Pictures that are saved, and what stands in them. */
export const sheet = /* @__PURE__ */ isolating({
  /** At the foot of every picture. */
  foot: 'IAM Playground · not affiliated with AWS',
} as const);

const accountName = (id: string, name: string | null): string =>
  name === null ? `account ${id}` : `account ${name} (${id})`;

export const account = /* @__PURE__ */ isolating({
  title: (id: string, name: string | null, around: string | null): string =>
    around === null
      ? `Who is who in ${accountName(id, name)}`
      : `Around ${around}, in ${accountName(id, name)}`,
  /** Null is the root user. */
  you: (name: string | null): string => (name === null ? 'You are the root user.' : `You are ${name}.`),
  lit: (names: readonly string[]): string => `Lit: ${listOf(names)}.`,
  more: (count: number): string => `And ${digits(count)} more.`,
} as const);
