import type { Change, PolicyRow, Try } from '../../engine/index.ts';
import {
  accountOf,
  loadCatalog,
  loadModelPart,
  managedPolicy,
  partOf,
  policyArn,
  worldFrom,
} from '../../engine/index.ts';
import { inSlices, type Work } from '../work.ts';
import { Addresses } from './anonymous/addresses.ts';
import { commandOf, credentialsOf, shownOf } from './anonymous/commands.ts';
import { drawnDays } from './anonymous/days.ts';
import { documentOrText, type Fields } from './anonymous/documents.ts';
import { Inventor } from './anonymous/invent.ts';
import { loadOwnNames, type OwnNames } from './anonymous/own-names.ts';
import {
  differencesOf,
  ownQuestions,
  withoutSessions,
  withSessions,
  type Difference,
} from './anonymous/own-questions.ts';
import { freshRandom, type Random } from './anonymous/random.ts';
import { Texts, type Memory } from './anonymous/texts.ts';
import { fieldsOf } from './anonymous/values.ts';
import { verdictAnew } from './anonymous/verdict-anew.ts';
import { canonical } from './base.ts';
import { wholeCredentials } from './bare-command.ts';
import { orderLanes, type LinkState, type PictureState } from './link-state.ts';
import { rowsForOthers } from './secret-fields.ts';

/** The draws of one Share dialog: what it shows and sends agrees, and no other dialog's does. */
export interface Draws extends Memory {
  /** The end of what is being made up with these draws: two at a time would disturb each other. */
  turn: Promise<unknown>;
}

export const newDraws = (random: Random = freshRandom()): Draws => ({
  inventor: new Inventor(random),
  addresses: new Addresses(random),
  days: drawnDays(random),
  turn: Promise.resolve(),
});

/** A name of the account, and the one that stands in for it. */
export interface StandIn {
  readonly own: string;
  readonly made: string;
}

export interface Anonymous {
  readonly state: LinkState;
  /** The names of the account's own things, as they are and as they will be seen. */
  readonly names: readonly StandIn[];
  /** How many of the account's own questions were decided before and after, and which are answered otherwise. */
  readonly asked: number;
  readonly differences: readonly Difference[];
}

const rowOf = ({ after }: Change): Fields => after as unknown as Fields;

/** The policy of AWS with the same name and text as a row's; null if there is none. */
function inCatalog(row: Fields): PolicyRow | null {
  if (row['account'] !== 'aws') return null;
  const policy = row as unknown as PolicyRow;
  const known = managedPolicy(policyArn(policy));
  const text = known?.versions[0]?.document;
  const isSame = ({ document }: { readonly document: string }): boolean => {
    try {
      return text !== undefined && canonical(JSON.parse(document)) === canonical(JSON.parse(text));
    } catch {
      return false;
    }
  };
  return known && policy.versions.every(isSame) ? known : null;
}

/** Fields with names and dates of everybody: the person who opens the link asks for a new report. */
const reports = new Set(['credentialReport', 'accessReports']);

/** The policies with which AWS begins each organization. */
const ownCeilings = new Set(['FullAWSAccess', 'RCPFullAWSAccess']);

/** A row with made-up words. */
function rewrittenRow({ table, after }: Change, texts: Texts): Fields {
  const row = after as unknown as Fields;
  const { id, name, path, account } = row;
  if (table === 'meta') {
    const { value } = row;
    return {
      ...row,
      value: id === 'now' ? texts.time(Number(value)) : id === 'account' ? texts.text(String(value)) : value,
    };
  }
  const { issuedAt, expiresAt } = row;
  for (const value of [table === 'users' ? name : null, row['sessionName'], row['sourceIdentity']])
    if (typeof value === 'string') texts.addValue(value);
  if (table === 'sessions') texts.span(Number(issuedAt), Number(expiresAt));
  const told = Object.fromEntries(Object.entries(row).filter(([field]) => !reports.has(field)));
  const made = fieldsOf(told, texts);
  const [who = '', action] = String(id).split(' ');
  if (table === 'lastUsed' && action !== undefined)
    return { ...made, id: `${texts.text(who)} ${texts.action(action)}` };
  const isOwnName = account === 'aws' && texts.isOwnPolicy(String(path), String(name));
  if (!isOwnName) return made;
  const known = inCatalog(row);
  if (!known) return { ...made, name, path };
  // AWS's own row is the same everywhere; an imported one has another id and other dates.
  if (known.id === id) return { ...known };
  const versions = made['versions'] as readonly Fields[];
  const sameTexts = versions.map((version) => ({ ...version, document: known.versions[0]?.document }));
  return { ...made, name, path, versions: sameTexts };
}

