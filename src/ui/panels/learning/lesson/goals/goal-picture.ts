import { trustsOf } from '../../../../../assume/trust-lines.ts';
import type { Rows, World } from '../../../../../engine/index.ts';
import { accountOf, rowsBy } from '../../../../../engine/index.ts';
import type {
  Belonging,
  Beside,
  GoalNode,
  GoalPage,
  GoalPicture,
  GoalState,
} from '../../../../../graph/goals/goals.ts';
import { atStart } from '../../../../../lessons/attempt/attempt.ts';
import type { LessonAttempt } from '../../../../../lessons/attempt-state.ts';
import {
  checkGoals,
  isSolved,
  type GoalState as Checked,
} from '../../../../../lessons/attempt/check-goals.ts';
import { entityNamed, usersWithPolicies } from '../../../../../lessons/attempt/entities.ts';
import { type Party, partyOf } from '../../../../../lessons/parties.ts';
import { proseText } from '../../../../../lessons/prose-text.ts';
import { type Fact, type Reach, type Told, toldBy } from '../../../../../lessons/reaches.ts';
import { goalWords as words } from '#words/goals.ts';
import { taskOf } from '../task-of.ts';
import { quietPage } from './deciding-page.ts';
import { keyOf, withKeys } from '../encrypting-keys.ts';
import { type Lines, linesIn, type ToldLine, wantedLines } from './goal-lines.ts';
import {
  groupId,
  isAbsent,
  isMissing,
  nodeKindOf,
  nodeName,
  shortName,
  originNote,
  partyName,
  whatId,
  whoId,
} from './parties-drawn.ts';

/** The picture of one state, with what its sentence needs. */
export interface ToldPicture extends GoalPicture {
  readonly state: GoalState;
  readonly lines: readonly ToldLine[];
  /** Whether it says what isn't as it should be. */
  readonly isTold: boolean;
}

/** The acting entity's id, and the VPC endpoint through which its calls come. */
interface Acting {
  readonly you: string | null;
  readonly endpoint?: string | null;
}

const nobody: Acting = { you: null };

/** `isWhole`: all of the account is drawn, not only what goals speak of. */
type Place = Pick<LessonAttempt, 'lesson' | 'start' | 'world'> & { readonly isWhole?: boolean | undefined };

interface Drawn {
  readonly party: Party;
  readonly column: GoalNode['column'];
  readonly beside: Beside[];
  readonly notes: string[];
}

/** Gathers nodes in the order in which goals speak of them. */
class Nodes {
  readonly all = new Map<string, Drawn>();
  readonly ties: Belonging[] = [];

  who(party: Party): Drawn {
    return this.#of(whoId(party), party, 'who');
  }
  what(party: Party): Drawn {
    return this.#of(whatId(party), party, 'what');
  }
  group(party: Party): Drawn {
    return this.#of(groupId(party.name), party, 'groups');
  }
  /** Ties a bucket to the key that encrypts it. A key has one tie. */
  encrypts(bucket: Party, key: Party): void {
    const [from, to] = [whatId(bucket), whatId(key)];
    const { notes } = this.what(key);
    if (notes.length > 0) return;
    notes.push(words.asked);
    this.ties.push({ from, to, label: words.encryptsWith });
  }
  /** The rows that act or hold policies, each with its node. */
  get holders(): ReadonlyMap<string, string> {
    const held = [...this.all].filter(
      ([, { column, party }]) => column !== 'what' && party.kind !== 'key' && !party.origin,
    );
    return new Map(held.flatMap(([id, { party }]) => (party.id === null ? [] : [[party.id, id]])));
  }
  /** The node of somebody who acts, of several with other origins the one whose calls come as theirs do. */
  acting({ you, endpoint = null }: Acting): string | null {
    const own = [...this.all].filter(
      ([, { column, party }]) => you !== null && party.id === you && column === 'who',
    );
    const withOrigin = (name: string | null) =>
      own.find(([, { party }]) => (party.origin?.name ?? null) === name);
    const elsewhere = endpoint === null ? undefined : withOrigin('');
    return (withOrigin(endpoint) ?? elsewhere ?? withOrigin(null))?.[0] ?? null;
  }
  #of(id: string, party: Party, column: GoalNode['column']): Drawn {
    const known = this.all.get(id);
    if (known) return known;
    const node = { party, column, beside: [], notes: [] };
    this.all.set(id, node);
    return node;
  }
}

const rowParty = (
  kind: Party['kind'],
  { id, name }: { readonly id: string; readonly name: string },
): Party => ({
  kind,
  id,
  name,
  isFresh: false,
});

