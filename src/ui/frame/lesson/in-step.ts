/** Ignores that the other side is gone: the page says so by itself, and the next change is fetched anyway. */
const isGone = (): void => undefined;

/**
 * Keeps a copy in step with another side, such as an endpoint, that owns it: it is fetched anew after each change, and the
 * other side is told what is answered here.
 */
export class InStep<T> {
  #isAsking = false;
  #isStale = false;
  /** How many answers are on their way to the other side, and how many were given at all. */
  #telling = 0;
  #given = 0;

  constructor(
    private readonly fetchIt: () => Promise<T | null>,
    private readonly show: (one: T) => void,
  ) {}

  /** Fetches and shows it; while that happens, another call fetches it once more afterwards. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const [isQuiet, given] = [this.#telling === 0, this.#given];
        const one = await this.fetchIt();
        // It may be older than an answer that was given meanwhile, and would take that back.
        if (one !== null && isQuiet && given === this.#given) this.show(one);
      }
    } catch {
      isGone();
    } finally {
      this.#isAsking = false;
    }
  }

  /** Tells the other side an answer that stands here already. */
  async tell(send: () => Promise<unknown>): Promise<void> {
    this.#given++;
    this.#telling++;
    await send().catch(isGone);
    this.#telling--;
    await this.refresh();
  }
}
