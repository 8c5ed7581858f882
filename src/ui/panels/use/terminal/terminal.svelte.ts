import { untrack } from 'svelte';
import type { Call, Credentials, Outcome } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Host, Session, TerminalEvent } from '../../../../terminal/terminal.ts';
import {
  createSession,
  isStorable,
  runLine,
  savedSession,
  sessionFrom,
  withFile,
} from '../../../../terminal/terminal.ts';
import { acting as actingWords } from '#words/acting.ts';
import { isNotFetched } from '../../../parts/not-fetched.ts';
import { terminalPanel as words } from '#words/terminal-panel.ts';
import { actingNow } from '../../account/acting/acting-now.ts';
import { askerOf } from '../decision/asker.ts';
import type { EnteredLine } from '../../../view/entered-line.ts';
import type { ShownDecision } from '../decision/lit-decision.svelte.ts';
import { sameCredentials, credentialsOf, yieldToPage } from './acting.ts';
import { filesFor } from './given-files.ts';
import { PacedScreen, type Progress } from './paced-screen.svelte.ts';
import { withUsers, withoutUsers } from './users-listed.ts';
import type { Screen, Tone } from './screen.ts';
import { emptyScreen, withCode, withCommand, withEntry, withOutput, withRefusal } from './screen.ts';

/**
 * The key under which a workspace's terminal (its history, files, variables) is stored between visits, in this
 * browser's localStorage, with an entry for each workspace.
 */
const prefix = 'iam-playground.terminal.';
/** The most characters; browsers give a page about five million in all. */
const longest = 1_000_000;
/** The most lines of this visit that are remembered with what they did. */
const mostEntered = 100;

type Saving = 'saved' | 'blocked' | 'too-large';

/** Returns the stored text, or null if there is none or the browser blocks it. */
function readTerminal(workspace: string): string | null {
  try {
    return localStorage.getItem(prefix + workspace);
  } catch {
    return null;
  }
}

function writeTerminal(workspace: string, text: string): Saving {
  if (text.length > longest) return 'too-large';
  try {
    localStorage.setItem(prefix + workspace, text);
    return 'saved';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'too-large' : 'blocked';
  }
}

/** Deletes the stored terminals of deleted workspaces. */
function forgetOthers(workspaces: readonly string[]): void {
  const kept = new Set(workspaces.map((id) => prefix + id));
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    for (const key of keys) if (key?.startsWith(prefix) && !kept.has(key)) localStorage.removeItem(key);
  } catch {
    // If storage is blocked, there is nothing to delete.
  }
}

/** The running line or script, and its progress. */
interface Running extends Progress {
  readonly text: string;
}

/** A question that a command asks the person who types. */
interface Question {
  readonly prompt: string;
  readonly answer: (text: string | null) => void;
}

/** The terminal of a playground: its memory, its screen, and the commands that run in it. */
export class Terminal {
  readonly #playground: Playground;
  /** The identity chosen in the page. It acts if neither variables nor a profile name another. */
  #chosen: Credentials;
  #workspace: string;
  #control: AbortController | null = null;
  readonly #screen = new PacedScreen();
  session = $state.raw<Session>(createSession());
  #text = $state<string | null>(null);
  question = $state.raw<Question | null>(null);
  /** Lines that were entered while another one runs. */
  queue = $state.raw<readonly string[]>([]);
  saving = $state<Saving>('saved');
  /** What was decided about the last call of the last line that made one. */
  decided = $state.raw<ShownDecision | null>(null);
  #deciding: ShownDecision | null = null;
  /** The lines that ran in this visit, the newest last. */
  entered = $state.raw<readonly EnteredLine[]>([]);
  #revs: number[] = [];
  /** The deployment that was going on when the last call began. */
  #deploying: Promise<void> | null = null;
  /** The number of characters that fit side by side, to which tables are fitted. */
  columns = 80;

  constructor(playground: Playground) {
    this.#playground = playground;
    this.#chosen = playground.credentials;
    this.#workspace = playground.workspace.id;
    this.#restore();
    if (!playground.isPassing) forgetOthers(playground.workspaces.map(({ id }) => id));
  }

  /** The acting identity, as the prompt names it. */
  get who(): string {
    const { world, credentials, caller, now } = this.#playground;
    const acting = actingNow(world, credentials, caller.ok ? caller.value : null, now);
    const name = acting.name ?? words.root;
    return acting.state === 'good' ? name : `${name} (${actingWords[acting.state]})`;
  }

  /** The screen that is drawn: while a script runs, it changes only a few times a second. */
  get screen(): Screen {
    return this.#screen.drawn;
  }

  get running(): Running | null {
    return this.#text === null ? null : { text: this.#text, ...this.#screen.progress };
  }

