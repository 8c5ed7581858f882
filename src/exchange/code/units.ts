import type { Built, Plan, Properties, Value } from './built.ts';
import { AccountId, eachReference, Reference, Text, textOf } from './built.ts';

/** One stack's things: those of one region, and in the first stacks those without a region. */
export interface Unit {
  /** The stack's name, which is also its file's: `web-team`. */
  readonly name: string;
  readonly region: string;
  readonly built: readonly Built[];
  /** Things that its language makes by itself: they can be named, and aren't written. */
  readonly hidden?: readonly Built[];
  /** Facts that later units of the same region name, by the thing's key. */
  readonly exported: ReadonlyMap<string, ReadonlySet<Reference['fact']>>;
}

/**
 * A stack has at most 500 resources, and its template at most 1 MB.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const stackLimits = { resources: 500, characters: 1_000_000 } as const;
/** Room for what surrounds the properties. A template in YAML indents each line. */
const room = 0.4;

const usualRegion = 'us-east-1';

/** `Web team` → `web-team`; a stack's name begins with a letter. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-').slice(0, 60);
  return /^[a-z]/.test(name) ? name : name === '' ? 'account' : `account-${name}`;
}

/** The region of most things: the stack without a region in its name is deployed there. */
function mainRegion(built: readonly Built[]): string {
  const counts = new Map<string, number>();
  for (const { region } of built) if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? usualRegion;
}

/** The characters of a value, about. */
function sizeOf(value: Value): number {
  if (value instanceof Reference || value instanceof AccountId) return 30;
  if (value instanceof Text) return value.parts.reduce((sum, part) => sum + sizeOf(part), 0);
  if (Array.isArray(value))
    return (value as readonly Value[]).reduce<number>((sum, one) => sum + sizeOf(one) + 20, 0);
  if (typeof value !== 'object') return textOf(value).length;
  return Object.entries(value as Properties).reduce(
    (sum, [name, one]) => sum + name.length + sizeOf(one) + 20,
    0,
  );
}

/** Divides a plan into stacks. Each needs only those before it. */
export function unitsOf(
  { title, built }: Plan,
  limits: typeof stackLimits | { resources: number; characters: number } = stackLimits,
): Unit[] {
  const main = mainRegion(built);
  const regions = [...new Set([main, ...built.flatMap(({ region }) => region ?? []).sort()])];
  const name = slug(title);
  const parts = regions.flatMap((region) => {
    const own = built.filter((one) => (one.region ?? main) === region);
    const chunks = chunksOf(own, limits);
    const start = region === main ? name : `${name}-${region}`;
    return chunks.map((chunk, i) => ({
      name: chunks.length === 1 ? start : `${start}-${String(i + 1)}`,
      region,
      built: chunk,
    }));
  });
  const placeOf = new Map(parts.flatMap((part) => part.built.map(({ key }) => [key, part] as const)));
  const exported = new Map<string, Set<Reference['fact']>>();
  for (const part of parts)
    for (const { properties } of part.built)
      eachReference(properties, ({ to, fact }) => {
        const other = placeOf.get(to);
        if (!other || other === part || other.region !== part.region) return;
        exported.set(to, (exported.get(to) ?? new Set()).add(fact));
      });
  return parts.map((part) => ({
    ...part,
    exported: new Map(
      part.built.flatMap(({ key }) => {
        const facts = exported.get(key);
        return facts ? [[key, facts] as const] : [];
      }),
    ),
  }));
}

function chunksOf(
  built: readonly Built[],
  limits: { readonly resources: number; readonly characters: number },
): Built[][] {
  const chunks: Built[][] = [];
  let size = Infinity;
  for (const one of built) {
    const own = sizeOf(one.properties) + 200;
    const last = chunks.at(-1);
    if (!last || last.length >= limits.resources || size + own > limits.characters * room) {
      chunks.push([one]);
      size = own;
    } else {
      last.push(one);
      size += own;
    }
  }
  return chunks;
}

/** The name under which a stack exports a fact of a thing. */
export const exportName = (unit: Unit, { logicalId }: Built, fact: string): string =>
  `${unit.name}-${logicalId}-${fact}`;
