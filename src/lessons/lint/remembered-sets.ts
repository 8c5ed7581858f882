import type { World } from '../../engine/index.ts';
import { tableNames } from '../../engine/index.ts';
import type { SetCheck } from '../attempt/check-context.ts';
import type { Finding } from '../attempt/finding.ts';

const contentOf = ({ tables }: World): unknown => tableNames.map((name) => [...tables[name].values()]);

/**
 * Checks conditions on all requests of one lesson, and remembers what it found: many answers of a proof leave the same
 * account behind, and to read it takes a small part of the time that deciding takes.
 */
export function remembering(check: SetCheck): SetCheck {
  const found = new Map<string, Finding>();
  const texts = new WeakMap<World, string>();
  const textOf = (world: World): string => {
    const text = texts.get(world) ?? JSON.stringify(contentOf(world));
    texts.set(world, text);
    return text;
  };
  return (context, condition, place) => {
    const key = JSON.stringify([condition, context.known.seed, [...context.chosen], textOf(context.world)]);
    const known = found.get(key) ?? check(context, condition, place);
    found.set(key, known);
    return known;
  };
}
