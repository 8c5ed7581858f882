import type { OrganizationPolicyType, World, AnyKind } from '../../../../../engine/index.ts';
import { accountIds, rowsBy } from '../../../../../engine/index.ts';
import { organization as words } from '#words/organization.ts';

/** The kind that gives a place its picture. */
export const kindOfPlace: Readonly<Record<Place['kind'], AnyKind>> = {
  root: 'organizationRoot',
  unit: 'unit',
  account: 'account',
};

/** Returns a place's name, else its id or `Root`. */
export const nameOfPlace = ({ kind, id, name }: Place): string => name ?? (kind === 'root' ? words.root : id);

/** The lines below a place's name. */
export function notesOfPlace({ kind, id, accounts, manages }: Place, isViewed: boolean): readonly string[] {
  const note = kind === 'account' ? id : words.accounts(accounts);
  return [isViewed ? `${note}, ${words.viewed}` : note, ...(manages ? [words.manages] : [])];
}

/** A policy at a place to which it is attached. */
interface Ceiling {
  readonly id: string;
  readonly name: string;
  readonly type: OrganizationPolicyType;
}

/** The root, a unit or an account, with the places below it. */
export interface Place {
  readonly kind: 'root' | 'unit' | 'account';
  /** The table key: r-…, ou-…, an account's 12 digits. */
  readonly id: string;
  /** Null for the root, which has no name. */
  readonly name: string | null;
  /** It is the management account, to which ceilings don't apply. */
  readonly manages: boolean;
  readonly ceilings: readonly Ceiling[];
  readonly below: readonly Place[];
  /** The number of accounts in it and further down. */
  readonly accounts: number;
}

interface OrganizationTree {
  readonly root: Place;
  /** Accounts of this world outside the organization. */
  readonly apart: readonly Place[];
}

const byName = (a: { name: string | null; id: string }, b: { name: string | null; id: string }): number => {
  const [left, right] = [a.name ?? a.id, b.name ?? b.id];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
};

function ceilingsOf(world: World, targetId: string): Ceiling[] {
  return rowsBy(world, 'organizationAttachmentsByTarget', targetId)
    .flatMap(({ policyId }) => world.tables.organizationPolicies.get(policyId) ?? [])
    .map(({ id, name, type }) => ({ id, name, type }))
    .sort(byName);
}

function accountPlace(world: World, id: string, managing: string): Place {
  return {
    kind: 'account',
    id,
    name: world.tables.accounts.get(id)?.name ?? null,
    manages: id === managing,
    ceilings: ceilingsOf(world, id),
    below: [],
    accounts: 1,
  };
}

/**
 * Returns the places below one: units before accounts, each by name. It leaves out a unit that stands below itself,
 * which no organization has.
 */
function placesIn(world: World, parentId: string, managing: string, path: readonly string[]): Place[] {
  const units = rowsBy(world, 'unitsByParent', parentId)
    .filter(({ id }) => !path.includes(id))
    .sort(byName)
    .map(({ id, name }) => place(world, { kind: 'unit', id, name }, managing, [...path, id]));
  const accounts = rowsBy(world, 'accountsByParent', parentId)
    .sort(byName)
    .map(({ id }) => accountPlace(world, id, managing));
  return [...units, ...accounts];
}

function place(
  world: World,
  self: Pick<Place, 'kind' | 'id' | 'name'>,
  managing: string,
  path: readonly string[],
): Place {
  const below = placesIn(world, self.id, managing, path);
  return {
    ...self,
    manages: false,
    ceilings: ceilingsOf(world, self.id),
    below,
    accounts: below.reduce((sum, one) => sum + one.accounts, 0),
  };
}

/**
 * Returns the organization of a world from its root down, or null if there is none. Linear in its accounts and units.
 */
export function organizationTree(world: World): OrganizationTree | null {
  const [organization] = [...world.tables.organizations.values()];
  if (!organization) return null;
  const { rootId, account } = organization;
  const apart = accountIds(world).filter((id) => (world.tables.accounts.get(id)?.parentId ?? null) === null);
  return {
    root: place(world, { kind: 'root', id: rootId, name: null }, account, [rootId]),
    apart: apart.map((id) => accountPlace(world, id, account)).sort(byName),
  };
}
