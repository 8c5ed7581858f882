import type { Commit } from './command.ts';

/**
 * Why nothing was undone or brought back.
 * - `changedSince`: `what` names the row that is no longer as the commit left it.
 * - `noLongerKept`: the history doesn't reach back that far.
 */
type UndoRefusal =
  | { readonly reason: 'nothing' }
  | { readonly reason: 'changedSince'; readonly what: string }
  | { readonly reason: 'noLongerKept' };

export type UndoResult =
  { readonly ok: true; readonly commit: Commit } | { readonly ok: false; readonly refusal: UndoRefusal };

/** Carries the refusal out of `run`. `undo` and `redo` return it as an answer. */
export class UndoRefused extends Error {
  override readonly name = 'UndoRefused';
  constructor(
    readonly command: 'undo' | 'redo',
    readonly refusal: UndoRefusal,
  ) {
    super(`${command} refused: ${refusal.reason}`);
  }
}

/** The result of an undo or a redo. A refusal is an answer; any other failure rejects. */
export async function resultOf(asked: Promise<Commit>): Promise<UndoResult> {
  try {
    return { ok: true, commit: await asked };
  } catch (error) {
    if (error instanceof UndoRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
