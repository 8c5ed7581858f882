type Numbers = readonly number[];

/** A service as `scripts/trim-iam-data.mjs` writes it; the fields are documented there. */
export interface CompactService {
  readonly k: readonly string[];
  readonly r: readonly (readonly [name: string, arn: string, keys: Numbers])[];
  readonly a: readonly (readonly [name: string, level: string, resources: Numbers, keys: Numbers])[];
}

type Load = () => Promise<{ readonly default: unknown }>;

/** Services share a file with those that begin with the same letter. */
const files: ReadonlyMap<string, Load> = new Map<string, Load>([
  ['a', () => import('./data/a.json')],
  ['b', () => import('./data/b.json')],
  ['c', () => import('./data/c.json')],
  ['d', () => import('./data/d.json')],
  ['e', () => import('./data/e.json')],
  ['f', () => import('./data/f.json')],
  ['g', () => import('./data/g.json')],
  ['h', () => import('./data/h.json')],
  ['i', () => import('./data/i.json')],
  ['k', () => import('./data/k.json')],
  ['l', () => import('./data/l.json')],
  ['m', () => import('./data/m.json')],
  ['n', () => import('./data/n.json')],
  ['o', () => import('./data/o.json')],
  ['p', () => import('./data/p.json')],
  ['q', () => import('./data/q.json')],
  ['r', () => import('./data/r.json')],
  ['s', () => import('./data/s.json')],
  ['t', () => import('./data/t.json')],
  ['u', () => import('./data/u.json')],
  ['v', () => import('./data/v.json')],
  ['w', () => import('./data/w.json')],
  ['x', () => import('./data/x.json')],
]);

const loaded = new Map<string, Promise<ReadonlyMap<string, CompactService>>>();

async function load(letter: string): Promise<ReadonlyMap<string, CompactService>> {
  const data = (await files.get(letter)?.())?.default ?? {};
  return new Map(Object.entries(data as Readonly<Record<string, CompactService>>));
}

/** The services whose prefixes begin as this one does; loaded once, and asked for again after a failure. */
export function compactServices(prefix: string): Promise<ReadonlyMap<string, CompactService>> {
  const letter = prefix.charAt(0);
  const loading = loaded.get(letter) ?? load(letter);
  loaded.set(letter, loading);
  loading.catch(() => loaded.delete(letter));
  return loading;
}
