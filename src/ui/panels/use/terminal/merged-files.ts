type Files = ReadonlyMap<string, string>;

/**
 * The files after a command ran while some were edited in the page: what the command left, with what the page
 * wrote or removed meanwhile. `before` is what the command began with, `edited` what the page has now.
 */
export function mergedFiles(before: Files, edited: Files, left: Files): Files {
  if (edited === before) return left;
  const merged = new Map(left);
  for (const [path, text] of edited) if (before.get(path) !== text) merged.set(path, text);
  for (const path of before.keys()) if (!edited.has(path)) merged.delete(path);
  return merged;
}
