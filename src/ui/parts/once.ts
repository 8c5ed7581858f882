/**
 * Fetches something once. From when it has arrived it is returned itself, in place of a promise: what is shown with it
 * then stands there in the same frame as what it belongs to. What could not be fetched is fetched again.
 */
export function once<T>(load: () => Promise<T>): () => T | Promise<T> {
  let arrived: T | undefined;
  return () => arrived ?? load().then((it) => (arrived = it));
}
