import type { OperationName, Outcome, TryOutcome } from '../engine/index.ts';
import type { OpenedStore } from '../storage/open-store.ts';
import type { Backend } from './backend.ts';
import type { Commit } from './command.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** The commits that `call` and `ask` resolve with. */
export type CallCommit<N extends OperationName = OperationName> = Commit & { readonly outcome: Outcome<N> };
export type TryCommit = Commit & { readonly outcome: TryOutcome };

/**
 * - `saving`, `saved`: in the browser's database.
 * - `memory`: nothing can be stored here; closing the tab loses it.
 * - `failed`: storage has failed and is tried again; everything is still here.
 * - `endpoint`: on the endpoint that serves the page.
 */
export type Saved = 'saved' | 'saving' | 'memory' | 'failed' | 'endpoint';

export interface PlaygroundOptions {
  readonly backend?: Backend;
  /** Opens the store of the workspaces: by default the browser's database, or memory if that isn't possible. */
  readonly open?: () => Promise<OpenedStore>;
  /** The device's time, ms since the epoch. */
  readonly device?: () => number;
  /** Whether nothing is stored after the visit, as with somebody's link or a lesson. */
  readonly isPassing?: boolean;
  /** The workspace that is shown until the stored one has been read; by default the sample account. */
  readonly first?: WorkspaceState;
}
