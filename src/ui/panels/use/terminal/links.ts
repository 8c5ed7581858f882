import type { World } from '../../../../engine/index.ts';
import { byName, holdsAccount, parseArn, rowsBy } from '../../../../engine/index.ts';
import { itemOf, heldAccountId } from '../../../kinds/item.ts';
import { parseAddress, type WhyAddress } from '../../../view/addresses.ts';

type NamedTable = Parameters<typeof byName>[1];

const tableOfKind: ReadonlyMap<string, NamedTable> = new Map<string, NamedTable>([
  ['user', 'users'],
  ['group', 'groups'],
  ['role', 'roles'],
  ['policy', 'policies'],
  ['instance-profile', 'instanceProfiles'],
]);

/**
 * Returns the table key (or the picture's id) of the thing that an ARN names, or null if the world has no such thing.
 */
export function idOfArn(world: World, arn: string): string | null {
  const parts = parseArn(arn);
  if (!parts) return null;
  const { resources, oidcProviders, samlProviders, mfaDevices } = world.tables;
  if ([resources, oidcProviders, samlProviders, mfaDevices].some((table) => table.has(arn))) return arn;
  const { service, account, resource } = parts;
  const slash = resource.indexOf('/');
  const kind = slash < 0 ? resource : resource.slice(0, slash);
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  switch (service) {
    case 'iam':
      if (resource === 'root') return holdsAccount(world, account) ? account : null;
      return idOfName(world, tableOfKind.get(kind), account, name);
    case 'sts':
      return sessionOf(world, account, kind, resource.slice(slash + 1));
    case 'organizations':
      return organizationId(world, kind, name);
    case 'cognito-identity':
      return world.tables.identityPools.has(name) ? name : null;
    case 'cognito-idp':
      return world.tables.userPools.has(name) ? name : null;
    default:
      return null;
  }
}

function idOfName(world: World, table: NamedTable | undefined, account: string, name: string): string | null {
  return table ? (byName(world, table, account, name)?.id ?? null) : null;
}

/** Returns a session's newest temporary key, or its role if the session is gone. */
function sessionOf(world: World, account: string, kind: string, rest: string): string | null {
  if (kind !== 'assumed-role') return null;
  const slash = rest.indexOf('/');
  const role = byName(world, 'roles', account, slash < 0 ? rest : rest.slice(0, slash));
  if (!role) return null;
  const sessions = rowsBy(world, 'sessionsByOwner', role.id)
    .filter(({ sessionName }) => sessionName === rest.slice(slash + 1))
    .sort((a, b) => b.issuedAt - a.issuedAt);
  return sessions[0]?.id ?? role.id;
}

function organizationId(world: World, kind: string, name: string): string | null {
  const { organizations, units, organizationPolicies } = world.tables;
  if (kind === 'account') return holdsAccount(world, name) ? heldAccountId(name) : null;
  if (kind === 'root') return [...organizations.values()].some(({ rootId }) => rootId === name) ? name : null;
  const held = [organizations, units, organizationPolicies].some((table) => table.has(name));
  return held ? name : null;
}

/**
 * A part of a line. With an `id` it names something that can be selected; with `why` it links to the explanation of an
 * answer.
 */
export interface LinePiece {
  readonly text: string;
  readonly id: string | null;
  readonly why?: WhyAddress;
  /** It is part of the reason that AWS gives for a refusal. */
  readonly isReason?: true;
}

/** Characters in IAM's names, ids and ARNs, without those that output puts around them. */
const word = /[\w+=,.@:/*-]+/g;
const uniqueId = /^(?:AIDA|AROA|AGPA|ANPA|AKIA|ASIA)[A-Z0-9]{12,}$/;
const trailing = /[.,:=]+$/;
/** The longest line that is searched for names: longer ones are data. */
const longestLine = 20_000;

const named = ['users', 'groups', 'roles', 'policies'] as const;

/** Returns the id of the thing that a word names: by an ARN, a unique id or key, or a name in the account. */
function idOfWord(world: World, account: string, text: string): string | null {
  if (text.startsWith('arn:')) return idOfArn(world, text);
  if (uniqueId.test(text)) return itemOf(world, text) ? text : null;
  for (const table of named) {
    const row = byName(world, table, account, text);
    if (row) return row.id;
  }
  return null;
}

/** Whether a word is a key of JSON or YAML, which names a field and not an entity. */
const isKey = (line: string, end: number): boolean => /^"?:(?:\s|$)/.test(line.slice(end, end + 3));

const whyAddress = /#\/why\/\d+/;

/** Splits a line that ends in the address of an answer's explanation. */
function withAddress(line: string): LinePiece[] | null {
  const found = whyAddress.exec(line);
  const address = found && parseAddress(found[0]);
  if (!found || address === null || address === 'unknown' || address.kind !== 'why') return null;
  const end = found.index + found[0].length;
  const pieces: LinePiece[] = [
    { text: line.slice(0, found.index), id: null },
    { text: found[0], id: null, why: address },
    { text: line.slice(end), id: null },
  ];
  return pieces.filter(({ text }) => text !== '');
}

/** Splits a line into parts, with the names of entities apart. Costs a look-up for each word. */
export function piecesOf(world: World, account: string, line: string): LinePiece[] {
  if (line.length > longestLine) return [{ text: line, id: null }];
  const addressed = withAddress(line);
  if (addressed) return addressed;
  const pieces: LinePiece[] = [];
  let from = 0;
  for (const match of line.matchAll(word)) {
    const text = match[0].replace(trailing, '');
    const end = match.index + text.length;
    const id = text === '' || isKey(line, end) ? null : idOfWord(world, account, text);
    if (id === null) continue;
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), id: null });
    pieces.push({ text, id });
    from = end;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), id: null });
  return pieces;
}

/** The beginnings of the reason in AWS's message about a refused request. */
const reasons = [' because no ', ' with an explicit deny '] as const;

/** Marks the reason at the end of a line, from where AWS begins to give it. */
export function withReason(line: readonly LinePiece[]): readonly LinePiece[] {
  const first = ({ text, id }: LinePiece): number => {
    const found = id === null ? reasons.map((one) => text.indexOf(one)).filter((at) => at >= 0) : [];
    return found.length === 0 ? -1 : Math.min(...found) + 1;
  };
  const place = line.findIndex((piece) => first(piece) > 0);
  const begun = line[place];
  if (!begun) return line;
  const at = first(begun);
  const told: LinePiece[] = [{ ...begun, text: begun.text.slice(at) }, ...line.slice(place + 1)];
  return [
    ...line.slice(0, place),
    { ...begun, text: begun.text.slice(0, at) },
    ...told.map((piece): LinePiece => ({ ...piece, isReason: true })),
  ];
}
