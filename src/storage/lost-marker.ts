/**
 * A note beside the database that it exists. Browsers hand out an empty database in place of a damaged one
 * without a word, so only something kept elsewhere can tell a first visit from a loss.
 */
interface LostMarker {
  /** The id of the database that was seen last. */
  readonly database: string;
  /** How many workspaces it held. */
  readonly workspaces: number;
}

const keyOf = (name: string): string => `${name}.stored`;

/** Null where there is none or it can't be read. Never throws. */
export function readMarker(name: string): LostMarker | null {
  try {
    const value = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Partial<LostMarker> | null;
    return typeof value?.database === 'string' && typeof value.workspaces === 'number'
      ? { database: value.database, workspaces: value.workspaces }
      : null;
  } catch {
    return null;
  }
}

/** Never throws: without it a loss is only not noticed. */
export function writeMarker(name: string, marker: LostMarker): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(marker));
  } catch {
    // Said above.
  }
}
