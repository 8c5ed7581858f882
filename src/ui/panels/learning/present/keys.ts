type Move = 'next' | 'back' | 'leave';

/** What clickers send, and what a hand looks for on a keyboard. */
const moves: Readonly<Record<string, Move>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  Escape: 'leave',
};

/** Whether a key belongs to what has the focus: a text, a list, a button that a blank presses. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}

/** Where a key leads in a presentation; null where it is none of its keys, or somebody else's. */
export function movesOf(event: KeyboardEvent): Move | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return null;
  const move = moves[event.key] ?? null;
  return event.key === ' ' && event.shiftKey ? 'back' : move;
}
