/**
 * An immutable string-keyed map (a hash array mapped trie): `set` and `delete` copy one path of at most
 * seven small arrays, so that a command costs what it changes and not how big the account is.
 * Names such as `__proto__` are safe keys: nothing here is a plain object keyed by user data.
 */
import { fnv } from '../fnv.ts';

const BITS = 5;
const MASK = (1 << BITS) - 1;

interface Leaf<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}
interface Collision<V> {
  readonly hash: number;
  readonly leaves: readonly Leaf<V>[];
}
interface Branch<V> {
  readonly bitmap: number;
  readonly children: readonly Node<V>[];
}
type Node<V> = Leaf<V> | Collision<V> | Branch<V>;

/** FNV-1a, finished with an avalanche so that short keys spread over all levels. */
function hashOf(key: string): number {
  let hash = fnv(key);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function popcount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const isBranch = <V>(node: Node<V>): node is Branch<V> => 'bitmap' in node;
const isCollision = <V>(node: Node<V>): node is Collision<V> => 'leaves' in node;
const bitAt = (hash: number, shift: number): number => 1 << ((hash >>> shift) & MASK);
const slotOf = (bitmap: number, bit: number): number => popcount(bitmap & (bit - 1));

function find<V>(root: Node<V> | null, hash: number, key: string): Leaf<V> | undefined {
  let node = root;
  for (let shift = 0; node; shift += BITS) {
    if (!isBranch(node)) {
      if (isCollision(node)) return node.leaves.find((leaf) => leaf.key === key);
      return node.key === key ? node : undefined;
    }
    const bit = bitAt(hash, shift);
    if (!(node.bitmap & bit)) return undefined;
    node = node.children[slotOf(node.bitmap, bit)] ?? null;
  }
  return undefined;
}

/**
 * Two nodes of different keys under one parent: a chain of branches down to the place where their hashes
 * differ.
 */
function join<V>(a: Leaf<V> | Collision<V>, b: Leaf<V>, shift: number): Node<V> {
  if (a.hash === b.hash) return { hash: a.hash, leaves: [...(isCollision(a) ? a.leaves : [a]), b] };
  const bitA = bitAt(a.hash, shift);
  const bitB = bitAt(b.hash, shift);
  if (bitA === bitB) return { bitmap: bitA, children: [join(a, b, shift + BITS)] };
  const before = slotOf(bitA | bitB, bitA) < slotOf(bitA | bitB, bitB);
  return { bitmap: bitA | bitB, children: before ? [a, b] : [b, a] };
}

function insert<V>(node: Node<V> | null, leaf: Leaf<V>, shift: number): Node<V> {
  if (!node) return leaf;
  if (isBranch(node)) {
    const bit = bitAt(leaf.hash, shift);
    const slot = slotOf(node.bitmap, bit);
    if (!(node.bitmap & bit))
      return {
        bitmap: node.bitmap | bit,
        children: [...node.children.slice(0, slot), leaf, ...node.children.slice(slot)],
      };
    const children = node.children.slice();
    children[slot] = insert(node.children[slot] ?? null, leaf, shift + BITS);
    return { bitmap: node.bitmap, children };
  }
  if (isCollision(node) && node.hash === leaf.hash) {
    const others = node.leaves.filter((other) => other.key !== leaf.key);
    return { hash: node.hash, leaves: [...others, leaf] };
  }
  if (!isCollision(node) && node.key === leaf.key) return leaf;
  return join(node, leaf, shift);
}

function remove<V>(node: Node<V>, hash: number, key: string, shift: number): Node<V> | null {
  if (!isBranch(node)) {
    if (!isCollision(node)) return null;
    const leaves = node.leaves.filter((leaf) => leaf.key !== key);
    return leaves.length === 1 ? (leaves[0] ?? null) : { hash: node.hash, leaves };
  }
  const bit = bitAt(hash, shift);
  const slot = slotOf(node.bitmap, bit);
  const child = node.children[slot];
  if (!child) return node;
  const next = remove(child, hash, key, shift + BITS);
  const children = [...node.children];
  if (next) {
    // A branch with one leaf is that leaf: the same content has the same shape, however it came about.
    if (children.length === 1 && !isBranch(next)) return next;
    children[slot] = next;
    return { bitmap: node.bitmap, children };
  }
  children.splice(slot, 1);
  if (children.length === 0) return null;
  const only = children[0];
  if (children.length === 1 && only && !isBranch(only)) return only;
  return { bitmap: node.bitmap & ~bit, children };
}

/** All leaves. A stack instead of recursion: nested generators would pass each leaf up through every level. */
function* walk<V>(root: Node<V> | null): Generator<Leaf<V>> {
  const waiting: Node<V>[] = root ? [root] : [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isBranch(node))
      for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as Node<V>);
    else if (isCollision(node)) yield* node.leaves;
    else yield node;
  }
}

function collect<V>(node: Node<V> | null, found: V[]): void {
  if (!node) return;
  if (isBranch(node)) for (const child of node.children) collect(child, found);
  else if (isCollision(node)) for (const leaf of node.leaves) found.push(leaf.value);
  else found.push(node.value);
}

export class PersistentMap<V> {
  private constructor(
    private readonly root: Node<V> | null,
    /** How many entries the map holds. */
    readonly size: number,
  ) {}

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(null, 0);
  }

  static from<V>(entries: Iterable<readonly [string, V]>): PersistentMap<V> {
    let map = PersistentMap.empty<V>();
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: string): V | undefined {
    return find(this.root, hashOf(key), key)?.value;
  }

  has(key: string): boolean {
    return find(this.root, hashOf(key), key) !== undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    const hash = hashOf(key);
    const found = find(this.root, hash, key);
    if (found && found.value === value) return this;
    return new PersistentMap(insert(this.root, { hash, key, value }, 0), this.size + (found ? 0 : 1));
  }

  delete(key: string): PersistentMap<V> {
    const hash = hashOf(key);
    if (!this.root || !find(this.root, hash, key)) return this;
    return new PersistentMap(remove(this.root, hash, key, 0), this.size - 1);
  }

  /** In hash order, which is the same on every machine and means nothing: sort before showing. */
  *entries(): Generator<[string, V]> {
    for (const leaf of walk(this.root)) yield [leaf.key, leaf.value];
  }

  /** All values at once, in the same order. If all are read anyway, this is faster than one by one. */
  list(): V[] {
    const found: V[] = [];
    collect(this.root, found);
    return found;
  }

  *keys(): Generator<string> {
    for (const leaf of walk(this.root)) yield leaf.key;
  }

  *values(): Generator<V> {
    for (const leaf of walk(this.root)) yield leaf.value;
  }
}
