import type { AnyKind, World } from '../engine/index.ts';
import { kindOfRow, parseArn } from '../engine/index.ts';
import { entityNamed } from './attempt/entities.ts';
import { sessionsOf } from './attempt/sessions.ts';
import { callerAndOrigin, personNamed, roleNamed, userNamed } from './attempt/who.ts';
import type { Lesson } from './lesson.ts';
import type { Who } from './goal.ts';

/** Somebody or something at an end of a reach. */
export interface Party {
  readonly kind: AnyKind;
  /** The row that it is, or null if there is none: a stranger, a new name, something that is still to be made. */
  readonly id: string | null;
  /** The name in the lesson's text; empty if the kind is enough. */
  readonly name: string;
  /** Anybody, or something new: no text has its name. */
  readonly isFresh: boolean;
  /** The origin of the calls: the name of the thing or endpoint, empty for a made-up one, and whether it is the lesson's. */
  readonly origin?: { readonly type: 'for' | 'through'; readonly name: string; readonly isOurs: boolean };
  /** Names the thing of a request, and the action on it. */
  readonly asked?: { readonly arn: string; readonly action: string };
}

/** The lesson and the world in which parties are looked up. */
export interface Place {
  readonly lesson: Lesson;
  readonly start: World;
  readonly world: World;
}

const isFreshName = (text: string): boolean => /%(fresh\d?|account)%/.test(text);

/** Shortens `222233334444/ben` and `@account:Shop/dev` to the name alone. */
const bare = (name: string): string => name.replace(/^(\d{12}|@account:[^/]+)\//, '');

const party = (kind: AnyKind, name: string, id: string | null = null): Party => ({
  kind,
  name,
  id,
  isFresh: isFreshName(name),
});

function workload(world: World, name: string): Party {
  const row = [...world.tables.workloads.values()].find((one) => one.name === name);
  return party(row ? kindOfRow('workloads', row) : 'program', name, row?.id);
}

/** Returns the party that `who` names, as it is drawn. `found`: the same with its references filled in. */
export function partyOf(who: Who, place: Place, found: Who = who): Party {
  const { caller, origin } = callerAndOrigin(who);
  const named = callerNamed(caller, place, callerAndOrigin(found).caller);
  if (!origin) return named;
  const { type } = origin;
  const thing =
    type === 'for' ? (parseArn(origin.arn)?.resource.split(/[/:]/).at(-1) ?? '') : origin.endpoint;
  const name = isFreshName(thing) ? '' : thing;
  const isOurs = type === 'for' ? origin.account === place.lesson.account : name !== '';
  return { ...named, origin: { type, name, isOurs } };
}

function callerNamed(who: Who, { lesson, start, world }: Place, found: Who): Party {
  const [first = '', ...rest] = who.split(' ');
  const name = bare(rest.join(' '));
  const named = found.slice(found.indexOf(' ') + 1);
  switch (first) {
    case 'root':
      return party('root', name.replace('@account:', ''));
    case 'stranger':
      return { kind: 'account', name: '', id: null, isFresh: true };
    case 'account': {
      const row = world.tables.accounts.get(name);
      return party('account', row?.name ?? name);
    }
    case 'token':
      return { kind: 'federated', name: '', id: null, isFresh: true };
    case 'anyone':
      return party('anyone', '');
    case 'service':
      return party('service', name.replace('.amazonaws.com', ''));
    case 'workload':
      return workload(world, name);
    case 'key':
      return party(first, name, userNamed(world, named)?.id);
    case 'person':
      return party('directoryUser', name.split(' ')[0] ?? '', personNamed(world, named)?.id);
    case 'role':
      return party(first, name, roleNamed(world, named)?.id);
    case 'session': {
      const pattern = lesson.sessions.find((one) => one.name === name);
      // The pattern's name tells it from other sessions of the same role, unless it is a single letter, which would
      // tell nobody anything.
      const shown = name.length > 3 ? name : bare(pattern?.role ?? pattern?.by ?? name);
      const [row] = pattern ? sessionsOf(world, start, pattern) : [];
      return party('session', shown, row?.id);
    }
    default:
      return party('user', bare(who), userNamed(world, found)?.id);
  }
}

const kindsByService: Readonly<Record<string, AnyKind>> = {
  s3: 'bucket',
  sqs: 'queue',
  kms: 'kmsKey',
  dynamodb: 'table',
  secretsmanager: 'secret',
  lambda: 'function',
};

const ownKinds: readonly string[] = ['role', 'user', 'policy', 'group'] satisfies readonly AnyKind[];

/** Returns the user, role, group, policy or root user that an ARN of IAM names. */
function ofIam(account: string, rest: string, world: World): Party {
  if (rest === 'root') return party('root', world.tables.accounts.get(account)?.name ?? '');
  const [kind = '', ...path] = rest.split('/');
  const name = path.at(-1) ?? '';
  if (!ownKinds.includes(kind)) return party('account', name);
  const at = /^\d{12}$/.test(account) ? `${account}/` : '';
  return party(kind as AnyKind, name, entityNamed(world, `${kind} ${at}${name}`)?.id);
}

/** An ARN with the ids of the accounts that a lesson names: `@account:Shop`. */
const withAccounts = (resource: string, world: World): string =>
  resource.replace(
    /@account:([\w-]+)/g,
    (all, name) => [...world.tables.accounts.values()].find((row) => row.name === name)?.id ?? all,
  );

/**
 * Returns the entity that an ARN names, as it is drawn. Without an ARN it stands for everything in the action's
 * service.
 */
export function targetOf(resource: string, action: string, world: World): Party {
  const arn = withAccounts(resource, world);
  return { ...entityOf(arn, action, world), asked: { arn, action } };
}

function entityOf(resource: string, action: string, world: World): Party {
  const [of = ''] = action.split(':');
  const [, , service = '', , account = '', ...more] = resource.split(':');
  // A service asks for nothing in another service, except that STS asks for roles.
  const rest = service === of || of === 'sts' ? more.join(':') : '';
  if (rest === '') return { kind: kindsByService[of] ?? 'account', name: of, id: null, isFresh: false };
  if (service === 'iam') return ofIam(account, rest, world);
  // An object is drawn as its bucket.
  const name = service === 's3' ? (rest.split('/')[0] ?? '') : rest;
  const arn = service === 's3' ? `arn:aws:s3:::${name}` : resource;
  return party(kindsByService[service] ?? 'account', name, world.tables.resources.get(arn)?.id);
}
