import type { AnyKind, World } from '../engine/index.ts';
import { kindOfRow } from '../engine/index.ts';
import type { Lesson } from './lesson.ts';
import type { Who } from './goal.ts';

/** Somebody or something at an end of a reach. */
export interface Party {
  readonly kind: AnyKind;
  /** The name in the lesson's text; empty if the kind is enough. */
  readonly name: string;
  /** Anybody, or something new: no text has its name. */
  readonly isFresh: boolean;
}

/** The lesson and the world in which parties are looked up. */
export interface Place {
  readonly lesson: Lesson;
  readonly world: World;
}

const isFreshName = (text: string): boolean => /%(fresh\d?|account)%/.test(text);

/** Shortens `222233334444/ben` and `@account:Shop/dev` to the name alone. */
const bare = (name: string): string => name.replace(/^(\d{12}|@account:[^/]+)\//, '');

const party = (kind: AnyKind, name: string): Party => ({ kind, name, isFresh: isFreshName(name) });

function workload(world: World, name: string): Party {
  const row = [...world.tables.workloads.values()].find((one) => one.name === name);
  return party(row ? kindOfRow('workloads', row) : 'program', name);
}

/** Returns the party that `who` names, as it is drawn. */
export function partyOf(who: Who, { lesson, world }: Place): Party {
  const [first = '', ...rest] = who.split(' ');
  const name = bare(rest.join(' '));
  switch (first) {
    case 'root':
      return party('root', name.replace('@account:', ''));
    case 'stranger':
      return { kind: 'account', name: '', isFresh: true };
    case 'anyone':
      return party('anyone', '');
    case 'service':
      return party('service', name.replace('.amazonaws.com', ''));
    case 'workload':
      return workload(world, name);
    case 'key':
    case 'role':
      return party(first, name);
    case 'session': {
      const pattern = lesson.sessions.find((one) => one.name === name);
      // The pattern's name tells it from other sessions of the same role, unless it is a single letter, which would
      // tell nobody anything.
      return party('session', name.length > 3 ? name : bare(pattern?.role ?? pattern?.by ?? name));
    }
    default:
      return party('user', bare(who));
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

/**
 * Returns the entity that an ARN names, as it is drawn. Without an ARN it stands for everything in the action's
 * service.
 */
export function targetOf(resource: string, action: string): Party {
  const [of = ''] = action.split(':');
  const [, , service = '', , , ...more] = resource.split(':');
  // A service asks for nothing in another service, except that STS asks for roles.
  const rest = service === of || of === 'sts' ? more.join(':') : '';
  if (service === 'iam' && rest !== '') {
    const [kind = '', ...path] = rest.split('/');
    const name = path.at(-1) ?? '';
    return ownKinds.includes(kind) ? party(kind as AnyKind, name) : party('account', name);
  }
  if (rest === '') return { kind: kindsByService[of] ?? 'account', name: of, isFresh: false };
  // An object is drawn as its bucket.
  const name = service === 's3' ? (rest.split('/')[0] ?? '') : rest;
  return party(kindsByService[service] ?? 'account', name);
}
