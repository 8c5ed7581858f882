import type { IconName } from '../../graph/drawing/icons.ts';
import type { GatesPicture } from '../../graph/gates/picture.ts';
import type { Why } from './gates.ts';
import type { Asker, Thing } from './names.ts';
import { askerOf, thingOf } from './names.ts';

const callers: { readonly [K in Asker['kind']]: GatesPicture['caller'] } = {
  user: { icon: 'person', tone: 'user' },
  root: { icon: 'crown', tone: 'user' },
  session: { icon: 'hat', tone: 'role' },
  service: { icon: 'gear', tone: 'user' },
  account: { icon: 'building', tone: 'user' },
  other: { icon: 'knownPerson', tone: 'user' },
  nobody: { icon: 'guest', tone: 'sts' },
};

const ofIam: ReadonlyMap<string, IconName> = new Map([
  ['user', 'person'],
  ['group', 'people'],
  ['role', 'hat'],
  ['policy', 'page'],
]);

const ofService: ReadonlyMap<string, IconName> = new Map([
  ['lambda', 'lambda'],
  ['sqs', 'queue'],
  ['dynamodb', 'table'],
  ['secretsmanager', 'secret'],
  ['kms', 'sealedKey'],
  ['ec2', 'server'],
  ['organizations', 'tree'],
  ['sts', 'shield'],
]);

function iconOf({ service, type }: Thing): IconName {
  if (service === 's3') return type === 'bucket' ? 'bucket' : 'file';
  return ofIam.get(type) ?? ofService.get(service) ?? 'page';
}

/** The first word of an action's name: `Get` of `s3:GetObject`. */
const verbOf = (action: string): string => {
  const operation = action.slice(action.indexOf(':') + 1);
  return /^[A-Z]?[a-z]+/.exec(operation)?.[0] ?? operation;
};

/** A decision's gates as the picture that is drawn of them. */
export const pictureOf = ({ decision, gates, end }: Why): GatesPicture => ({
  caller: callers[askerOf(decision).kind],
  thing: { icon: iconOf(thingOf(decision.resource)) },
  asks: verbOf(decision.action),
  gates: gates.map(({ state, doors, denies }) => ({
    look: state,
    doors: doors.map((door) => ({ look: door.state, denies: door.denies })),
    denies,
  })),
  end,
});
