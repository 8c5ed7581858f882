import { refusingStatements, tellingCondition } from '../../../../../assume/deciding.ts';
import { firstLine } from '../../../../../assume/policy-pages.ts';
import { principalName, principalsIn } from '../../../../../assume/trust-lines.ts';
import type { Decision, Layer, PolicyRef, StatementTrace, World } from '../../../../../engine/index.ts';
import { rowsBy } from '../../../../../engine/index.ts';
import type { GoalPage, PageLine } from '../../../../../graph/goals/goals.ts';
import { goalWords as words } from '#words/goals.ts';
import { othersDeny } from '#words/counted.ts';
import { statementPlace } from '#words/statement-place.ts';

/** The policy that decides, with its statement. */
interface Deciding {
  readonly page: GoalPage;
  /** The group that it came through. */
  readonly group: { readonly id: string; readonly name: string } | null;
  /** Its statement in words: `statement 1`; null if none of its statements matched. */
  readonly statement: string | null;
  /** Whether its statement names every resource. */
  readonly isStar: boolean;
  /** A policy that refuses, so that the line ends there. */
  readonly refuses: boolean;
}

const listed = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** A resource in few letters: `reports/*` of `arn:aws:s3:::reports/*`. */
const shortResource = (resource: string): string =>
  resource === '*' ? '"*"' : resource.split(':').slice(5).join(':') || resource;

/** The same without its type, unless that is all that it says: `ByAccount` of `role/ByAccount`. Buckets have none. */
const nameOnly = (resource: string): string =>
  resource.startsWith('arn:aws:s3:')
    ? shortResource(resource)
    : shortResource(resource).replace(/^[a-z-]+[/:](?=\w)/, '');

/** The entry that met the request, or the first, and the number of others. */
function entryOf(value: unknown, index: number | null): { readonly text: string; readonly more: number } {
  const all = listed(value);
  return { text: all[index ?? 0] ?? all[0] ?? '', more: Math.max(0, all.length - 1) };
}

const withMore = ({ text, more }: { readonly text: string; readonly more: number }): string =>
  more > 0 ? words.page.andMore(text, more) : text;

