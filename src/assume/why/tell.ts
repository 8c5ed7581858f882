import { gateTexts, panel, short, stateTexts, walkTexts as words } from '#words/why.ts';
import { ruleSentences } from '#words/rules.ts';
import type { Compared } from './compare.ts';
import type { Gate, WalkStep, Why } from './gates.ts';
import { behalfOf, headlineOf, policyName } from './headline.ts';
import { askerOf, thingOf } from './names.ts';

const asksForRole = ({ decision }: Why): boolean =>
  /^sts:(?:assumerole|tagsession|setsourceidentity)/i.test(decision.action);

/** The name of a gate. A role's resource policy is its trust policy. */
export const gateText = ({ id, layer }: Gate, why: Why): (typeof gateTexts)[Gate['id']] =>
  gateTexts[id === 'resource' && (layer === 'trust' || asksForRole(why)) ? 'trust' : id];

const isSession = (why: Why): boolean => askerOf(why.decision).kind === 'session';

function absent({ id }: Gate, why: Why): string {
  if (id === 'resource') return short.noPolicy;
  if (id === 'boundary') return short.noBoundary;
  if (id === 'session') return isSession(why) ? short.noSessionPolicy : short.noSession;
  return short.noLimit;
}

function passed({ id, layer, rule, doors, deciding }: Gate, why: Why): string {
  const [first] = deciding;
  switch (id) {
    case 'deny':
      return short.none;
    case 'rcp':
    case 'scp':
      return doors.length > 0 ? short.levels(doors.map(({ target }) => target.name)) : short.allows;
    case 'resource': {
      const isOwn = rule === 'trust-names-caller' || rule === 'resource-names-caller';
      if (isOwn) return short.named(askerOf(why.decision).name);
      return rule?.endsWith('delegates-to-account') ? short.accountIn : short.allows;
    }
    case 'identity':
      return layer === 'root' ? short.rootYes : first ? short.yes(first.policy.name) : short.allows;
    case 'boundary':
      return short.inside;
    case 'session':
      return short.allows;
  }
}

function shut({ id, layer, doors, deciding }: Gate): string {
  const [first] = deciding;
  if (id === 'deny') return first ? short.denies(policyName(first.policy)) : short.denies('');
  if (id === 'rcp' || id === 'scp')
    return short.atLevel(doors.find(({ state }) => state === 'shut')?.target.name ?? '');
  if (first?.failedOn === 'condition') return short.condition;
  if (id === 'resource') return short.notLetIn;
  if (id === 'identity') return layer === 'root' ? short.rootNo : short.nothing;
  return short.leavesOut;
}

/** Whether AWS doesn't ask a gate because the request ended earlier. */
const isBehind = ({ gates, end }: Why, gate: Gate): boolean => end !== null && gates.indexOf(gate) > end;

/** A few words below a gate's name. */
function saidOf(gate: Gate, why: Why): string {
  switch (gate.state) {
    case 'absent':
      return absent(gate, why);
    case 'passed':
      return passed(gate, why);
    case 'silent':
      return short.saysNothing;
    case 'shut':
      return shut(gate);
    case 'unknown':
      return short.unknown;
    case 'notAsked':
      if (gate.denies) return short.deniesHere;
      return isBehind(why, gate) || why.end !== null ? short.notAsked : short.notNeeded;
  }
}

const sentence = (gate: Gate, why: Why): string => {
  const { action, resource } = why.decision;
  const names = { caller: askerOf(why.decision).name, action, resource: thingOf(resource).name };
  return gate.rule === null ? '' : ruleSentences[gate.rule](names);
};

/** One whole sentence on what happened at a gate. */
export function gateSentence(gate: Gate, why: Why): string {
  const { gates, end } = why;
  if (gate.id === 'deny' && gate.state === 'passed') {
    const statements = gate.read.reduce((sum, one) => sum + one.statements.length, 0);
    return words.noDeny(gate.read.length, statements);
  }
  if (gate.state === 'absent') return words.absent[gate.id];
  if (gate.state !== 'notAsked') return sentence(gate, why);
  if (isBehind(why, gate)) {
    const decider = end === null ? undefined : gates[end];
    const holder = gate.denies ? decider?.deciding[0] : undefined;
    if (holder) return words.holdsDeny(policyName(holder.policy));
    return words.decidedBefore(decider ? gateText(decider, why).title : '');
  }
  if (why.decision.decidedBy === 'public') return words.public;
  if (why.decision.decidedBy === 'root') return words.root;
  return gate.rule?.startsWith('resource-names') || gate.rule?.startsWith('trust-names')
    ? sentence(gate, why)
    : words.needless;
}

/** A gate as text in the list of gates. */
interface ToldGate {
  readonly title: string;
  readonly said: string;
  readonly state: string;
  readonly sentence: string;
}

export const tellGate = (gate: Gate, why: Why): ToldGate => ({
  title: gateText(gate, why).title,
  said: saidOf(gate, why),
  state: stateTexts[gate.state],
  sentence: gateSentence(gate, why),
});

/** Names the statement's side of a comparison: `allowed`, `all but`, `expected`. */
export function standsAs({ about, spares }: Compared, effect: 'Allow' | 'Deny'): string {
  const { stands } = panel;
  if (spares) return stands.spared;
  if (about === 'principal') return stands.named;
  if (about === 'condition') return stands.expected;
  return effect === 'Deny' ? stands.denied : stands.allowed;
}

/** The sentence for a stop on the request's way. */
export function tellStop({ id, gate }: WalkStep, why: Why): string {
  const { action, resource } = why.decision;
  if (id === 'question') {
    const behalf = behalfOf(why.decision);
    return behalf === null
      ? words.question(askerOf(why.decision).name, action, resource)
      : words.questionFor(behalf, action, resource);
  }
  const here = gate === null ? undefined : why.gates[gate];
  if (!here) return `${headlineOf(why)} ${words.answer}`;
  const { title, state, sentence: text } = tellGate(here, why);
  const told = words.atGate(title, state, text);
  return here.state === 'shut' || gate === why.end ? `${told} ${headlineOf(why)}` : told;
}
