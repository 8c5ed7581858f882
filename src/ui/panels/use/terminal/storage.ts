/**
 * Where a workspace's terminal (its history, files, variables) is kept between visits: this browser's
 * localStorage, an entry for each workspace.
 */
const prefix = 'iam-playground.terminal.';
/** Characters; browsers give a page about five million in all. */
const longest = 1_000_000;

export type Saving = 'saved' | 'blocked' | 'too-large';

/** The stored text, or null where there is none or the browser keeps it away. */
export function readTerminal(workspace: string): string | null {
  try {
    return localStorage.getItem(prefix + workspace);
  } catch {
    return null;
  }
}

export function writeTerminal(workspace: string, text: string): Saving {
  if (text.length > longest) return 'too-large';
  try {
    localStorage.setItem(prefix + workspace, text);
    return 'saved';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'too-large' : 'blocked';
  }
}

/** Forgets the terminals of deleted workspaces. */
export function forgetOthers(workspaces: readonly string[]): void {
  const kept = new Set(workspaces.map((id) => prefix + id));
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
    for (const key of keys) if (key?.startsWith(prefix) && !kept.has(key)) localStorage.removeItem(key);
  } catch {
    // Blocked: then there is nothing to let go of.
  }
}
