const waiting: (() => void)[] = [];
// Unlike a timer's tasks, its tasks aren't slowed down if many follow each other, or in a page in the background.
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  const work = waiting.shift();
  if (waiting.length > 0) port2.postMessage(null);
  work?.();
};

/**
 * Runs `work` in a task of its own, after all that was passed in before, so that the page can answer a tap between two
 * of them. @returns a function that cancels it
 */
export function inOwnTask(work: () => void): () => void {
  waiting.push(work);
  if (waiting.length === 1) port2.postMessage(null);
  return () => {
    const at = waiting.indexOf(work);
    // Cancelled work keeps its place, so that there is one task for each entry.
    if (at >= 0) waiting[at] = () => undefined;
  };
}
