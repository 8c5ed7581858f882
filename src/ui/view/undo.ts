import type { Playground, UndoResult } from '../../playground/playground.svelte.ts';
import { frame as words } from '#words/frame.ts';
import type { View } from './view.svelte.ts';

/** After an undo or redo, drops the message that told of the action. A refused one says why. */
function tell(view: View, result: UndoResult): void {
  if (result.ok) {
    view.dismissDone();
    return;
  }
  const { refusal } = result;
  const { refusals } = words.undo;
  view.flash(
    refusal.reason === 'changedSince' ? refusals.changedSince(refusal.what) : refusals[refusal.reason],
  );
}

/** Takes the newest change back, and says so where that can't be done. */
export async function undo(playground: Playground, view: View): Promise<void> {
  if (playground.canUndo) tell(view, await playground.undo());
}

/** Brings back what undo took last, and says so where that can't be done. */
export async function redo(playground: Playground, view: View): Promise<void> {
  if (playground.canRedo) tell(view, await playground.redo());
}
