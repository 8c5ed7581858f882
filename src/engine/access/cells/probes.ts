import type { Certainty } from '../../policy/certainty.ts';
import { best } from '../../policy/certainty.ts';
import type { Condition } from '../../policy/compile-condition.ts';
import type { Statement } from '../../policy/compile-statement.ts';
import { readCondition } from '../../policy/condition.ts';
import type { AttachedPolicy } from '../../policy/document.ts';
import type { Conclusion, Read } from '../../policy/conclusion.ts';
import { conclusionOf } from '../../policy/conclusion.ts';
import { questionOf, readLayers } from '../../policy/evaluate.ts';
import type { Findings, GrantKind, Grants } from '../../policy/findings.ts';
import { grantOf } from '../../policy/findings.ts';
import type { PrincipalView, Question } from '../../policy/request.ts';
import type { ResourceElement } from '../../policy/statement-elements.ts';
import { resourcesOf } from '../../policy/statement-elements.ts';
import { readStatement } from '../../policy/statement.ts';
import type { Template } from '../../policy/template.ts';
import type { RequestKeys } from '../../policy/variables.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { Layer } from '../../policy/decision.ts';
import { outsider } from './callers.ts';
import { principalArn, userName } from './key-facts.ts';
import type { Reading, StatementRef } from './subject.ts';

export type Outcome = 'matched' | 'notMatched' | 'notModelled';

/** A part of a statement that turns out one way or the other by keys that the request is free to have. */
export interface Probe {
  /** Which of the subjects reads it. */
  readonly subject: number;
  /** The free keys that it reads, in lower case. */
  readonly keys: readonly string[];
  /** Null: whether the statement's Resource matches. */
  readonly condition: Condition | null;
  /** The statement's resources as written, without the defaults of variables, if it reads them. */
  readonly element: string;
  run(request: AuthorizationRequest): Outcome;
}

/** A statement that matches the action, the principal and, as far as that is certain, the resource. */
export interface Entry {
  readonly ref: StatementRef;
  readonly effect: 'Allow' | 'Deny';
  readonly grant: GrantKind;
  /** The facts that stand whatever the free keys are. */
  readonly base: Certainty;
  readonly probes: readonly Probe[];
}

/** The certainty of entries so far; one that is still open counts as `open`. */
interface Standing {
  values: ReadonlyMap<Entry, Certainty>;
  open: Certainty;
}

/** A layer's findings as they stand while the cells are split. */
class OpenFindings implements Findings {
  readonly statements = [];
  readonly entries: readonly Entry[];
  readonly #standing: Standing;

  constructor(entries: readonly Entry[], standing: Standing) {
    this.entries = entries;
    this.#standing = standing;
  }

  #valueOf(entry: Entry): Certainty {
    return this.#standing.values.get(entry) ?? this.#standing.open;
  }

  #denial(): Certainty {
    return best(this.entries.filter(({ effect }) => effect === 'Deny').map((entry) => this.#valueOf(entry)));
  }

  get denies(): boolean {
    return this.#denial() === 'yes';
  }

  get maybeDenies(): boolean {
    return this.#denial() === 'maybe';
  }

  get grants(): Grants {
    const of = (kind: GrantKind): Certainty =>
      best(
        this.entries
          .filter(({ effect, grant }) => effect === 'Allow' && grant === kind)
          .map((entry) => this.#valueOf(entry)),
      );
    return { direct: of('direct'), limited: of('limited'), account: of('account') };
  }
}

const everything = resourcesOf({ Resource: '*' }, false);

/** The keys that the variables of values read. */
export function variableKeys(templates: readonly Template[]): readonly string[] {
  return templates.flatMap(({ constant, parts }) =>
    constant ? [] : parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : [])),
  );
}

const keysOfResources = (resources: ResourceElement | null): readonly string[] =>
  resources ? variableKeys(resources.patterns()) : [];

/** The keys that a condition reads. */
export const conditionKeys = (condition: Condition): readonly string[] => [
  condition.name,
  ...(condition.constant() ? [] : variableKeys(condition.values())),
];

/** The keys that a statement reads, in lower case: of its conditions, and of its resources' variables. */
export const keysIn = ({ conditions, resources }: Statement): readonly string[] => [
  ...conditions.flatMap(conditionKeys),
  ...keysOfResources(resources),
];

interface Context {
  readonly subject: number;
  readonly question: Question;
  readonly isFree: (key: string) => boolean;
}

/** The free ones of keys, each once. A user's name follows from the ARN. */
const freeOf = (keys: readonly string[], { isFree }: Context): readonly string[] => [
  ...new Set(keys.map((key) => (key === userName ? principalArn : key)).filter(isFree)),
];

const asked = (question: Question, request: AuthorizationRequest): Question => ({
  ...question,
  request,
  keys: request.keys,
});

function resourceProbe(statement: Statement, view: PrincipalView | null, context: Context): Probe | null {
  const { subject, question } = context;
  const keys = freeOf(keysOfResources(statement.resources), context);
  if (keys.length === 0 || view?.hasResources === false) return null;
  const bare = { ...statement, conditions: [] };
  const run = (request: AuthorizationRequest): Outcome =>
    readStatement(bare, asked(question, request), view, null).outcome;
  const sources = (statement.resources?.patterns() ?? []).map(({ source }) => source);
  const element = sources.join('\n').replaceAll(/, '[^']*'\}/g, '}');
  return { subject, keys, condition: null, element, run };
}