  /** Whether an answer waits until it is stored. A script shows its progress instead. */
  get isSaving(): boolean {
    return this.running?.of === 1 && this.#playground.waiting !== null;
  }

  get account(): string {
    const { caller, world } = this.#playground;
    return caller.ok && caller.value.account !== '' ? caller.value.account : accountOf(world);
  }

  readonly host: Host = {
    run: (call) => this.#call(call),
    why: async () => (await import('./why.ts')).whyText(this.#playground),
    world: () => this.#playground.world,
    now: () => this.#playground.now,
    defaultCredentials: () => this.#chosen,
    actAs: (credentials) => this.#playground.actAs(credentials ?? this.#chosen),
    ask: (prompt) => this.#ask(prompt),
    // A waiter needs no patience once the page has deployed what it waits for, which may be so since it has asked.
    wait: (ms) => {
      const deploying = this.#playground.deployment ?? this.#deploying;
      return Promise.race([wait(ms, this.#control?.signal), ...(deploying ? [deploying] : [])]);
    },
    readAhead: async (template) => {
      const { readAhead } = await import('../../../../exchange/incoming/ask-incoming.ts');
      await readAhead(template, this.#control?.signal);
    },
  };

  /** Runs a line or a script. While another one runs, it waits for its turn. */
  async enter(text: string): Promise<void> {
    if (this.running) {
      this.queue = [...this.queue, text];
      return;
    }
    await this.#run(text);
    while (this.queue.length > 0) {
      const [next = '', ...rest] = this.queue;
      this.queue = rest;
      await this.#run(next);
    }
  }

  /** Handles Ctrl-C: stops the running line, and forgets the waiting ones. */
  stop(): void {
    this.queue = [];
    this.#control?.abort();
    this.question?.answer(null);
  }

  /** Handles Ctrl-C on a line that was not entered. */
  abandon(text: string): void {
    this.#begin(`${text}^C`);
  }

  clear(): void {
    this.#screen.latest = { ...emptyScreen, next: this.#screen.latest.next };
  }

  /** Adds a note of the terminal itself, which no command has printed. */
  note(text: string): void {
    this.#print('note', `${text}\n`);
  }

  /** Lists the account's users anew in `~/.aws/credentials`: the account may have changed. */
  listUsers(): void {
    this.session = withUsers(this.session, this.#playground.world);
  }

  /** Replaces the session, after a file was edited or a profile made. */
  keep(session: Session): void {
    this.session = session;
    this.#follow(credentialsOf(session, this.host));
    this.#save();
  }

  /**
   * Follows the page after another workspace was opened or another identity chosen. Must be called whenever either
   * changes.
   */
  follow(): void {
    const { workspace, credentials } = this.#playground;
    if (workspace.id !== this.#workspace) {
      this.stop();
      this.#workspace = workspace.id;
      this.#chosen = credentials;
      this.#screen.latest = emptyScreen;
      this.entered = [];
      this.#restore();
    } else if (!this.running && !sameCredentials(credentials, this.#acting)) this.#yield(credentials);
  }

  get #acting(): Credentials {
    return credentialsOf(this.session, this.host) ?? this.#chosen;
  }

  #follow(current: Credentials | null): void {
    const next = current ?? this.#chosen;
    if (!sameCredentials(next, this.#playground.credentials)) this.#playground.actAs(next);
  }

  /** Lets the terminal act as the identity that was chosen in the page. */
  #yield(credentials: Credentials): void {
    this.#chosen = credentials;
    if (credentialsOf(this.session, this.host) === null) return;
    const { session, unset, choosesPage } = yieldToPage(this.session, this.host);
    this.session = session;
    const notes = [
      words.pageChose(this.who),
      unset.length > 0 && words.unset(unset.join(', ')),
      choosesPage && words.choosesPage,
    ];
    this.#begin(null);
    this.note(notes.filter(Boolean).join(' '));
    this.#save();
  }

  #restore(): void {
    const saved = this.#playground.isPassing ? null : readTerminal(this.#workspace);
    const fresh = filesFor(this.#playground).reduce(
      (session, [path, text]) => withFile(session, path, text),
      createSession(),
    );
    const session = saved === null ? fresh : sessionFrom(saved);
    // The page remembers the last acting identity, so the terminal follows it.
    this.session = credentialsOf(session, this.host) ? yieldToPage(session, this.host).session : session;
    this.listUsers();
  }

  #save(): void {
    if (!this.#playground.isPassing)
      this.saving = writeTerminal(this.#workspace, savedSession(withoutUsers(this.session)));
  }

  async #call(call: Call): Promise<Outcome> {
    this.#deploying = this.#playground.deployment;
    const { outcome, rev, refused } = await answerOf(this.#playground, call);
    const { decision, caller, world } = outcome;
    this.#revs.push(rev);
    this.#deciding = decision && caller ? { decision, asker: askerOf(world, caller), rev } : null;
    if (refused !== null) this.#screen.latest = withRefusal(this.#screen.latest, refused);
    return outcome;
  }

  #begin(command: string | null): void {
    this.#screen.latest = withEntry(this.#screen.latest, {
      who: this.who,
      account: this.account,
      command,
    });
  }

  async #run(text: string): Promise<void> {
    const control = new AbortController();
    this.#control = control;
    this.#screen.begin();
    this.#text = text;
    this.#begin(text);
    const before = this.#screen.latest.next;
    this.listUsers();
    const { files } = this.session;
    const { rev, credentials } = this.#playground;
    this.#revs = [];
    try {
      for await (const event of runLine(
        { ...this.session, columns: this.columns },
        text,
        this.host,
        control.signal,
      ))
        this.#hear(event, before, files);
    } catch (error) {
      this.#print('stderr', `${isNotFetched(error) ? words.notFetched : words.failure(String(error))}\n`);
    } finally {
      this.#screen.paced = false;
      this.#screen.draw();
      this.decided = this.#deciding;
      const line = {
        text,
        isStorable: isStorable(text, this.session),
        before: rev,
        credentials,
        revs: this.#revs,
      };
      this.entered = [...this.entered, line].slice(-mostEntered);
      this.#text = null;
      this.question = null;
      this.#control = null;
      this.#save();
    }
  }

  #hear(event: TerminalEvent, first: number, files: Session['files']): void {
    switch (event.type) {
      case 'command':
        this.#screen.paced = event.of > 1;
        if (event.of > 1 && event.index === 0 && this.#screen.latest.next === first)
          this.#screen.latest = withCommand(this.#screen.latest, event.text);
        else if (event.of > 1) this.#begin(event.text);
        break;
      case 'output':
        this.#print(event.stream, event.text);
        break;
      case 'clear':
        this.clear();
        break;
      case 'progress':
        this.#screen.advance({ done: event.done, of: event.of });
        break;
      case 'session':
        this.session = {
          ...event.session,
          files: mergedFiles(files, this.session.files, event.session.files),
        };
        break;
      case 'exit':
        this.#screen.latest = withCode(this.#screen.latest, event.code);
    }
  }

  #print(tone: Tone, text: string): void {
    if (this.#screen.latest.entries.length === 0) this.#begin(null);
    this.#screen.latest = withOutput(this.#screen.latest, tone, text);
  }

  #ask(prompt: string): Promise<string | null> {
    this.#screen.draw();
    return new Promise((resolve) => {
      this.question = {
        prompt,
        answer: (text) => {
          this.question = null;
          if (text !== null) this.#print('stdout', `${prompt}${text}\n`);
          resolve(text);
        },
      };
    });
  }
}

const terminals = new WeakMap<Playground, Terminal>();

/** Returns the terminal of a playground, made when it is first needed; two playgrounds share nothing. */
export function terminalOf(playground: Playground): Terminal {
  return untrack(() => {
    const terminal = terminals.get(playground) ?? new Terminal(playground);
    terminals.set(playground, terminal);
    return terminal;
  });
}

interface Answered {
  readonly outcome: Outcome;
  readonly rev: number;
  /** The revision under which the answer is explained, if policies refused it; else null. */
  readonly refused: number | null;
}

/** Carries a call out as the whole page does: with a commit, a row in the log, and an undo. */
async function answerOf(playground: Playground, call: Call): Promise<Answered> {
  const { outcome, rev } = await playground.run(call);
  if (!outcome || !isOutcome(outcome)) throw new Error('The call has no outcome');
  const { result, decision } = outcome;
  const isRefused = !result.ok && decision !== null && decision.verdict !== 'allow';
  return { outcome, rev, refused: isRefused ? rev : null };
}

const isOutcome = (outcome: object): outcome is Outcome => 'result' in outcome;

type Files = ReadonlyMap<string, string>;

/**
 * Returns the files after a command during which some were edited in the page: the command's files, with those that
 * the page wrote or removed meanwhile. `before` are the files at the command's start, `edited` are the page's now.
 */
function mergedFiles(before: Files, edited: Files, left: Files): Files {
  if (edited === before) return left;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives as long as this call.
  const merged = new Map(left);
  for (const [path, text] of edited) if (before.get(path) !== text) merged.set(path, text);
  for (const path of before.keys()) if (!edited.has(path)) merged.delete(path);
  return merged;
}

/** Waits for some ms; ends at once if the command is stopped. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
