/**
 * Why nothing was undone or brought back.
 * - `changedSince`: `what` names the row that is no longer as the commit left it.
 * - `noLongerKept`: the history doesn't reach back that far.
 */
export type UndoRefusal =
  | { readonly reason: 'nothing' }
  | { readonly reason: 'changedSince'; readonly what: string }
  | { readonly reason: 'noLongerKept' };

/** `run` rejects with it; `undo` and `redo` answer with the refusal. */
export class UndoRefused extends Error {
  override readonly name = 'UndoRefused';
  constructor(
    readonly command: 'undo' | 'redo',
    readonly refusal: UndoRefusal,
  ) {
    super(`${command} refused: ${refusal.reason}`);
  }
}
