/** The place in the history of typed lines. The unfinished line is kept after the newest. */
export class LineHistory {
  readonly #lines: () => readonly string[];
  /** How many lines back from the unfinished one. */
  #back = $state(0);
  #begun = '';

  constructor(lines: () => readonly string[]) {
    this.#lines = lines;
  }

  /** Whether there is a line `steps` earlier (later if negative). */
  has(steps: number): boolean {
    const back = this.#back + steps;
    return back >= 0 && back <= this.#lines().length;
  }

  /** @returns the line `steps` earlier (later if negative), or null if there is none */
  move(steps: number, now: string): string | null {
    if (!this.has(steps)) return null;
    if (this.#back === 0) this.#begun = now;
    this.#back += steps;
    return this.#back === 0 ? this.#begun : (this.#lines().at(-this.#back) ?? null);
  }

  /** Goes back to the end, after a line was entered or chosen otherwise. */
  reset(): void {
    this.#back = 0;
    this.#begun = '';
  }
}

/** Returns the lines that hold all words of a query regardless of case, newest first, each once. */
export function searchLines(lines: readonly string[], query: string, most: number): readonly string[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives as long as this call.
  const found = new Set<string>();
  for (let at = lines.length - 1; at >= 0 && found.size < most; at--) {
    const line = lines[at] ?? '';
    const lower = line.toLowerCase();
    if (wanted.every((word) => lower.includes(word))) found.add(line);
  }
  return [...found];
}
