/**
 * A note outside of the database that the database exists. Browsers replace a damaged database by an empty one without
 * an error, so only such a note tells a loss from a first visit.
 */
interface LostMarker {
  /** The id of the last database that the page opened. */
  readonly database: string;
  /** How many workspaces it held. */
  readonly workspaces: number;
}

const keyOf = (name: string): string => `${name}.stored`;

/** Null if there is none or it can't be read. Never throws. */
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

/** Never throws. Without the note, the page only fails to notice a loss. */
export function writeMarker(name: string, marker: LostMarker): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(marker));
  } catch {
    // The comment on this function says why.
  }
}
