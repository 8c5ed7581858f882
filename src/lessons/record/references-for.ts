import type { World } from '../../engine/index.ts';
import { accountOf } from '../../engine/index.ts';
import type { Codes } from '../references.ts';
import { resolved } from '../references.ts';

/** What a lesson can name instead of an id that is another one at each go. */
function candidates(world: World): readonly { readonly text: string; readonly isCode: boolean }[] {
  const { users, mfaDevices, identityPools, accounts, units, organizationPolicies, organizations } =
    world.tables;
  const named = (kind: string, rows: Iterable<{ readonly name: string }>, ...more: string[]) =>
    [...rows].flatMap(({ name }) => [`@${kind}:${name}`, ...more.map((one) => `@${kind}:${name}:${one}`)]);
  const ids = [
    ...[...users.values()]
      .map(({ account, name }) => ({ name: account === accountOf(world) ? name : `${account}/${name}` }))
      .flatMap((one) => named('key', [one], 'old')),
    ...named('pool', identityPools.values()),
    ...named('identity', identityPools.values()),
    ...named('account', accounts.values()),
    ...named('ou', units.values()),
    ...named('scp', organizationPolicies.values()),
    ...(organizations.size > 0 ? ['@orgroot:it'] : []),
  ];
  const codes = [...named('mfa', users.values()), ...named('device', mfaDevices.values(), 'old')];
  return [...ids.map((text) => ({ text, isCode: false })), ...codes.map((text) => ({ text, isCode: true }))];
}

/** A moment that a form took from the clock, ms. */
const justNow = 5000;

/** A text in which the moment that it was written is told as such: it is another one each time. */
const withMoment = (text: string, now: number): string =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) =>
    Math.abs(Date.parse(moment) - now) <= justNow ? '@now:z' : moment,
  );

/**
 * An input with references in place of ids and codes, which are others when a lesson is done again. `world` is the one in
 * which it was asked, at `now` in ms since the epoch. The home account's id stays: it is the same each time.
 */
export function withReferences(world: World, input: unknown, codes: Codes | null, now: number): unknown {
  const known = { seed: '', documents: [], codes, now };
  const found = candidates(world).flatMap(({ text, isCode }) => {
    const is = resolved(world, text, known);
    return is === text || is === accountOf(world) ? [] : [{ text, is, isCode }];
  });
  const write = (value: unknown): unknown => {
    if (typeof value === 'string')
      return found.reduce(
        (text, { text: reference, is, isCode }) =>
          isCode ? (text === is ? reference : text) : text.replaceAll(is, reference),
        withMoment(value, now),
      );
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [String(write(name)), write(one)]));
  };
  return write(input);
}
