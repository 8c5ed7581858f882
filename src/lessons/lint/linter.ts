import type { Decision, World, Call } from '../../engine/index.ts';
import { nowOf, apply } from '../../engine/index.ts';
import { pressed } from '#words/recipe.ts';
import { startAttempt } from '../attempt/attempt.ts';
import type { PreparedLesson, LessonAttempt } from '../attempt-state.ts';
import type { SetCheck } from '../attempt/check-context.ts';
import type { Finding } from '../attempt/finding.ts';
import type { Condition, Guess, Step } from '../goal.ts';
import { fits, isLayer, isSet } from '../goal.ts';
import type { LessonFile, Solution } from '../lesson.ts';
import { reveal } from '../predictions.ts';
import { hasReference } from '../attempt/references.ts';
import { proseText } from '../prose-text.ts';
import { refusalsOf } from '../attempt/bench.ts';
import { typedLine } from '../attempt/typed-line.ts';
import type { Played, PlayOptions } from './play.ts';
import { isChanging, isMistyped, play } from './play.ts';
import { remembering } from './remembered-sets.ts';
import { rewritings } from './rewritings.ts';
import type { Rewriter } from '../attempt/bench.ts';
import type { Rewriting } from './rewritings.ts';
import { policyIn, withPolicy, listed } from './documents.ts';
import type { PolicyDocument, PolicyUse, Statement } from './documents.ts';
import { checkGoals, isSolved } from '../attempt/check-goals.ts';
import { fetchedCheck } from '../attempt/load-sets.ts';
import { cellAnswers, documentsOf, playChanged } from './cells/cell-answers.ts';
import type { CellAnswer } from './cells/cell-answers.ts';
import { Judge } from './cells/judge.ts';
import type { LetThrough } from './cells/lets-through.ts';
import type { LintAnswer, ToldMiss, ToldSolution } from './answer.ts';
import { letThrough } from './cells/lets-through.ts';

const allows =
  (change: (statement: Statement, use: PolicyUse) => Statement | null) =>
  (document: PolicyDocument, use: PolicyUse): PolicyDocument => ({
    ...document,
    Statement: document.Statement.map((statement) =>
      statement.Effect === 'Allow' ? (change(statement, use) ?? statement) : statement,
    ),
  });

const service = (statement: Statement): string => listed(statement.Action)[0]?.split(':')[0] ?? 's3';

/** Replaces a resource that ends in a wildcard by the resources that the lesson's goals name. */
function namedOnly(lesson: LessonFile): Rewriting['write'] {
  const told = new Set(
    lesson.goals
      .flatMap(({ needs }) => needs)
      .flatMap((one) => (one.type === 'can' && one.is === 'allow' ? [one.probe.resource] : []))
      .filter((resource) => !resource.includes('%')),
  );
  return allows((statement) => {
    const resources = listed(statement.Resource).flatMap((arn) => {
      const prefix = arn.endsWith('*') && arn.length > 1 ? arn.slice(0, -1) : null;
      const named = prefix === null ? [] : [...told].filter((one) => one.startsWith(prefix));
      return named.length > 0 ? named : [arn];
    });
    return resources.length > 0 && resources.some((arn) => !listed(statement.Resource).includes(arn))
      ? { ...statement, Resource: resources }
      : null;
  });
}

/** Policies that look right but give too much or too little. Each must be refused, or spared with a reason. */
const mutantsOf = (lesson: LessonFile): readonly Rewriting[] => [
  {
    name: 'any action',
    write: allows((statement, use) => {
      if (use === 'trust' || statement.Action === undefined) return null;
      return { ...statement, Action: use === 'resource' ? `${service(statement)}:*` : '*' };
    }),
  },
  {
    name: 'any resource',
    write: allows((statement, use) =>
      statement.Resource === undefined || use === 'resource' ? null : { ...statement, Resource: '*' },
    ),
  },
  {
    name: 'any principal',
    write: allows((statement) =>
      statement.Principal === undefined ? null : { ...statement, Principal: '*' },
    ),
  },
  {
    name: 'no condition',
    write: (document) => ({
      ...document,
      Statement: document.Statement.map((statement) =>
        statement.Condition ? { ...statement, Condition: {} } : statement,
      ),
    }),
  },
  { name: 'no Deny', write: (document) => withoutDeny(document) },
  { name: 'named ones only', write: namedOnly(lesson) },
];

