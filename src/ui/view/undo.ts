import type { Playground, UndoResult } from '../../playground/playground.svelte.ts';
import { frame as words } from '#words/frame.ts';
import type { View } from './view.svelte.ts';

/** After an undo or redo, removes the message about the action. If it was refused, gives the reason. */
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

/** Takes the newest change back, or says why that isn't possible. */
export async function undo(playground: Playground, view: View): Promise<void> {
  if (playground.canUndo) tell(view, await playground.undo());
}

/** Restores the change that undo took back last, or says why that isn't possible. */
export async function redo(playground: Playground, view: View): Promise<void> {
  if (playground.canRedo) tell(view, await playground.redo());
}