function conditionProbe(condition: Condition, context: Context): Probe {
  const { subject, question } = context;
  const keys = freeOf(conditionKeys(condition), context);
  const run = ({ keys: of }: AuthorizationRequest): Outcome =>
    readCondition(condition, of, question.work, null);
  return { subject, keys, condition, element: '', run };
}

/** The statement as far as it matters to the question, or null if it can't match. */
function entryOf(
  policy: AttachedPolicy,
  statement: Statement,
  view: PrincipalView | null,
  context: Context,
): Entry | null {
  const { question } = context;
  const resource = resourceProbe(statement, view, context);
  const bare = {
    ...statement,
    conditions: [],
    ...(resource ? { resources: everything } : {}),
  };
  const found = readStatement(bare, question, view, null);
  if (found.outcome === 'notMatched') return null;
  const { index, sid, effect } = statement;
  const ref = { policy: policy.ref, index, sid };
  const grant = grantOf(found);
  if (found.outcome === 'notModelled' && found.failedOn !== 'resource')
    return { ref, effect, grant, base: 'maybe', probes: [] };
  let base: Certainty = found.outcome === 'matched' ? 'yes' : 'maybe';
  const probes: Probe[] = resource ? [resource] : [];
  for (const condition of statement.conditions) {
    const probe = conditionProbe(condition, context);
    if (probe.keys.length > 0) {
      probes.push(probe);
      continue;
    }
    const outcome = probe.run(question.request);
    if (outcome === 'notMatched') return null;
    if (outcome === 'notModelled') base = 'maybe';
  }
  return { ref, effect, grant, base, probes };
}

/** A layer, or one of an organization's levels. */
type Level = Findings | { readonly findings: Findings } | null;

/** The statements that may decide about an action on a resource, and the conclusion from how they turn out. */
export class Statements {
  /** In the order in which AWS's evaluation reads them: every Deny, then every Allow. */
  readonly denies: readonly Entry[];
  readonly allows: readonly Entry[];
  readonly #read: Read | null;
  readonly #standing: Standing = { values: new Map(), open: 'no' };

  constructor(reading: Reading | null, subject: number, isFree: (key: string) => boolean) {
    const all: Entry[] = [];
    const find = (policies: readonly AttachedPolicy[], view: PrincipalView | null): OpenFindings => {
      const entries = policies.flatMap((policy) =>
        [policy.document.denies, policy.document.allows]
          .flatMap((index) => index.about(context.question.service))
          .flatMap((statement) => entryOf(policy, statement, view, context) ?? []),
      );
      all.push(...entries);
      return new OpenFindings(entries, this.#standing);
    };
    const context = { subject, question: questionOf(reading?.request ?? nothingAsked), isFree };
    this.#read = reading && readLayers(reading.request, reading.layers, find);
    this.denies = all.filter(({ effect }) => effect === 'Deny');
    this.allows = all.filter(({ effect }) => effect === 'Allow');
  }

  /** All that turns out by keys that requests are free to have. */
  get probes(): readonly Probe[] {
    return [...this.denies, ...this.allows].flatMap(({ probes }) => probes);
  }

  /**
   * The conclusion, if it is the same however the open entries turn out; else null. No entry that is open may be a Deny.
   */
  conclusion(values: ReadonlyMap<Entry, Certainty>): Conclusion | null {
    if (!this.#read) return null;
    const least = this.#concluded(this.#read, values, 'no');
    const most = this.#concluded(this.#read, values, 'yes');
    return least.verdict === most.verdict && least.decidedBy === most.decidedBy ? least : null;
  }

  /** Whether the request is refused even if every statement in doubt doesn't deny, and every open one allows. */
  isRefusedAnyway(values: ReadonlyMap<Entry, Certainty>): boolean {
    if (!this.#read) return false;
    const spared = this.denies.map((entry) => [entry, 'no'] as const);
    return this.#concluded(this.#read, new Map([...values, ...spared]), 'yes').verdict === 'implicitDeny';
  }

  #concluded(read: Read, values: Standing['values'], open: Certainty): Conclusion {
    Object.assign(this.#standing, { values, open });
    return conclusionOf(read);
  }

  /** The first statement of a layer for which `holds` is true. */
  first(layer: Layer, holds: (entry: Entry) => boolean): StatementRef | null {
    if (!this.#read) return null;
    const read: Partial<Record<Layer, Level | readonly Level[]>> = {
      ...this.#read,
      trust: this.#read.resource,
    };
    const entries = [read[layer] ?? []].flat().flatMap((level: Level) => {
      const one = level && 'findings' in level ? level.findings : level;
      return one instanceof OpenFindings ? one.entries : [];
    });
    return entries.find(holds)?.ref ?? null;
  }
}

/** Stands for a request where no policy is asked. */
const nothingAsked: AuthorizationRequest = {
  action: '',
  resource: '*',
  caller: outsider('anonymous', '', ''),
  keys: { values: new Map(), unknown: [] } satisfies RequestKeys,
};
