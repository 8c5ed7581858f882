import type { Decision, LayerTrace, PolicyRef, StatementTrace, World } from '../engine/index.ts';
import { accountOf } from '../engine/index.ts';
import { edgeIds } from '../graph/model/elements.ts';
import { requestedThing } from '../graph/model/named-things.ts';
import { decidedDrawing } from '../graph/picture/decided.ts';
import type { Decided, DecidingPage, Highlight, NodeTone } from '../graph/picture/highlight.ts';
import { decidedWords as words } from '#words/decided.ts';
import { verbOf } from '#words/verbs.ts';
import { decidingOf, layerOf, refusingStatements } from './deciding.ts';
import { firstLine } from './policy-pages.ts';
import { Spotlight } from './spotlight.ts';

/** The node of the one who asked, and the user or role whose policies were read; for a session its role. */
export interface Asked {
  readonly id: string | null;
  readonly principalId: string | null;
}

/** Names a caller as its ARN does: a session with its role. */
function nameOf(arn: string): string {
  if (arn.endsWith(':root')) return words.root;
  if (arn.includes(':assumed-role/')) return arn.slice(arn.indexOf('/') + 1);
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
}

const giving: readonly LayerTrace['layer'][] = ['identity', 'resource', 'trust'];

/**
 * Finds the statements that made a decision. Of an allowed request those that give: a boundary that lets it pass gives
 * nothing. Of a refused one all at whose policies it ends.
 */
function madeBy(decision: Decision): readonly StatementTrace[] {
  const { verdict, decidedBy, steps } = decision;
  if (verdict === 'notModelled') return [];
  if (verdict !== 'allow') return refusingStatements(decision);
  const gives = steps.find((step) => giving.includes(step.layer) && step.verdict === 'allow');
  const layer = gives ?? layerOf(decision, decidedBy);
  return layer ? decidingOf(layer).filter(({ outcome }) => outcome === 'matched') : [];
}

const unlike = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** The key by which the picture knows a policy: an inline one has its owner's. */
const keyOf = ({ policy: { policyId, owner, name } }: StatementTrace): string =>
  policyId ?? `${owner.id}/${name}`;

/** The policies that hang on nobody's account: a session's own, and an organization's. */
const passed: ReadonlySet<PolicyRef['kind']> = new Set(['session', 'scp', 'rcp']);

/** The pages of the policies that made a decision. A policy of the thing itself, or a role's trust, has none. */
function pagesOf(
  { steps }: Decision,
  made: readonly StatementTrace[],
  principal: string,
): readonly DecidingPage[] {
  const pages = new Map<string, DecidingPage>();
  for (const one of made) {
    const { kind, name, owner } = one.policy;
    if (kind === 'resource' || kind === 'trust') continue;
    const key = keyOf(one);
    const ownerId = passed.has(kind) ? principal : owner.id;
    const line = kind === 'boundary' ? edgeIds.boundary(ownerId) : edgeIds.attached(ownerId, key);
    const all = steps.flatMap(({ statements }) => statements);
    const own = all.filter(
      ({ policy }) => policy.kind === kind && policy.name === name && policy.owner.id === owner.id,
    );
    const says = firstLine(JSON.stringify({ Statement: own.map(({ statement }) => statement) }));
    const entity = kind === 'session' && one.policy.policyId === null ? owner.id : key;
    pages.set(line, {
      key,
      entity,
      ownerId,
      line,
      name,
      says,
      limits: kind === 'boundary' || passed.has(kind),
    });
  }
  return [...pages.values()];
}

/** Lights the way to a statement that decided; of an allowed request the group is part of what allows it. */
function lightMade(
  light: Spotlight,
  principal: string | null,
  statement: StatementTrace,
  tone: 'allow' | 'deny',
): void {
  const { owner, kind } = statement.policy;
  if (passed.has(kind)) {
    light.node(keyOf(statement), 'denied');
    return;
  }
  light.statement(principal, statement, tone);
  if (tone === 'allow' && owner.kind === 'group' && principal !== null)
    light.node(owner.id, 'allowed').edge(edgeIds.member(principal, owner.id), 'allow');
}

