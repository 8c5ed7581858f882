let turn: Promise<void> | null = null;

/**
 * Resolves after all that has arrived is read, for all who wait at the same time. Answers written together wake a busy
 * client only once. Waking it is the dearest part of sending.
 */
export const endOfTurn = (): Promise<void> => (turn ??= new Promise(end));

function end(resolve: () => void): void {
  setImmediate(() => {
    turn = null;
    resolve();
  });
}
