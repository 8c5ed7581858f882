/** Which lessons were solved, and in which version, as long as the page is open. */
class SolvedLessons {
  #versions = $state.raw<ReadonlyMap<string, number>>(new Map());

  /** The version that was solved last, or null. */
  versionOf(id: string): number | null {
    return this.#versions.get(id) ?? null;
  }

  add(id: string, version: number): void {
    if (this.versionOf(id) !== version) this.#versions = new Map([...this.#versions, [id, version]]);
  }
}

export const solvedLessons = new SolvedLessons();