/** Lights the pages past which a request goes that no page decides, and the groups that have them. */
function lightPast(light: Spotlight, principal: string | null, read: readonly StatementTrace[]): void {
  for (const { policy } of read) {
    const { owner, policyId, name } = policy;
    if (owner.kind === 'group' && principal !== null)
      light.node(owner.id, 'lit').edge(edgeIds.member(principal, owner.id), 'lit');
    const key = policyId ?? `${owner.id}/${name}`;
    light.node(key, 'lit').edge(edgeIds.attached(owner.id, key), 'lit');
  }
}

/** Returns the words beside the pages past which a request goes, or beside the page of a limit that leaves it out. */
function noteOf(
  { decidedBy, action, verdict }: Decision,
  read: readonly StatementTrace[],
  made: readonly StatementTrace[],
): string | null {
  if (verdict !== 'implicitDeny') return null;
  if (made.length > 0) return words.leavesOut(decidedBy, action);
  const pages = unlike(read.map((one) => `${one.policy.owner.id} ${keyOf(one)}`)).length;
  if (decidedBy !== 'identity' || pages === 0) return null;
  const speaks = read.some(
    ({ effect, failedOn }) => effect === 'Allow' && failedOn !== null && failedOn !== 'action',
  );
  return words.past(pages, action, speaks);
}

/** Returns what a decision was about and the words for it; null if it isn't about a path: nobody had to allow it. */
function decidedOf(
  world: World,
  decision: Decision,
  { who, principal }: { readonly who: string; readonly principal: string },
  made: readonly StatementTrace[],
  read: readonly StatementTrace[],
): Decided | null {
  const { verdict, decidedBy, action, resource, principalArn } = decision;
  if (verdict === 'notModelled' || decidedBy === 'public' || decision.steps.length === 0) return null;
  const account = principalArn.split(':')[4] || accountOf(world);
  const thing = requestedThing(resource, action, { world, account });
  const [name, verb] = [nameOf(principalArn), verbOf(action)];
  const silent = verdict === 'implicitDeny' && made.length === 0;
  const tone = verdict === 'allow' ? 'allow' : 'deny';
  const policies = unlike(made.map(({ policy }) => policy.name));
  const groups = made.flatMap(({ policy: { owner } }) => (owner.kind === 'group' ? [owner.name] : []));
  const told =
    verdict === 'allow'
      ? words.allowed(name, unlike([...groups, ...policies]), thing.label, verb)
      : silent
        ? words.refused(name, unlike(read.map(({ policy }) => policy.name)), thing.label, verb)
        : words.denied(name, policies, thing.label, verb);
  return {
    who,
    verdict: tone,
    resource,
    thing,
    words: { text: words.line(verb, tone, silent), tone },
    pages: pagesOf(decision, made, principal),
    past: unlike(read.map(keyOf)),
    note: noteOf(decision, read, made),
    told,
    drawn: decidedDrawing,
  };
}

/** The tone of who asked. */
function toneOf({ verdict }: Decision, decided: Decided | null): NodeTone {
  if (verdict === 'notModelled') return 'lit';
  if (verdict !== 'allow') return 'denied';
  return decided ? 'allowed' : 'pulse';
}

/**
 * The picture of any decision, wherever it was asked for: the path from who asked through group and page to the thing.
 * If no page decided, the path goes from who asked past all pages that were read.
 */
export function decisionHighlight(world: World, decision: Decision, { id, principalId }: Asked): Highlight {
  const isAllowed = decision.verdict === 'allow';
  const [who, made] = [id ?? principalId, madeBy(decision)];
  const silent = decision.verdict === 'implicitDeny' && made.length === 0;
  const read = silent ? (layerOf(decision, 'identity')?.statements ?? []) : [];
  const light = new Spotlight();
  if (silent) lightPast(light, principalId, read);
  for (const statement of made) lightMade(light, principalId, statement, isAllowed ? 'allow' : 'deny');
  if (id !== null && id !== principalId) light.edge(edgeIds.sessionRole(id), 'lit');
  const decided =
    who === null ? null : decidedOf(world, decision, { who, principal: principalId ?? who }, made, read);
  light.node(principalId, isAllowed && decided ? 'allowed' : 'lit').node(id, toneOf(decision, decided));
  const highlight = light.done();
  if (!decided) return highlight;
  // A small picture shows the path and nothing else, with what it is about before the pages past which it goes.
  const others = [...highlight.nodes.keys()].filter((one) => one !== who);
  return { ...highlight, decided, shows: [decided.who, decided.resource, decided.thing.id, ...others] };
}
