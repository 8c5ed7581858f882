import { describe, expect, it } from 'vitest';
import { apply, createWorld } from '../../../src/engine/index.ts';
import { idsFor } from '../../../src/engine/world/ids.ts';
import { home, start } from '../account.ts';

const world = createWorld(home, start);
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('ids made from the account and a counter', () => {
  it('have AWS’s shapes', () => {
    const ids = idsFor(world, home);
    for (const prefix of ['AIDA', 'AGPA', 'AROA', 'ANPA'] as const)
      expect(ids.next(prefix)).toMatch(new RegExp(`^${prefix}[A-Z2-7]{17}$`));
    for (const prefix of ['AKIA', 'ASIA'] as const)
      expect(ids.next(prefix)).toMatch(new RegExp(`^${prefix}[A-Z2-7]{9}EXAMPLE$`));
    expect(ids.secret()).toMatch(/^[A-Za-z0-9+/]{30}EXAMPLEKEY$/);
    expect(ids.token()).toMatch(/^AQoDYXdzEPT\/+wEXAMPLE[A-Za-z0-9+/]+==$/);
    expect(ids.uuid()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('are the same for the same account and counter, and others for another account', () => {
    const ten = (account: string): string[] => {
      const ids = idsFor(world, account);
      return many(10, () => ids.next('AIDA'));
    };
    expect(ten(home)).toEqual(ten(home));
    expect(ten(home).filter((id) => ten('444455556666').includes(id))).toEqual([]);
  });

  it('are never given twice in 50,000', () => {
    const ids = idsFor(world, home);
    expect(new Set(many(50_000, () => ids.next('AKIA'))).size).toBe(50_000);
  });

  it('look random: every letter stands about equally often in every place', () => {
    const ids = idsFor(world, home);
    const made = many(8000, () => ids.next('AIDA'));
    for (let place = 4; place < 21; place++) {
      const counts = new Map<string, number>();
      for (const id of made) counts.set(id.charAt(place), (counts.get(id.charAt(place)) ?? 0) + 1);
      expect(counts.size).toBe(32);
      // 250 on average, with a standard deviation of about 16.
      expect(Math.max(...counts.values())).toBeLessThan(340);
      expect(Math.min(...counts.values())).toBeGreaterThan(160);
    }
  });

  it('leave out what the world already holds', () => {
    const first = idsFor(world, home).next('AIDA');
    const after = { id: first, account: home, name: 'ana', path: '/', createDate: start, tags: [] };
    const taken = apply(world, [{ table: 'users', key: first, before: null, after }]);
    expect(idsFor(taken, home).next('AIDA')).not.toBe(first);
  });
});
