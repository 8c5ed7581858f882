import { alike as words, blocks as blockWords } from '#words/overview.ts';
import type { Facts, KeyState, UserFacts } from './facts.ts';
import type { Block } from './flow.ts';
import { byName } from './ranks.ts';

/** The most kinds with a row of their own. */
const most = 7;
const mostNames = 3;

type KeyWord = keyof typeof words.keys;

function keyWord({ keys, hasPassword }: UserFacts): KeyWord {
  if (keys.length === 0) return hasPassword ? 'password' : 'none';
  const states = new Set<KeyState>(keys.map(({ state }) => state));
  const [state = 'used'] = states;
  return states.size === 1 ? state : 'mixed';
}

interface Kind {
  readonly key: string;
  readonly users: UserFacts[];
  readonly roles: readonly string[];
}

/** A text to compare policies of one's own by what they say. */
const ownText = (facts: Facts, user: UserFacts): string =>
  user.policies
    .map((id) => {
      const policy = facts.policies.get(id);
      return policy?.ownerId === null ? id : (policy?.document ?? id);
    })
    .join();

/** Returns which users may put on which roles because a trust policy names them. */
export function rolesNaming(facts: Facts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const role of [...facts.roles.values()].sort(byName)) {
    for (const id of role.names) {
      if (!facts.users.has(id)) continue;
      const list = found.get(id);
      if (list) list.push(role.id);
      else found.set(id, [role.id]);
    }
  }
  return found;
}

const noRoles: readonly string[] = [];

function kindsOf(facts: Facts, users: Iterable<UserFacts>): Kind[] {
  const named = rolesNaming(facts);
  const kinds = new Map<string, Kind>();
  for (const user of users) {
    const roles = named.get(user.id) ?? noRoles;
    const key = JSON.stringify([user.groups, ownText(facts, user), user.boundary, keyWord(user), roles]);
    const kind = kinds.get(key);
    if (kind) kind.users.push(user);
    else kinds.set(key, { key, users: [user], roles });
  }
  for (const { users: list } of kinds.values()) list.sort(byName);
  return [...kinds.values()].sort((a, b) => b.users.length - a.users.length || firstFirst(a, b));
}

const firstFirst = (a: Kind, b: Kind): number => {
  const [one, other] = [a.users[0], b.users[0]];
  return one && other ? byName(one, other) : 0;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

class Naming {
  readonly #usual: KeyWord;

  constructor(
    private readonly facts: Facts,
    kinds: readonly Kind[],
    /** The group that all of them are in, if a group was opened. */
    private readonly groupId: string | null,
  ) {
    const counts = new Map<KeyWord, number>();
    for (const { users } of kinds)
      for (const user of users) counts.set(keyWord(user), (counts.get(keyWord(user)) ?? 0) + 1);
    this.#usual = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'none';
  }

  of({ users: [user], roles }: Kind): string {
    if (!user) return '';
    const { facts } = this;
    const parts = [
      keyWord(user) === this.#usual ? null : words.keys[keyWord(user)],
      listed(
        user.policies.map((id) => facts.policies.get(id)?.name ?? ''),
        words.own,
        words.ownMany,
      ),
      user.boundary === null ? null : words.limited,
      listed(
        roles.map((id) => facts.roles.get(id)?.name ?? ''),
        words.mayPutOn,
        words.mayPutOnMany,
      ),
    ].filter((part) => part !== null);
    const groups = this.#groups(user);
    const told = groups.isPlain && parts.length > 0 ? parts : [groups.text, ...parts];
    return capital(told.join(', '));
  }

  #groups(user: UserFacts): { readonly text: string; readonly isPlain: boolean } {
    const nameOf = (id: string): string => this.facts.groups.get(id)?.name ?? '';
    const others = user.groups.filter((id) => id !== this.groupId);
    const names = others.map(nameOf).sort();
    if (this.groupId !== null) {
      if (others.length === 0) return { text: words.onlyIn(nameOf(this.groupId)), isPlain: true };
      return { text: listed(names, words.alsoIn, words.alsoInMany) ?? '', isPlain: false };
    }
    const text = listed(names, words.inGroups, words.inMany);
    return { text: text ?? words.noGroup, isPlain: text === null };
  }
}

function listed(
  names: readonly string[],
  few: (names: readonly string[]) => string,
  many: (count: number) => string,
): string | null {
  if (names.length === 0) return null;
  return names.length > 2 ? many(names.length) : few(names);
}

const block = (id: string, name: string, users: readonly UserFacts[], note: string | null): Block => ({
  id,
  column: 'users',
  size: users.length,
  count: users.length,
  name,
  short: name,
  note,
  icon: 'user',
  members: users.map((user) => user.id),
  opens: users.length === 1 ? 'surroundings' : 'list',
  isWarned: false,
  isIdle: false,
});

/**
 * Sorts users into kinds: users are alike if they have the same groups, own policies, boundary, key state and roles
 * that name them. The largest kind comes first, then single users together, then those who may put on a role.
 */
export function usersAlike(facts: Facts, users: Iterable<UserFacts>, groupId: string | null): Block[] {
  const kinds = kindsOf(facts, users);
  const naming = new Naming(facts, kinds, groupId);
  const singles = kinds.filter((kind) => kind.users.length === 1);
  const isMerged = singles.length > 1 && kinds.length > 2;
  const several = isMerged ? kinds.filter((kind) => kind.users.length > 1) : kinds;
  const shown = several.length > most + 1 ? several.slice(0, most) : several;
  const rest = several.slice(shown.length).flatMap((kind) => kind.users);
  const rows = (withRole: boolean): Block[] =>
    shown
      .filter(({ roles }) => roles.length > 0 === withRole)
      .map((kind) => {
        const [only] = kind.users;
        const note = kind.users.length === 1 ? (only?.name ?? null) : null;
        return block(`kind:${kind.users[0]?.id ?? ''}`, naming.of(kind), kind.users, note);
      });
  const blocks = rows(false);
  if (rest.length > 0)
    blocks.push(block('kind:more', blockWords.moreKinds(several.length - shown.length), rest, null));
  if (isMerged) {
    const unlike = singles.flatMap((kind) => kind.users).sort(byName);
    const names = unlike.slice(0, mostNames).map(({ name }) => name);
    const note = words.names(names, unlike.length - names.length);
    blocks.push(block('kind:unlike', capital(words.unlike), unlike, note));
  }
  return [...blocks, ...rows(true)];
}