function addDeeds(nodes: Nodes, { deeds }: Told): void {
  for (const deed of deeds) {
    const { target, object, who } = deed;
    const { kind, name } = who;
    if (kind !== 'anyone' && kind !== 'root') nodes.who(who);
    const { beside } = nodes.what(target);
    const called = kind === 'root' && name === '' ? words.theRoot : partyName(who);
    const done = { name: object, ...words.deed(called, deed.action, deed.wants, deed), isDone: deed.isMet };
    // Two goals may ask for one deed that nobody has tried yet.
    const at = beside.findIndex((one) => one.name === object && (!one.note || one.note === done.note));
    if (at >= 0) beside[at] = done;
    else beside.push(done);
  }
}

/** Writes the number of somebody's keys below the name, if a goal asks for a number, or that a policy is their own. */
function addCount(nodes: Nodes, { about, got, isMet }: Fact, place: Place): void {
  if (about === 'policies on users' && !isMet)
    for (const row of usersWithPolicies(place.world))
      nodes.who(rowParty('user', row)).notes.push(words.notes.own);
  const [, isOnThing, name] = /^(?:active )?keys (?:of|(on)) (\S+)$/.exec(about) ?? [];
  if (name === undefined) return;
  const { notes } = nodes.who(partyOf(isOnThing === undefined ? name : `workload ${name}`, place));
  const note = words.notes.keys(Number(got) || 0);
  if (!notes.includes(note)) notes.push(note);
}

/** Draws the entity that a goal is about: in its column, or below its owner's name. */
function addFact(nodes: Nodes, fact: Fact, place: Place): void {
  const { about, type } = fact;
  if (type === 'count') {
    addCount(nodes, fact, place);
    return;
  }
  const [kind = '', ...rest] = about.split(' ');
  const name = rest.join(' ');
  const row = entityNamed(place.world, about);
  const isThere = fact.isMet ? type !== 'absent' : row !== null;
  switch (kind) {
    case 'password':
      nodes.who(partyOf(name.replace(/^of /, ''), place)).notes.push(words.notes.password(isThere));
      break;
    case 'user':
      nodes.who(partyOf(name, place));
      break;
    case 'session':
      nodes.who(partyOf(about, place));
      break;
    case 'group':
      nodes.group({ kind: 'group', name, id: row?.id ?? null, isFresh: false });
      break;
    case 'role': {
      const party = partyOf(about, place);
      if (!nodes.all.has(whoId(party))) nodes.what(party);
    }
  }
}

/** Adds what the learner has made in the lesson, or all there is, and the groups of everybody in sight. */
function addMade(nodes: Nodes, { start, world, isWhole }: Place): void {
  const { tables } = world;
  const isNew = <T extends 'users' | 'groups' | 'roles' | 'resources' | 'sessions'>(
    table: T,
    id: string,
  ): boolean => tables[table].has(id) && (isWhole === true || !start.tables[table].has(id));
  for (const row of tables.users.values()) if (isNew('users', row.id)) nodes.who(rowParty('user', row));
  for (const row of tables.groups.values()) if (isNew('groups', row.id)) nodes.group(rowParty('group', row));
  for (const row of tables.roles.values())
    if (isNew('roles', row.id) && !nodes.all.has(whoId(rowParty('role', row))))
      nodes.what(rowParty('role', row));
  for (const row of tables.resources.values())
    if (isNew('resources', row.id) && row.kind !== 'object') nodes.what(rowParty(row.kind, row));
  for (const id of [...nodes.holders.keys()])
    for (const { groupId } of rowsBy(world, 'membershipsByUser', id)) {
      const group = tables.groups.get(groupId);
      if (group) nodes.group(rowParty('group', group));
    }
}

const documentOf = (row: Rows['policies']): string =>
  row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document ?? '';

/** The policies of everybody in sight that no line goes through, and those that hang nowhere. */
function quietPages({ world, start }: Place, ids: readonly string[], drawn: ReadonlySet<string>): GoalPage[] {
  const { policies } = world.tables;
  const { policies: before, inlinePolicies: inlineBefore } = start.tables;
  const managed = ids.flatMap((id) =>
    rowsBy(world, 'attachmentsByPrincipal', id).flatMap(({ policyId }) => policies.get(policyId) ?? []),
  );
  const loose = rowsBy(world, 'policiesByAccount', accountOf(world));
  const pages = [
    ...[...managed, ...loose].map((row) =>
      quietPage(row, words.page.managed, documentOf(row), !before.has(row.id)),
    ),
    ...ids.flatMap((id) => {
      const owner = world.tables.users.get(id) ?? world.tables.groups.get(id) ?? world.tables.roles.get(id);
      return rowsBy(world, 'inlinePoliciesByOwner', id).map((row) =>
        quietPage(row, words.page.inline(owner?.name ?? ''), row.document, !inlineBefore.has(row.id)),
      );
    }),
  ];
  return [...new Map(pages.map((page) => [page.id, page])).values()].filter(({ id }) => !drawn.has(id));
}

