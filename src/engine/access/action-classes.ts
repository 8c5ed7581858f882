import type { ServiceAction } from '../actions/catalog.ts';
import type { Statement } from '../policy/compile-statement.ts';
import { globMatches, globOf, hasWildcard } from '../policy/glob.ts';
import type { Glob } from '../policy/glob.ts';
import type { ActionElement } from '../policy/statement-elements.ts';
import { matchAction } from '../policy/statement.ts';
import { Work } from '../policy/work.ts';
import { anyAction } from './forms.ts';
import { offers } from './key-facts.ts';
import { conditionKeys, variableKeys } from './probes.ts';
import type { Subject } from './subject.ts';
import { WordFinder } from './words.ts';

/** Which actions are sorted. What isn't given doesn't narrow them down. */
export interface ActionsMeant {
  /** Every action of the services that documents name, from the catalog. Of other services one of each kind stands for all. */
  readonly actions: readonly ServiceAction[];
  readonly onlyActions?: readonly string[];
  /** Lists of patterns, in any case: an action is meant if one of each list matches it. */
  readonly onlyMatching?: readonly (readonly string[])[];
}

/** Actions that no statement and no rule beyond policies tells apart. */
export interface ActionClass {
  /** The listed actions. */
  readonly actions: readonly ServiceAction[];
  /** An action of a service whose actions aren't listed, if the class has such. */
  readonly other: string | null;
  /** The statements that match it, of all subjects. */
  readonly statements: ReadonlySet<Statement>;
}

const mostStates = 5000;

/** Actions that the engine treats in a way of its own, so that those of services that aren't listed are told apart. */
const ownWays = [
  ...['iam:*', 'sts:*', 'organizations:*', 'cognito-identity:*', 'cognito-idp:*', 'playground:*'],
  ...['kms:*', 's3:*', 'sqs:*', 'secretsmanager:*', 'dynamodb:*', 'lambda:*'],
  ...['sts:assumerole', 'sts:assumerolewithwebidentity', 'sts:assumerolewithsaml', 'sts:tagsession'],
  ...['sts:setsourceidentity', 'sts:getcalleridentity', 'sts:getsessiontoken', 'sts:getfederationtoken'],
  ...['sts:assumeroot', 's3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy'],
  ...['cognito-identity:getid', 'cognito-identity:getopenidtoken', 'cognito-identity:unlinkidentity'],
  'cognito-identity:getcredentialsforidentity',
];

const serviceOf = (id: string): string => id.slice(0, id.indexOf(':')).toLowerCase();

/** Every statement of the subjects' policies, each once. */
function statementsOf(subjects: readonly Subject[]): readonly Statement[] {
  const all = subjects.flatMap(({ policies }) => policies.flatMap(({ document }) => document.statements));
  return [...new Set(all)].filter(({ unreadable }) => !unreadable);
}

/** The keys that any statement reads, in lower case. */
function keysOf(statements: readonly Statement[]): readonly string[] {
  const keys = statements.flatMap(({ conditions, resources }) => [
    ...conditions.flatMap(conditionKeys),
    ...(resources ? variableKeys(resources.patterns()) : []),
  ]);
  return [...new Set(keys)];
}

/** Sorts actions into classes. */
export class ActionClasses {
  readonly #subjects: readonly Subject[];
  readonly #work = new Work(Infinity);
  /** Statements with the same Action element stand together. */
  readonly #elements: readonly (readonly [ActionElement, readonly Statement[]])[];
  readonly #keys: readonly string[];
  readonly #services: ReadonlySet<string>;
  readonly #listed = new Map<string, ServiceAction>();
  readonly #classes = new Map<
    string,
    { actions: ServiceAction[]; other: string | null; statements: Set<Statement> }
  >();
  readonly isBounded: boolean;

