import type { Tag, World } from '../../engine/index.ts';
import type { Fact, Properties, Value } from './built.ts';
import type { Lose, Resolver } from './resolve.ts';

/** A thing that is to be built, before names are given and references found. */
export interface Draft {
  readonly key: string;
  readonly name: string;
  /** Its kind in a logical id: `Role`. */
  readonly word: string;
  readonly type: string;
  readonly region: string | null;
  readonly tags?: readonly Tag[];
  /** The texts by which other things may name it. */
  readonly finds?: readonly (readonly [text: string, fact: Fact])[];
  /** The key of the thing that it is a part of, and is named after. */
  readonly partOf?: string;
  readonly own?: Readonly<Record<string, string>>;
  readonly properties: (to: Resolver) => Partial<Record<string, Value>>;
}

/** The account, or the part of it, that drafts are made from. */
export interface Source {
  readonly world: World;
  readonly account: string;
  /** Whether a row is taken: the whole account, or what was chosen and what that needs. */
  readonly takes: (id: string) => boolean;
  readonly lose: Lose;
}

/** The members that are set. */
export const given = (members: Partial<Record<string, Value | undefined>>): Properties =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Properties;

/** Undefined for an empty list or text. */
export const filled = <T extends { readonly length: number }>(value: T | undefined): T | undefined =>
  value === undefined || value.length === 0 ? undefined : value;

/** Tags as CloudFormation lists them; undefined if there are none. */
export const tagValues = (tags: readonly Tag[]): Value | undefined =>
  tags.length ? tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined;

interface Named {
  readonly name: string;
  readonly id: string;
}
/** Rows by name, and those of one name by id. */
export const byName = (a: Named, b: Named): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