/** Ties members to their groups, and owners to their policies. */
function belongingsIn(world: World, holders: ReadonlyMap<string, string>): Belonging[] {
  const { groups } = world.tables;
  return [...holders].flatMap(([id, from]) => [
    ...rowsBy(world, 'membershipsByUser', id).map((row) => ({
      from,
      to: groupId(groups.get(row.groupId)?.name ?? ''),
    })),
    ...rowsBy(world, 'attachmentsByPrincipal', id).map(({ policyId }) => ({ from, to: policyId })),
    ...rowsBy(world, 'inlinePoliciesByOwner', id).map((row) => ({ from, to: row.id })),
  ]);
}

/** The note that there is no policy, which stands off the lines. */
const noPolicy: GoalPage = {
  id: 'none',
  kind: 'none',
  name: words.page.none,
  place: '',
  lines: [{ text: words.page.noneText, short: words.page.noneShort, look: 'words', isMarked: false }],
  isWrong: false,
  isMinor: false,
  isMade: false,
};

/** Puts everything together that has been gathered. */
function pictureOf(
  state: GoalState,
  { lines, pages, groups }: Lines,
  nodes: Nodes,
  options: {
    readonly place: Place;
    readonly acting: Acting;
    readonly isSolved: boolean;
    readonly isTold: boolean;
  },
): ToldPicture {
  const { world } = options.place;
  for (const group of groups)
    nodes.group({
      kind: 'group',
      name: group.name,
      isFresh: false,
      id: entityNamed(world, `group ${group.name}`)?.id ?? null,
    });
  const wrong = new Set(lines.filter(({ should }) => should !== null).map(({ target }) => target));
  const { holders } = nodes;
  const drawn = new Set(pages.map(({ id }) => id));
  const quiet = state === 'goal' ? [] : quietPages(options.place, [...holders.keys()], drawn);
  const own = [...pages, ...quiet];
  const you = nodes.acting(options.acting);
  const there = new Set([...nodes.all.keys(), ...own.map(({ id }) => id)]);
  /** Whether a line from somebody shows the policy of their own that they should not have. */
  const isOwn = (from: string, to: string | null): boolean =>
    options.isTold &&
    nodes.all.get(from)?.notes.includes(words.notes.own) === true &&
    own.some(({ id }) => id === to);
  return {
    state,
    lines: lines.map((line) => ({
      ...line,
      ways: line.ways.map((way) => ({ ...way, isWrong: way.group === null && isOwn(way.who, way.page) })),
    })),
    isSolved: options.isSolved,
    isTold: options.isTold,
    pages: own.length > 0 || lines.length === 0 ? own : [noPolicy],
    belongings: [...belongingsIn(world, holders).filter(({ to }) => there.has(to)), ...nodes.ties].map(
      (one) => ({ ...one, isWrong: isOwn(one.from, one.to) }),
    ),
    nodes: [...nodes.all].map(([id, { party, column, notes, beside }]) => {
      const trust = party.kind === 'role' && column === 'what' ? trustsOf(world, party.id) : '';
      // The goal is that it is there.
      const missing = state !== 'goal' && isMissing(party);
      return {
        id,
        entity: party.id,
        kind: nodeKindOf(party),
        name: nodeName(party),
        ...shortName(party),
        column,
        isMissing: missing,
        isAbsent: isAbsent(party, { world, account: accountOf(world) }),
        notes: party.origin
          ? [originNote(party)].filter((note) => note !== '')
          : missing
            ? [party.kind === 'session' ? words.noSession : words.missing]
            : notes,
        beside:
          trust === ''
            ? beside
            : [{ name: '', note: trust, short: words.trustShort(trust), isDone: true }, ...beside],
        isYou: id === you,
        isWrong: wrong.has(id) || (options.isTold && notes.includes(words.notes.own)),
      };
    }),
  };
}

/** All that is told, as it is once the goals are met. */
const asWanted = (told: Told): Told => ({
  ...told,
  deeds: told.deeds.map((deed) => ({ ...deed, isMet: true, isEarly: false })),
  facts: told.facts.map((fact) => ({ ...fact, got: String(fact.wanted ?? fact.got), isMet: true })),
});

