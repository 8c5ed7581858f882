/** Work that several share: one who does some of it may find more. */
export class Queue<T> {
  readonly #items: T[] = [];
  readonly #waiting: ((item: T | null) => void)[] = [];
  #working = 0;

  add(item: T): void {
    const next = this.#waiting.shift();
    if (!next) this.#items.push(item);
    else {
      this.#working += 1;
      next(item);
    }
  }

  /** Does one thing after the other until nothing is left and nobody can find more. */
  async work(doOne: (item: T) => Promise<void>): Promise<void> {
    for (let item = await this.#take(); item !== null; item = await this.#take())
      try {
        await doOne(item);
      } finally {
        this.#working -= 1;
        if (this.#working === 0 && this.#items.length === 0)
          for (const end of this.#waiting.splice(0)) end(null);
      }
  }

  #take(): Promise<T | null> {
    const item = this.#items.shift();
    if (item !== undefined) {
      this.#working += 1;
      return Promise.resolve(item);
    }
    if (this.#working === 0) return Promise.resolve(null);
    return new Promise((done) => this.#waiting.push(done));
  }
}
