import type { Decision, PolicyRef, StatementTrace } from '../../engine/index.ts';
import { headline as words, ownerPlace, policyPlace, why as names } from '#words/why.ts';
import { refusingStatements } from '../deciding.ts';
import type { Gate, Why } from './gates.ts';
import type { Asker } from './names.ts';
import { askerOf, thingOf } from './names.ts';

/** Where a policy stands, as a sentence says it: `permissions boundary of carol`. */
export const placeOf = ({ kind, owner }: PolicyRef): string => policyPlace(kind, owner.kind, owner.name);

const isResource = ({ kind }: PolicyRef): boolean => kind === 'trust' || kind === 'resource';

/** The name of a policy among others. A resource's policy has no name of its own. */
export const policyName = (policy: PolicyRef): string => (isResource(policy) ? placeOf(policy) : policy.name);

const nameAndPlace = (policy: PolicyRef): { name: string; where: string } => ({
  name: isResource(policy) ? placeOf(policy) : policy.name,
  where: isResource(policy) ? ownerPlace(policy.owner.kind, policy.owner.name) : placeOf(policy),
});

const missesCondition = (statement: StatementTrace | undefined): boolean =>
  statement?.failedOn === 'condition';

function ofResource({ layer, deciding, read }: Gate, thing: string): string {
  const { because } = words;
  const [first] = deciding;
  if (layer === 'trust') {
    if (missesCondition(first)) return because.trustCondition(thing);
    return read.length === 0 ? because.noRole(thing) : because.trust(thing);
  }
  if (first && missesCondition(first)) return because.condition(placeOf(first.policy));
  return read.length === 0 ? because.noResource(thing) : because.resource(thing);
}

function ofIdentity({ layer, deciding, read }: Gate): string {
  const { because } = words;
  const [first] = deciding;
  if (layer === 'root') return because.rootRole;
  if (first && missesCondition(first)) return because.condition(first.policy.name);
  return read.length === 0 ? because.noIdentity : because.identity;
}

/** The reason why the gate refused at which the request ended. */
function reasonOf(gate: Gate, decision: Decision): string {
  const { resource, notModelled } = decision;
  const { because } = words;
  const [first] = gate.deciding;
  if (gate.state === 'unknown') return because.feature(notModelled?.feature ?? '');
  switch (gate.id) {
    case 'deny': {
      if (!first) return '';
      const { name, where } = nameAndPlace(first.policy);
      const reason = isResource(first.policy) ? because.resourceDenies(name) : because.denied(name, where);
      const others = refusingStatements(decision).length - 1;
      return others > 0 ? because.deniedTwice(reason, others) : reason;
    }
    case 'rcp':
    case 'scp': {
      const door = gate.doors.find(({ state }) => state === 'shut');
      const where = door ? ownerPlace(door.target.kind, door.target.name) : '';
      return because.ceiling(gate.id === 'rcp' ? 'RCP' : 'SCP', where);
    }
    case 'resource':
      return ofResource(gate, thingOf(resource).name);
    case 'identity':
      return ofIdentity(gate);
    case 'boundary': {
      const name = gate.read[0]?.policy.name ?? '';
      return missesCondition(first) ? because.condition(name) : because.boundary(name);
    }
    case 'session':
      if (gate.read.length === 0) return because.noSession;
      return first && missesCondition(first) ? because.condition(first.policy.name) : because.session;
  }
}

/** The gate that let the request through, which AWS calls the deciding one. */
function thanksTo({ gates, decision }: Why): string {
  const { thanks } = words;
  const { name } = thingOf(decision.resource);
  const decider = gates.find(({ layer }) => layer === decision.decidedBy);
  const [first] = decider?.deciding ?? [];
  if (decision.decidedBy === 'root') return thanks.root;
  if (decision.decidedBy === 'public' || !first) return thanks.free;
  if (decision.decidedBy === 'trust') return thanks.trustNames(name);
  if (decision.decidedBy === 'resource') return thanks.names(name);
  return thanks.policy(first.policy.name, placeOf(first.policy));
}

export const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** Names stay as they are; `the root user` begins a sentence. */
const atStart = ({ name, kind }: Asker): string =>
  kind === 'root' || kind === 'nobody' ? asSentence(name) : name;

/** The deed of a request: `read reports/q3`. */
function deedOf({ action, resource }: Decision): string {
  const thing = thingOf(resource);
  return words.doing(action, thing.type, thing.name, thing.name !== names.anything);
}

/** The request as a question: `Can carol read reports/q3?` */
export const questionOf = (decision: Decision): string =>
  words.asks(askerOf(decision).name, deedOf(decision));

const serviceName = (prefix: string, whole: string): string =>
  Object.hasOwn(words.services, prefix) ? (words.services[prefix] ?? whole) : whole;

/**
 * Says for whom a service asks another one: `S3 asks KMS for ana`. Null if the caller asks by themselves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
 */
export function behalfOf(decision: Decision): string | null {
  const { via, action } = decision;
  if (via === undefined) return null;
  const [by = ''] = via.split('.');
  const [asked = ''] = action.toLowerCase().split(':');
  return words.behalf(serviceName(by, via), serviceName(asked, asked), askerOf(decision).name);
}

/** One plain sentence: `carol can’t read reports/q3: the boundary InvoicesOnly leaves it out.` */
export function headlineOf(why: Why): string {
  const { decision, gates, end } = why;
  const asker = askerOf(decision);
  const behalf = behalfOf(decision);
  const who = behalf === null ? atStart(asker) : words.who(behalf);
  const what = deedOf(decision);
  const last = end === null ? undefined : gates[end];
  if (!last) return words.can(who, what, thanksTo(why));
  const reason = reasonOf(last, decision);
  return last.state === 'unknown' ? words.unknown(asker.name, what, reason) : words.cannot(who, what, reason);
}