const isWordEnd = (letter: string | undefined): boolean => letter === undefined || !/[\w@-]/.test(letter);

/** Whether a text has a name as a word of its own. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (isWordEnd(text[at - 1]) && isWordEnd(text[at + name.length])) return true;
  return false;
}

/** Adds the users, groups and roles that a goal's sentence or the task names, and that nothing else has drawn. */
function addNamed(nodes: Nodes, { lesson, world: { tables } }: Place): void {
  const { task } = taskOf(lesson.prose);
  const text = [...lesson.goals.map(({ says }) => says), proseText(task)].join('\n');
  for (const row of tables.users.values()) if (names(text, row.name)) nodes.who(rowParty('user', row));
  for (const row of tables.groups.values()) if (names(text, row.name)) nodes.group(rowParty('group', row));
  for (const row of tables.roles.values())
    if (names(text, row.name) && !nodes.all.has(whoId(rowParty('role', row))))
      nodes.what(rowParty('role', row));
}

/** All that the goals are about, with the keys behind encrypted things. */
function drawnBy(attempt: LessonAttempt, states: readonly Checked[]): Told {
  const told = toldBy(attempt, states);
  return { ...told, reaches: withKeys(attempt.world, told.reaches) };
}

/** Gathers all that the goals of a lesson speak of, in one world. */
function nodesOf(told: Told, place: Place): Nodes {
  const nodes = new Nodes();
  for (const { who, target, object } of told.reaches) {
    nodes.who(who);
    const { beside } = nodes.what(target);
    const key = keyOf(place.world, target.id);
    if (key) nodes.encrypts(target, key);
    if (object !== null && !beside.some(({ name }) => name === object))
      beside.push({ name: object, note: '', isDone: false });
  }
  for (const fact of told.facts) addFact(nodes, fact, place);
  addDeeds(nodes, told);
  addNamed(nodes, place);
  addMade(nodes, place);
  return nodes;
}

/** The same without a verdict on it: only what AWS decides. */
const asDecided = (reach: Reach): Reach => ({
  ...reach,
  isMet: true,
  wants: reach.is ?? reach.wants,
  through: null,
});

/** The same with the breaches, each in the place of the line that it contradicts. */
function withBreaches(told: Told): Told {
  const broken = new Set(told.breaches.map(({ id }) => id));
  return { ...told, reaches: [...told.reaches.filter(({ id }) => !broken.has(id)), ...told.breaches] };
}

function pictureIn(
  state: 'start' | 'now',
  attempt: LessonAttempt,
  states: readonly Checked[],
  { isTold, isWhole, ...acting }: Acting & Pick<Place, 'isWhole'> & { readonly isTold: boolean },
): ToldPicture {
  const named = drawnBy(attempt, states);
  // Whoever breaks a goal is drawn as long as they do.
  const isBroken = isTold && state === 'now';
  const told = isBroken ? withBreaches(named) : named;
  const reaches = isTold ? told.reaches : told.reaches.map(asDecided);
  const lines = linesIn(attempt.world, reaches, attempt.lesson.account);
  const solved = state === 'now' && isTold && isSolved(states);
  return pictureOf(state, lines, nodesOf(told, { ...attempt, isWhole }), {
    place: attempt,
    acting,
    isSolved: solved,
    isTold,
  });
}

/** Returns the picture of the account as it was when the lesson began. */
export function startPicture(attempt: LessonAttempt): ToldPicture {
  const begun = atStart(attempt);
  return pictureIn('start', begun, checkGoals(begun), { ...nobody, isTold: false });
}

/**
 * Returns the picture of the account as it is. `isTold`: whether it says what isn't
 * as it should be. `isWhole`: whether it shows what no goal speaks of, too.
 */
export const nowPicture = (
  attempt: LessonAttempt,
  states: readonly Checked[],
  as: Acting & Pick<Place, 'isWhole'> & { readonly isTold: boolean },
): ToldPicture => pictureIn('now', attempt, states, as);

/** Returns the picture of what should be true: any way that does it is right. */
export function goalPicture(attempt: LessonAttempt, states: readonly Checked[]): ToldPicture {
  const told = asWanted(drawnBy(attempt, states));
  const lines = wantedLines(told.reaches);
  return pictureOf('goal', lines, nodesOf(told, attempt), {
    place: attempt,
    acting: nobody,
    isSolved: false,
    isTold: false,
  });
}
