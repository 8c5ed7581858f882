import type { ServiceAction } from '../../actions/catalog.ts';
import type { Statement } from '../../policy/compile-statement.ts';
import { globMatches, globOf, hasWildcard } from '../../policy/glob.ts';
import type { Glob } from '../../policy/glob.ts';
import type { ActionElement } from '../../policy/statement-elements.ts';
import { matchAction } from '../../policy/statement.ts';
import { Work } from '../../policy/work.ts';
import type { Pausing } from '../../pausing.ts';
import { anyAction } from './forms.ts';
import { offers } from './key-facts.ts';
import { onceFor } from './once-for.ts';
import { keysIn } from './probes.ts';
import type { Subject } from './subject.ts';
import { WordFinder } from './words.ts';

/** Which actions are sorted. What isn't given doesn't narrow them down. */
export interface ActionsMeant {
  /** Every action of the services that documents name, from the catalog. Of other services one of each kind stands for all. */
  readonly actions: readonly ServiceAction[];
  /** Further actions of AWS's in services that aren't listed: requests name them instead of made-up ones. */
  readonly known?: readonly string[];
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
  /** Whether `other` is made up: none of AWS's that is known is in the class. */
  readonly isMadeUp: boolean;
  /** The statements that match it, of all subjects. */
  readonly statements: ReadonlySet<Statement>;
}

const mostStates = 5000;

/** Sorting pauses whenever it has sorted so many actions. */
const actionsAtOnce = 100;

/** Services that the engine treats in a way of their own, so that those that aren't listed are told apart. */
export const ownServices =
  'iam sts organizations cognito-identity cognito-idp kms s3 sqs secretsmanager dynamodb lambda'.split(' ');

/** The actions that it treats so one by one, as AWS writes them. */
const ownActions = (
  'sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:AssumeRoleWithSAML sts:TagSession sts:SetSourceIdentity ' +
  'sts:GetCallerIdentity sts:GetSessionToken sts:GetFederationToken sts:AssumeRoot s3:GetBucketPolicy ' +
  's3:PutBucketPolicy s3:DeleteBucketPolicy cognito-identity:GetId cognito-identity:GetOpenIdToken ' +
  'cognito-identity:UnlinkIdentity cognito-identity:GetCredentialsForIdentity'
).split(' ');

/** Actions of AWS's that are named for those of all services that aren't listed. */
const wellKnown = [
  ...(
    'lambda:InvokeFunction lambda:CreateFunction ec2:RunInstances ec2:DescribeInstances ec2:GetPasswordData ' +
    'ecs:CreateService ecs:DeleteService ecs:ListServices'
  ).split(' '),
  ...ownActions,
];

const ofService = (service: string): string => `${service}:*`;
const serviceOf = (id: string): string => id.slice(0, id.indexOf(':')).toLowerCase();

/** Every statement of the subjects' policies, each once. */
function statementsOf(subjects: readonly Subject[]): readonly Statement[] {
  const all = subjects.flatMap(({ policies }) => policies.flatMap(({ document }) => document.statements));
  return [...new Set(all)].filter(({ unreadable }) => !unreadable);
}

/** The keys that any statement reads, in lower case. */
function keysOf(statements: readonly Statement[]): readonly string[] {
  return [...new Set(statements.flatMap(keysIn))];
}

/** Listed actions by their ids in lower case, and the services that they are of. */
interface Catalog {
  readonly byId: ReadonlyMap<string, ServiceAction>;
  readonly services: ReadonlySet<string>;
}

/** Made once for a list: every caller's actions are sorted by the same one. */
const catalogOf = onceFor((listed: readonly ServiceAction[]): Catalog => {
  const byId = new Map(listed.map((action) => [action.id.toLowerCase(), action]));
  return { byId, services: new Set([...byId.keys()].map(serviceOf)) };
});