/** Statements beside those of an answer, which allow more than anybody asked for. */
const added = (statement: Statement, ...uses: readonly PolicyUse[]): Rewriting['write'] => {
  return (document, use) =>
    uses.includes(use) && document.Statement.some(({ Effect }) => Effect === 'Allow')
      ? { ...document, Statement: [...document.Statement, statement] }
      : null;
};

const denies =
  (condition: Readonly<Record<string, object>>): Rewriting['write'] =>
  (document) =>
    document.Statement.some(({ Effect }) => Effect === 'Deny')
      ? {
          ...document,
          Statement: document.Statement.map((statement) =>
            statement.Effect === 'Deny'
              ? { ...statement, Condition: { ...statement.Condition, ...condition } }
              : statement,
          ),
        }
      : null;

/** Changes each resource of an Allow; null if none is changed. */
const resources = (change: (arn: string) => string): Rewriting['write'] =>
  allows((statement, use) => {
    const before = listed(statement.Resource);
    const after = before.map(change);
    return use === 'trust' || after.every((arn, i) => arn === before[i])
      ? null
      : { ...statement, Resource: after };
  });

/** An account that no lesson knows. */
const otherAccount = '555566667777';

/**
 * Whether a statement counts for the caller's ARN alone: nobody of an account that it doesn't name has one of these.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
const asksForArn = ({ Condition = {} }: Statement): boolean =>
  Object.entries(Condition).some(
    ([operator, keys]) =>
      /^(?:Arn|String)(?:Equals|Like)$/.test(operator) &&
      Object.keys(keys).some((key) => key.toLowerCase() === 'aws:principalarn'),
  );

/** The neighbours of an answer, one step of a set wider or narrower: a pattern, a class of actions, a principal, a condition. */
const neighbours: readonly Rewriting[] = [
  {
    name: 'all of IAM on top',
    write: added({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }, 'identity', 'managed'),
  },
  {
    name: 'all of SQS on top',
    write: added({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }, 'identity'),
  },
  // Of a service whose actions aren't listed when goals are checked.
  {
    name: 'all of Lambda on top',
    write: added({ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }, 'identity'),
  },
  {
    name: 'any bucket’s deletion on top',
    write: added({ Effect: 'Allow', Action: 's3:DeleteBucket', Resource: '*' }, 'identity'),
  },
  { name: 'a longer name', write: resources((arn) => arn.replace(/^(arn:aws:s3:::[^/*]+)\/\*$/, '$1*')) },
  { name: 'any role', write: resources((arn) => arn.replace(/(:role\/)[^*]+$/, '$1*')) },
  { name: 'one letter only', write: resources((arn) => arn.replace(/^(arn:aws:s3:::[^/*]+\/)\*$/, '$1q*')) },
  {
    name: 'another account',
    write: allows((statement) => {
      const { AWS, ...others } = (statement.Principal ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof statement.Principal !== 'object' || asksForArn(statement)) return null;
      return { ...statement, Principal: { ...others, AWS: [...listed(AWS as string), otherAccount] } };
    }),
  },
  {
    name: 'a Deny that ends',
    write: denies({ DateLessThan: { 'aws:CurrentTime': '2099-01-01T00:00:00Z' } }),
  },
  { name: 'a Deny that spares keys', write: denies({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }) },
];

function withoutDeny(document: PolicyDocument): PolicyDocument | null {
  const rest = document.Statement.filter(({ Effect }) => Effect !== 'Deny');
  return rest.length === document.Statement.length || rest.length === 0
    ? null
    : { ...document, Statement: rest };
}

/**
 * For a solution with up to this many steps, every combination of steps is left out in turn; for a longer one, only
 * one or two steps at a time.
 */
const mostForAll = 5;

/** Returns the sets of steps to leave out of a solution, which keeps the order of the others. */
function subsetsOf(steps: readonly number[]): readonly ReadonlySet<number>[] {
  if (steps.length <= mostForAll)
    return Array.from({ length: 2 ** steps.length - 1 }, (_none, i) => {
      const bits = i + 1;
      return new Set(steps.filter((_step, at) => (bits >> at) & 1));
    });
  const pairs = steps.flatMap((one, i) => steps.slice(i + 1).map((other) => new Set([one, other])));
  return [...steps.map((one) => new Set([one])), ...pairs];
}

type Input = Readonly<Record<string, string>>;

/** A rewriter, and a count of the calls that it changed. */
interface Counted {
  readonly rewrite: Rewriter;
  readonly count: () => number;
}

/**
 * Makes a rewriter of calls from ways of writing policies, and counts the calls that it changed. With `meaning`, a
 * policy that would only be formatted in another way stays as it is.
 */
function writing(ways: readonly Rewriting[], changes: 'text' | 'meaning' = 'text'): Counted {
  let changed = 0;
  const rewrite: Rewriter = (call) => {
    let next = call;
    for (const { write } of ways) {
      const held = policyIn(next);
      const written = held && write(held.document, held.use);
      if (!held || written === null || written === undefined) continue;
      if (changes === 'meaning' && JSON.stringify(written) === JSON.stringify(held.document)) continue;
      next = withPolicy(next, held.member, typeof written === 'string' ? written : JSON.stringify(written));
    }
    if (textOf(next) !== textOf(call)) changed++;
    return [next];
  };
  return { rewrite, count: () => changed };
}

const textOf = ({ input }: Call): string => JSON.stringify(input);

const owners = { User: 'UserName', Group: 'GroupName', Role: 'RoleName' } as const;
type Owner = keyof typeof owners;

const ownerOf = (operation: string): Owner | undefined =>
  (Object.keys(owners) as Owner[]).find((owner) => operation.includes(owner));

const made = (call: Call, operation: string, input: object): Call =>
  ({ ...call, operation, input }) as unknown as Call;

const accountIn = (world: World, call: Call): string => {
  const { credentials } = call;
  const id = credentials?.type === 'console' ? credentials.id : '';
  return /^\d{12}$/.test(id)
    ? id
    : (world.tables.users.get(id)?.account ?? String(world.tables.meta.get('account')?.value));
};

function counting(change: (call: Call, world: World, count: number) => readonly Call[] | null): Counted {
  let changed = 0;
  return {
    rewrite: (call, world) => {
      const calls = change(call, world, changed);
      if (calls) changed++;
      return calls ?? [call];
    },
    count: () => changed,
  };
}

/** Turns an inline policy into an attached managed one. */
const inlineToManaged = (): Counted =>
  counting((call, world, count) => {
    const owner = /^Put(User|Group|Role)Policy$/.test(call.operation) ? ownerOf(call.operation) : undefined;
    if (!owner) return null;
    const input = call.input as unknown as Input;
    const PolicyName = `Managed${String(count)}`;
    const PolicyArn = `arn:aws:iam::${accountIn(world, call)}:policy/${PolicyName}`;
    return [
      made(call, 'CreatePolicy', { PolicyName, PolicyDocument: input['PolicyDocument'] }),
      made(call, `Attach${owner}Policy`, { [owners[owner]]: input[owners[owner]], PolicyArn }),
    ];
  });

/** Turns a customer's managed policy into an inline one where it is attached. */
const managedToInline = (): Counted =>
  counting((call, world, count) => {
    const owner = /^Attach(User|Group|Role)Policy$/.test(call.operation)
      ? ownerOf(call.operation)
      : undefined;
    const input = call.input as unknown as Input;
    const [, account, name] =
      /^arn:aws:iam::(\d{12}):policy\/(?:.*\/)?([^/]+)$/.exec(input['PolicyArn'] ?? '') ?? [];
    if (!owner || account === undefined || name === undefined) return null;
    const policy = [...world.tables.policies.values()].find(
      (row) => row.account === account && row.name === name,
    );
    const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId);
    if (!version) return null;
    const PolicyDocument = version.document;
    return [
      made(call, `Put${owner}Policy`, {
        [owners[owner]]: input[owners[owner]],
        PolicyName: `Inline${String(count)}`,
        PolicyDocument,
      }),
    ];
  });

/** Gives policies of a user to a group that the user joins. */
const throughGroup = (): Counted =>
  counting((call, _world, count) => {
    const input = call.input as unknown as Input;
    const { UserName, ...rest } = input;
    const GroupName = `Holders${String(count)}`;
    const operation = { PutUserPolicy: 'PutGroupPolicy', AttachUserPolicy: 'AttachGroupPolicy' }[
      call.operation as string
    ];
    if (operation === undefined) return null;
    return [
      made(call, 'CreateGroup', { GroupName }),
      made(call, 'AddUserToGroup', { GroupName, UserName }),
      made(call, operation, { GroupName, ...rest }),
    ];
  });

/** Other calls with the same result, by the name under which a lesson may spare them. */
const callRewritings: readonly (readonly [name: string, make: () => Counted])[] = [
  ['inline to managed', inlineToManaged],
  ['managed to inline', managedToInline],
  ['through a group', throughGroup],
];

/** All ways of writing policies anew, and some pairs of them, by their names. */
const written: readonly (readonly string[])[] = [
  ...rewritings.map(({ name }) => [name]),
  ...rewritings
    .flatMap((one, i) => rewritings.slice(i + 1).map((other) => [one.name, other.name]))
    .filter((_pair, i) => i % 5 === 0),
];

/** Makes the rewriter that has these names. */
function rewritingNamed(names: readonly string[]): Counted {
  const calls = callRewritings.find(([name]) => names.length === 1 && name === names[0]);
  return calls?.[1]() ?? writing(rewritings.filter(({ name }) => names.includes(name)));
}

/** Returns the steps that give somebody what a goal lets through; none for those who hold no policies. */
function givenBeyond({ who, action, resource }: LetThrough): readonly Step[] {
  const [, kind = '', name = ''] = /^(role )?(.+)$/.exec(who) ?? [];
  const of = kind === '' ? 'User' : 'Role';
  if (['root', 'stranger', 'anyone'].includes(name) || name.includes(' ')) return [];
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  });
  const input = { [owners[of]]: name, PolicyName: 'Beyond', PolicyDocument };
  return [{ type: 'call', service: 'iam', operation: `Put${of}Policy`, input, as: 'root' }];
}

/** Plays an answer of a proof again. Null if the lesson has no such answer. */
export async function playAnswer(
  { lesson, prepared, start }: Pick<Linter, 'prepared' | 'start'> & { readonly lesson: LessonFile },
  answer: LintAnswer,
): Promise<Played | null> {
  const { solutions, nearMisses } = lesson.proof;
  if (answer.kind === 'nearMiss') {
    const miss = nearMisses[answer.at];
    return miss ? play(prepared, start, miss.steps) : null;
  }
  const way = answer.kind === 'beyond' ? null : answer.way;
  const solution = way === null ? solutions[0] : solutions.find((one) => one.way === way);
  if (!solution) return null;
  const { steps } = solution;
  switch (answer.kind) {
    case 'solution':
      return play(prepared, start, steps);
    case 'subset':
      return play(
        prepared,
        start,
        steps.filter((_step, i) => !answer.without.includes(i)),
      );
    case 'rewriting':
      return play(prepared, start, steps, { rewrite: rewritingNamed(answer.names).rewrite });
    case 'mutant': {
      const mutant = [...mutantsOf(lesson), ...neighbours].find(({ name }) => name === answer.name);
      return mutant ? play(prepared, start, steps, { rewrite: writing([mutant], 'meaning').rewrite }) : null;
    }
    case 'beyond':
      return play(prepared, start, [...steps, ...givenBeyond(answer.through)]);
    case 'cell': {
      const played = await playChanged(prepared, start, steps, answer.answer);
      return played && { ...played, states: checkGoals(played.attempt) };
    }
  }
}

/** A problem of a lesson: the check that found it, and its details in words for the author. */
export interface LintProblem {
  readonly check:
    | 'prose'
    | 'start'
    | 'prediction'
    | 'solution'
    | 'hint'
    | 'subset'
    | 'necessary'
    | 'set'
    | 'nearMiss'
    | 'rewriting'
    | 'mutant'
    | 'cell'
    | 'misconception'
    | 'time'
    | 'size';
  readonly detail: string;
  /** The conditions that weren't met, if that is the problem. */
  readonly unmet: readonly Finding[];
  /** The answer that shows it. */
  readonly answer?: LintAnswer;
}

/** The progress of a proof: the answers done, the number of all answers, and the plays of other ways to write them. */
export interface LintProgress {
  readonly done: number;
  readonly all: number;
  readonly plays: number;
}

const limits = { solutions: 3, nearMisses: 3 } as const;

/** How many answers are made from the cells of each solution: all that count, or a few of them. */
const cellsOfSolution = { thorough: 40, some: 1 } as const;

/** How answers that were made from cells were judged, by what people may do and not by the lesson's goals. */
export interface CellCounts {
  readonly right: number;
  readonly wrong: number;
  /** Nobody can say of these whether the lesson wants them. */
  readonly unknown: number;
}

const unmetOf = ({ states }: Played): readonly string[] =>
  states.filter(({ state }) => state !== 'met').map(({ goal }) => goal.id);

/** Plays a lesson in all ways that prove something, and collects the problems. */
export class Linter {
  readonly problems: LintProblem[] = [];
  /** Goals that are the only one that some wrong answer misses. */
  readonly necessary = new Set<string>();
  rewritings = 0;
  mutants = 0;
  slowest = 0;
  slowestOnPage = 0;
  cells: CellCounts = { right: 0, wrong: 0, unknown: 0 };
  /** Requests that goals let through beyond the first solution. */
  through: readonly LetThrough[] = [];
  readonly toldSolutions: ToldSolution[] = [];
  readonly toldMisses: ToldMiss[] = [];
  /** The number of solutions and near-misses that the proof has reached. */
  #answers = 0;
  readonly #sets = remembering(fetchedCheck);

  constructor(
    readonly lesson: LessonFile,
    readonly prepared: PreparedLesson,
    readonly start: World,
    /** Awaited before each play, so that the page can draw. If it rejects, the proof ends. */
    readonly pause: () => Promise<void> = () => Promise.resolve(),
    /** Whether the goals over all requests are checked with every rewriting, not only with some. */
    readonly isThorough = false,
  ) {}

  #play(steps: readonly Step[], options: PlayOptions): Promise<Played> {
    return play(this.prepared, this.start, steps, { ...options, sets: this.#sets });
  }

  /** How many of all answers are done. */
  get progress(): LintProgress {
    const { solutions, nearMisses } = this.lesson.proof;
    const plays = this.rewritings + this.mutants;
    return { done: Math.max(0, this.#answers - 1), all: solutions.length + nearMisses.length, plays };
  }

  /** Whether goals are enough to refuse an answer, and to tell which ones are necessary. */
  readonly #isRefused = ([first, ...rest]: readonly string[]): boolean =>
    first !== undefined && (rest.length > 0 || this.necessary.has(first));

  problem(
    check: LintProblem['check'],
    detail: string,
    unmet: readonly Finding[] = [],
    answer?: LintAnswer,
  ): void {
    this.problems.push({ check, detail, unmet, ...(answer && { answer }) });
  }

  #spares(kind: string, way: string): boolean {
    return this.lesson.proof.spared.some((one) => one.kind === kind && (one.way ?? way) === way);
  }

  /** Checks that a wrong answer misses a goal. If it misses no other, the goal is necessary. */
  #refuse(
    played: Played,
    check: LintProblem['check'],
    detail: string,
    answer: LintAnswer,
  ): readonly string[] {
    const unmet = unmetOf(played);
    if (unmet.length === 0) this.problem(check, `${detail} passes`, [], answer);
    if (unmet.length === 1) this.necessary.add(unmet[0] as string);
    return unmet;
  }

  /** Plays a solution. Returns null if it doesn't pass. */
  async #solution({ way, steps }: Solution): Promise<Played | null> {
    await this.pause();
    const played = await this.#play(steps, { watches: true });
    const answer: LintAnswer = { kind: 'solution', way };
    for (const id of played.recognised)
      this.problem('misconception', `${way} shows ${id} on its way`, [], answer);
    const [all, onPage] = timesOf(played.attempt, this.isThorough ? 5 : 1);
    this.slowest = Math.max(this.slowest, all);
    this.slowestOnPage = Math.max(this.slowestOnPage, onPage);
    if (played.solved) return played;
    const failed = played.done.filter(({ code }) => code !== 0).map(({ printed }) => printed.trim());
    this.problem(
      'solution',
      [`${way} misses ${unmetOf(played).join(', ')}`, ...failed].join(' | '),
      played.states.flatMap(({ unmet }) => unmet ?? []),
      answer,
    );
    return null;
  }

  async #drops({ way, steps }: Solution, played: Played): Promise<void> {
    const changing = played.done.flatMap((done, i) => (isChanging(done) ? [i] : []));
    for (const dropped of subsetsOf(changing)) {
      const rest = steps.filter((_step, i) => !dropped.has(i));
      await this.pause();
      const without = [...dropped].map((i) => i + 1).join(', ');
      this.#refuse(
        await this.#play(rest, { enough: this.#isRefused }),
        'subset',
        `${way} without step ${without}`,
        { kind: 'subset', way, without: [...dropped] },
      );
      this.mutants++;
    }
  }

  async #rewrite({ way, steps }: Solution): Promise<void> {
    for (const names of [...written, ...callRewritings.map(([name]) => [name])]) {
      if (names.length === 1 && this.#spares(names[0] ?? '', way)) continue;
      const counted = rewritingNamed(names);
      await this.pause();
      // A rewriting changes no request: that sets are decided alike is checked on some of them, as it takes longest.
      const isChecked = this.isThorough || this.rewritings % 40 === 0;
      const enough = (): boolean => !isChecked || counted.count() === 0;
      const played = await this.#play(steps, { rewrite: counted.rewrite, enough });
      if (counted.count() === 0) continue;
      this.rewritings++;
      if (!played.solved)
        this.problem(
          'rewriting',
          `${way}, ${names.join(' + ')}: misses ${unmetOf(played).join(', ')}${refusals(played)}`,
          [],
          { kind: 'rewriting', way, names },
        );
    }
  }

  async #mutate({ way, steps }: Solution): Promise<void> {
    for (const mutant of [...mutantsOf(this.lesson), ...(this.isThorough ? neighbours : [])]) {
      if (this.#spares(mutant.name, way)) continue;
      await this.pause();
      const { rewrite, count } = writing([mutant], 'meaning');
      const enough = (unmet: readonly string[]): boolean => count() === 0 || this.#isRefused(unmet);
      const played = await this.#play(steps, { rewrite, enough });
      if (count() === 0) continue;
      this.mutants++;
      const answer: LintAnswer = { kind: 'mutant', way, name: mutant.name };
      this.#refuse(played, 'mutant', `${way}, ${mutant.name}:`, answer);
    }
  }

  async solutions(): Promise<void> {
    const { solutions } = this.lesson.proof;
    if (solutions.length < limits.solutions)
      this.problem('solution', `${String(solutions.length)} of ${String(limits.solutions)}`);
    const solved: { readonly solution: Solution; readonly attempt: LessonAttempt }[] = [];
    for (const solution of solutions) {
      this.#answers += 1;
      const played = await this.#solution(solution);
      const { way } = solution;
      if (!played) {
        this.toldSolutions.push({ way, passes: false, writings: 0 });
        continue;
      }
      solved.push({ solution, attempt: played.attempt });
      await this.#drops(solution, played);
      const before = this.rewritings;
      await this.#rewrite(solution);
      this.toldSolutions.push({ way, passes: true, writings: this.rewritings - before });
      await this.#mutate(solution);
    }
    await this.#cells(solved);
    const [first] = solved;
    if (first) this.through = await letThrough(first.attempt);
  }

  /** Plays answers made from the cells of what each solution lets people do, and compares the goals with a judge that knows none of them. */
  async #cells(
    solved: readonly { readonly solution: Solution; readonly attempt: LessonAttempt }[],
  ): Promise<void> {
    const most = this.isThorough ? cellsOfSolution.thorough : cellsOfSolution.some;
    let judge: Judge | null = null;
    for (const [own, { solution, attempt }] of solved.entries()) {
      const documents = await documentsOf(this.prepared, this.start, solution.steps);
      if (!documents.some((one) => one !== null)) continue;
      const seed = `${this.lesson.id} ${solution.way}`;
      judge ??= await Judge.of(
        this.lesson,
        solved.map((one) => one.attempt),
      );
      for (const answer of await cellAnswers(seed, documents, this.start, attempt.world, most)) {
        await this.pause();
        await this.#cell(solution, answer, judge, own);
      }
    }
  }

  async #cell({ way, steps }: Solution, answer: CellAnswer, judge: Judge, own: number): Promise<void> {
    const played = await playChanged(this.prepared, this.start, steps, answer);
    if (!played) return;
    const { verdict, because } = judge.judge(played.attempt, own);
    this.cells = { ...this.cells, [verdict]: this.cells[verdict] + 1 };
    if (verdict === 'unknown') return;
    const states = played.states.length > 0 ? played.states : checkGoals(played.attempt, this.#sets);
    const detail = `${way}, ${answer.name}`;
    const told: LintAnswer = { kind: 'cell', way, answer };
    if (verdict === 'wrong' && isSolved(states))
      this.problem('cell', `${detail}: passes, and ${because}`, [], told);
    if (verdict === 'right' && !isSolved(states))
      this.problem(
        'cell',
        `${detail}: misses ${unmetOf({ ...played, states }).join(', ')}, and nobody may do anything else`,
        states.flatMap(({ unmet }) => unmet ?? []),
        told,
      );
  }

  async nearMisses(): Promise<void> {
    const { nearMisses } = this.lesson.proof;
    const recognised = new Set<string>();
    if (nearMisses.length < limits.nearMisses)
      this.problem('nearMiss', `${String(nearMisses.length)} of ${String(limits.nearMisses)}`);
    for (const [at, { says, steps, misses }] of nearMisses.entries()) {
      const answer: LintAnswer = { kind: 'nearMiss', at };
      this.#answers += 1;
      await this.pause();
      const played = await this.#play(steps, { watches: true });
      const unmet = this.#refuse(played, 'nearMiss', says, answer);
      this.toldMisses.push({ says, unmet, misses });
      if (unmet.length > 0 && !unmet.includes(misses))
        this.problem('nearMiss', `${says}: misses ${unmet.join(', ')}, not ${misses}`, [], answer);
      const mistyped = played.done.find(isMistyped);
      if (mistyped) this.problem('nearMiss', `${says}: ${mistyped.printed.trim()}`, [], answer);
      for (const id of played.recognised) recognised.add(id);
    }
    for (const { id } of this.lesson.misconceptions)
      if (!recognised.has(id)) this.problem('misconception', `no near-miss shows ${id}`);
  }

  /** Checks the third hint: each action says what to press, and each line can be typed as soon as the hint is read. */
  hint(): void {
    const attempt = startAttempt(this.prepared, this.start, 'lint');
    for (const [i, { step, pointer }] of this.lesson.recipe.entries()) {
      const place = `action ${String(i + 1)}`;
      if ((pointer || pressed(step, [])) === '') this.problem('hint', `${place} says nothing to press`);
      if (step.type === 'line' && hasReference(typedLine(attempt, step.line, nowOf(this.start))))
        this.problem('hint', `${place} names what isn't there yet: ${step.line}`);
    }
  }

  predictions(): void {
    const attempt = startAttempt(this.prepared, this.start, 'lint');
    for (const prediction of this.lesson.predictions)
      for (const asked of [prediction, prediction.twin]) {
        const answer = answered(reveal(attempt, asked).decision, asked.is);
        if (answer !== asked.is) this.problem('prediction', `${prediction.id}: ${asked.ask} ${answer}`);
      }
  }

  /** Checks that a goal which speaks of everything asks for everything, and that there is one if the text does so. */
  sets(): void {
    const promise = promiseIn(proseText(this.lesson.prose));
    if (promise !== null && !this.lesson.goals.some(({ needs }) => needs.some(asksForAll)))
      this.problem('set', `the text says “${promise}”, and no goal asks for it: use only, still or none`);
    for (const { id, says, needs } of this.lesson.goals)
      if (speaksOfAll.test(says) && !needs.some(asksForAll))
        this.problem(
          'set',
          `${id} says “${says}”, and asks for a few requests alone: use only, still or none`,
        );
  }

  needed(): void {
    for (const { id } of this.lesson.goals)
      if (!this.necessary.has(id)) this.problem('necessary', `no wrong answer misses ${id} alone`);
  }
}