  constructor(
    subjects: readonly Subject[],
    { actions: listed, onlyActions: only, onlyMatching = [] }: ActionsMeant,
  ) {
    this.#subjects = subjects;
    const statements = statementsOf(subjects);
    const elements = new Map<string, [ActionElement, Statement[]]>();
    for (const statement of statements) {
      const { actions } = statement;
      const key = JSON.stringify([actions.negated, actions.values]);
      const known = elements.get(key);
      if (known) known[1].push(statement);
      else elements.set(key, [actions, [statement]]);
    }
    this.#elements = [...elements.values()];
    this.#keys = keysOf(statements);
    this.#services = new Set(listed.map(({ id }) => serviceOf(id)));
    for (const action of listed) this.#listed.set(action.id.toLowerCase(), action);
    const lists = onlyMatching.map((patterns) => patterns.map((pattern) => pattern.toLowerCase()));
    const globs = lists.map((patterns) => patterns.map(globOf));
    const isMeant = (id: string): boolean =>
      globs.every((some) => some.some((glob) => globMatches(glob, id, this.#work)));
    const hasOthers = !only && lists.every((patterns) => patterns.some((one) => this.#mayBeOther(one)));
    const words = hasOthers ? this.#otherWords(lists.flat()) : null;
    this.isBounded = words?.isBounded ?? false;
    const wanted = only?.map((id) => id.toLowerCase());
    const ids = wanted ?? [...this.#listed.keys(), ...(words?.texts ?? [])];
    for (const id of ids) if (isMeant(id)) this.#add(id, this.#listed.get(id));
  }

  /** Whether a pattern may match an action of a service that isn't listed. */
  #mayBeOther(pattern: string): boolean {
    const service = serviceOf(pattern);
    return !this.#services.has(service) || hasWildcard(service);
  }

  /** An action of each kind that the patterns tell apart, of services that aren't listed. `more`: patterns beside the statements'. */
  #otherWords(more: readonly string[]): { readonly texts: readonly string[]; readonly isBounded: boolean } {
    const written = [...new Set([...this.#elements.flatMap(([{ values }]) => values), ...more])];
    const isOther = (pattern: string): boolean => !this.#services.has(serviceOf(pattern));
    const globs: readonly Glob[] = [
      ...written.filter(isOther),
      ...ownWays.filter(isOther),
      ...[...this.#services].map((service) => `${service}:*`),
    ].map(globOf);
    const { words, isBounded } = new WordFinder(globs).along(anyAction, mostStates);
    const shortest = isBounded ? written.map((pattern) => pattern.replaceAll(/[*?]/g, 'x')) : [];
    const texts = [...words.map(({ text }) => text), ...shortest];
    return { texts: texts.filter((text) => /^[\w-]+:\w+$/.test(text) && isOther(text)), isBounded };
  }

  #keyOf(id: string, action: ServiceAction | undefined): string {
    const name = id.toLowerCase();
    const bits = this.#elements.map(([element]) =>
      matchAction(element, name, this.#work, null) === 'matched' ? '1' : '0',
    );
    const keys = this.#keys.filter((key) => offers(action, id, key));
    const traits = this.#subjects.map((subject) => subject.traits(id));
    return `${bits.join('')}|${keys.join()}|${traits.join()}`;
  }

  #add(id: string, action: ServiceAction | undefined): void {
    const key = this.#keyOf(id, action);
    let known = this.#classes.get(key);
    if (!known) {
      const matches = [...key.slice(0, this.#elements.length)].map((bit) => bit === '1');
      const statements = new Set(this.#elements.flatMap(([, all], i) => (matches[i] ? all : [])));
      this.#classes.set(key, (known = { actions: [], other: null, statements }));
    }
    if (action) known.actions.push(action);
    else known.other ??= id;
  }

  get all(): readonly ActionClass[] {
    return [...this.#classes.values()];
  }

  /** The class of an action, or undefined if none has it: the list of its service doesn't name it. */
  classOf(id: string): ActionClass | undefined {
    const action = this.#listed.get(id.toLowerCase());
    if (!action && this.#services.has(serviceOf(id))) return undefined;
    return this.#classes.get(this.#keyOf(id, action));
  }
}
