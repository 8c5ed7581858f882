import type { Tag } from '../../engine/index.ts';

/** One fact that another thing of the account gives: its ARN, its name, or an id that AWS chooses. */
export type Fact = 'arn' | 'name' | 'id' | 'uniqueId' | 'url' | 'rootId';

/** Stands where the code names another built thing by one of its facts. */
export class Reference {
  constructor(
    /** The key of the thing. */
    readonly to: string,
    readonly fact: Fact,
    /** The value in this account: written where a reference would close a circle. */
    readonly literal: Value,
    /** Whether AWS refuses the one without the other; false where the text alone is enough. */
    readonly isHard: boolean = false,
  ) {}
}

/** Stands for the account's own id, or for another account's, which is a parameter. */
export class AccountId {
  constructor(readonly id: string) {}
}

/** A text with references in it. */
export class Text {
  constructor(readonly parts: readonly (string | Reference | AccountId)[]) {}
}

/** A property's value, as CloudFormation nests them. */
export type Value =
  | string
  | number
  | boolean
  | Reference
  | AccountId
  | Text
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Properties = Readonly<Record<string, Value>>;

/** Everything that code leaves out; the words say why, for each. */
export type LossReason =
  | 'keys'
  | 'passwords'
  | 'mfa'
  | 'sessions'
  | 'rootSignIn'
  | 'objects'
  | 'secretValues'
  | 'functionCode'
  | 'functionStatement'
  | 'versions'
  | 'tags'
  | 'settings'
  | 'identities'
  | 'unconfirmed'
  | 'poolPasswords'
  | 'workloads'
  | 'leavingKeys'
  | 'leavingSecrets'
  | 'otherAccounts'
  | 'members'
  | 'suspended'
  | 'policyTypes'
  | 'services'
  | 'detached'
  | 'moved'
  | 'gonePrincipals'
  | 'circles'
  | 'uniqueIds'
  | 'linkedTags'
  | 'linkedRoles'
  | 'identityCenter'
  | 'thumbprints'
  | 'roleNames'
  | 'gone'
  | 'elsewhere';

/** Some things that code leaves out for one reason. */
export interface Loss {
  readonly reason: LossReason;
  /** The names of what is left out, or of what it belongs to. */
  readonly names: readonly string[];
  /** The key of the built thing that it belongs to; null if it belongs to none. */
  readonly at: string | null;
  readonly count: number;
}

/** One resource in CloudFormation's own terms, before a language writes it. */
export interface Built {
  /** The row's id, or that with the part's name: `AROA…/policy`. */
  readonly key: string;
  /** CloudFormation's type: `AWS::IAM::Role`. */
  readonly type: string;
  /** Unique in all letters of one case, and made of letters and digits. */
  readonly logicalId: string;
  readonly properties: Properties;
  readonly tags: readonly Tag[];
  /** Null for services without regions. */
  readonly region: string | null;
  /** The ids and names that it has in this account: for languages that take over what exists. */
  readonly own?: Readonly<Record<string, string>>;
}

/** Settings of the account and its organization for which CloudFormation has no type. */
export interface Settings {
  readonly alias?: string;
  readonly passwordPolicy?: Properties;
  readonly trustedServices: readonly string[];
  readonly rootFeatures: readonly string[];
  readonly policyTypes: readonly string[];
}

/** A principal that a chosen thing trusts, and that isn't chosen. AWS refuses the policy without it. */
export interface Untaken {
  /** The row's id. */
  readonly id: string;
  readonly name: string;
  /** The name of the thing that names it. */
  readonly by: string;
}

/** All that is to be built, in an order in which each comes after those that it needs. */
export interface Plan {
  readonly title: string;
  readonly account: string;
  readonly built: readonly Built[];
  readonly settings: Settings;
  readonly losses: readonly Loss[];
  readonly untaken: readonly Untaken[];
  /** Other accounts that the code names. */
  readonly accounts: readonly { readonly id: string; readonly parameter: string }[];
}

/** One file of an export. */
export interface CodeFile {
  readonly name: string;
  readonly text: string;
  readonly language: 'yaml' | 'json' | 'typescript' | 'hcl' | 'shell';
}

/** The files that a language's writer makes of a plan. */
export interface Written {
  readonly files: readonly CodeFile[];
  /** Left out by this language, beyond the plan's own losses. */
  readonly losses: readonly Loss[];
  /** The command line that deploys the files. */
  readonly command: string;
}

/** Calls `each` with every reference in a value. */
export function eachReference(value: Value, each: (reference: Reference) => void): void {
  if (value instanceof Reference) each(value);
  else if (value instanceof Text) for (const part of value.parts) eachReference(part, each);
  else if (Array.isArray(value)) for (const item of value as readonly Value[]) eachReference(item, each);
  else if (typeof value === 'object' && !(value instanceof AccountId))
    for (const inner of Object.values(value)) eachReference(inner, each);
}

/** Calls `each` with every account id in a value, also in the literals of references. */
export function eachAccount(value: Value, each: (account: AccountId) => void): void {
  if (value instanceof AccountId) each(value);
  else if (value instanceof Reference) eachAccount(value.literal, each);
  else if (value instanceof Text) for (const part of value.parts) eachAccount(part, each);
  else if (Array.isArray(value)) for (const item of value as readonly Value[]) eachAccount(item, each);
  else if (typeof value === 'object') for (const inner of Object.values(value)) eachAccount(inner, each);
}

/** Replaces references in a value. Text around a replaced reference is put together again. */
export function withReferences(value: Value, change: (reference: Reference) => Value): Value {
  if (value instanceof Reference) return change(value);
  if (value instanceof AccountId) return value;
  if (value instanceof Text)
    return joined(value.parts.map((part) => (part instanceof Reference ? change(part) : part)));
  if (Array.isArray(value)) return (value as readonly Value[]).map((item) => withReferences(item, change));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Properties).map(([name, inner]) => [name, withReferences(inner, change)]),
  );
}

/** One text of parts that are texts themselves; a plain string if nothing in it is a reference. */
export function joined(parts: readonly Value[]): Value {
  const flat: (string | Reference | AccountId)[] = [];
  const add = (part: Value): void => {
    if (part instanceof Text) for (const inner of part.parts) add(inner);
    else if (part instanceof Reference || part instanceof AccountId) flat.push(part);
    else if (typeof part === 'string') {
      const last = flat.at(-1);
      if (typeof last === 'string') flat[flat.length - 1] = last + part;
      else if (part !== '') flat.push(part);
    }
  };
  for (const part of parts) add(part);
  const [only = ''] = flat;
  return flat.length < 2 ? only : new Text(flat);
}

/** A value as it stands in this account; empty for one that is no text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Reference) return textOf(value.literal);
  if (value instanceof AccountId) return value.id;
  if (value instanceof Text) return value.parts.map(textOf).join('');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