/** Words for everything, in the language that this page's lessons are written in. */
const speaksOfAll = /\b(?:nothing|nobody|only|no more|nowhere)\b/i;

/** Words with which a text says that an answer gives no more than it asks for. */
const promisesNoMore = /\b(?:nobody|nothing|nowhere) (?:else|more)\b/i;

/** Sentences that tell the learner what to bring about, and not how AWS is. */
const isTask =
  /^(?:(?:first|then|last|now|so|and)\b,? ?)*(?:let|give|keep|make|allow|trust|open|raise|close|create|stop|take|attach|write|repair|change)\b|\b(?:should|must)\b/i;

/** Words with which a task leaves everybody or everything else out. */
const leavesOut = /\b(?:only|alone|just|no other|no one|nothing|nobody|nowhere|none)\b/i;

/** The words with which a text says that an answer gives no more than it asks for; null if it says nothing of the kind. */
function promiseIn(text: string): string | null {
  const tasks = text.split(/(?<=[.!?:])\s+/).filter((sentence) => isTask.test(sentence));
  const [found] = [promisesNoMore.exec(text), ...tasks.map((task) => leavesOut.exec(task))].filter(Boolean);
  return found?.[0] ?? null;
}

/** Whether a condition is about all there is: requests, moments, changes or things that are counted. */
const asksForAll = (condition: Condition): boolean =>
  (isSet(condition) && condition.type !== 'all') ||
  ['never', 'changedBy', 'count'].includes(condition.type) ||
  (condition.type === 'after' && condition.conditions.some(asksForAll));

