import type { ConditionTrace, Decision, StatementTrace } from '../../engine/index.ts';
import { byLikeness, textsOf } from './gates.ts';

/** A stretch of a text that is marked; `to` is exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A text of the request or of a statement, with the part in which it differs from the other, or null. */
export interface Side {
  readonly text: string;
  readonly mark: Stretch | null;
}

/** The part of the request that a statement is compared with: the part that failed, or that matched. */
export interface Compared {
  readonly about: 'action' | 'resource' | 'principal' | 'condition';
  /** The operator and key of a condition; null for another element. */
  readonly condition: Pick<ConditionTrace, 'operator' | 'key'> | null;
  readonly meets: boolean;
  /** Whether the statement names what it leaves out: NotAction, NotResource, NotPrincipal. */
  readonly spares: boolean;
  /** Null: the request has no such key. */
  readonly asked: Side | null;
  /** The statement's own entries, most alike first. */
  readonly stands: readonly Side[];
  /** How many further entries it has. */
  readonly more: number;
}

const most = 3;

/** The texts cut behind each `:` and `/`. */
const segments = (text: string): string[] => text.match(/[^:/]*[:/]?/g)?.filter((one) => one !== '') ?? [];

/** The place where two texts begin to differ, moved back to the last `:` or `/` that they share. */
function sharedPrefix(one: string, other: string): number {
  const [a, b] = [segments(one), segments(other)];
  let length = 0;
  for (const [place, segment] of a.entries()) {
    if (segment.toLowerCase() !== b[place]?.toLowerCase()) break;
    length += segment.length;
  }
  return length;
}

/** The end of each text from the first difference on; null if nothing is left there. */
function differing(asked: string, stands: string): { asked: Stretch | null; stands: Stretch | null } {
  const from = sharedPrefix(asked, stands);
  const part = (text: string): Stretch | null => (from < text.length ? { from, to: text.length } : null);
  return { asked: part(asked), stands: part(stands) };
}

/** Both texts whole, if they matched. */
const whole = (text: string): Stretch => ({ from: 0, to: text.length });

/** Whether the statement has an entry for the request's value: one that includes or excludes it. */
const isCovered = ({ meets, spares }: Pick<Compared, 'meets' | 'spares'>): boolean => meets !== spares;

type Facts = Pick<Compared, 'about' | 'condition' | 'meets' | 'spares'>;

function sides(facts: Facts, asked: string | null, entries: readonly string[]): Compared {
  const near = asked === null ? entries : byLikeness(entries, asked);
  const shown = near.slice(0, most);
  const [first] = shown;
  const covered = isCovered(facts);
  const mark = asked === null || first === undefined ? null : differing(asked, first).asked;
  return {
    ...facts,
    asked: asked === null ? null : { text: asked, mark: covered ? whole(asked) : mark },
    stands: shown.map((text) => ({
      text,
      mark: covered || asked === null ? whole(text) : differing(asked, text).stands,
    })),
    more: near.length - shown.length,
  };
}

/** The first condition that failed, else the first condition. */
function conditionOf({ conditions }: StatementTrace): ConditionTrace | undefined {
  return conditions.find(({ outcome }) => outcome !== 'matched') ?? conditions[0];
}

function ofCondition({ operator, key, expected, actual, outcome }: ConditionTrace): Compared {
  const facts = {
    about: 'condition',
    condition: { operator, key },
    meets: outcome === 'matched',
    spares: /^(?:For\w+Values:)?\w*Not\w*$/i.test(operator) && !/^Null$/i.test(operator),
  } as const;
  return sides(facts, actual === null || actual.length === 0 ? null : actual.join(', '), expected);
}

const principals = (statement: unknown, name: string): readonly string[] => {
  const own = textsOf(statement, name);
  if (own.length > 0) return own;
  const element = (statement as Readonly<Record<string, unknown>> | null)?.[name];
  if (typeof element !== 'object' || element === null) return [];
  return Object.keys(element).flatMap((kind) => textsOf(element, kind));
};

/** An element by its own name or by the negated one. */
function element(
  { statement }: StatementTrace,
  name: 'Action' | 'Resource' | 'Principal',
): { readonly entries: readonly string[]; readonly spares: boolean } {
  const read = name === 'Principal' ? principals : textsOf;
  const entries = read(statement, name);
  return entries.length > 0
    ? { entries, spares: false }
    : { entries: read(statement, `Not${name}`), spares: true };
}

/** The entry that matched if the trace has it, else all. */
const met = (entries: readonly string[], place: number | null): readonly string[] =>
  place !== null && entries[place] !== undefined ? [entries[place]] : entries;

function ofElement(
  trace: StatementTrace,
  decision: Decision,
  about: 'action' | 'resource' | 'principal',
): Compared {
  const names = { action: 'Action', resource: 'Resource', principal: 'Principal' } as const;
  const { entries, spares } = element(trace, names[about]);
  const asked = { action: decision.action, resource: decision.resource, principal: decision.principalArn }[
    about
  ];
  const meets = trace.failedOn !== about;
  const place = about === 'principal' ? null : trace.entries[about];
  const shown = isCovered({ meets, spares }) ? met(entries, place) : entries;
  return sides({ about, condition: null, meets, spares }, asked === '' ? null : asked, shown);
}

/**
 * The part of a statement to show beside the request: the part that failed. If the statement matched: its action, its
 * resource if it has one, and its conditions.
 */
export function compare(trace: StatementTrace, decision: Decision): readonly Compared[] {
  const { failedOn, outcome } = trace;
  const condition = conditionOf(trace);
  if (failedOn === 'condition') return condition ? [ofCondition(condition)] : [];
  if (failedOn !== null) return [ofElement(trace, decision, failedOn)];
  if (outcome === 'notModelled') return [];
  return [
    ofElement(trace, decision, 'action'),
    ...(element(trace, 'Resource').entries.length > 0 ? [ofElement(trace, decision, 'resource')] : []),
    ...trace.conditions.map(ofCondition),
  ];
}
