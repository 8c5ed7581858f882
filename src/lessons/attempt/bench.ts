import type { Call, Change, Credentials, Outcome, World } from '../../engine/index.ts';
import { apply, loadTotp, nowOf, prepare } from '../../engine/index.ts';
import { attempt, execute } from '../../engine/calls.ts';
import type { LessonCommit } from '../attempt-state.ts';
import type { Guess, Step } from '../goal.ts';
import type { Lesson, NamedDocument } from '../lesson.ts';
import { keptOf } from './kept.ts';
import { resolved, resolvedInput } from './references.ts';
import { askerOf } from './who.ts';
import type { Host, Session } from '../../terminal/host.ts';

/** A lesson's lines in the page's own terminal, which is fetched when the first one is typed. */
class Lines {
  #session: Session | null = null;

  /** `variables` are shared with the steps that aren't lines. */
  constructor(
    readonly host: Host,
    readonly variables: Map<string, string>,
    readonly documents: readonly NamedDocument[],
    readonly seed: string,
  ) {}

  /** Returns the session for the next line: with the lesson's documents as files, and with every variable. */
  async #ready(): Promise<Session> {
    const { createSession, withFile } = await import('../../terminal/terminal.ts');
    const known = { seed: this.seed, documents: [], codes: null };
    const session = (this.#session ??= this.documents.reduce(
      (files, { name, text }) => withFile(files, `${name}.json`, resolved(this.host.world(), text, known)),
      createSession(),
    ));
    const kept = new Map(session.variables);
    for (const [name, value] of this.variables)
      kept.set(name, { value, exported: kept.get(name)?.exported ?? false });
    return { ...session, variables: kept };
  }

  /** Runs a line. @returns what it printed, and its exit code */
  async type(text: string): Promise<{ readonly printed: string; readonly code: number }> {
    const { runLine } = await import('../../terminal/terminal.ts');
    const session = await this.#ready();
    const known = { seed: this.seed, documents: this.documents, codes: await loadTotp() };
    let [printed, code] = ['', 0];
    for await (const event of runLine(session, resolved(this.host.world(), text, known), this.host)) {
      if (event.type === 'output') printed += event.text;
      else if (event.type === 'session') this.#session = event.session;
      else if (event.type === 'exit') code = event.code;
    }
    for (const [name, { value }] of this.#session?.variables ?? []) this.variables.set(name, value);
    return { printed, code };
  }
}

/** A step that was done, and its effects. */
export interface Done {
  readonly step: Step;
  readonly commits: readonly LessonCommit[];
  /** For lines: what was printed, and the exit code. */
  readonly printed: string;
  readonly code: number;
  readonly answer?: { readonly question: string; readonly guess: Guess };
}

/** Turns a call that is about to be carried out into other calls, one or several. */
export type Rewriter = (call: Call, world: World) => readonly Call[];

/** The simulated time that passes with each command, in ms. */
const tick = 1000;

/** Does a page's work without a page: carries steps out one by one, lines in the page's own terminal. */
export class Bench {
  readonly #lines: Lines;
  readonly #variables = new Map<string, string>();
  #commits: LessonCommit[] = [];
  #rev = 0;
  #acting: Credentials | null = null;
  /** Commits that an undo would take back, in order, those of a deployment together. */
  readonly #undoable: LessonCommit[][] = [];

  /** `rewrite` may change each call before it is carried out. */
  constructor(
    readonly lesson: Pick<Lesson, 'documents'>,
    public world: World,
    public who: string,
    readonly seed: string,
    readonly rewrite: Rewriter = (call) => [call],
  ) {
    const host = {
      world: () => this.world,
      now: () => nowOf(this.world),
      defaultCredentials: () => this.#acting ?? this.#credentials(this.who),
      ask: () => Promise.resolve(null),
      run: (call: Call) => this.#call(call),
    };
    this.#lines = new Lines(host, this.#variables, lesson.documents, seed);
  }

