import { untrack } from 'svelte';
import type { Call, Credentials, Outcome } from '../../../../engine/index.ts';
import { accountOf } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Host, Session, TerminalEvent } from '../../../../terminal/terminal.ts';
import {
  createSession,
  runLine,
  savedSession,
  sessionFrom,
  withFile,
} from '../../../../terminal/terminal.ts';
import { acting as actingWords } from '#words/acting.ts';
import { isNotFetched } from '../../../parts/not-fetched.ts';
import { terminalPanel as words } from '#words/terminal-panel.ts';
import { actingNow } from '../../account/acting/acting-now.ts';
import { sameCredentials, credentialsOf, yieldToPage } from './acting.ts';
import { filesFor } from './given-files.ts';
import { PacedScreen, type Progress } from './paced-screen.svelte.ts';
import type { Screen, Tone } from './screen.ts';
import { emptyScreen, withCode, withCommand, withEntry, withOutput, withRefusal } from './screen.ts';

/**
 * Where a workspace's terminal (its history, files, variables) is kept between visits: this browser's
 * localStorage, an entry for each workspace.
 */
const prefix = 'iam-playground.terminal.';
/** Characters; browsers give a page about five million in all. */
const longest = 1_000_000;

type Saving = 'saved' | 'blocked' | 'too-large';

/** The stored text, or null where there is none or the browser keeps it away. */
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

/** Forgets the terminals of deleted workspaces. */
function forgetOthers(workspaces: readonly string[]): void {
  const kept = new Set(workspaces.map((id) => prefix + id));
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    for (const key of keys) if (key?.startsWith(prefix) && !kept.has(key)) localStorage.removeItem(key);
  } catch {
    // Blocked: then there is nothing to let go of.
  }
}

/** The running line or script, and its progress. */
interface Running extends Progress {
  readonly text: string;
}

/** Something that a command asks the person who types. */
interface Question {
  readonly prompt: string;
  readonly answer: (text: string | null) => void;
}

/** The terminal of a playground: what it remembers, what is on its screen, what runs in it. */
export class Terminal {
  readonly #playground: Playground;
  /** The identity chosen in the page: it acts where neither variables nor a profile name another. */
  #chosen: Credentials;
  #workspace: string;
  #control: AbortController | null = null;
  readonly #screen = new PacedScreen();
  session = $state.raw<Session>(createSession());
  #text = $state<string | null>(null);
  question = $state.raw<Question | null>(null);
  /** Lines that were entered while another runs. */
  queue = $state.raw<readonly string[]>([]);
  saving = $state<Saving>('saved');
  /** Characters that fit side by side, to which tables are fitted. */
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

  /** The screen as it is drawn: a few times a second while a script runs. */
  get screen(): Screen {
    return this.#screen.drawn;
  }

  get running(): Running | null {
    return this.#text === null ? null : { text: this.#text, ...this.#screen.progress };
  }

  /** Whether an answer waits until it is saved. A script tells how far it is instead. */
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
    wait: (ms) => wait(ms, this.#control?.signal),
  };

  /** Enters a line or a script. While another runs, it waits for its turn. */
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

  /** Ctrl-C: stops what runs, and forgets the lines that wait. */
  stop(): void {
    this.queue = [];
    this.#control?.abort();
    this.question?.answer(null);
  }

  /** Ctrl-C on a line that was not entered. */
  abandon(text: string): void {
    this.#begin(`${text}^C`);
  }

  clear(): void {
    this.#screen.latest = { ...emptyScreen, next: this.#screen.latest.next };
  }

  /** Says something in the terminal that no command has printed. */
  note(text: string): void {
    this.#print('note', `${text}\n`);
  }

  /** Puts another session in place: a file was edited, a profile made. */
  keep(session: Session): void {
    this.session = session;
    this.#follow(credentialsOf(session, this.host));
    this.#save();
  }

  /** Follows the page: another workspace was opened, or somebody was chosen there. Called whenever either changes. */
  follow(): void {
    const { workspace, credentials } = this.#playground;
    if (workspace.id !== this.#workspace) {
      this.stop();
      this.#workspace = workspace.id;
      this.#chosen = credentials;
      this.#screen.latest = emptyScreen;
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

  /** Somebody was chosen in the page: from now on the terminal acts as them as well. */
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
    // The page remembers who acted when it was left, not the terminal.
    this.session = credentialsOf(session, this.host) ? yieldToPage(session, this.host).session : session;
  }

  #save(): void {
    if (!this.#playground.isPassing) this.saving = writeTerminal(this.#workspace, savedSession(this.session));
  }

  async #call(call: Call): Promise<Outcome> {
    const { outcome, refused } = await answerOf(this.#playground, call);
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
    const { files } = this.session;
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

/** The terminal of a playground, made when it is first asked for; two playgrounds share nothing. */
export function terminalOf(playground: Playground): Terminal {
  return untrack(() => {
    const terminal = terminals.get(playground) ?? new Terminal(playground);
    terminals.set(playground, terminal);
    return terminal;
  });
}

interface Answered {
  readonly outcome: Outcome;
  /** The revision by which the answer is explained, where policies refused it; else null. */
  readonly refused: number | null;
}

/** Carries a call out as everything on the page is carried out: with its commit, its row in the log, its undo. */
async function answerOf(playground: Playground, call: Call): Promise<Answered> {
  const { outcome, rev } = await playground.run(call);
  if (!outcome || !isOutcome(outcome)) throw new Error('The call has no outcome');
  const { result, decision } = outcome;
  const isRefused = !result.ok && decision !== null && decision.verdict !== 'allow';
  return { outcome, refused: isRefused ? rev : null };
}

const isOutcome = (outcome: object): outcome is Outcome => 'result' in outcome;

type Files = ReadonlyMap<string, string>;

/**
 * The files after a command ran while some were edited in the page: what the command left, with what the page
 * wrote or removed meanwhile. `before` is what the command began with, `edited` what the page has now.
 */
function mergedFiles(before: Files, edited: Files, left: Files): Files {
  if (edited === before) return left;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives as long as this call.
  const merged = new Map(left);
  for (const [path, text] of edited) if (before.get(path) !== text) merged.set(path, text);
  for (const path of before.keys()) if (!edited.has(path)) merged.delete(path);
  return merged;
}

/** Lets time pass. Ms; ends at once where what waits is stopped. */
function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