/** Sorts actions into classes. */
export class ActionClasses {
  readonly #subjects: readonly Subject[];
  readonly #work = new Work(Infinity);
  /** Statements with the same Action element stand together. */
  readonly #elements: readonly (readonly [ActionElement, readonly Statement[]])[];
  readonly #keys: readonly string[];
  readonly #services: ReadonlySet<string>;
  readonly #listed: ReadonlyMap<string, ServiceAction>;
  readonly #classes = new Map<
    string,
    { actions: ServiceAction[]; other: string | null; isMadeUp: boolean; statements: Set<Statement> }
  >();
  isBounded = false;
  /** Sorts the actions; to be run to its end before the classes are asked for. */
  readonly work: Pausing<void>;

  constructor(subjects: readonly Subject[], meant: ActionsMeant) {
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
    ({ byId: this.#listed, services: this.#services } = catalogOf(meant.actions));
    this.work = this.#sort(meant);
  }

  *#sort({ known = [], onlyActions: only, onlyMatching = [] }: ActionsMeant): Pausing<void> {
    const lists = onlyMatching.map((patterns) => patterns.map((pattern) => pattern.toLowerCase()));
    const globs = lists.map((patterns) => patterns.map(globOf));
    const isMeant = (id: string): boolean =>
      globs.every((some) => some.some((glob) => globMatches(glob, id.toLowerCase(), this.#work)));
    const hasOthers = !only && lists.every((patterns) => patterns.some((one) => this.#mayBeOther(one)));
    const words = hasOthers ? yield* this.#otherWords(lists.flat()) : [];
    const others = hasOthers ? [...wellKnown, ...known].filter(this.#isOther) : [];
    const ids = [...(only ?? this.#listed.keys()), ...others];
    for (const [at, id] of [...ids, ...words].entries()) {
      if (at % actionsAtOnce === 0) yield;
      if (isMeant(id)) this.#add(id, at >= ids.length);
    }
  }

  readonly #isOther = (pattern: string): boolean => !this.#services.has(serviceOf(pattern));

  /** Whether a pattern may match an action of a service that isn't listed. */
  #mayBeOther(pattern: string): boolean {
    return this.#isOther(pattern) || hasWildcard(serviceOf(pattern));
  }

  /** An action of each kind that the patterns tell apart, of services that aren't listed. `more`: patterns beside the statements'. */
  *#otherWords(more: readonly string[]): Pausing<readonly string[]> {
    const written = [...new Set([...this.#elements.flatMap(([{ values }]) => values), ...more])];
    const globs: readonly Glob[] = [
      ...written.filter(this.#isOther),
      ...[...ownServices.map(ofService), ...ownActions.map((id) => id.toLowerCase())].filter(this.#isOther),
      ...[...this.#services].map(ofService),
    ].map(globOf);
    const { words, isBounded } = yield* new WordFinder(globs).along(anyAction, mostStates);
    const shortest = isBounded ? written.map((pattern) => pattern.replaceAll(/[*?]/g, 'x')) : [];
    const texts = [...words.map(({ text }) => text), ...shortest];
    this.isBounded = isBounded;
    return texts.filter((text) => /^[\w-]+:\w+$/.test(text) && this.#isOther(text));
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

  #add(id: string, isMadeUp = false): void {
    const action = this.#listed.get(id.toLowerCase());
    const key = this.#keyOf(id, action);
    let known = this.#classes.get(key);
    if (!known) {
      // A key begins with a digit for each element: whether it matches.
      const statements = new Set(this.#elements.flatMap(([, all], i) => (key[i] === '1' ? all : [])));
      this.#classes.set(key, (known = { actions: [], other: null, isMadeUp: false, statements }));
    }
    if (action) known.actions.push(action);
    else if (known.other === null) [known.other, known.isMadeUp] = [id, isMadeUp];
  }

  get all(): readonly ActionClass[] {
    return [...this.#classes.values()];
  }

  /** The class of an action, or undefined if none has it: the list of its service doesn't name it. */
  classOf(id: string): ActionClass | undefined {
    const action = this.#listed.get(id.toLowerCase());
    if (!action && !this.#isOther(id)) return undefined;
    return this.#classes.get(this.#keyOf(id, action));
  }
}
