import { type AnyKind, kindOfRow, roleArn, type Rows, type World } from '../../engine/index.ts';
import { quoted } from './complete.ts';
import { idOf } from './faults.ts';

/** Something that a goal can be about: its ARN, and what may be done with it. */
interface Thing {
  readonly id: string;
  readonly kind: AnyKind;
  readonly name: string;
  readonly arn: string;
  readonly deeds: readonly Deed[];
}

/** A deed with a thing: its verb, the action, and the resource that AWS asks about. */
interface Deed {
  readonly verb: Verb;
  readonly action: string;
  readonly resource: string;
}

export type Verb =
  'read' | 'write' | 'delete' | 'list' | 'assume' | 'send' | 'receive' | 'invoke' | 'encrypt' | 'decrypt';

/** `may`: somebody may do it. `mayNot`: they may not. `nobodyElse`: of all others nobody may. */
export type Wish = 'may' | 'mayNot' | 'nobodyElse';

export interface PointedGoal {
  readonly who: string;
  readonly wish: Wish;
  readonly thing: Thing;
  readonly deed: Deed;
}

type Actions = readonly (readonly [Verb, action: string])[];

const actions: Readonly<Partial<Record<AnyKind, Actions>>> = {
  queue: [
    ['send', 'sqs:SendMessage'],
    ['receive', 'sqs:ReceiveMessage'],
  ],
  table: [
    ['read', 'dynamodb:GetItem'],
    ['write', 'dynamodb:PutItem'],
    ['delete', 'dynamodb:DeleteItem'],
  ],
  secret: [
    ['read', 'secretsmanager:GetSecretValue'],
    ['write', 'secretsmanager:PutSecretValue'],
    ['delete', 'secretsmanager:DeleteSecret'],
  ],
  function: [['invoke', 'lambda:InvokeFunction']],
  kmsKey: [
    ['decrypt', 'kms:Decrypt'],
    ['encrypt', 'kms:Encrypt'],
  ],
};

function deedsWith(kind: AnyKind, arn: string): readonly Deed[] {
  if (kind === 'bucket')
    return [
      { verb: 'read', action: 's3:GetObject', resource: `${arn}/*` },
      { verb: 'write', action: 's3:PutObject', resource: `${arn}/*` },
      { verb: 'delete', action: 's3:DeleteObject', resource: `${arn}/*` },
      { verb: 'list', action: 's3:ListBucket', resource: arn },
    ];
  return (actions[kind] ?? []).map(([verb, action]) => ({ verb, action, resource: arn }));
}

/** An alias of KMS that a lesson's file can refer to. */
const referable = /^alias\/([\w+=-]+)$/;

/**
 * The name and the ARN of a resource in a lesson's file. A key of KMS has another id at each start: the file refers to it
 * by its alias. Null for one without.
 */
function fileNames(row: Rows['resources']): Pick<Thing, 'name' | 'arn'> | null {
  if (row.kind !== 'key') return { name: row.name, arn: row.id };
  const [alias, short] = row.aliases.flatMap((one) => referable.exec(one) ?? []);
  return alias === undefined ? null : { name: alias, arn: row.id.replace(/[^/]+$/, `@cmk:${short ?? ''}`) };
}

/** Returns the things of an account that goals can be picked about, by name. */
export function thingsIn(world: World): readonly Thing[] {
  const resources = [...world.tables.resources.values()].flatMap((row): readonly Thing[] => {
    const kind = kindOfRow('resources', row);
    const named = fileNames(row);
    const deeds = named ? deedsWith(kind, named.arn) : [];
    return named && deeds.length > 0 ? [{ id: row.id, kind, ...named, deeds }] : [];
  });
  const roles = [...world.tables.roles.values()].map((row): Thing => {
    const arn = roleArn(row);
    const deeds = [{ verb: 'assume', action: 'sts:AssumeRole', resource: arn }] as const;
    return { id: row.id, kind: 'role', name: row.name, arn, deeds };
  });
  return [...resources, ...roles].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the conditions of a picked goal, each as a line of the file. */
export function needsOf({ who, wish, deed }: Omit<PointedGoal, 'thing'>): readonly string[] {
  const [name, action, resource] = [quoted(who), quoted(deed.action), quoted(deed.resource)];
  if (wish === 'nobodyElse')
    return [`none: {who: everybody, but: [${name}], do: [[${action}, ${resource}]]}`];
  const one = quoted(deed.resource.replace(/\/\*$/, '/%fresh%'));
  const [verdict, set] = wish === 'may' ? ['allow', 'all'] : ['refused', 'none'];
  return [
    `can: [${name}, ${action}, ${one}, ${verdict}]`,
    `${set}: {who: ${name}, do: [[${action}, ${resource}]]}`,
  ];
}

/** Makes the id of a picked goal, which no other goal has. */
export function goalId({ who, wish, thing, deed }: PointedGoal, taken: readonly string[]): string {
  const parts = { may: '', mayNot: 'no-', nobodyElse: 'only-' } as const;
  const base = idOf(`${parts[wish]}${who} ${deed.verb} ${thing.name}`).slice(0, 58) || 'goal';
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++)
    if (!taken.includes(`${base}-${String(number)}`)) return `${base}-${String(number)}`;
}