function meaning(resource: string, action: string): string | null {
  const [service = ''] = action.split(':');
  if (resource === '*') return words.page.starOf(service);
  const bucket = /^arn:aws:s3:::([^/*]+)\/\*$/.exec(resource)?.[1];
  return bucket === undefined ? null : words.page.every(bucket);
}

/** How an operator compares, as a sign. */
function signOf(operator: string): string {
  if (operator.includes('Not')) return '≠';
  if (operator.includes('Less')) return '<';
  return operator.includes('Greater') ? '>' : '=';
}

/** A statement in words, its deciding line marked. `isTooMuch`: it allows what should be refused. */
function linesOf(world: World, trace: StatementTrace, account: string, isTooMuch: boolean): PageLine[] {
  const statement = trace.statement as Readonly<Record<string, unknown>>;
  const isNot = statement['NotAction'] !== undefined;
  const action = entryOf(statement['Action'] ?? statement['NotAction'], isNot ? null : trace.entries.action);
  const what = `${isNot ? '≠ ' : ''}${withMore(action)}`;
  const lines: PageLine[] = [
    {
      text: trace.effect === 'Allow' ? words.page.allow(what) : words.page.deny(what),
      look: 'code',
      isMarked: false,
    },
  ];
  const condition = tellingCondition(trace);
  const isTold = tellingCondition(trace, isTooMuch) !== undefined;
  const names = principalsIn(statement).map((name) => principalName(world, name, account));
  const resource = entryOf(statement['Resource'] ?? statement['NotResource'], trace.entries.resource);
  const isTrust = trace.policy.kind === 'trust';
  if (names.length > 0)
    lines.push({ text: words.page.who(names.join(', ')), look: 'code', isMarked: isTrust && !isTold });
  if (!isTrust && resource.text !== '') {
    const on = statement['NotResource'] === undefined ? words.page.on : words.page.notOn;
    const said = (of: typeof nameOnly): string => on(withMore({ ...resource, text: of(resource.text) }));
    lines.push({ text: said(shortResource), short: said(nameOnly), look: 'code', isMarked: !isTold });
  }
  if (condition) {
    const key = condition.key.split(/[:/]/).at(-1) ?? condition.key;
    const value = condition.expected.map(String).join(', ');
    lines.push({
      text: words.page.only(key, signOf(condition.operator), value),
      look: 'code',
      isMarked: isTold,
    });
  }
  const gloss = condition ? null : meaning(resource.text, action.text);
  if (gloss !== null) lines.push({ text: gloss, look: 'words', isMarked: false });
  return lines;
}

/** The id of a policy's page. The page of a managed policy is the same for all who have it. */
function idOf(world: World, { policyId, kind, owner, name }: PolicyRef): string {
  if (policyId !== null) return policyId;
  const inline = rowsBy(world, 'inlinePoliciesByOwner', owner.id).find((row) => row.name === name);
  return inline?.id ?? `${kind}:${owner.id}`;
}

function placeOf({ tables }: World, { kind, owner }: PolicyRef): string {
  switch (kind) {
    case 'inline': {
      // On a fork, an owner has a made-up name.
      const isThere = tables.users.has(owner.id) || tables.groups.has(owner.id) || tables.roles.has(owner.id);
      return words.page.inline(isThere ? owner.name : '');
    }
    case 'managed':
      return words.page.managed;
    case 'boundary':
    case 'session':
      return words.page[kind];
    case 'scp':
    case 'rcp':
      return words.page.organization;
    case 'trust':
    case 'resource':
      return '';
  }
}

/** A policy on a thing has no name of its own. */
function nameOf({ kind, name, owner }: PolicyRef): string {
  if (kind === 'trust') return words.page.trust(owner.name);
  return kind === 'resource' ? words.page.resource(owner.name) : name;
}

function pageOf(world: World, trace: StatementTrace, account: string, isTooMuch: boolean): GoalPage {
  const { policy } = trace;
  return {
    id: idOf(world, policy),
    kind: 'policy',
    name: nameOf(policy),
    ...(policy.kind === 'resource' && { short: words.page.on(policy.owner.name) }),
    place: placeOf(world, policy),
    lines:
      trace.outcome === 'matched'
        ? linesOf(world, trace, account, isTooMuch)
        : [{ text: words.page.nothing, look: 'words', isMarked: true }],
    isWrong: false,
    isMinor: false,
    isMade: false,
  };
}

/** Adds to a page how many others refuse the same. */
const alsoRefused = (page: GoalPage, others: number): GoalPage =>
  others === 0
    ? page
    : { ...page, lines: [...page.lines, { text: othersDeny(others), look: 'words', isMarked: false }] };

/** Returns the statement that decides, and the number of other policies that refuse it, too. */
function decidingTrace(
  decision: Decision,
): { readonly trace: StatementTrace; readonly others: number } | null {
  const { verdict, decidedBy, steps } = decision;
  const order: readonly Layer[] = [decidedBy, 'identity', 'resource', 'trust'];
  const [trace, ...rest] =
    verdict === 'allow'
      ? order
          .flatMap((layer) => steps.find((step) => step.layer === layer)?.statements ?? [])
          .filter(({ outcome, effect }) => outcome === 'matched' && effect === 'Allow')
          .slice(0, 1)
      : refusingStatements(decision);
  return trace ? { trace, others: rest.length } : null;
}

/** Returns the policy that decides; null if no policy speaks. `isTooMuch`: what it allows should be refused. */
export function decidingPage(
  world: World,
  decision: Decision | null,
  account: string,
  isTooMuch: boolean,
): Deciding | null {
  const made = decision && decidingTrace(decision);
  if (!decision || !made) return null;
  const { trace, others } = made;
  const { owner } = trace.policy;
  const statement = trace.statement as Readonly<Record<string, unknown>>;
  const isMatched = trace.outcome === 'matched';
  return {
    page: alsoRefused(pageOf(world, trace, account, isTooMuch), others),
    group: owner.kind === 'group' ? owner : null,
    statement: isMatched ? statementPlace(trace.sid, trace.index + 1) : null,
    isStar: isMatched && listed(statement['Resource']).includes('*'),
    refuses: decision.verdict !== 'allow',
  };
}

/** The page of a policy that decides nothing that the goals ask about. */
export const quietPage = (
  { id, name }: { readonly id: string; readonly name: string },
  place: string,
  document: string,
  isMade: boolean,
): GoalPage => ({
  id,
  kind: 'policy',
  name,
  place,
  lines: [{ text: firstLine(document), look: 'words', isMarked: false }],
  isWrong: false,
  isMinor: true,
  isMade,
});