/** Returns the engine's own answer to a question of this kind. A layer can only be the answer if AWS refuses. */
function answered(decision: Decision | null, is: Guess): string {
  if (!decision) return 'nobody';
  const isRefused = fits(decision.verdict, 'refused');
  return isLayer(is) && isRefused ? decision.decidedBy : decision.verdict;
}

const refusals = ({ done }: Played): string =>
  done
    .flatMap(refusalsOf)
    .map((said) => ` | ${said}`)
    .join('');

/**
 * Measures the goals' time, in ms, in a world that wasn't checked before, and how much of it the page takes itself: what is
 * asked of all requests, a worker decides. It is the fastest of a few runs, since other processes may slow one down.
 */
function timesOf(attempt: LessonAttempt, runs: number): readonly [all: number, onPage: number] {
  const times = Array.from({ length: runs }, (_none, i) => i + 1).map((seconds) => {
    const before = attempt.world.tables.meta.get('now') ?? null;
    const after = { id: 'now', value: nowOf(attempt.world) + seconds } as const;
    const [user] = attempt.world.tables.users.values();
    // A table that is written anew: nothing that was found before is known to hold.
    const again = user ? [{ table: 'users', key: user.id, before: user, after: { ...user } } as const] : [];
    const world = apply(attempt.world, [{ table: 'meta', key: 'now', before, after }, ...again]);
    let beside = 0;
    const sets: SetCheck = (...asked) => {
      const began = performance.now();
      const finding = fetchedCheck(...asked);
      beside += performance.now() - began;
      return finding;
    };
    const started = performance.now();
    checkGoals({ ...attempt, world }, sets);
    const all = performance.now() - started;
    return { all, onPage: all - beside };
  });
  return [Math.min(...times.map(({ all }) => all)), Math.min(...times.map(({ onPage }) => onPage))];
}