/** Reads the rows that are AWS's own, so that their words stay. */
function readOwn({ table, after }: Change, texts: Texts): void {
  const row = after as unknown as Fields;
  const { id, name } = row;
  if (ownCeilings.has(String(name)) && id === `p-${String(name)}`)
    texts.readOwn(() => void texts.text(String(name)));
  const known = table === 'policies' ? inCatalog(row) : null;
  if (!known) return;
  if (known.id === row['id']) texts.addOwnId(known.id);
  for (const { document } of known.versions) texts.readOwn(() => void documentOrText(document, texts));
}

/** The tables whose ids have letters of AWS before their first dash. */
const dashed = new Set(['organizations', 'units', 'organizationPolicies', 'accountCreations', 'workloads']);

function readIds({ table, key, after }: Change, texts: Texts): void {
  if (!dashed.has(table)) return;
  texts.addOrganizationId(key);
  const { rootId } = after as unknown as Fields;
  if (typeof rootId === 'string') texts.addOrganizationId(rootId);
}

/**
 * An id such as `group:AGPA…` or `roles:service`. The part before the colon and ids of small letters are the
 * page's own words and stay.
 */
function rewrittenId(id: string, texts: Texts, keys: ReadonlySet<string>): string {
  if (keys.has(id)) return texts.text(id);
  const [, own = '', rest = ''] = /^(principal:\w+:|[a-z]+:)?([^]*)$/i.exec(id) ?? [];
  return own !== '' && pageWords.has(rest) ? id : own + texts.text(rest);
}

/** The page's own words for blocks of things. In an id they stand behind the kind of block. */
const pageWords = new Set([
  '',
  'service',
  'account',
  'anyone',
  'federated',
  'other',
  'own',
  'user',
  'group',
  'role',
  'all',
  'none',
]);

/** The state of the picture, with the same made-up ids as the account. */
function pictureOf(picture: PictureState, texts: Texts, keys: ReadonlySet<string>): PictureState {
  const one = (id: string): string => rewrittenId(id, texts, keys);
  const { order, opened, trail } = picture;
  return {
    ...picture,
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) => (order[lane] ? [[lane, order[lane].map(one)]] : [])),
      ),
    }),
    ...(opened && { opened: opened.map(one) }),
    ...(trail && { trail: { open: trail.open && one(trail.open), ids: trail.ids.map(one) } }),
  };
}

/** A state with made-up words, or, as long as the texts are read, the same one. */
function* rewritten(state: LinkState, texts: Texts): Work<LinkState> {
  const { credentials, shown, selected, account, picture } = state;
  const rows: Change[] = [];
  for (const [at, change] of state.rows.entries()) {
    const after = rewrittenRow(change, texts);
    rows.push({ table: change.table, key: String(after['id']), before: null, after } as unknown as Change);
    if (at % 50 === 0) yield { phase: 'understanding', done: at / state.rows.length };
  }
  const keys = new Set(state.rows.map(({ key }) => key));
  return {
    ...state,
    name: '',
    // Their words may be names of anything, not only of the account's things.
    typed: '',
    lines: [],
    rows,
    at: texts.time(state.at),
    credentials: credentials && credentialsOf(credentials, texts),
    shown: shown && shownOf(shown, texts),
    selected: selected && rewrittenId(selected, texts, keys),
    account: account && texts.text(account),
    ...(picture && { picture: pictureOf(picture, texts, keys) }),
  };
}

interface Made {
  readonly next: LinkState;
  readonly differences: readonly Difference[];
}

