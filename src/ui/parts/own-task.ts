const waiting: (() => void)[] = [];
// Unlike a timer's, its tasks are neither slowed down when they follow each other nor in a page in the background.
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  const work = waiting.shift();
  if (waiting.length > 0) port2.postMessage(null);
  work?.();
};

/**
 * Runs `work` in a task of its own, after all that was asked for before, so that somebody who taps meanwhile is answered
 * between two of them. @returns how to call it off
 */
export function inOwnTask(work: () => void): () => void {
  waiting.push(work);
  if (waiting.length === 1) port2.postMessage(null);
  return () => {
    const at = waiting.indexOf(work);
    // The work that is called off keeps its place, so that there is a task for each that waits.
    if (at >= 0) waiting[at] = () => undefined;
  };
}
