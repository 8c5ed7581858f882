import type { Call, Change, World } from '../engine/index.ts';
import { isBusy, nextCall } from '../engine/stacks.ts';
import type { Command, Commit } from './command.ts';
import type { HistoryRow } from './history-row.ts';
import { inOneTab } from './in-one-tab.ts';

/** Where stacks are carried out: a page's open account, or an endpoint's. */
interface DriverHost {
  readonly world: () => World;
  /** The commits that are kept, oldest first. */
  readonly history: () => readonly HistoryRow[] | Promise<readonly HistoryRow[]>;
  /** Carries a call out. Resolves once the world is the one after it. */
  readonly run: (command: Command) => Promise<unknown>;
  /** Resolves once all that was carried out is kept. Missing where it is then at once. */
  readonly settled?: () => Promise<unknown>;
  /** The account's name among the tabs that may carry it out, and how to see what others did. Missing without others. */
  readonly shared?: { readonly name: string; readonly refresh: () => Promise<void> };
}

/** The most calls that aren't kept yet: so many are lost if the page ends, and made again. */
const mostAhead = 64;

/** Milliseconds of work after which the page may draw. */
const slice = 30;

/**
 * Carries out what stacks wait for, one call after the other, each as a command like any other. All of it stands in the
 * stack's rows, so that a stack goes on in whichever page has it open; a call that the stack no longer waits for is
 * refused and changes nothing.
 */
export class StackDriver {
  readonly #host: DriverHost;
  /** The stacks that are being carried out, each until it ends or somebody else carries it out. */
  readonly #running = new Map<string, Promise<void>>();
  /** The gestures to which deployments belong, by stack: undo takes all of one back together. */
  readonly #gestures = new Map<string, string>();

  constructor(host: DriverHost) {
    this.#host = host;
  }

  /** Looks after all stacks whose deployment goes on. Resolves once these have ended, and all of it is kept. */
  async look(commit: Commit | null = null): Promise<void> {
    if (commit) this.#note(commit.command, commit.changes);
    // A stack that begins is in its commit's changes. All are looked through once, when an account is opened.
    const rows = commit ? commit.changes.map(({ after }) => after) : this.#host.world().tables.stacks.list();
    for (const row of rows) {
      if (!row || !('kind' in row) || row.kind !== 'stack' || !isBusy(row) || this.#running.has(row.id))
        continue;
      const { id } = row;
      this.#running.set(
        id,
        this.#driveAlone(id).finally(() => this.#running.delete(id)),
      );
    }
    await Promise.all(this.#running.values());
    await this.#host.settled?.();
  }

  #note(command: HistoryRow['command'], changes: readonly Change[]): void {
    if (command.type !== 'call' || command.gesture === undefined || command.via) return;
    for (const { table, after } of changes)
      if (table === 'stacks' && after?.kind === 'stack') this.#gestures.set(after.id, command.gesture);
  }

  async #gestureOf(stack: string): Promise<string | undefined> {
    if (this.#gestures.has(stack)) return this.#gestures.get(stack);
    for (const { command, changes } of await this.#host.history())
      if (!('count' in changes)) this.#note(command, changes);
    return this.#gestures.get(stack);
  }

  /** Carries one stack out once no other tab does so, and leaves it when all is kept. */
  #driveAlone(stack: string): Promise<void> {
    const { shared, settled } = this.#host;
    if (!shared) return this.drive(stack);
    return inOneTab(`${shared.name} ${stack}`, async (hasWaited) => {
      if (hasWaited) await shared.refresh();
      await this.drive(stack);
      await settled?.();
    });
  }

  /** Carries one stack out, until it waits for nothing. */
  async drive(stack: string): Promise<void> {
    let last: Call | null = null;
    let since = performance.now();
    for (let ahead = 1; ; ahead++) {
      const next = nextCall(this.#host.world(), stack);
      // The same call again: it was refused, because another page has carried it out and that isn't heard of here yet.
      if (!next || (last && isSame(next, last))) return;
      last = next;
      const gesture = await this.#gestureOf(stack);
      await this.#host.run({ ...next, ...(gesture !== undefined && { gesture }) });
      if (ahead % mostAhead === 0) await this.#host.settled?.();
      if (performance.now() - since < slice) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
}

/** The parts of a page by which stacks are carried out. */
interface Page {
  readonly history: readonly HistoryRow[];
  readonly refresh: () => Promise<void>;
  readonly run: (command: Command, onShown?: () => void) => Promise<unknown>;
  readonly settled: () => Promise<unknown>;
}

/** The driver of a page's account of that name, whose world it reads until another account is open. */
export const driverIn = (page: Page, name: string, world: () => World): StackDriver =>
  new StackDriver({
    world,
    history: () => page.history,
    run: (command) => new Promise<void>((shown, failed) => void page.run(command, shown).catch(failed)),
    settled: () => page.settled(),
    shared: { name, refresh: () => page.refresh() },
  });

const isSame = (a: Call, b: Call): boolean =>
  a.operation === b.operation &&
  a.via?.logicalId === b.via?.logicalId &&
  JSON.stringify(a.input) === JSON.stringify(b.input);