/** Rewrites a state, and decides its own questions before and after. */
function* workOn(state: LinkState, questions: readonly Try[], texts: Texts): Work<Made> {
  // The home account comes first, so that it gets the first number of AWS's examples.
  texts.text(accountOf(worldFrom(state.rows)));
  for (const change of state.rows) {
    readIds(change, texts);
    readOwn(change, texts);
  }
  yield* rewritten(state, texts);
  // The texts of the questions are cut and made up with all others.
  for (const question of questions) commandOf(question, texts);
  yield* texts.settle();
  texts.text(accountOf(worldFrom(state.rows)));
  const made = yield* rewritten(state, texts);
  const next = { ...made, rows: rowsForOthers(made.rows) };
  return { next, differences: yield* differencesOf(questions, state, next, texts) };
}

/** The tables whose names people give, those that tell most first. */
const named = [
  'users',
  'roles',
  'groups',
  'resources',
  'policies',
  'accounts',
  'units',
  'userPools',
  'poolUsers',
  'directoryUsers',
  'permissionSets',
  'workloads',
  'oidcProviders',
  'samlProviders',
  'identityPools',
  'inlinePolicies',
];

function namesOf(before: readonly Change[], after: readonly Change[]): readonly StandIn[] {
  const pairs = before.flatMap((change, at): readonly (StandIn & { readonly table: string })[] => {
    const [own, made] = [rowOf(change), after[at] && rowOf(after[at])];
    const [name, standIn] = [nameOf(own), made && nameOf(made)];
    return name && standIn ? [{ table: change.table, own: name, made: standIn }] : [];
  });
  return named
    .flatMap((table) => pairs.filter((pair) => pair.table === table))
    .map(({ own, made }) => ({ own, made }));
}

const nameOf = ({ name, username, url }: Fields): string =>
  [name, username, url].find((one) => typeof one === 'string') ?? '';

/** Loads what the texts of a state are compared with, and the API model of a shown call. */
async function prepared(state: LinkState): Promise<OwnNames> {
  const policies = state.rows.flatMap((change) =>
    change.table === 'policies' && change.after?.account === 'aws' ? [policyArn(change.after)] : [],
  );
  await loadCatalog(policies);
  const { shown } = state;
  if (shown && 'command' in shown && shown.command.type === 'call') {
    const part = partOf(shown.command.service, shown.command.operation);
    if (part) await loadModelPart(part);
  }
  const own = state.rows.filter((change) => !inCatalog(rowOf(change))).map(({ after }) => after);
  return loadOwnNames(JSON.stringify([own, shown]));
}

async function made(given: LinkState, draws: Draws): Promise<Anonymous> {
  // Templates name things inside of other languages' texts. Without its stack, all that it made stays.
  const state = { ...given, rows: given.rows.filter(({ table }) => table !== 'stacks') };
  const own = await prepared(state);
  const told = withSessions(rowsForOthers(state.rows), state.at);
  const questions = ownQuestions(told, own);
  const { next, differences } = await inSlices(
    workOn({ ...state, rows: told }, questions, new Texts(own, draws)),
  );
  const stays = withoutSessions(told, next.rows);
  // In the order of their new ids: the old order would tell something about the old ones.
  const rows = [...stays].sort((a, b) => (`${a.table}/${a.key}` < `${b.table}/${b.key}` ? -1 : 1));
  const byPlace = new Map(rows.map((change) => [`${change.table}/${change.key}`, change]));
  const { credentials, shown } = next;
  const whole: LinkState = {
    ...next,
    rows,
    credentials: credentials && wholeCredentials(credentials, byPlace),
    shown:
      shown && 'command' in shown
        ? {
            ...shown,
            command: {
              ...shown.command,
              credentials: shown.command.credentials && wholeCredentials(shown.command.credentials, byPlace),
            },
          }
        : shown,
  };
  return {
    state: await verdictAnew(whole),
    names: namesOf(state.rows, stays),
    asked: questions.length,
    differences,
  };
}

/**
 * Makes the same account with made-up names, ids, addresses, dates and texts. Nothing stays unless it is on a
 * list of what is AWS's own, one of a few common words, or a number or a truth value where a field has one.
 * Equal words become equal words of the same length, and are cut where a pattern cuts them, so that every answer
 * stays the same.
 */
export async function anonymise(state: LinkState, draws: Draws = newDraws()): Promise<Anonymous> {
  const before = draws.turn;
  const making = before.then(() => made(state, draws));
  draws.turn = making.catch(() => undefined);
  return making;
}