  #credentials(who: string): Credentials | null {
    const name = resolved(this.world, who, { seed: this.seed, documents: [], codes: null });
    return askerOf(this.world, name)?.credentials ?? null;
  }

  #take(
    command: LessonCommit['command'],
    changes: readonly Change[],
    outcome?: LessonCommit['outcome'],
  ): void {
    const commit = { rev: ++this.#rev, command, changes, ...(outcome && { outcome }) };
    this.world = apply(this.world, changes);
    this.#commits.push(commit);
    if (!changes.some(({ table }) => table !== 'meta' && table !== 'lastUsed')) return;
    const deployment = 'via' in command ? this.#undoable.at(-1) : undefined;
    if (deployment) deployment.push(commit);
    else this.#undoable.push([commit]);
  }

  async #call(asked: Call): Promise<Outcome> {
    let answer: Outcome | null = null;
    for (const call of this.rewrite(asked, this.world)) {
      await prepare(call);
      const outcome = execute(this.world, call, nowOf(this.world) + tick);
      this.#take(call, outcome.changes, outcome);
      if (!answer?.result.ok || call === asked) answer = outcome;
      if (!outcome.result.ok) answer = outcome;
    }
    if (!answer) throw new Error('A call was rewritten into nothing');
    if (asked.service === 'cloudformation') await this.#deploy();
    return answer;
  }

  /** Carries out what stacks wait for, as the page does beside it. */
  async #deploy(): Promise<void> {
    const { nextCall } = await import('../../engine/stacks.ts');
    for (const { id } of this.world.tables.stacks.values()) {
      const next = (): Call | null => nextCall(this.world, id);
      for (let call = next(); call; call = next()) {
        await prepare(call);
        const outcome = execute(this.world, call, nowOf(this.world) + tick);
        this.#take(call, outcome.changes, outcome);
      }
    }
  }

  async #callStep(step: Extract<Step, { type: 'call' }>): Promise<void> {
    const known = {
      seed: this.seed,
      documents: this.lesson.documents,
      codes: await loadTotp(),
      variables: this.#variables,
    };
    const call = {
      type: 'call',
      service: step.service,
      operation: step.operation,
      input: resolvedInput(this.world, step.input, known),
      credentials:
        step.as === undefined ? (this.#acting ?? this.#credentials(this.who)) : this.#credentials(step.as),
    } as Call;
    const { result } = await this.#call(call);
    if (!result.ok) return;
    for (const [name, value] of keptOf(step, result.value)) this.#variables.set(name, value);
  }

  async step(step: Step): Promise<Done> {
    this.#commits = [];
    let [printed, code] = ['', 0];
    switch (step.type) {
      case 'line':
        ({ printed, code } = await this.#lines.type(step.line));
        break;
      case 'call':
        await this.#callStep(step);
        break;
      case 'try':
        this.#try(step.action, step.resource);
        break;
      case 'as':
        this.#actAs(step.who);
        break;
      case 'clock':
        this.#take({ type: 'clock' }, [this.#clock(step.milliseconds)]);
        break;
      case 'undo':
        this.#undo();
        break;
      case 'answer':
        return { step, commits: [], printed: '', code: 0, answer: step };
    }
    return { step, commits: this.#commits, printed, code };
  }

  /** For `as session NAME`, finds the newest session of that role. */
  #actAs(who: string): void {
    const role = /^session of (.+)$/.exec(who)?.[1];
    this.who = who;
    this.#acting = null;
    if (role === undefined) return;
    const newest = [...this.world.tables.sessions.values()]
      .filter(
        ({ ownerId, sessionName }) =>
          this.world.tables.roles.get(ownerId)?.name === role || sessionName === role,
      )
      .sort((a, b) => b.issuedAt - a.issuedAt)[0];
    if (!newest) return;
    const { id: accessKeyId, secretAccessKey, sessionToken } = newest;
    this.#acting = { type: 'key', accessKeyId, secretAccessKey, sessionToken };
  }

  #try(action: string, resource: string): void {
    const credentials = this.#acting ?? this.#credentials(this.who);
    const at = resolved(this.world, resource, { seed: this.seed, documents: [], codes: null });
    const question = { type: 'try', action, resource: at, credentials } as const;
    const outcome = attempt(this.world, question, nowOf(this.world) + tick);
    this.#take(question, outcome.changes, outcome);
  }

  #clock(milliseconds: number): Change {
    const before = this.world.tables.meta.get('now') ?? null;
    return {
      table: 'meta',
      key: 'now',
      before,
      after: { id: 'now', value: nowOf(this.world) + milliseconds },
    };
  }

  #undo(): void {
    const commits = this.#undoable.pop();
    if (!commits) return;
    const changes = commits
      .flatMap(({ changes }) => changes)
      .filter(({ table }) => table !== 'meta' && table !== 'lastUsed')
      .reverse()
      .map((change) => ({ ...change, before: change.after, after: change.before }) as Change);
    this.#take({ type: 'undo' }, changes);
    this.#undoable.pop();
  }
}

/** Returns the refusals of a step's commits, or the things in them that aren't modelled: `AccessDenied: …`. */
export const refusalsOf = ({ commits }: Pick<Done, 'commits'>): readonly string[] =>
  commits.flatMap(({ outcome }) => {
    if (!outcome || outcome.result.ok) return [];
    const { result } = outcome;
    return 'error' in result
      ? [`${result.error.code}: ${result.error.message}`]
      : [`Not modelled: ${result.notModelled.feature}`];
  });
