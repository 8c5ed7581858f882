let turn: Promise<void> | null = null;

/**
 * Resolves once all that had arrived is read, for everybody who waits at the same time. Answers that are written
 * together wake a busy client up once; it is the dearest part of sending, and each alone would do it.
 */
export const endOfTurn = (): Promise<void> => (turn ??= new Promise(end));

function end(resolve: () => void): void {
  setImmediate(() => {
    turn = null;
    resolve();
  });
}
